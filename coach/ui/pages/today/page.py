"""Today: what to do now, what is unfinished, how the back is."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.application.agenda import Agenda, Task, Today
from coach.domain.card import Card as KnowledgeCard
from coach.domain.morning import MorningQuestion
from coach.domain.red_flags import Advice, SymptomCheck
from coach.domain.session import SessionRecord
from coach.domain.walk_so_far import USUAL_MIN, WeekSoFar
from coach.ui import day_words
from coach.ui.content import Content
from coach.ui.kit.place import Place
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.cards import PainCard, ResumeBanner, SymptomCard
from coach.ui.pages.today.legend import legend
from coach.ui.pages.today.main_place import MainPlace
from coach.ui.pages.today.morning_row import MorningRow
from coach.ui.pages.today.notices import ReviewCard
from coach.ui.pages.today.rows import RoutineRows, TaskRows
from coach.ui.pages.today.tip_row import TipRow
from coach.ui.pages.today.walking_card import WalkingCard
from coach.ui.pages.today.week_strip import WeekStrip
from coach.ui.theme import CARD_GAP, COLUMN_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y

SIDE_PX = 336

FEW = 2
"""With fewer other tasks than this there is room for short routines."""


class TodayPage(QWidget):
    """Draws one day; every wish of the person is a signal, `wished` carries those that change the plan."""

    start_requested = Signal(str)
    preview_requested = Signal(str)
    resume_requested = Signal()
    keep_requested = Signal()
    discard_requested = Signal()
    pain_scored = Signal(int)
    check_requested = Signal()
    wished = Signal(object)
    nothing_fits = Signal()
    morning_scored = Signal(int)
    morning_put_off = Signal()
    walks_wished = Signal()
    log_walk_wished = Signal()
    before_walk_wished = Signal()
    card_wished = Signal(str)
    card_put_away = Signal()
    cards_turned_off = Signal()

    def __init__(self, content: Content, agenda: Agenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._agenda = agenda
        self._today: Today | None = None
        self._symptom_news: tuple[SymptomCheck | None, Advice] | None = None
        self._walking: WeekSoFar | None = None
        self._date = Text("", "page")
        self._summary, self._short_summary = Text("", "body", "ink_2"), Text("", "body", "ink_2")
        self._legend = legend(self)
        self._week = WeekStrip()
        self._banner, self._review = Place(), Place()
        self._main = self._main_place()
        self._tasks, self._rows, self._symptoms = (Place() for _ in range(3))
        self._morning, self._tip, self._walks = (Place() for _ in range(3))
        self._pain = PainCard()
        self._pain.scored.connect(self.pain_scored)
        self._scroll = Scroll(centred(self._page(), CONTENT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    @property
    def shown_on(self) -> date | None:
        """The day that is drawn."""
        return self._today.on if self._today else None

    @property
    def due_routine(self) -> str | None:
        """The routine on the start card."""
        return self._main.due_routine

    def _main_place(self) -> MainPlace:
        place = MainPlace(self._content, self._agenda)
        place.start_requested.connect(self.start_requested)
        place.preview_requested.connect(self.preview_requested)
        place.wished.connect(self.wished)
        place.nothing_fits.connect(self.nothing_fits)
        place.swapped.connect(lambda: self._settle(is_changed=True))
        return place

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        self._margins = column
        column.addLayout(self._head())
        for part in (self._banner, self._review, self._week, self._morning):
            column.addWidget(part)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(_stacked(self._main, self._tasks, self._rows, self._tip), 1)
        self._side = QWidget()
        self._side.setLayout(_stacked(self._walks, self._pain, self._symptoms))
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
        row.addWidget(self._short_summary)
        row.addWidget(self._legend)
        return row

    def show_day(self, today: Today, check: SymptomCheck | None, advice: Advice) -> None:
        """Draw the day; cards that say the same as before stay as they are.

        A day that was not drawn yet is all new, so that what stands below its task follows a turn later."""
        is_new_day = self._today is None or self._today.on != today.on
        self._today, self._symptom_news = today, (check, advice)
        self._date.setText(day_words.long_date(today.on))
        self._summarise(today)
        self._pain.show_pain(today.fresh_pain, today.last_pain)
        changed = (
            self._show_unfinished(today),
            self._show_review(today),
            self._show_morning(today),
            self._week.show_week(today.week, today.on),
            self._main.show_today(today),
        )
        self._settle(is_changed=any(changed))
        if is_new_day:
            in_next_turn(self, self._show_below)
        else:
            self._show_below()

    def _show_below(self) -> None:
        if self._today is None or self._symptom_news is None:
            return
        today, (check, advice) = self._today, self._symptom_news
        changed = (
            self._show_tasks(today),
            self._show_short(today),
            self._symptoms.fill(
                (check, today.standing, advice, today.on), lambda: self._symptom_card(today, check, advice)
            ),
        )
        self._settle(is_changed=any(changed))

    def show_walking(self, walking: WeekSoFar) -> None:
        """Draw this week's walking, and walks of today with it."""
        self._walking = walking
        changed = [self._walks.fill(walking, lambda: self._walking_card(walking))]
        if self._today is not None:
            self._summarise(self._today)
            changed.append(self._show_tasks(self._today))
        self._settle(is_changed=any(changed))

    def show_card(self, card: KnowledgeCard | None) -> None:
        """Draw a knowledge card that came up by itself; None for no card."""
        if card is None:
            self._tip.clear()
        elif self._tip.fill(card, lambda: self._tip_row(card)):
            self._settle(is_changed=True)

    def _settle(self, *, is_changed: bool) -> None:
        if is_changed:
            self._order_stops()
            self._arrange()

    def _summarise(self, today: Today) -> None:
        walk_min = self._walking.one_walk_min if self._walking else USUAL_MIN
        self._summary.setText(today_words.summary(today, walk_min))
        self._short_summary.setText(today_words.short_summary(today, walk_min))

    def _walking_card(self, walking: WeekSoFar) -> WalkingCard:
        card = WalkingCard(walking)
        card.walks_wished.connect(self.walks_wished)
        return card

    def _tip_row(self, card: KnowledgeCard) -> TipRow:
        row = TipRow(card)
        row.read_wished.connect(self.card_wished)
        row.put_away.connect(self.card_put_away)
        row.turned_off.connect(self.cards_turned_off)
        return row

    def _show_morning(self, today: Today) -> bool:
        question = today.morning
        if question is None:
            self._morning.clear()
            return False
        is_new = self._morning.fill((question.after, today.on), lambda: self._morning_row(question))
        if isinstance(self._morning.content, MorningRow):
            self._morning.content.show_value(question.value)
        return is_new

    def _morning_row(self, question: MorningQuestion) -> MorningRow:
        row = MorningRow(question)
        row.scored.connect(self.morning_scored)
        row.put_off.connect(self.morning_put_off)
        return row

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

    def _show_review(self, today: Today) -> bool:
        question = today.review
        if question is None:
            self._review.clear()
            return False
        is_primary = today.unfinished is None and today.main is None and today.has_plan
        return self._review.fill((question, is_primary), lambda: self._review_card(today, is_primary))

    def _review_card(self, today: Today, is_primary: bool) -> QWidget:
        assert today.review is not None
        card = ReviewCard(today.review, is_primary)
        card.wished.connect(self.wished)
        return card

    def _show_tasks(self, today: Today) -> bool:
        if not today.others:
            self._tasks.clear()
            return False
        return self._tasks.fill(
            (today.others, self._walking), lambda: self._task_rows(today.others, self._walking)
        )

    def _task_rows(self, tasks: tuple[Task, ...], walking: WeekSoFar | None) -> TaskRows:
        rows = TaskRows(tasks, self._content, self._agenda.later, walking)
        rows.log_walk_wished.connect(self.log_walk_wished)
        rows.before_walk_wished.connect(self.before_walk_wished)
        rows.start_requested.connect(self.start_requested)
        rows.wished.connect(self.wished)
        return rows

    def _show_short(self, today: Today) -> bool:
        if len(today.others) >= FEW:
            self._rows.clear()
            return False
        return self._rows.fill(today.short, lambda: self._routine_rows(today))

    def _routine_rows(self, today: Today) -> RoutineRows:
        rows = RoutineRows(today.short, self._content)
        rows.start_requested.connect(self.start_requested)
        return rows

    def _symptom_card(self, today: Today, check: SymptomCheck | None, advice: Advice) -> SymptomCard:
        card = SymptomCard(check, today.standing, advice, today.on)
        card.check_requested.connect(self.check_requested)
        return card

    def _order_stops(self) -> None:
        """Tab goes down the page, whichever card was built last."""
        parts = (
            self._banner,
            self._review,
            self._morning,
            self._main,
            self._tasks,
            self._rows,
            self._tip,
            self._walks,
            self._pain,
            self._symptoms,
        )
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
        self._summary.setVisible(is_wide)
        self._short_summary.setVisible(not is_wide)
        self._week.set_compact(not is_wide)
        self._main.set_wide(is_wide)


def _stacked(*parts: QWidget) -> QVBoxLayout:
    """Cards under each other, from the top."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(CARD_GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
