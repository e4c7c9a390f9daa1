"""The week at a glance: seven days and what was done on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.application.agenda import Day
from coach.domain.session import Outcome
from coach.domain.statuses import Entry, Status
from coach.ui import day_words
from coach.ui.kit.card import Card
from coach.ui.kit.control import inside_card
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.place import Place
from coach.ui.kit.text import Text
from coach.ui.theme import tokens_of

MOST_MARKS, MOST_MARKS_COMPACT = 4, 3
MARK_PX = 18
DAYS = 7

_SHOWN = {Outcome.COMPLETE: "done", Outcome.PARTIAL: "partial", Outcome.STOPPED: "partial"}
"""How the outcome of a session is drawn."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape of a day."""

    category: str
    state: str


def marks_of(day: Day) -> list[Mark]:
    """What a day looks like: a mark for each category of an entry, then those of sessions beside the plan."""
    marks = [mark for entry in day.entries for mark in _entry_marks(entry)]
    for session in day.extra:
        if session.outcome in _SHOWN:
            marks += [Mark(category.value, _SHOWN[session.outcome]) for category in session.categories]
    return marks


def _entry_marks(entry: Entry) -> Iterator[Mark]:
    if entry.status in (Status.MOVED, Status.EXCUSED):
        return
    is_over = entry.status in (Status.MISSED, Status.SKIPPED)
    for category, session in zip(entry.occurrence.categories, entry.fills, strict=True):
        if session is not None:
            yield Mark(category.value, _SHOWN.get(session.outcome, "partial"))
        else:
            yield Mark(category.value, "missed" if is_over else "planned")


def word_of(day: Day) -> str:
    """What stands where a day has no marks."""
    if day.pause is not None:
        return QCoreApplication.translate("WeekStrip", "Paused")
    if day.is_planned and all(entry.status is Status.MOVED for entry in day.entries):
        return QCoreApplication.translate("WeekStrip", "Rest day")
    return ""


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
        head.addWidget(Text(day_words.short_weekday(day.on), role, "ink" if self._is_today else "ink_2"))
        head.addWidget(Text(str(day.on.day), role, "ink" if self._is_today else "ink_3"))
        self.today_word = Text(self.tr("Today"), "caption_strong") if self._is_today else None
        if self.today_word is not None:
            head.addWidget(self.today_word)
        head.addStretch(1)
        column.addLayout(head)
        column.addLayout(self._mark_row(marks_of(day), word_of(day)))
        self.set_compact(False)

    def _mark_row(self, marks: list[Mark], word: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        self._marks = [CategoryMark(mark.category, mark.state, MARK_PX) for mark in marks]
        for mark in self._marks:
            row.addWidget(mark)
        self._more = Text("", "caption_medium", "ink_2")
        row.addWidget(self._more)
        if not marks:
            text = Text(word, "caption", "ink_2")
            text.setFixedHeight(MARK_PX)
            row.addWidget(text)
        row.addStretch(1)
        return row

    def set_compact(self, is_compact: bool) -> None:
        """Leave out what a narrow day has no room for; the line alone has to say which day is today."""
        most = MOST_MARKS_COMPACT if is_compact else MOST_MARKS
        for number, mark in enumerate(self._marks):
            mark.setVisible(number < most)
        more = len(self._marks) - most
        self._more.setText(f"+{more}")
        self._more.setVisible(more > 0)
        if self.today_word is not None:
            self.today_word.setVisible(not is_compact)

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
        inner = [("left", self._is_first), ("right", self._is_last)]
        return inside_card(rect, *(edge for edge, is_outer in inner if not is_outer))


class WeekStrip(Card):
    """Seven days in a row; a day is built anew only when it has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._places = [Place() for _ in range(DAYS)]
        for place in self._places:
            row.addWidget(place, 1)
        self.body.addLayout(row)

    def show_week(self, week: Sequence[Day], today: date) -> bool:
        """Draw seven days; whether any had to be built."""
        changed = [
            place.fill((day, day.on == today), partial(_DayCell, day, today, number == 0, number == DAYS - 1))
            for number, (place, day) in enumerate(zip(self._places, week, strict=True))
        ]
        return any(changed)

    def set_compact(self, is_compact: bool) -> None:
        """Fit seven days into a narrow window."""
        for place in self._places:
            if isinstance(place.content, _DayCell):
                place.content.set_compact(is_compact)
