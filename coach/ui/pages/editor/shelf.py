"""What the editor may put into a routine, and how each exercise looks in a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Exercise
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.icons import paint_icon
from coach.ui.kit.control import rounded
from coach.ui.theme import RADIUS_CONTROL, tokens_of

_ICON_PX = 20


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every exercise there is, the level of each by id, and which ones the person wrote."""

    exercises: tuple[Exercise, ...]
    levels: Mapping[str, int]
    own: frozenset[str]

    def by_id(self) -> dict[str, Exercise]:
        """The exercises by id."""
        return {exercise.id: exercise for exercise in self.exercises}

    def found(self, wanted: str) -> tuple[Exercise, ...]:
        """The exercises in whose name, muscles or category every word of `wanted` appears, by name."""
        parts = wanted.casefold().split()
        fitting = (
            exercise for exercise in self.exercises if all(part in _searched(exercise) for part in parts)
        )
        return tuple(sorted(fitting, key=lambda exercise: exercise.name.casefold()))


def _searched(exercise: Exercise) -> str:
    return f"{exercise.name} {exercise.category.value} {exercise.muscles}".casefold()


class WordsThumb(QWidget):
    """The neutral card of an exercise that is told in words only."""

    def __init__(self, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, RADIUS_CONTROL, tokens.sunken, tokens.line)
        left, top = (rect.width() - _ICON_PX) / 2, (rect.height() - _ICON_PX) / 2
        paint_icon(painter, QRectF(left, top, _ICON_PX, _ICON_PX), "learn", tokens.ink_3)


def thumb_of(exercise: Exercise, content: Content, size: QSize) -> QWidget:
    """The working pose of an exercise on its tint, or the neutral card."""
    pose = content.pose(exercise.id)
    return FigureThumb(pose, exercise.category.value, size) if pose else WordsThumb(size)
