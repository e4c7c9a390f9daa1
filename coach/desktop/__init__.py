"""Floor 4: QtCore objects with signals, one adapter each to the desktop."""
