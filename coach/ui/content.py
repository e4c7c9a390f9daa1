"""Where screens find what they show."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.domain.exercise import Exercise
from coach.domain.kinder import Mark
from coach.figure.pose_file import PoseFile


@dataclass(frozen=True, slots=True)
class Content:
    """Exercises, the way they are drawn, and why one asks for care with the person's body, by id."""

    exercise: Callable[[str], Exercise]
    pose: Callable[[str], PoseFile | None]
    care: Callable[[str], Mark | None] = lambda _: None
