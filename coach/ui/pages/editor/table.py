"""The exercises of the routine, one under the other: choose, move, drop."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise
from coach.domain.routine import Item
from coach.ui.content import Content
from coach.ui.kit.card import Card
from coach.ui.kit.control import Control, LaidOut, inside_card, let_mouse_through, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.editor.landing import Landing
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.row import BIN_PX, GAP_PX, HANDLE_PX, REST_PX, SETS_PX, WORK_PX, Row
from coach.ui.theme import RADIUS_CARD, RADIUS_CONTROL, SPACE_8, SPACE_12, SPACE_16, tokens_of

ROWS_AT_ONCE = 2
ON_SCREEN = 8
"""More rows than this are below what a window shows at first."""


class _Head(QWidget):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8 + HANDLE_PX + GAP_PX, SPACE_8 + 1, 2, SPACE_8 + 1)
        row.setSpacing(GAP_PX)
        row.addWidget(Text(tr("Exercise"), "caption_medium", "ink_2"), 1)
        for word, width_px in (
            (tr("Sets"), SETS_PX),
            (tr("Work"), WORK_PX),
            (tr("Rest between sets"), REST_PX),
        ):
            label = Text(word, "caption_medium", "ink_2")
            label.setFixedWidth(width_px)
            row.addWidget(label)
        row.addSpacing(GAP_PX + BIN_PX + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.fillPath(inside_card(rect, "bottom"), QColor(tokens.sunken))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), QColor(tokens.line))


class AddRow(LaidOut, Control):
    """The last row: opens the list of exercises, and says so when the routine is still empty."""

    def __init__(self) -> None:
        super().__init__()
        self.focus_radius = RADIUS_CONTROL
        self._inside = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8 + 5, SPACE_16, SPACE_16, SPACE_16)
        row.setSpacing(SPACE_12 + 2)
        row.addWidget(IconView("plus", 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._words = Text("", "body", "ink_2", wrap=True)
        self._error = Text("", "caption", "danger", wrap=True)
        self._error.hide()
        words.addWidget(self._words)
        words.addWidget(self._error)
        row.addLayout(words, 1)
        let_mouse_through(self)

    def show_words(self, words: str) -> None:
        """Change what the row offers."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def show_error(self, error: str) -> None:
        """Say why the routine cannot be saved; an empty text clears it."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.setAccessibleDescription(error)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.hovered():
            rounded(painter, QRectF(self.rect()).adjusted(1, 2, -1, -1), RADIUS_CARD - 1, tokens.hover)
        pen = QPen(QColor(tokens.line_strong), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(0, 0, self.width(), 0)


class Table(Card):
    """Shows items and tells of wishes; `current` is the row that the keys act on, None without rows."""

    dosed = Signal(int, object)
    removed = Signal(int)
    moved = Signal(int, int)
    add_wished = Signal()

    def __init__(self, content: Content) -> None:
        super().__init__(padding=0)
        self._content = content
        self._rows: list[Row] = []
        self._carried: QPixmap | None = None
        self._is_building = False
        self.current: int | None = None
        self.body.addWidget(_Head())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.add = AddRow()
        self.add.clicked.connect(self.add_wished)
        self.body.addWidget(self.add)
        self._overlay = Landing(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def rows(self) -> list[Row]:
        """The rows in order, each with its controls."""
        self._build(self._unbuilt())
        return list(self._rows)

    def row(self, place: int) -> Row:
        """The row at a place, with its controls."""
        row = self._rows[place]
        if not row.is_built:
            self._build([row])
        return row

    @property
    def stands(self) -> bool:
        """Whether all that is seen before anybody scrolls has its controls."""
        return all(row.is_built for row in self._rows[:ON_SCREEN])

    def show_items(self, items: Sequence[Item], exercises: Mapping[str, Exercise]) -> None:
        """Show a routine; rows whose exercise stays keep their widgets, many new ones come in turns."""
        free = list(self._rows)
        rows: list[Row] = []
        for item in items:
            row = next((row for row in free if _fits(row, item)), None)
            if row is None:
                row = self._new_row(exercises[item.exercise], item)
            else:
                free.remove(row)
                row.show_dose(item.dose)
            rows.append(row)
        for row in free:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        if rows != self._rows:
            self._rows = rows
            for place, row in enumerate(rows):
                if self._list.indexOf(row) != place:
                    self._list.insertWidget(place, row)
            if self.isVisible():
                self._build_some()
            else:
                self._build_soon()
            self._keep_tab_order()
        self.choose(self.current)

    def _new_row(self, exercise: Exercise, item: Item) -> Row:
        row = Row(exercise, item.dose, self._content)
        row.dosed.connect(lambda dose: self.dosed.emit(self._rows.index(row), dose))
        row.removed.connect(lambda: self.removed.emit(self._rows.index(row)))
        row.pressed.connect(lambda: self.choose(self._rows.index(row)))
        return row

    def _unbuilt(self) -> list[Row]:
        return [row for row in self._rows if not row.is_built]

    def _build_some(self) -> None:
        """Give the next rows their controls, and more when the window has come round."""
        self._is_building = False
        self._build(self._unbuilt()[:ROWS_AT_ONCE])
        self._build_soon()

    def _build_soon(self) -> None:
        if self._unbuilt() and not self._is_building:
            self._is_building = True
            in_next_turn(self, self._build_some)

    def _build(self, rows: Sequence[Row]) -> None:
        for row in rows:
            row.build()
            row.handle.stepped.connect(partial(self._step_from, row))
            row.handle.dragged.connect(partial(self._drag, row))
            row.handle.dropped.connect(partial(self._drop, row))
            row.handle.cancelled.connect(self._overlay.hide)
        if rows:
            self._keep_tab_order()

    def _step_from(self, row: Row, step: int) -> None:
        self.step_to(self._rows.index(row) + step)

    def _keep_tab_order(self) -> None:
        stops = [stop for row in self._rows if row.is_built for stop in row.stops()]
        for before, stop in pairwise([*stops, self.add]):
            QWidget.setTabOrder(before, stop)

    # The current row

    def choose(self, place: int | None) -> None:
        """Make a row the current one; a place beyond the end is the last."""
        if place is not None:
            place = min(place, len(self._rows) - 1) if self._rows else None
        self.current = place
        for number, row in enumerate(self._rows):
            row.set_current(number == place)

    def step_to(self, place: int) -> None:
        """Choose a row, if there is one at that place, and put the keyboard on its handle."""
        if 0 <= place < len(self._rows):
            self.choose(place)
            self.row(place).handle.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard on the current row, or on the way to add one."""
        if self.current is None:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.step_to(self.current)

    def has_focus(self) -> bool:
        """Whether the keyboard is in one of the rows."""
        focus = QApplication.focusWidget()
        return focus is not None and any(row.isAncestorOf(focus) for row in self._rows)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        for place, row in enumerate(self._rows):
            if row.isAncestorOf(new):
                self.choose(place)

    # Dragging

    def place_at(self, point: QPoint) -> int | None:
        """Where something dropped at a point of the screen would go; None outside of the table."""
        local = self.mapFromGlobal(point)
        if not self.rect().contains(local):
            return None
        return sum(local.y() > row.geometry().center().y() for row in self._rows)

    def show_landing(self, point: QPoint, ghost: QPixmap | None = None) -> None:
        """Draw where something dragged would land, if it would."""
        place = self.place_at(point)
        if place is None:
            self._overlay.hide()
            return
        y = self.mapFromGlobal(point).y()
        middle = round(ghost.deviceIndependentSize().height() / 2) if ghost is not None else 0
        self._overlay.show_at(self._edge_y(place), ghost, y - middle)

    def hide_landing(self) -> None:
        """Nothing is being dragged any more."""
        self._overlay.hide()

    def _edge_y(self, place: int) -> int:
        if place < len(self._rows):
            return self._rows[place].geometry().top()
        return self.add.geometry().top()

    def _drag(self, row: Row, point: QPoint) -> None:
        if self._overlay.isHidden():
            self._carried = row.grab()
        self.show_landing(point, self._carried)

    def _drop(self, row: Row, point: QPoint) -> None:
        self._overlay.hide()
        place = self.place_at(point)
        if place is None:
            return
        at = self._rows.index(row)
        to = place - 1 if place > at else place
        if to != at:
            self.moved.emit(at, to)


def _fits(row: Row, item: Item) -> bool:
    return row.exercise.id == item.exercise and row.is_for(item.dose)
