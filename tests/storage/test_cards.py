"""Card files, those that ship above all, and what is kept of cards that were read."""

from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from shipped_content import shipped

from coach import resources
from coach.domain.card import Card, Evidence, Topic, When
from coach.domain.errors import RefusedInput
from coach.storage.card_events import CardEvents
from coach.storage.cards import read_card, read_cards
from coach.storage.database import open_database
from coach.storage.poses import PoseShelf

FOLDER = resources.assets() / "cards"
SHIPPED = read_cards(FOLDER)
NOW = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
TODAY = NOW.date()

EVIDENCE = {
    Evidence.REASONABLE: {"tip-strength", "rest", "persist", "cause-disc"},
    Evidence.WEAK: {
        "cause-posture",
        "cause-hipflexor",
        "heels",
        "surface",
        "tip-quality",
        "tip-socks",
        "tip-food",
        "tip-shoulders",
    },
}
"""Source: content.md, section 6; every other card is mixed."""

OVERSTATED = ("cure", "prevents", "proven to", "guarantee", "always", "flush", "swelling", "!", "inflamed")


def test_twenty_eight_cards_ship_by_topic() -> None:
    assert len(SHIPPED) == 28
    assert Counter(card.topic for card in SHIPPED) == {
        Topic.WALKING: 11,
        Topic.STRENGTH: 4,
        Topic.DAILY_HABITS: 9,
        Topic.CONDITIONS: 4,
    }
    assert {card.id for card in SHIPPED} == {path.stem for path in FOLDER.iterdir()}
    assert SHIPPED[0].id == "tip-progress"


def test_each_card_is_as_sure_as_its_evidence() -> None:
    for card in SHIPPED:
        expected = next((mark for mark, ids in EVIDENCE.items() if card.id in ids), Evidence.MIXED)
        assert card.evidence is expected, card.id


def test_only_conditions_have_no_moment_and_every_moment_has_a_card() -> None:
    assert {card.topic for card in SHIPPED if not card.when} == {Topic.CONDITIONS}
    assert all(not card.when for card in SHIPPED if card.topic is Topic.CONDITIONS)
    assert frozenset[When]().union(*(card.when for card in SHIPPED)) == set(When)


@pytest.mark.parametrize("card", SHIPPED, ids=lambda card: card.id)
def test_a_card_leads_to_what_is_there_and_is_drawn(card: Card) -> None:
    if card.routine is not None:
        assert shipped().routine(card.routine).id == card.routine
    assert PoseShelf(resources.assets() / "poses").get(card.picture) is not None


@pytest.mark.parametrize("card", SHIPPED, ids=lambda card: card.id)
def test_a_card_claims_no_more_than_is_known(card: Card) -> None:
    said = f"{card.title} {card.text} {card.honesty}".lower()
    assert [word for word in OVERSTATED if word in said] == []
    assert len(card.text.split()) <= 30
    assert len(card.honesty.split()) >= 15
    assert card.minutes == 1


CARD = """
id = "mine"
place = 3
topic = "walking"
title = "Title"
text = "Text."
evidence = "weak"
honesty = "Known."
picture = "walking"
tint = "walk"
"""


def written(tmp_path: Path, text: str, name: str = "mine") -> Path:
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_short_card_is_read(tmp_path: Path) -> None:
    card = read_card(written(tmp_path, CARD))
    assert (card.id, card.when, card.routine, card.opens, card.sources) == (
        "mine",
        frozenset(),
        None,
        None,
        (),
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '"walking"\ntitle',
            '"running"\ntitle',
            '$.topic: found "running", expected one of walking, strength',
        ),
        ('"weak"', '"strong"', '$.evidence: found "strong", expected one of reasonable, mixed, weak'),
        ('id = "mine"', 'id = "yours"', '$.id: found "yours", expected the name of the file, "mine"'),
        ("place = 3", "place = 0", "$.place: found 0, expected a whole number from 1 to 999"),
        ('tint = "walk"', 'tint = "red"', '$.tint: found "red", expected one of core, glutes'),
        ('honesty = "Known."', "", "$.honesty: found nothing, expected a text of 1 to 1000 characters"),
        (
            'tint = "walk"',
            'tint = "walk"\nwhen = ["never"]',
            '$.when[0]: found "never", expected one of first-',
        ),
        ('tint = "walk"', 'tint = "walk"\nshade = 2', "$.shade: found an unknown key"),
        (
            'tint = "walk"',
            'tint = "walk"\nroutine = "a"\nopens = "plan"',
            '$.opens: found "plan", expected a ro',
        ),
        (
            'topic = "walking"',
            'topic = "conditions"\nwhen = ["hourly"]',
            '$.when: found "hourly", expected no moment for a card about a condition',
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = written(tmp_path, CARD.replace(old, new, 1))
    with pytest.raises(RefusedInput) as refused:
        read_card(path)
    assert str(refused.value).startswith(f"{path}: {says}")
    with pytest.raises(RefusedInput, match=r"mine\.toml"):
        read_cards(tmp_path)


def test_two_cards_in_one_place(tmp_path: Path) -> None:
    written(tmp_path, CARD)
    written(tmp_path, CARD.replace('"mine"', '"other"'), "other")
    with pytest.raises(RefusedInput, match=r"other\.toml: \$\.place: found 3"):
        read_cards(tmp_path)


def test_cards_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    written(tmp_path, CARD)
    written(tmp_path, CARD.replace('"mine"', '"zebra"').replace("place = 3", "place = 1"), "zebra")
    assert [card.id for card in read_cards(tmp_path)] == ["zebra", "mine"]


def test_a_card_file_is_checked_like_any_other(tmp_path: Path) -> None:
    shipped().check_file(written(tmp_path, CARD))
    with pytest.raises(RefusedInput, match=r"\$\.tint"):
        shipped().check_file(written(tmp_path, CARD.replace('"walk"', '"wall"')))


def test_a_card_is_read_once_and_for_good(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        events = CardEvents(database)
        assert events.read() == frozenset()
        for card in ("rest", "rest", "desk"):
            events.record_read(card, NOW, TODAY).result()
        events.record_read("rest", NOW + timedelta(days=9), TODAY + timedelta(days=9)).result()
        count = database.reader().execute("SELECT count(*) FROM card_event").fetchone()[0]
        assert count == 2
    with closing(open_database(tmp_path)) as database:
        assert CardEvents(database).read() == {"rest", "desk"}


def test_the_last_day_on_which_a_card_came_up_counts(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        events = CardEvents(database)
        for days in (7, 0, 0):
            on = TODAY + timedelta(days=days)
            events.record_shown("rest", NOW, on).result()
        events.record_shown("desk", NOW, date(2026, 1, 1)).result()
        assert events.shown() == {"rest": TODAY + timedelta(days=7), "desk": date(2026, 1, 1)}
        assert events.read() == frozenset()
        rows = database.reader().execute("SELECT happened_on FROM card_event WHERE card = 'rest'").fetchall()
        assert sorted(row["happened_on"] for row in rows) == ["2026-11-17", "2026-11-24"]
