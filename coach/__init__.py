"""Back Coach: an exercise-routine coach for people whose back hurts when they walk."""

__version__ = "0.1.0"
