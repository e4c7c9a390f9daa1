"""One exercise on paper: its drawings, dose, cue, steps and caution."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt

from coach.domain.exercise import Exercise, HoldDose
from coach.domain.routine import Item, Routine
from coach.figure.camera import Side, camera_of
from coach.figure.motion import Moment, starting_moment, working_moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_builder import Shot
from coach.ui.figure_inks import Inks, Look
from coach.ui.figure_replay import Drawing, replay
from coach.ui.pages.library import phrases
from coach.ui.paper.page import Paper, height_of
from coach.ui.theme import LIGHT

PICTURE = QSizeF(106, 80)
STEPS_AT_MOST = 3

_SHOWN: Final[Side] = "right"
_LINE_M: Final = 0.010
_NUMBER_PT, _GAP_PT, _COLUMN_GAP_PT, _RADIUS_PT = 20.0, 6.0, 16.0, 5.0
_LABEL_PT = 12.0
_INDENT_PT = 11.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("routine sheet", text)


@dataclass(frozen=True, slots=True)
class Drawings:
    """How an exercise is drawn, in Qt's shapes: at its start and at its work; one when both are the same."""

    start: Drawing | None = None
    work: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Shots:
    """What has to be built for an exercise; nothing where it is told in words only."""

    start: Shot | None = None
    work: Shot | None = None

    @property
    def all(self) -> tuple[Shot, ...]:
        """The drawings that are needed, each once."""
        return tuple(shot for shot in (self.start, self.work) if shot is not None)


def shots_of(routine: Routine, pose: Callable[[str], PoseFile | None]) -> dict[str, Shots]:
    """The drawings of every exercise of a routine, by its id."""
    return {item.exercise: _shots(pose(item.exercise)) for item in routine.items}


def _shots(pose_file: PoseFile | None) -> Shots:
    if pose_file is None:
        return Shots()
    start, work = starting_moment(pose_file), working_moment(pose_file)
    return Shots(_shot(pose_file, start) if start != work else None, _shot(pose_file, work, is_still=True))


def _shot(pose_file: PoseFile, moment: Moment, is_still: bool = False) -> Shot:
    camera = camera_of(pose_file, _SHOWN)
    return Shot(pose_file, hash(pose_file), moment, _SHOWN, camera, _LINE_M, is_still=is_still)


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise, from its number to its caution."""

    number: int
    item: Item
    exercise: Exercise
    drawings: Drawings
    look: Look

    @property
    def has_picture(self) -> bool:
        return self.drawings.work is not None

    def _text_x(self) -> float:
        return _NUMBER_PT + 2 * PICTURE.width() + _GAP_PT + _COLUMN_GAP_PT

    def _lines(self) -> list[tuple[str, str, str, float, float]]:
        """Text, role, colour, indent and the space above, in their order."""
        dose = phrases.dose_and_rest(self.item.dose)
        lines = [(self.exercise.name, "heading", "ink", 0.0, 0.0), (dose, "body_strong", "ink", 0.0, 1.0)]
        if self.has_picture:
            lines.append((self.exercise.cue, "body_medium", "ink_2", 0.0, 3.0))
        steps = self.exercise.steps[:STEPS_AT_MOST]
        lines += [(step, "body", "ink", _INDENT_PT, 3.5 if not n else 0.5) for n, step in enumerate(steps)]
        lines.append((self.exercise.caution, "caption", "ink_2", _INDENT_PT, 4.0))
        return [line for line in lines if line[0]]

    def height(self, width: float) -> float:
        """Points, for a row of this width."""
        column = width - self._text_x()
        words_pt = sum(
            above + height_of(text, role, column - indent) for text, role, _, indent, above in self._lines()
        )
        return max(words_pt, PICTURE.height() + _LABEL_PT)

    def paint(self, paper: Paper) -> None:
        """Paint the row at the cursor and move it below."""
        top, left = paper.y, paper.room.left()
        paper.write(str(self.number), "heading", "ink_3", left, _NUMBER_PT)
        paper.y = top
        self._paint_words(paper, left + self._text_x())
        self._paint_pictures(paper, QPointF(left + _NUMBER_PT, top + 1))
        paper.y = top + self.height(paper.room.width())

    def _paint_words(self, paper: Paper, x: float) -> None:
        column = paper.room.right() - x
        step = 0
        for text, role, colour, indent, above in self._lines():
            paper.y += above
            top = paper.y
            if role == "body":
                step += 1
                paper.write(f"{step}", "body", "ink_3", x, indent)
                paper.y = top
            elif role == "caption":
                paper.icon("octagon-alert", QRectF(x - 0.5, top + 1.2, 7.8, 7.8), "danger")
            paper.write(text, role, colour, x + indent, column - indent)

    def _paint_pictures(self, paper: Paper, corner: QPointF) -> None:
        wide, high = PICTURE.width(), PICTURE.height()
        whole = QRectF(corner, QSizeF(2 * wide + _GAP_PT, high))
        work = self.drawings.work
        if work is None:
            paper.box(whole, "sunken", _RADIUS_PT)
            column = whole.width() - 40
            paper.y = whole.center().y() - height_of(self.exercise.cue, "heading", column) / 2
            centre = Qt.AlignmentFlag.AlignHCenter
            paper.write(self.exercise.cue, "heading", "ink", whole.left() + 20, column, centre)
        elif self.drawings.start is None:
            self._paint_picture(paper, whole, work, _tr("Hold"))
        else:
            left, right = QRectF(corner, PICTURE), QRectF(corner + QPointF(wide + _GAP_PT, 0), PICTURE)
            self._paint_picture(paper, left, self.drawings.start, _tr("Start"))
            self._paint_picture(
                paper, right, work, _tr("Hold") if isinstance(self.item.dose, HoldDose) else _tr("End")
            )

    def _paint_picture(self, paper: Paper, rect: QRectF, drawing: Drawing, label: str) -> None:
        category = self.exercise.category.value
        tint = LIGHT.tint(category)
        paper.box(rect, tint, _RADIUS_PT)
        replay(paper.painter, rect, drawing, Inks(category, LIGHT, tint, self.look))
        paper.y = rect.bottom() + 2
        paper.write(label, "caption", "ink_2", rect.left(), rect.width())
