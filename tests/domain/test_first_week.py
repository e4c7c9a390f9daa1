"""The first week: legal for any choice of days, and the shipped starting week for somebody who takes all."""

from collections import Counter
from dataclasses import replace
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
from coach.domain.first_week import Choices, Goal, Load, Shelf, first_week, load, walk_s
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


def test_the_load_of_the_shipped_starting_week() -> None:
    """Core 414 s, glutes 404 s, walks of 25 min with a stretch of 4 min; the fullest day is Monday."""
    wish = choices()
    walk_and_stretch_s = 25 * 60 + 240
    assert load(first_week(wish, SHELF), wish, SHELF) == Load(
        week_s=2 * 414 + 2 * 404 + 3 * walk_and_stretch_s + 300 + 420, day_s=414 + walk_and_stretch_s
    )


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
    ("minutes", "stretch"),
    [(7, "post-walk-quick"), (15, "post-walk-quick"), (16, "post-walk-stretch"), (20, "post-walk-stretch")],
)
def test_a_stretch_takes_at_most_half_a_session_and_is_there_even_in_a_short_one(
    minutes: int, stretch: str
) -> None:
    assert SHELF.durations_s[stretch] == {"post-walk-quick": 240, "post-walk-stretch": 480}[stretch]
    assert {slot.routine for slot in first_week(choices(minutes=minutes), SHELF)} & set(SHELF.stretches) == {
        stretch
    }


def test_strength_has_the_best_time_and_what_is_calm_another() -> None:
    one_day = choices(frozenset({2}), frozenset({Goal.CORE, Goal.SUPPLE}))
    assert [(slot.at, slot.routine) for slot in first_week(one_day, SHELF)] == [
        (SEVEN_THIRTY, "core-foundation"),
        (time(12, 30), "morning-mobility"),
    ]


def test_with_three_sessions_a_week_both_kinds_stay_alike() -> None:
    days = frozenset({0, 2, 4, 5})
    shelf = replace(SHELF, sessions=3)
    week = first_week(choices(days, frozenset({Goal.CORE, Goal.GLUTES}), 8), shelf)
    assert Counter(slot.routine for slot in week) == {"core-foundation": 2, "glute-foundation": 2}


@pytest.mark.parametrize(
    ("days", "minutes", "expected"),
    [
        ({3}, 15, {3: "core-glutes-express"}),
        ({3}, 8, {3: "core-glutes-express"}),
        ({0, 1}, 15, {0: "core-foundation", 1: "glute-foundation"}),
        ({0, 6}, 15, {0: "core-foundation", 6: "glute-foundation"}),
        ({0, 3}, 15, {0: "core-glutes-express", 3: "core-glutes-express"}),
        ({0, 3}, 12, {0: "core-glutes-express", 3: "core-glutes-express"}),
        ({0, 3}, 11, {0: "core-foundation", 3: "glute-foundation"}),
        ({0, 3}, 8, {0: "core-foundation", 3: "glute-foundation"}),
        ({0, 1, 3}, 8, {0: "core-foundation", 1: "glute-foundation", 3: "core-foundation"}),
        ({0, 2, 4}, 15, {0: "core-glutes-express", 2: "core-foundation", 4: "glute-foundation"}),
    ],
)
def test_few_days(days: set[int], minutes: int, expected: dict[int, str]) -> None:
    strength = frozenset({Goal.CORE, Goal.GLUTES})
    week = first_week(choices(frozenset(days), strength, minutes), SHELF)
    found = {slot.weekday: slot.routine for slot in week}
    assert found == expected


@pytest.mark.parametrize(
    ("days", "walks"),
    [
        ({0, 1, 2, 3}, [0, 1, 3]),
        ({0, 1, 2, 4}, [0, 2, 4]),
        ({0, 1, 3, 6}, [1, 3, 6]),
        ({0, 2, 4, 5}, [0, 2, 4]),
        ({1, 5}, [1, 5]),
    ],
)
def test_walks_lie_as_evenly_as_the_days_allow_from_week_to_week(days: set[int], walks: list[int]) -> None:
    week = first_week(choices(frozenset(days), frozenset({Goal.WALK})), SHELF)
    assert days_of(week, Category.WALK) == walks


@pytest.mark.parametrize(
    ("days", "others", "mobility", "recovery"),
    [
        ({0, 1, 2}, set(), 0, 2),
        ({4}, set(), 4, None),
        ({0, 2}, {Goal.CORE}, 0, None),
        ({0, 1}, {Goal.CORE}, 0, 1),
        ({0, 1}, {Goal.WALK}, 0, None),
        ({0, 1}, {Goal.CORE, Goal.GLUTES}, 1, None),
        ({0, 1, 2, 3, 4}, {Goal.WALK}, 1, 3),
    ],
)
def test_recovery_is_on_the_last_free_day_and_mobility_where_the_least_is(
    days: set[int], others: set[Goal], mobility: int, recovery: int | None
) -> None:
    """Of a core session of 414 s and a glute session of 404 s the shorter one has room for mobility."""
    week = first_week(choices(frozenset(days), frozenset({Goal.SUPPLE, *others})), SHELF)
    calm = {slot.routine: slot.weekday for slot in week if slot.routine in (SHELF.mobility, SHELF.recovery)}
    expected = {SHELF.mobility: mobility, SHELF.recovery: recovery}
    assert calm == {routine: day for routine, day in expected.items() if day is not None}


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


def test_a_walk_makes_way_for_what_its_stretch_would_meet() -> None:
    def at_five_past(minutes: int) -> list[tuple[time, str | None]]:
        wish = choices(frozenset({0}), frozenset({Goal.CORE, Goal.WALK}), minutes, time(17, 5))
        return [(slot.at, slot.routine) for slot in first_week(wish, SHELF)]

    assert at_five_past(15) == [
        (time(16, 30), None),
        (time(17), "post-walk-quick"),
        (time(17, 5), "core-foundation"),
    ]
    assert at_five_past(16) == [
        (time(17, 5), "core-foundation"),
        (time(17, 30), None),
        (time(18), "post-walk-stretch"),
    ]


@pytest.mark.parametrize("wrong", [{"goals": frozenset()}, {"days": frozenset()}, {"days": frozenset({7})}])
def test_nothing_follows_from_no_choice(wrong: dict[str, frozenset[int]]) -> None:
    with pytest.raises(RefusedInput):
        choices(**wrong)  # type: ignore[arg-type]
