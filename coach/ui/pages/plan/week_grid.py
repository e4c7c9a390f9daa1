"""Seven days side by side; one chip or empty day is selected, and the keys act on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from coach.domain.occurrences import Key
from coach.domain.placing import HALF_HOUR_MINUTES
from coach.domain.plan import DAY_BEGINS_AT
from coach.ui.kit.control import rounded
from coach.ui.pages.plan.chip import RoutineChip
from coach.ui.pages.plan.day_column import DayColumn
from coach.ui.pages.plan.values import Chip, DayPart
from coach.ui.theme import RADIUS_CARD, tokens_of

LEAST_HEIGHT_PX = 300
_DAY_MINUTES = 24 * 60
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What a day says during a drag."""

    text: str
    is_free: bool


class WeekGrid(QWidget):
    """Draws a week; every wish is a signal."""

    opened = Signal(object)
    moved = Signal(object, object, object)
    removed = Signal(object)
    add_wished = Signal(object)
    week_left = Signal(object)
    chip_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = [DayColumn(place, self) for place in range(7)]
        self._is_compact = self._is_changing = False
        self._key: Key | None = None
        self._on: date | None = None
        self.setAccessibleName(self.tr("Week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for column in self.columns:
            column.installEventFilter(self)

    # Showing

    def show_week(self, week: Sequence[DayPart]) -> None:
        """Show seven days; only what differs is touched, and the selection stays on what it was on."""
        had_focus = self.is_focused
        self._is_changing = True
        for column, day in zip(self.columns, week, strict=True):
            for chip in column.show_day(day):
                chip.installEventFilter(self)
                chip.opened.connect(lambda chip=chip: self.opened.emit(chip.chip))
                self.chip_made.emit(chip)
        self._is_changing = False
        self._choose_again()
        self._fit()
        self._show_selection(take_focus=had_focus)

    def set_compact(self, is_compact: bool) -> None:
        """Chips without times."""
        self._is_compact = is_compact
        for column in self.columns:
            column.set_compact(is_compact)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the fullest day."""
        width = self._width_of(0)
        needed = max(column.height_for(width) for column in self.columns) if self._is_shown() else 0
        self.setMinimumHeight(max(LEAST_HEIGHT_PX, needed + 2))
        for column in self.columns:
            column.arrange()

    def _is_shown(self) -> bool:
        return self._on is not None

    def _left_of(self, place: int) -> int:
        return 1 + round((self.width() - 2) * place / 7)

    def _width_of(self, place: int) -> int:
        return self._left_of(place + 1) - self._left_of(place)

    def sizeHint(self) -> QSize:
        return QSize(700, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place, column in enumerate(self.columns):
            box = QRect(self._left_of(place), 1, self._width_of(place), self.height() - 2)
            column.setGeometry(box)
        if event.oldSize().width() != self.width() and self._is_shown():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CARD, tokens.surface, tokens.line)

    # The selection

    @property
    def is_focused(self) -> bool:
        """Whether the keyboard is in the grid."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @property
    def selected_on(self) -> date:
        """The selected day."""
        return self._on or self.columns[0].on

    @property
    def selected(self) -> Chip | None:
        """The selected chip; None on a day without one."""
        chip = self._selected_chip()
        return chip.chip if chip else None

    def select(self, on: date, key: Key | None = None) -> None:
        """Select an occurrence, or the first chip of a day, without taking the focus."""
        self._on, self._key = on, key
        self._choose_again()
        self._show_selection(take_focus=False)

    def prefer(self, on: date, key: Key) -> None:
        """Select an occurrence when it is shown next."""
        self._on, self._key = on, key

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the keyboard on the selection."""
        self._stop().setFocus(reason)

    def _column(self, on: date) -> DayColumn | None:
        return next((column for column in self.columns if column.on == on), None)

    def _selected_chip(self) -> RoutineChip | None:
        column = self._column(self.selected_on)
        if column is None:
            return None
        return next((it for it in column.chips if _key_of(it.chip) == self._key), column.chip_at(0))

    def _choose_again(self) -> None:
        """Find what was selected where it is now; otherwise stay on the day, or on the same weekday."""
        for column in self.columns:
            if self._key is not None and any(_key_of(it.chip) == self._key for it in column.chips):
                self._on = column.on
                return
        if self._on is None:
            self._on = next((it.on for it in self.columns if it.day.is_today), self.columns[0].on)
        column = self._column(self._on) or self.columns[self._on.weekday()]
        self._on = column.on
        first = column.chip_at(0)
        self._key = _key_of(first.chip) if first else None

    def _stop(self) -> QWidget:
        """The one widget of the grid that Tab reaches."""
        return self._selected_chip() or self._column(self.selected_on) or self.columns[0]

    def _show_selection(self, *, take_focus: bool) -> None:
        stop = self._stop()
        for column in self.columns:
            for widget in (column, *column.chips):
                is_stop = widget is stop
                wanted = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
                if widget.focusPolicy() is not wanted:
                    widget.setFocusPolicy(wanted)
                if isinstance(widget, RoutineChip):
                    widget.set_selected(is_stop)
        if take_focus and not stop.hasFocus():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() is QEvent.Type.FocusIn and not self._is_changing:
            self._focused(watched)
        return False

    def _focused(self, widget: QWidget) -> None:
        if isinstance(widget, RoutineChip):
            self._on, self._key = widget.chip.on, _key_of(widget.chip)
        elif isinstance(widget, DayColumn):
            first = widget.chip_at(0)
            self._on, self._key = widget.on, _key_of(first.chip) if first else None
        self._show_selection(take_focus=False)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and modifiers == Qt.KeyboardModifier.NoModifier:
            self._go(*way)
        elif way is not None and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._push(*way)
        elif not self._act(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key) -> bool:
        chip = self.selected
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(chip) if chip else self.add_wished.emit(self.selected_on)
        elif key == Qt.Key.Key_Insert:
            self.add_wished.emit(self.selected_on)
        elif key == Qt.Key.Key_Delete:
            if chip is not None:
                self.removed.emit(chip)
        else:
            return False
        return True

    def _go(self, days: int, places: int) -> None:
        """Move the selection: among the chips of a day, or to another day."""
        column = self._column(self.selected_on) or self.columns[0]
        chip = self._selected_chip()
        position = column.chips.index(chip) if chip in column.chips else 0
        if days == 0:
            target = column.chip_at(position + places)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        on = column.on + timedelta(days=days)
        there = self._column(on)
        if there is None:
            self._key = None
            self.week_left.emit(on)
            return
        target = there.chip_at(min(position, len(there.chips) - 1))
        (target or there).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _push(self, days: int, places: int) -> None:
        """Wish for the selected routine another day, or half an hour earlier or later."""
        chip = self.selected
        if chip is None or chip.key is None:
            return
        at = _later(chip.at, places * HALF_HOUR_MINUTES)
        self.moved.emit(chip, chip.on + timedelta(days=days), at)

    # Dragging

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point of the screen."""
        inside = self.mapFromGlobal(point)
        if not self.rect().contains(inside):
            return None
        return next((it.on for it in self.columns if it.geometry().contains(inside)), None)

    def show_spots(self, spots: Mapping[date, Spot], at: time) -> None:
        """Let each day say how it suits something at a time."""
        for column in self.columns:
            spot = spots.get(column.on)
            if spot is not None:
                earlier = sum(chip.chip.at <= at for chip in column.chips)
                column.show_spot(spot.text, is_free=spot.is_free, before=earlier)
        self._fit()

    def point_at(self, on: date | None) -> None:
        """Show over which day the pointer is."""
        for column in self.columns:
            if column.spot is not None:
                column.spot.set_under_pointer(column.on == on)

    def hide_spots(self) -> None:
        """The drag is over."""
        for column in self.columns:
            column.hide_spot()
        self._fit()


def _key_of(chip: Chip) -> Key:
    """What tells two chips apart; one that nobody planned goes by its name and time."""
    return chip.key or (f"{chip.name.name} {chip.at}", chip.on)


def _later(at: time, minutes: int) -> time:
    """A time of the same plan day, some minutes later."""
    first = DAY_BEGINS_AT.hour * 60 + DAY_BEGINS_AT.minute
    wanted = at.hour * 60 + at.minute + minutes
    wanted = min(max(wanted, first), _DAY_MINUTES - HALF_HOUR_MINUTES)
    return time(wanted // 60, wanted % 60)
