"""What stands on Today beside its tasks: read off the window's thread, shown, and what follows from it."""

from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.agenda import Today
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.card import Card
from coach.domain.errors import CoachError
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.settings import Settings
from coach.domain.walk_so_far import WeekSoFar
from coach.ui.day_timer import DayTimer
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.today.before_walk import LOG, BeforeWalkDialog, looks
from coach.ui.pages.today.page import TodayPage
from coach.ui.pages.today.settings_card import TodayCard
from coach.ui.reader import Reader


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading found."""

    walking: WeekSoFar
    card: Card | None


class BesideFlow(QObject):
    """Keeps walking and the card of Today up to date; `card_wished` carries the id of a card to read.

    `changed` when the day has to be drawn anew, also because its next time has come."""

    changed = Signal()
    log_walk_wished = Signal()
    card_wished = Signal(str)
    _cards_chosen = Signal(bool)

    def __init__(
        self, window: QWidget, page: TodayPage, workspace: Workspace, when_stored: WhenStored, toast: Toast
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._workspace = workspace
        self._when_stored = when_stored
        self._toast = toast
        self._is_shown = False
        self._found: _Read | None = None
        self._marked: tuple[str, object] | None = None
        self.timer = DayTimer(workspace.clock, self)
        self.timer.struck.connect(self.changed)
        self._reader = Reader(self, toast.say)
        page.morning_scored.connect(self._score_morning)
        page.morning_put_off.connect(self._put_off)
        page.before_walk_wished.connect(self._look_before_walk)
        page.log_walk_wished.connect(self.log_walk_wished)
        page.card_wished.connect(self.card_wished)
        page.card_put_away.connect(self._put_away)
        page.cards_turned_off.connect(self._turn_off)

    def show(self, today: Today) -> None:
        """Read what stands beside a day and show it; walking at once the first time, so nothing moves."""
        if not self._is_shown:
            self._is_shown = True
            self._page.show_walking(self._workspace.beside.walking(today))
        self.timer.wait_for(today.changes_at)
        self._found = None
        self._reader.ask(partial(self._read, today), self._show)

    def finish(self) -> None:
        """Wait until what was asked for is shown."""
        self._reader.finish()

    def leave(self) -> None:
        """Show nothing more, and wait for the reading under way."""
        self._found = None
        self._reader.leave()

    def _read(self, today: Today) -> _Read:
        beside = self._workspace.beside
        return _Read(beside.walking(today), beside.card(today))

    def _show(self, found: _Read) -> None:
        self._found = found
        self._page.show_walking(found.walking)
        in_next_turn(self, partial(self._show_card, found))

    def _show_card(self, found: _Read) -> None:
        if found is self._found:
            self._page.show_card(found.card)
            self._mark(found.card)

    def _mark(self, card: Card | None) -> None:
        """A card that is seen counts as shown for its day."""
        on = self._page.shown_on
        if card is None or not self._page.isVisible() or self._marked == (card.id, on):
            return
        self._marked = (card.id, on)
        self._store(self._workspace.learning.mark_shown(card.id))

    def _store(self, stored: Future[None], *, is_news: bool = False) -> None:
        then = self.changed.emit if is_news else (lambda: None)
        self._when_stored(stored, then, self._toast.say)

    # The morning

    def _score_morning(self, value: int) -> None:
        self._store(self._workspace.safety.score_pain(value, Moment.NEXT), is_news=True)

    def _put_off(self) -> None:
        today = plan_day(self._workspace.clock.now())
        self._choose(replace(self._workspace.settings, morning_put_off_on=today))

    # Cards

    def _put_away(self) -> None:
        today = plan_day(self._workspace.clock.now())
        self._choose(replace(self._workspace.settings, card_put_away_on=today))
        self._page.show_card(None)

    def _turn_off(self) -> None:
        self.choose_cards(shows_cards=False)
        self._toast.say(
            self.tr("No more cards on Today. Learn keeps them all."),
            lambda: self.choose_cards(shows_cards=True),
        )

    def choose_cards(self, *, shows_cards: bool) -> None:
        """Let cards come up by themselves, or not."""
        self._choose(replace(self._workspace.settings, shows_cards=shows_cards))
        self._cards_chosen.emit(self._workspace.settings.shows_cards)

    def _choose(self, settings: Settings) -> None:
        try:
            self._workspace.change_settings(settings)
        except CoachError as error:
            self._toast.say(str(error))
        self.changed.emit()

    def settings_card(self) -> TodayCard:
        """The card of the settings page that lets cards come up, and follows what is chosen on Today."""
        card = TodayCard(shows_cards=self._workspace.settings.shows_cards)
        card.cards_wished.connect(lambda wished: self.choose_cards(shows_cards=wished))
        self._cards_chosen.connect(lambda chosen: card.show_choice(shows_cards=chosen))
        return card

    # Before a walk

    def _look_before_walk(self) -> None:
        try:
            dialog = BeforeWalkDialog(self._window, looks(self._workspace.learning.cards))
        except CoachError as error:
            self._toast.say(str(error))
            return
        dialog.finished.connect(lambda wish: self.log_walk_wished.emit() if wish == LOG else None)
        dialog.open()
