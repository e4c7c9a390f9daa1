"""What a card says in a line, how long it takes, and when one may come up by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.card import REPEATS_AFTER, Card, Destination, Evidence, Topic, When, to_show
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category

TODAY = date(2026, 11, 17)
PLAIN = Card(
    id="plain",
    topic=Topic.WALKING,
    title="Pack light",
    text="Pack light and use both straps.",
    evidence=Evidence.MIXED,
    honesty="How much that changes back pain is not clear.",
    picture="walking",
    tint=Category.WALK,
    when=frozenset({When.BEFORE_WALK}),
)
MOMENTS = st.frozensets(st.sampled_from(When), max_size=4)


@st.composite
def some_cards(draw: st.DrawFn) -> list[Card]:
    """Cards with ids of their own, those about conditions among them."""
    cards = []
    for number in range(draw(st.integers(0, 8))):
        topic = draw(st.sampled_from(Topic))
        when = frozenset() if topic is Topic.CONDITIONS else draw(MOMENTS)
        cards.append(replace(PLAIN, id=f"card-{number}", topic=topic, when=when))
    return cards


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One sentence only", "One sentence only"),
        ("The first. The second.", "The first."),
        ("Sore feet? Sort them first; it helps. Then walk.", "Sore feet? Sort them first; it helps."),
        ("Why? How? Like this. And so on.", "Why? How? Like this."),
        ("Nothing but a question?", "Nothing but a question?"),
        ("Warmth, 15–20 min, never on numb skin.", "Warmth, 15–20 min, never on numb skin."),
    ],
)
def test_the_first_line(text: str, line: str) -> None:
    assert replace(PLAIN, text=text).first_line == line


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (200, 1), (290, 1), (310, 2), (900, 4)])
def test_minutes_follow_from_the_words(count: int, minutes: int) -> None:
    in_text = count // 2
    card = replace(PLAIN, text="word " * in_text, honesty="word " * (count - in_text))
    assert card.minutes == minutes


def test_a_condition_has_no_moment() -> None:
    with pytest.raises(RefusedInput, match="when: found"):
        replace(PLAIN, topic=Topic.CONDITIONS)


def test_a_card_leads_to_one_place() -> None:
    with pytest.raises(RefusedInput, match="opens: found"):
        replace(PLAIN, routine="standing-break", opens=Destination.PLAN)


def test_the_first_fitting_card_comes_up() -> None:
    other = replace(PLAIN, id="other")
    later = replace(PLAIN, id="later", when=frozenset({When.AFTER_WALK}))
    cards = [later, PLAIN, other]
    assert to_show({When.BEFORE_WALK}, cards, {}, TODAY, True) is PLAIN
    assert to_show({When.HOURLY}, cards, {}, TODAY, True) is None
    assert to_show((), cards, {}, TODAY, True) is None
    assert to_show({When.BEFORE_WALK}, cards, {}, TODAY, False) is None


def test_the_card_of_today_stays_and_no_other_joins_it() -> None:
    other = replace(PLAIN, id="other", when=frozenset({When.AFTER_WALK}))
    shown = {"plain": TODAY}
    assert to_show({When.BEFORE_WALK}, [PLAIN, other], shown, TODAY, True) is PLAIN
    assert to_show({When.AFTER_WALK}, [PLAIN, other], shown, TODAY, True) is None
    assert to_show(set(When), [PLAIN, other], shown, TODAY, True) is PLAIN


@pytest.mark.parametrize(("days", "is_back"), [(1, False), (6, False), (7, True), (8, True), (-3, False)])
def test_a_card_stays_away_for_seven_days(days: int, is_back: bool) -> None:
    shown = {"plain": TODAY - timedelta(days=days)}
    found = to_show({When.BEFORE_WALK}, [PLAIN], shown, TODAY, True)
    assert found is (PLAIN if is_back else None)


def test_the_one_that_stayed_away_longest_comes_first() -> None:
    cards = [replace(PLAIN, id=name) for name in ("ten", "twenty", "never", "never-either")]
    shown = {"ten": TODAY - timedelta(days=10), "twenty": TODAY - timedelta(days=20)}
    order = []
    for number in range(4):
        found = to_show({When.BEFORE_WALK}, cards, shown, TODAY + timedelta(days=number), True)
        assert found is not None
        order.append(found.id)
        shown[found.id] = TODAY + timedelta(days=number)
    assert order == ["never", "never-either", "twenty", "ten"]


@given(cards=some_cards(), days=st.lists(MOMENTS, max_size=40))
def test_over_many_days_none_twice_a_week_and_no_condition(cards: list[Card], days: list[set[When]]) -> None:
    shown: dict[str, date] = {}
    for number, when in enumerate(days):
        today = TODAY + timedelta(days=number)
        found = to_show(when, cards, shown, today, True)
        if found is None:
            continue
        assert found.topic is not Topic.CONDITIONS
        assert found.when & when
        assert today - shown.get(found.id, date.min) >= REPEATS_AFTER
        shown[found.id] = today
        assert to_show(When, cards, shown, today, True) is found


@given(cards=some_cards(), when=MOMENTS)
def test_nothing_comes_up_when_it_is_turned_off(cards: list[Card], when: frozenset[When]) -> None:
    assert to_show(when, cards, {}, TODAY, False) is None
