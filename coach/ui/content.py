"""Where screens find what they show."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.domain.exercise import Exercise
from coach.figure.pose_file import PoseFile


@dataclass(frozen=True, slots=True)
class Content:
    """Exercises and the way they are drawn, by id."""

    exercise: Callable[[str], Exercise]
    pose: Callable[[str], PoseFile | None]
