"""Today: what to do now, what is unfinished, how the back is."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.application.agenda import Today
from coach.domain.red_flags import Advice, SymptomCheck
from coach.domain.session import SessionRecord
from coach.ui import words
from coach.ui.content import Content
from coach.ui.kit.mark import CategoryMark
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll: Scroll | None = None
        self.shown_on: date | None = None

    def show_day(self, today: Today, check: SymptomCheck | None, advice: Advice | None) -> None:
        """Draw the day anew."""
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self.shown_on = today.on
        self._scroll = Scroll(centred(self._page(today, check, advice), CONTENT_PX))
        self._column.addWidget(self._scroll)
        self._arrange()

    def _page(self, today: Today, check: SymptomCheck | None, advice: Advice | None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        self._margins = column
        column.addLayout(self._head(today))
        if today.unfinished is not None:
            column.addWidget(self._resume_banner(today, today.unfinished))
        self._week = WeekStrip(today.week, today.on)
        column.addWidget(self._week)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(COLUMN_GAP)
        self._columns.addLayout(self._main_column(today), 1)
        self._side = self._side_column(today, check, advice)
        self._columns.addWidget(self._side)
        column.addLayout(self._columns)
        column.addStretch(1)
        return page

    def _head(self, today: Today) -> QHBoxLayout:
        row = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Text(words.long_date(today.on), "page"))
        self._summary = Text(self._day_in_words(today), "body", "ink_2")
        left.addWidget(self._summary)
        row.addLayout(left)
        row.addStretch(1)
        self._legend = _legend(self)
        row.addWidget(self._legend)
        return row

    def _day_in_words(self, today: Today) -> str:
        if today.unfinished is not None:
            return self.tr("One unfinished session.")
        if today.is_due:
            return self.tr("One thing today, about {n} minutes.").format(
                n=round(today.routine.duration_s / 60)
            )
        return self.tr("Nothing more today. A short stretch is fine.")

    def _resume_banner(self, today: Today, unfinished: SessionRecord) -> ResumeBanner:
        banner = ResumeBanner(unfinished, today.on, self._content)
        banner.resume_requested.connect(self.resume_requested)
        banner.keep_requested.connect(self.keep_requested)
        banner.discard_requested.connect(self.discard_requested)
        return banner

    def _main_column(self, today: Today) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(CARD_GAP)
        self._start: StartCard | None = None
        if today.is_due:
            self._start = StartCard(today, self._content, is_primary=today.unfinished is None)
            self._start.start_requested.connect(self.start_requested)
            self._start.preview_requested.connect(self.preview_requested)
            column.addWidget(self._start)
        else:
            column.addWidget(DoneCard(today))
        rows = RoutineRows(today.short, self._content)
        rows.start_requested.connect(self.start_requested)
        column.addWidget(rows)
        column.addStretch(1)
        return column

    def focus_pain(self) -> None:
        """Put the keyboard on the pain scale."""
        if self._scroll is not None:
            scale = self._pain.scale
            self._scroll.ensureWidgetVisible(scale)
            scale.cells()[scale.value or 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _side_column(self, today: Today, check: SymptomCheck | None, advice: Advice | None) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self._pain = PainCard(today.fresh_pain, today.last_pain)
        self._pain.scored.connect(self.pain_scored)
        column.addWidget(self._pain)
        symptoms = SymptomCard(check, advice, today.on)
        symptoms.check_requested.connect(self.check_requested)
        column.addWidget(symptoms)
        column.addStretch(1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._scroll is None:
            return
        is_wide = self.window().width() >= WIDE_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        self._columns.setSpacing(COLUMN_GAP if is_wide else CARD_GAP)
        self._side.setMinimumWidth(SIDE_PX if is_wide else 0)
        self._side.setMaximumWidth(SIDE_PX if is_wide else 16_777_215)
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)
        self._legend.setVisible(is_wide)
        self._week.set_compact(not is_wide)
        if self._start is not None:
            self._start.thumbs.setVisible(is_wide)


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
