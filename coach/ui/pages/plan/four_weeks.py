"""Four weeks, marks only; each row opens its week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui import day_words
from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.values import DayPart
from coach.ui.theme import CARD_GAP, RADIUS_CARD, font, tokens_of

_HEIGHT_PX, _HEAD_PX, _MARK_PX, _MARK_GAP_PX, _CHEVRON_PX = 92, 20, 14, 6, 18
_LABEL_PX, _COMPACT_LABEL_PX, _SIDE_PX = 168, 128, 16
_TOP_PX = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WeekRow(Control):
    """One week: its days and the marks of what they hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: tuple[DayPart, ...] = ()
        self._distance = ""
        self._is_compact = False
        self.focus_radius = RADIUS_CARD
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def monday(self) -> date:
        """The first day it shows."""
        return self._week[0].on

    def show_week(self, week: Sequence[DayPart], today: date) -> None:
        """Show a week."""
        self._week = tuple(week)
        self._distance = phrases.week_distance(self.monday, today)
        count = sum(len(day.chips) for day in week)
        done = sum(chip.mark == "done" for day in week for chip in day.chips)
        parts = phrases.tr("{n} items, {m} done").format(n=count, m=done)
        self.setText(self._title())
        self.setAccessibleName(f"{self._title()}, {self._distance}, {parts}")
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Less room for the words."""
        self._is_compact = is_compact
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT_PX)

    def _title(self) -> str:
        return phrases.span_title(self.monday, self._week[-1].on, is_short=True)

    def _label_px(self) -> int:
        return _COMPACT_LABEL_PX if self._is_compact else _LABEL_PX

    def _cell(self, number: int) -> QRectF:
        left = _SIDE_PX + self._label_px()
        wide = (self.width() - left - _SIDE_PX - _CHEVRON_PX) / 7
        return QRectF(left + number * wide, 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill = tokens.sunken if self.isDown() else tokens.hover if self.hovered() else tokens.surface
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill, tokens.line)
        for text, role, place, colour in self._label():
            put_text(painter, place, text, font(role), getattr(tokens, colour), _LEFT)
        for number, day in enumerate(self._week):
            self._paint_day(painter, self._cell(number), day)
        chevron = QRectF(
            self.width() - _CHEVRON_PX - 10, (self.height() - _CHEVRON_PX) / 2, _CHEVRON_PX, _CHEVRON_PX
        )
        paint_icon(painter, chevron, "chevron-right", tokens.ink_2)

    def _label(self) -> list[tuple[str, str, QRectF, str]]:
        middle = self.height() / 2
        room = self._label_px() - 8
        return [
            (self._title(), "body_strong", QRectF(_SIDE_PX, middle - 20, room, 20), "ink"),
            (self._distance, "caption", QRectF(_SIDE_PX, middle + 2, room, 16), "ink_2"),
        ]

    def _paint_day(self, painter: QPainter, cell: QRectF, day: DayPart) -> None:
        tokens = tokens_of(self)
        inside = cell.adjusted(0, 8, -6, -8)
        if day.pause is not None:
            rounded(painter, inside, 6, tokens.sunken)
        role = "caption_strong" if day.is_today else "caption"
        head = QRectF(cell.left() + 8, _TOP_PX, cell.width(), 16)
        text = f"{day_words.short_weekday(day.on)} {day.on.day}"
        put_text(painter, head, text, font(role), tokens.ink if day.is_today else tokens.ink_2, _LEFT)
        if day.is_today:
            width = text_size(font(role), text).width()
            painter.fillRect(QRectF(head.left(), _TOP_PX + 17, width, 2), QColor(tokens.ink))
        if day.pause is not None:
            spot = QRectF(cell.left() + 8, _TOP_PX + _HEAD_PX + 3, 16, 16)
            paint_icon(painter, spot, "pause", tokens.ink_3)
        in_a_row = max(1, int((inside.width() - 8) // (_MARK_PX + _MARK_GAP_PX)))
        for number, chip in enumerate(day.chips[: 2 * in_a_row]):
            x = cell.left() + 8 + (number % in_a_row) * (_MARK_PX + _MARK_GAP_PX)
            y = _TOP_PX + _HEAD_PX + 4 + (number // in_a_row) * (_MARK_PX + _MARK_GAP_PX)
            paint_mark(painter, QRectF(x, y, _MARK_PX, _MARK_PX), chip.category, chip.mark, tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)

    def text_boxes(self) -> list[TextBox]:
        """The words on the left against their room."""
        return [TextBox(text, text_size(font(role), text), place) for text, role, place, _ in self._label()]


class FourWeeks(QWidget):
    """`week_wished` carries the Monday of the week that was chosen."""

    week_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP - 4)
        self.rows = [WeekRow() for _ in range(4)]
        for row in self.rows:
            row.clicked.connect(lambda _=False, row=row: self.week_wished.emit(row.monday))
            column.addWidget(row)
        column.addStretch(1)

    def show_weeks(self, weeks: Sequence[Sequence[DayPart]], today: date) -> None:
        """Show four weeks."""
        for row, week in zip(self.rows, weeks, strict=True):
            row.show_week(week, today)

    def set_compact(self, is_compact: bool) -> None:
        """Less room for the words."""
        for row in self.rows:
            row.set_compact(is_compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        number = min(len(self.rows) - 1, max(0, focused + step))
        self.rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
