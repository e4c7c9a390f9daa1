"""The week at a glance: seven days and what was done on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.application.agenda import Day
from coach.domain.session import Outcome
from coach.ui import words
from coach.ui.kit.card import Card
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CARD, tokens_of

MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape of a day."""

    category: str
    state: str


def marks_of(day: Day) -> list[Mark]:
    """What a day's sessions look like: one mark a category, done over partial."""
    found: dict[str, str] = {}
    for session in day.sessions:
        if session.outcome is Outcome.ATTEMPTED:
            continue
        state = "done" if session.outcome is Outcome.COMPLETE else "partial"
        for category in session.categories:
            if found.get(category.value) != "done":
                found[category.value] = state
    return [Mark(category, state) for category, state in found.items()]


class _DayCell(QWidget):
    """One day; today is sunken with a line under it."""

    def __init__(self, day: Day, today: date, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_today = day.on == today
        self._is_first, self._is_last = is_first, is_last
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 8, 18)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        role = "body_strong" if self._is_today else "body"
        head.addWidget(Text(words.short_weekday(day.on), role, "ink" if self._is_today else "ink_2"))
        head.addWidget(Text(str(day.on.day), role, "ink" if self._is_today else "ink_3"))
        self.today_word = Text(self.tr("Today"), "caption_strong") if self._is_today else None
        if self.today_word is not None:
            head.addWidget(self.today_word)
        head.addStretch(1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        marks = marks_of(day)[:MOST_MARKS]
        for mark in marks:
            row.addWidget(CategoryMark(mark.category, mark.state, 18))
        if not marks:
            blank = QWidget()
            blank.setFixedSize(1, 18)
            row.addWidget(blank)
        row.addStretch(1)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._is_today:
            painter.setClipPath(self._outline(rect))
            painter.fillRect(rect, QColor(tokens.sunken))
            painter.fillRect(QRectF(0, rect.height() - 3, rect.width(), 3), QColor(tokens.ink))
        if not self._is_last:
            painter.fillRect(QRectF(rect.width() - 1, 0, 1, rect.height()), QColor(tokens.line))

    def _outline(self, rect: QRectF) -> QPainterPath:
        """The cell without the card's round corners."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, RADIUS_CARD - 1, RADIUS_CARD - 1)
        if not self._is_first:
            path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
        if not self._is_last:
            path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
        return path


class WeekStrip(Card):
    """Seven days in a row."""

    def __init__(self, week: Sequence[Day], today: date, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._cells = []
        for number, day in enumerate(week):
            cell = _DayCell(day, today, number == 0, number == len(week) - 1)
            self._cells.append(cell)
            row.addWidget(cell, 1)
        self.body.addLayout(row)

    def set_compact(self, is_compact: bool) -> None:
        """Drop the word where the line alone has to say which day is today."""
        for cell in self._cells:
            if cell.today_word is not None:
                cell.today_word.setVisible(not is_compact)
