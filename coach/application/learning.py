"""The knowledge cards: what there is to read, what was read, and what may come up by itself."""

from collections.abc import Callable, Collection
from concurrent.futures import Future
from functools import cached_property

from coach.application.clock import Clock
from coach.domain.card import Card, When, to_show
from coach.domain.plan import plan_day
from coach.storage.card_events import CardEvents


class Learning:
    """Cards in their order, and what happened to them."""

    def __init__(self, events: CardEvents, read_cards: Callable[[], tuple[Card, ...]], clock: Clock) -> None:
        self._events = events
        self._read_cards = read_cards
        self._clock = clock

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """All cards, read when first asked for; RefusedInput when a file is not one."""
        return self._read_cards()

    def read(self) -> frozenset[str]:
        """The cards that were opened, by id; cards that no longer ship do not count."""
        return self._events.read().intersection(card.id for card in self.cards)

    def mark_read(self, card_id: str) -> Future[None]:
        """Store that a card was opened."""
        now = self._clock.now()
        return self._events.record_read(card_id, now, plan_day(now))

    def to_show(self, when: Collection[When], *, is_wanted: bool) -> Card | None:
        """The card that may come up by itself at these moments of today; None when there is none."""
        today = plan_day(self._clock.now())
        return to_show(when, self.cards, self._events.shown(), today, is_wanted)

    def mark_shown(self, card_id: str) -> Future[None]:
        """Store that a card came up by itself today."""
        now = self._clock.now()
        return self._events.record_shown(card_id, now, plan_day(now))
