"""Today: what to do now, what is unfinished, how the back is."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.application.agenda import Today
from coach.domain.red_flags import Advice, SymptomCheck
from coach.domain.session import SessionRecord
from coach.ui import words
from coach.ui.content import Content
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.place import Place
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.today_cards import (
    DoneCard,
    PainCard,
    ResumeBanner,
    RoutineRows,
    StartCard,
    SymptomCard,
)
from coach.ui.pages.week_strip import WeekStrip
from coach.ui.theme import CARD_GAP, COLUMN_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y

SIDE_PX = 336


class TodayPage(QWidget):
    """Draws one day; every wish of the person is a signal."""

    start_requested = Signal(str)
    preview_requested = Signal(str)
    resume_requested = Signal()
    keep_requested = Signal()
    discard_requested = Signal()
    pain_scored = Signal(int)
    check_requested = Signal()

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.shown_on: date | None = None
        self._date, self._summary = Text("", "page"), Text("", "body", "ink_2")
        self._legend = _legend(self)
        self._banner, self._week, self._main, self._rows, self._symptoms = (Place() for _ in range(5))
        self._pain = PainCard()
        self._pain.scored.connect(self.pain_scored)
        self._scroll = Scroll(centred(self._page(), CONTENT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        self._margins = column
        column.addLayout(self._head())
        column.addWidget(self._banner)
        column.addWidget(self._week)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(_stacked(self._main, self._rows), 1)
        self._side = QWidget()
        self._side.setLayout(_stacked(self._pain, self._symptoms))
        self._columns.addWidget(self._side)
        column.addLayout(self._columns)
        column.addStretch(1)
        return page

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._date)
        left.addWidget(self._summary)
        row.addLayout(left)
        row.addStretch(1)
        row.addWidget(self._legend)
        return row

    def show_day(self, today: Today, check: SymptomCheck | None, advice: Advice | None) -> None:
        """Draw the day; cards that say the same as before stay as they are."""
        self.shown_on = today.on
        self._date.setText(words.long_date(today.on))
        self._summary.setText(self._day_in_words(today))
        self._pain.show_pain(today.fresh_pain, today.last_pain)
        changed = (
            self._show_unfinished(today),
            self._week.fill((today.week, today.on), lambda: WeekStrip(today.week, today.on)),
            self._show_due(today),
            self._rows.fill(today.short, lambda: self._routine_rows(today)),
            self._symptoms.fill((check, advice, today.on), lambda: self._symptom_card(today, check, advice)),
        )
        if any(changed):
            self._order_stops()
            self._arrange()

    def _day_in_words(self, today: Today) -> str:
        if today.unfinished is not None:
            return self.tr("One unfinished session.")
        if today.is_due:
            return self.tr("One thing today, about {n} minutes.").format(
                n=round(today.routine.duration_s / 60)
            )
        return self.tr("Nothing more today. A short stretch is fine.")

    def _show_unfinished(self, today: Today) -> bool:
        unfinished = today.unfinished
        if unfinished is None:
            self._banner.clear()
            return False
        return self._banner.fill((unfinished, today.on), lambda: self._resume_banner(today, unfinished))

    def _resume_banner(self, today: Today, unfinished: SessionRecord) -> ResumeBanner:
        banner = ResumeBanner(unfinished, today.on, self._content)
        banner.resume_requested.connect(self.resume_requested)
        banner.keep_requested.connect(self.keep_requested)
        banner.discard_requested.connect(self.discard_requested)
        return banner

    def _show_due(self, today: Today) -> bool:
        is_primary = today.unfinished is None
        done = None if today.is_due else today.week
        shown = (today.suggestion, today.routine, today.on, done, is_primary)
        return self._main.fill(
            shown, lambda: self._start_card(today, is_primary) if today.is_due else DoneCard(today)
        )

    def _start_card(self, today: Today, is_primary: bool) -> StartCard:
        card = StartCard(today, self._content, is_primary)
        card.start_requested.connect(self.start_requested)
        card.preview_requested.connect(self.preview_requested)
        return card

    def _routine_rows(self, today: Today) -> RoutineRows:
        rows = RoutineRows(today.short, self._content)
        rows.start_requested.connect(self.start_requested)
        return rows

    def _symptom_card(self, today: Today, check: SymptomCheck | None, advice: Advice | None) -> SymptomCard:
        card = SymptomCard(check, advice, today.on)
        card.check_requested.connect(self.check_requested)
        return card

    def _order_stops(self) -> None:
        """Tab goes down the page, whichever card was built last."""
        parts = (self._banner, self._main, self._rows, self._pain, self._symptoms)
        stops = [
            widget
            for part in parts
            for widget in part.findChildren(QWidget)
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def focus_pain(self) -> None:
        """Put the keyboard on the pain scale."""
        scale = self._pain.scale
        self._scroll.ensureWidgetVisible(scale)
        scale.cells()[scale.value or 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.window().width() >= WIDE_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        self._columns.setSpacing(COLUMN_GAP if is_wide else CARD_GAP)
        self._side.setMinimumWidth(SIDE_PX if is_wide else 0)
        self._side.setMaximumWidth(SIDE_PX if is_wide else 16_777_215)
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)
        self._legend.setVisible(is_wide)
        week, main = self._week.content, self._main.content
        if isinstance(week, WeekStrip):
            week.set_compact(not is_wide)
        if isinstance(main, StartCard):
            main.thumbs.setVisible(is_wide)


def _stacked(*parts: QWidget) -> QVBoxLayout:
    """Cards under each other, from the top."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(CARD_GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


def _legend(page: QWidget) -> QWidget:
    """What the shapes mean."""
    legend = QWidget()
    row = QHBoxLayout(legend)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for category, word in (
        ("core", page.tr("Core")),
        ("glutes", page.tr("Glutes")),
        ("stretch", page.tr("Stretch")),
        ("mobility", page.tr("Mobility")),
    ):
        row.addWidget(CategoryMark(category, "plain", 12))
        row.addWidget(Text(word, "caption", "ink_2"))
        row.addSpacing(8)
    row.addWidget(Text(page.tr("filled done, half partial"), "caption", "ink_3"))
    return legend
