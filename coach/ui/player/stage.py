"""The stage of the session: the drawn person, and the strip with set, side and hold or reps."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise, RepsDose, Side
from coach.domain.player.machine import WARM_UP_S
from coach.domain.player.state import Lead
from coach.domain.player.view import PlayerView
from coach.domain.timeline import Step, StepKind
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_view import FigureView
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.pips import Pips
from coach.ui.kit.ring import MiniRing
from coach.ui.kit.side_switch import SideSwitch
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CONTROL, tokens_of

CHIP_INSET_PX = 20

WARM_UP_EXERCISE = "standing-march"

QUIET = frozenset({StepKind.PREPARE, StepKind.REST, StepKind.SWITCH, StepKind.TRANSITION})
"""Steps that show the pose to come on a quiet stage."""


class Chip(QWidget):
    """A few words on the stage, wrapped to the room that it leaves."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        self._text = Text("", "heading", wrap=True)
        row.addWidget(self._text)
        self.move(CHIP_INSET_PX, CHIP_INSET_PX)

    def show_words(self, text: str, colour: str) -> None:
        """Show `text` in a category's colour; nothing when it is empty."""
        self._text.set_color(colour)
        if text != self._text.text():
            self._text.setText(text)
            self.setVisible(bool(text))
            self.fit()

    def fit(self) -> None:
        """Take as much of the stage as the words need."""
        width = min(self.sizeHint().width(), self._stage.width() - 2 * CHIP_INSET_PX)
        self.resize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, tokens.surface, tokens.line)


class Cell(QWidget):
    """One fact: a small label, a large value, and a drawing of it at the right."""

    def __init__(self, drawing: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._label = Text("", "body", "ink_2")
        self._value = Text("", "page")
        column.addWidget(self._label)
        column.addWidget(self._value)
        row.addLayout(column)
        row.addStretch(1)
        row.addWidget(drawing)
        self.drawing = drawing

    def show_fact(self, label: str, value: str, *, is_drawn: bool) -> None:
        """Show a label and its value."""
        self._label.setText(label)
        self._value.setText(value)
        self.drawing.setVisible(is_drawn)

    def set_scale(self, scale: float) -> None:
        """Follow the size of the window."""
        self._value.set_scale(scale)
        side, edge = round(20 * scale), round(14 * scale * scale)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(side, edge, side, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), tokens.line)
        if self.x() > 1:
            painter.fillRect(QRectF(0, 0, 1, self.height()), tokens.line)


class Stage(Card):
    """Shows one moment of the session."""

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._exercise, self._pose = content.exercise, content.pose
        self._shown: tuple[Step, StepKind] | str | None = None
        self.figure = FigureView()
        self._chip = Chip(self.figure)
        self._pips, self._side_switch, self._mini_ring = Pips(1, 1), SideSwitch(), MiniRing()
        self._sets, self._sides, self._amount = (
            Cell(self._pips),
            Cell(self._side_switch),
            Cell(self._mini_ring),
        )
        self.body.addWidget(self.figure, 1)
        cells = QHBoxLayout()
        cells.setSpacing(0)
        for cell in (self._sets, self._sides, self._amount):
            cells.addWidget(cell, 1)
        self.body.addLayout(cells)

    def show_view(self, view: PlayerView, chip: str) -> None:
        """Draw a moment."""
        work = view.work
        if work is None or work.exercise is None:
            return
        if view.lead is Lead.WARM_UP:
            self._show_warm_up(view)
            return
        exercise = self._exercise(work.exercise)
        category = exercise.category.value
        if self._shown != (work, view.step.kind):
            self._shown = (work, view.step.kind)
            self._show_motion(view, work, exercise)
        self.figure.set_elapsed(view.elapsed_s if view.step.is_work else 0.0)
        is_quiet = view.step.kind in QUIET
        self._chip.show_words(chip, "ink" if is_quiet else category)
        self._show_sets(work)
        self._show_side(work)
        self._show_amount(view, work, exercise, category)

    def _show_warm_up(self, view: PlayerView) -> None:
        """The march on the spot, outside the timeline."""
        march = self._exercise(WARM_UP_EXERCISE)
        if self._shown != march.id and isinstance(march.dose, RepsDose):
            self._shown = march.id
            self.figure.set_quiet(False)
            self.figure.show_motion(
                self._pose(march.id),
                kind="reps",
                tempo_s=march.dose.tempo.phases_s,
                duration_s=WARM_UP_S,
                side="left",
                alternate=march.dose.alternate,
                category=march.category.value,
                fallback_text=march.start,
            )
            self._describe(march)
        self.figure.set_elapsed(WARM_UP_S - view.lead_left_s)
        self._chip.show_words(march.name, "ink")
        self._sets.show_fact(self.tr("Set"), self.tr("None yet"), is_drawn=False)
        self._sides.show_fact(self.tr("Side"), words.side(Side.ALTERNATING), is_drawn=False)
        self._amount.show_fact(self.tr("Effort"), self.tr("Easy"), is_drawn=False)

    def _show_motion(self, view: PlayerView, work: Step, exercise: Exercise) -> None:
        self.figure.set_quiet(view.step.kind in QUIET)
        self.figure.show_motion(
            self._pose(exercise.id),
            kind="reps" if work.tempo else "hold",
            tempo_s=work.tempo.phases_s if work.tempo else None,
            duration_s=work.duration_s,
            side="right" if work.side is Side.RIGHT else "left",
            alternate=work.side is Side.ALTERNATING,
            category=exercise.category.value,
            fallback_text=exercise.start,
        )
        self._describe(exercise)

    def _describe(self, exercise: Exercise) -> None:
        keys = self.tr("Arrow keys turn the view.")
        self.figure.setAccessibleName(exercise.name)
        self.figure.setAccessibleDescription(" ".join((exercise.start, *exercise.steps, keys)))

    def _show_sets(self, work: Step) -> None:
        number, count = work.set or 1, work.sets or 1
        self._pips.set_pips(count, number)
        value = self.tr("{n} of {m}").format(n=number, m=count)
        self._sets.show_fact(self.tr("Set"), value, is_drawn=count > 1)

    def _show_side(self, work: Step) -> None:
        side = work.side or Side.BOTH
        is_one = side in {Side.LEFT, Side.RIGHT}
        if is_one:
            self._side_switch.set_side(side.value)
        self._sides.show_fact(self.tr("Side"), words.side(side), is_drawn=is_one)

    def _show_amount(self, view: PlayerView, work: Step, exercise: Exercise, category: str) -> None:
        if view.step.kind in QUIET:
            needs = ", ".join(exercise.equipment) or self.tr("nothing")
            self._amount.show_fact(self.tr("You need"), needs[0].upper() + needs[1:], is_drawn=False)
        elif view.reps is not None:
            done = self.tr("{n} of {m}").format(n=view.reps.total - view.reps.left + 1, m=view.reps.total)
            self._mini_ring.set_progress(_phase_share(view), category)
            self._amount.show_fact(self.tr("Rep"), done, is_drawn=True)
        else:
            value = self.tr("{s} s").format(s=work.duration_s)
            if work.holds and work.holds > 1:
                value = self.tr("{s} s, {n} of {m}").format(s=work.duration_s, n=work.hold, m=work.holds)
            self._mini_ring.set_progress(((work.hold or 1) - view.fraction) / (work.holds or 1), category)
            self._amount.show_fact(self.tr("Hold"), value, is_drawn=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = max(0.72, min(1.0, self.width() / 744))
        for cell in (self._sets, self._sides, self._amount):
            cell.set_scale(scale)
        self._chip.fit()


def _phase_share(view: PlayerView) -> float:
    """How much of the current rep is behind."""
    if view.reps is None or view.step.tempo is None:
        return 0.0
    rep_s = view.step.tempo.rep_s
    return (view.elapsed_s % rep_s) / rep_s
