"""What was read, and what may come up by itself, with a real folder and a clock moved by hand."""

from contextlib import closing
from datetime import timedelta

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.card import When
from coach.storage.card_events import CardEvents


def test_opened_is_read_also_after_the_next_start(workspace: Workspace, hand_clock: HandClock) -> None:
    assert workspace.learning.read() == frozenset()
    workspace.learning.mark_read("rest").result()
    workspace.learning.mark_read("rest").result()
    assert workspace.learning.read() == {"rest"}
    with closing(Workspace(workspace.folder, hand_clock)) as again:
        assert again.learning.read() == {"rest"}


def test_a_card_that_no_longer_ships_does_not_count(workspace: Workspace) -> None:
    workspace.learning.mark_read("a-card-of-old").result()
    assert workspace.learning.read() == frozenset()


def test_cards_are_read_when_first_asked_for(workspace: Workspace) -> None:
    assert len(workspace.learning.cards) == 28
    assert workspace.learning.cards is workspace.learning.cards


def test_a_card_comes_up_once_in_seven_days(workspace: Workspace, hand_clock: HandClock) -> None:
    learning = workspace.learning

    def shown() -> str | None:
        card = learning.to_show({When.HOURLY}, is_wanted=True)
        if card is not None:
            learning.mark_shown(card.id).result()
        return card.id if card else None

    found = []
    for _ in range(15):
        found.append(shown())
        hand_clock.wall += timedelta(days=1)
    assert [number for number, card in enumerate(found) if card == "breaks"] == [0, 7, 14]
    assert set(found) == {"breaks", None}


def test_a_card_of_today_stays_until_the_day_ends(workspace: Workspace, hand_clock: HandClock) -> None:
    learning = workspace.learning
    learning.mark_shown("breaks").result()
    assert learning.to_show({When.STRENGTH_DAY}, is_wanted=True) is None
    held = learning.to_show({When.STRENGTH_DAY, When.HOURLY}, is_wanted=True)
    assert held is not None
    assert held.id == "breaks"
    hand_clock.wall += timedelta(days=1)
    following = learning.to_show({When.STRENGTH_DAY, When.HOURLY}, is_wanted=True)
    assert following is not None
    assert following.id == "tip-strength"


def test_turned_off_means_none(workspace: Workspace) -> None:
    assert workspace.learning.to_show(When, is_wanted=False) is None
    assert workspace.learning.to_show(When, is_wanted=True) is not None


def test_no_moment_brings_up_a_condition(workspace: Workspace, hand_clock: HandClock) -> None:
    learning = workspace.learning
    found = set()
    for _ in range(60):
        card = learning.to_show(When, is_wanted=True)
        if card is not None:
            found.add(card.id)
            learning.mark_shown(card.id).result()
        hand_clock.wall += timedelta(days=1)
    assert found == {card.id for card in learning.cards if not card.is_condition}


def test_a_card_read_at_night_belongs_to_the_day_before(workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(hours=18)
    workspace.learning.mark_shown("breaks").result()
    assert CardEvents(workspace._database).shown()["breaks"].isoformat() == "2026-11-17"
