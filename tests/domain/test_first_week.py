"""The first week: legal for any choice of days, and the shipped starting week for somebody who takes all."""

from collections import Counter
from datetime import time
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_content import shipped

from coach.application.first_week import shelf_of
from coach.domain.errors import RefusedInput
from coach.domain.exercise import STRENGTH, Category
from coach.domain.first_week import Choices, Goal, Shelf, first_week, load, walk_s
from coach.domain.plan import DAY_BEGINS_AT, StartingSlot
from coach.domain.spacing import is_spaced
from coach.domain.walking import Unit

ALL_DAYS = frozenset(range(7))
ALL_GOALS = frozenset(Goal)
SHELF = shelf_of(shipped(), walk_s=25 * 60)
EVERY_DAYS = [frozenset(days) for n in range(1, 8) for days in combinations(range(7), n)]
EVERY_GOALS = [frozenset(goals) for n in range(1, 5) for goals in combinations(Goal, n)]
MINUTES = (8, 15, 20)
SEVEN_THIRTY = time(7, 30)


def choices(
    days: frozenset[int] = ALL_DAYS,
    goals: frozenset[Goal] = ALL_GOALS,
    minutes: int = 15,
    at: time = SEVEN_THIRTY,
    walked: Decimal | None = None,
    unit: Unit = Unit.MINUTES,
) -> Choices:
    return Choices(goals=goals, weekdays=days, minutes=minutes, at=at, walked=walked, walk_unit=unit)


def days_of(week: tuple[StartingSlot, ...], category: Category) -> list[int]:
    return [slot.weekday for slot in week if category in categories(slot)]


def categories(slot: StartingSlot) -> tuple[Category, ...]:
    return (Category.WALK,) if slot.routine is None else shipped().routine(slot.routine).categories


def routines(week: tuple[StartingSlot, ...]) -> list[tuple[int, str | None]]:
    return [(slot.weekday, slot.routine) for slot in week]


def seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60


def assert_legal(wish: Choices, week: tuple[StartingSlot, ...], shelf: Shelf = SHELF) -> None:
    assert week
    assert {slot.weekday for slot in week} <= wish.weekdays
    assert all(slot.at >= min(wish.at, DAY_BEGINS_AT) for slot in week)
    for category in STRENGTH:
        days = days_of(week, category)
        assert is_spaced(days)
        assert len(days) <= shelf.sessions
        assert bool(days) == (Goal(category.value) in wish.goals)
    assert bool(days_of(week, Category.WALK)) == (Goal.WALK in wish.goals)
    assert days_of(week, Category.WALK) == days_of(week, Category.STRETCH)
    assert bool(days_of(week, Category.MOBILITY)) == (Goal.SUPPLE in wish.goals)
    assert max(Counter(routines(week)).values()) == 1
    assert_apart(wish, week, shelf)


def assert_apart(wish: Choices, week: tuple[StartingSlot, ...], shelf: Shelf) -> None:
    """Nothing begins while something else of the day goes on; a stretch comes right after its walk."""
    for before, after in pairwise(week):
        if before.weekday != after.weekday:
            assert before.weekday < after.weekday
            continue
        length_s = walk_s(wish, shelf) if before.routine is None else shelf.durations_s[before.routine]
        assert seconds(before.at) + min(length_s, 3 * 3600) <= seconds(after.at)
        if before.routine is None:
            assert after.routine in shelf.stretches


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("goals", EVERY_GOALS, ids=lambda goals: "-".join(sorted(goals)))
def test_any_days_give_a_legal_week(goals: frozenset[Goal], minutes: int) -> None:
    for days in EVERY_DAYS:
        wish = choices(days, goals, minutes)
        assert_legal(wish, first_week(wish, SHELF))


wishes = st.builds(
    choices,
    st.sampled_from(EVERY_DAYS),
    st.sampled_from(EVERY_GOALS),
    st.sampled_from(MINUTES),
    st.times(DAY_BEGINS_AT, time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.none() | st.decimals(0, 1500, places=1),
    st.sampled_from(Unit),
)


@given(wishes)
def test_so_it_is_at_any_hour_and_after_any_week_of_walking(wish: Choices) -> None:
    week = first_week(wish, SHELF)
    assert_legal(wish, week)
    assert first_week(wish, SHELF) == week


@given(wishes)
def test_a_load_is_that_of_its_days(wish: Choices) -> None:
    week = first_week(wish, SHELF)
    found = load(week, wish, SHELF)
    by_day = {day: load([it for it in week if it.weekday == day], wish, SHELF).week_s for day in range(7)}
    assert found.week_s == sum(by_day.values())
    assert found.day_s == max(by_day.values())


@pytest.mark.parametrize("minutes", [8, 15])
def test_all_days_and_goals_give_the_shipped_starting_week(minutes: int) -> None:
    shipped_week = sorted(shipped().starting_week(), key=lambda slot: (slot.weekday, slot.at))
    week = first_week(choices(minutes=minutes), SHELF)
    assert routines(week) == [(slot.weekday, slot.routine) for slot in shipped_week]
    assert [slot.at for slot in week[:-1]] == [slot.at for slot in shipped_week[:-1]]


def test_twenty_minutes_leave_room_for_the_whole_stretch() -> None:
    stretches = {slot.routine for slot in first_week(choices(minutes=20), SHELF)} & set(SHELF.stretches)
    assert stretches == {"post-walk-stretch"}
    short = {slot.routine for slot in first_week(choices(minutes=8), SHELF)} & set(SHELF.stretches)
    assert short == {"post-walk-quick"}


@pytest.mark.parametrize(
    ("days", "minutes", "expected"),
    [
        ({3}, 15, {3: "core-glutes-express"}),
        ({3}, 8, {3: "core-glutes-express"}),
        ({0, 1}, 15, {0: "core-foundation", 1: "glute-foundation"}),
        ({0, 6}, 15, {0: "core-foundation", 6: "glute-foundation"}),
        ({0, 3}, 15, {0: "core-glutes-express", 3: "core-glutes-express"}),
        ({0, 3}, 8, {0: "core-foundation", 3: "glute-foundation"}),
        ({0, 2, 4}, 15, {0: "core-glutes-express", 2: "core-foundation", 4: "glute-foundation"}),
    ],
)
def test_few_days(days: set[int], minutes: int, expected: dict[int, str]) -> None:
    strength = frozenset({Goal.CORE, Goal.GLUTES})
    week = first_week(choices(frozenset(days), strength, minutes), SHELF)
    found = {slot.weekday: slot.routine for slot in week}
    assert found == expected


def test_more_walks_after_a_week_of_more_walking() -> None:
    for walked, unit, walks in (
        (None, Unit.MINUTES, 3),
        (Decimal(75), Unit.MINUTES, 3),
        (Decimal(76), Unit.MINUTES, 4),
        (Decimal("6.2"), Unit.KILOMETRES, 3),
        (Decimal("8.0"), Unit.KILOMETRES, 4),
        (Decimal("3.8"), Unit.MILES, 3),
        (Decimal("4.0"), Unit.MILES, 4),
    ):
        week = first_week(choices(walked=walked, unit=unit), SHELF)
        assert len(days_of(week, Category.WALK)) == walks


def test_a_walk_is_a_share_of_last_week_and_never_more_than_a_third() -> None:
    assert walk_s(choices(), SHELF) == 25 * 60
    assert walk_s(choices(walked=Decimal(0)), SHELF) == 25 * 60
    assert walk_s(choices(walked=Decimal(60)), SHELF) == 20 * 60
    assert walk_s(choices(walked=Decimal(120)), SHELF) == 30 * 60
    assert walk_s(choices(walked=Decimal(8), unit=Unit.KILOMETRES), SHELF) == 24 * 60
    assert walk_s(choices(walked=Decimal(9)), SHELF) == 10 * 60
    only_day = frozenset({5})
    assert walk_s(choices(only_day, walked=Decimal(60)), SHELF) == 20 * 60


def test_a_walk_makes_way_for_the_best_time() -> None:
    one_day = choices(frozenset({0}), frozenset({Goal.CORE, Goal.WALK}), at=time(16, 40))
    assert [(slot.at, slot.routine) for slot in first_week(one_day, SHELF)] == [
        (time(16, 40), "core-foundation"),
        (time(17), None),
        (time(17, 30), "post-walk-quick"),
    ]


@pytest.mark.parametrize("wrong", [{"goals": frozenset()}, {"days": frozenset()}, {"days": frozenset({7})}])
def test_nothing_follows_from_no_choice(wrong: dict[str, frozenset[int]]) -> None:
    with pytest.raises(RefusedInput):
        choices(**wrong)  # type: ignore[arg-type]
