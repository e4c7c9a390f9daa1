"""One exercise of the routine in the table."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.dosing import (
    HOLD_S,
    PAUSE_S,
    REPS,
    SETS,
    with_rest,
    with_sets,
    with_work,
    work_of,
)
from coach.domain.exercise import Dose, Exercise, HoldDose
from coach.ui.content import Content
from coach.ui.icons import paint_icon
from coach.ui.kit.button import IconButton
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.details import Details
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.shelf import thumb_of
from coach.ui.theme import RADIUS_CELL, SPACE_8, tokens_of

HANDLE_PX, SETS_PX, WORK_PX, REST_PX, BIN_PX = 28, 112, 132, 112, 40
THUMB = QSize(56, 44)
UNBUILT_PX = THUMB.height() + 2 * SPACE_8 + 2
"""What a row takes whose words stand in one line each."""

GAP_PX = 10
FINE_BELOW_S = 15
"""Short holds are changed second by second, longer ones in steps of five."""

_DRAG_FROM_PX = 4


class Handle(Control):
    """Drag it, or press Alt+Up and Alt+Down; plain arrows go to the next row."""

    stepped = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    cancelled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.focus_radius = RADIUS_CELL
        self._from: QPoint | None = None
        self._is_dragging = False
        self.setAccessibleName(name)
        self.setToolTip(tr("Drag to move, or press Alt and an arrow key"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFixedSize(HANDLE_PX, 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._end()
            self.cancelled.emit()
        elif event.key() in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.globalPosition().toPoint()
        if self._from is None:
            return
        if (point - self._from).manhattanLength() >= _DRAG_FROM_PX:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragging:
            self.dragged.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging = self._is_dragging
        self._end()
        super().mouseReleaseEvent(event)
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())

    def _end(self) -> None:
        self._from, self._is_dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.hovered():
            rounded(painter, QRectF(self.rect()), RADIUS_CELL, tokens.sunken)
        paint_icon(painter, QRectF(self.rect()).adjusted(5, 0, -5, 0), "grip", tokens.ink_2)


class HintButton(LaidOut, Control):
    """The rest of a dose in words; opens and closes its details."""

    def __init__(self) -> None:
        super().__init__()
        self.focus_radius = RADIUS_CELL
        self.setCheckable(True)
        self._inside = row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(2)
        self._words = Text("", "caption", "ink_2", wrap=True)
        row.addWidget(self._words)
        row.addWidget(IconView("chevron-down", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        let_mouse_through(self)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_hint(self, hint: str, exercise_name: str) -> None:
        """Change the words."""
        self._words.setText(hint)
        self.setAccessibleName(tr("Details of {name}").format(name=exercise_name))
        self.setAccessibleDescription(hint)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hovered():
            tokens = tokens_of(self)
            rounded(QPainter(self), QRectF(self.rect()).adjusted(-4, 0, 0, 0), RADIUS_CELL, tokens.sunken)


class Row(QWidget):
    """An exercise with its numbers; every change is told as the whole dose.

    It keeps its place from the start and its controls come with `build`; those of the details, which most
    rows never show, when they are first wished for."""

    dosed = Signal(object)
    removed = Signal()
    pressed = Signal()

    def __init__(self, exercise: Exercise, dose: Dose, content: Content) -> None:
        super().__init__()
        self.exercise = exercise
        self._dose = dose
        self._content = content
        self._is_current = False
        self._details: Details | None = None
        self.is_built = False
        self.setMinimumHeight(UNBUILT_PX)

    def build(self) -> None:
        """Make the controls, if there are none yet."""
        if self.is_built:
            return
        self.is_built = True
        name = self.exercise.name
        self.handle = Handle(tr("Move {name}").format(name=name))
        self.hint = HintButton()
        self.sets = _stepper(tr("Sets of {name}").format(name=name), SETS.least, SETS.most, SETS_PX)
        self.work = self._work_stepper(self._dose, name)
        self.rest = _stepper(
            tr("Rest between sets of {name}").format(name=name), PAUSE_S.least, PAUSE_S.most, REST_PX, "s"
        )
        self.rest.setSingleStep(PAUSE_S.step)
        self.no_rest = Text(tr("one set, no rest"), "caption", "ink_2", wrap=True)
        self.no_rest.setFixedWidth(REST_PX)
        self.bin = IconButton("trash", tr("Remove {name}").format(name=name), quiet=True)
        self._lay_out()
        self._connect()
        self.show_dose(self._dose)
        self.setMinimumHeight(0)

    @property
    def details(self) -> Details:
        """The numbers that are not in the line."""
        if self._details is None:
            self._details = Details(self._dose, self.exercise.name)
            self._details.hide()
            self._details.show_dose(self._dose)
            self._details.dosed.connect(self._change)
            self._column.addWidget(self._details)
            stops = self.stops()
            for before, stop in pairwise(stops[stops.index(self.rest) :]):
                QWidget.setTabOrder(before, stop)
        return self._details

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        shown = self._details
        more = [*shown.sides.cells(), *shown.steppers()] if shown else []
        return [self.handle, self.hint, self.sets, self.work, self.rest, *more, self.bin]

    @staticmethod
    def _work_stepper(dose: Dose, name: str) -> Stepper:
        if isinstance(dose, HoldDose):
            said = tr("Seconds of each hold of {name}").format(name=name)
            return _stepper(said, HOLD_S.least, HOLD_S.most, WORK_PX, "s")
        said = tr("Reps of {name}").format(name=name)
        return _stepper(said, REPS.least, REPS.most, WORK_PX, tr("reps"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(self.exercise.name, "body_strong", wrap=True))
        words.addWidget(self.hint)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(GAP_PX)
        line.addWidget(self.handle)
        line.setContentsMargins(SPACE_8, SPACE_8, 2, SPACE_8 + 1)
        line.addWidget(thumb_of(self.exercise, self._content, THUMB))
        line.addLayout(words, 1)
        for control in (self.sets, self.work, self.rest, self.no_rest):
            line.addWidget(control)
        line.addWidget(self.bin)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(line)

    def _connect(self) -> None:
        self.sets.valueChanged.connect(lambda n: self._change(with_sets(self._dose, n)))
        self.work.valueChanged.connect(lambda n: self._change(with_work(self._dose, n)))
        self.rest.valueChanged.connect(lambda n: self._change(with_rest(self._dose, n)))
        self.hint.toggled.connect(lambda is_open: self.details.setVisible(is_open))
        self.bin.clicked.connect(self.removed)

    def _change(self, dose: Dose) -> None:
        if dose != self._dose:
            self.dosed.emit(dose)

    def is_for(self, dose: Dose) -> bool:
        """Whether the controls of this row fit a dose."""
        return type(dose) is type(self._dose)

    def show_dose(self, dose: Dose) -> None:
        """Show a dose of the same kind without telling of it."""
        self._dose = dose
        if not self.is_built:
            return
        if isinstance(dose, HoldDose):
            self.work.setSingleStep(1 if dose.hold_s < FINE_BELOW_S else HOLD_S.step)
        for stepper, value in ((self.sets, dose.sets), (self.work, work_of(dose)), (self.rest, dose.rest_s)):
            stepper.blockSignals(True)
            stepper.setValue(value)
            stepper.blockSignals(False)
        has_rest = dose.sets > 1
        self.rest.setVisible(has_rest)
        self.no_rest.setVisible(not has_rest)
        self.hint.show_hint(phrases.hint(dose), self.exercise.name)
        if self._details is not None:
            self._details.show_dose(dose)

    def set_current(self, is_current: bool) -> None:
        """Mark the row that the keys act on."""
        self._is_current = is_current
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self._is_current:
            painter.fillRect(self.rect().adjusted(1, 0, -1, -1), tokens.hover)
            painter.fillRect(0, 0, 3, self.height() - 1, tokens.ink)
        painter.fillRect(1, self.height() - 1, self.width() - 2, 1, tokens.line)


def _stepper(name: str, least: int, most: int, width_px: int, suffix: str = "") -> Stepper:
    stepper = Stepper(name, least, least=least, most=most, suffix=suffix)
    stepper.setFixedWidth(width_px)
    return stepper
