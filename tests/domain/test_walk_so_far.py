"""This week so far: what is left, what is too much, and what the next walk would be."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.walk_so_far import (
    EASY_MPS,
    LONGEST_SHARE,
    USUAL_MIN,
    WeekSoFar,
    seen_in,
    series_unit,
    usual_pace_mps,
)
from coach.domain.walk_target import SMALLEST_STEP, Rule, Step, WeekTarget, shown
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 11, 16)
KM = Unit.KILOMETRES
AMOUNTS = st.decimals("0.01", "400", places=2)


def asked(target: str, cap: str, unit: Unit = KM) -> WeekTarget:
    step = Step(Rule.GREEN, Decimal(target))
    return WeekTarget(monday=MONDAY, unit=unit, target=Decimal(target), cap=Decimal(cap), step=step)


def so_far(walked: str, **values: int) -> WeekSoFar:
    return WeekSoFar(target=asked("8.8", "9.2"), walked=Decimal(walked), **values)


@pytest.mark.parametrize(
    ("walked", "left", "above"),
    [("0", "8.8", None), ("2.2", "6.6", None), ("8.8", "0", None), ("9.2", "0", None), ("9.6", "0", "0.4")],
)
def test_what_is_left_and_what_is_above(walked: str, left: str, above: str | None) -> None:
    week = so_far(walked)
    assert week.left == Decimal(left)
    assert week.above == (None if above is None else Decimal(above))


@given(AMOUNTS, AMOUNTS, st.sampled_from(Unit))
def test_what_is_shown_adds_up(target: Decimal, walked: Decimal, unit: Unit) -> None:
    week = WeekSoFar(target=asked(str(target), str(target * Decimal("1.15")), unit), walked=walked)
    assert week.left is not None
    assert week.left >= 0
    if week.left:
        assert week.left + shown(walked, unit) == week.target.shown
        assert week.above is None


@given(AMOUNTS, AMOUNTS, st.integers(0, 9), st.integers(0, 9), st.sampled_from(Unit))
def test_all_walks_together_never_take_more_than_is_left_nor_one_more_than_the_longest(
    target: Decimal, walked: Decimal, planned: int, left: int, unit: Unit
) -> None:
    week = WeekSoFar(
        target=asked(str(target), str(target), unit), walked=walked, planned=planned, planned_left=left
    )
    one, step = week.one_walk, SMALLEST_STEP[unit]
    assert week.left is not None
    if one is None:
        assert not left or week.left < step * left or (planned >= 4 and LONGEST_SHARE * target < step)
        return
    assert one > 0
    assert one % step == 0
    assert one * left <= week.left
    assert planned < 4 or one <= LONGEST_SHARE * target
    if planned < 4:
        assert week.left < (one + step) * left


@pytest.mark.parametrize(
    ("walked", "left", "unit", "one"),
    [
        ("2.2", 3, KM, "2.2"),
        ("2.2", 2, KM, "3.3"),
        ("2.3", 3, KM, "2.1"),
        ("8.5", 4, KM, None),
        ("8.4", 4, Unit.MILES, "0.1"),
        ("0", 2, Unit.MINUTES, "4"),
        ("8.8", 2, KM, None),
        ("12", 2, KM, None),
        ("2.2", 0, KM, None),
    ],
)
def test_one_walk_is_an_equal_part_of_what_is_left(
    walked: str, left: int, unit: Unit, one: str | None
) -> None:
    week = WeekSoFar(target=asked("8.8", "9.2", unit), walked=Decimal(walked), planned=3, planned_left=left)
    assert week.one_walk == (None if one is None else Decimal(one))


@pytest.mark.parametrize(("planned", "one"), [(3, "8.8"), (4, "3.0"), (5, "3.0")])
def test_one_of_many_walks_stays_a_small_part_of_the_week(planned: int, one: str) -> None:
    assert so_far("0", planned=planned, planned_left=1).one_walk == Decimal(one)


def test_the_longest_walk_counts_from_four_planned_or_walked() -> None:
    assert so_far("0", planned=3, walks=3).longest is None
    assert so_far("0", planned=4).longest == Decimal("3.0")
    assert so_far("0", walks=4).longest == Decimal("3.0")


def walk(metres: int | None, seconds: int | None) -> Walk:
    unit = KM if metres else Unit.MINUTES
    distance_m = Decimal(metres) if metres else None
    return Walk(id="w", walked_on=MONDAY, unit=unit, distance_m=distance_m, moving_s=seconds)


def test_the_time_follows_from_the_usual_pace() -> None:
    pace_mps = usual_pace_mps([walk(2000, 2400), walk(1000, 1200), walk(5000, None), walk(None, 60)])
    week = replace(so_far("2.2", planned=3, planned_left=3), pace_mps=pace_mps)
    assert week.one_walk_min == 45
    assert so_far("2.2", planned=3, planned_left=3).one_walk_min == 25
    assert usual_pace_mps([walk(None, 60)]) == EASY_MPS


def test_minutes_are_their_own_time() -> None:
    week = WeekSoFar(target=asked("99", "110", Unit.MINUTES), planned=3, planned_left=3)
    assert (week.one_walk, week.one_walk_min) == (33, 33)


def test_a_walk_without_a_length_takes_the_usual_time() -> None:
    assert so_far("8.8", planned=3, planned_left=2).one_walk_min == USUAL_MIN


def test_a_baseline_week_in_minutes_offers_ten_and_asks_for_none() -> None:
    baseline = WeekSoFar(target=WeekTarget(monday=MONDAY, unit=Unit.MINUTES), planned=3, planned_left=3)
    assert (baseline.offered_walk, baseline.one_walk) == (10, None)
    assert so_far("0").offered_walk is None
    searching = WeekSoFar(target=WeekTarget(monday=MONDAY, unit=KM), walked=Decimal(9), planned=4)
    assert (searching.one_walk, searching.left, searching.above, searching.longest) == (None,) * 4


def test_a_target_is_for_walks_in_its_unit() -> None:
    target = asked("8.8", "9.2")
    assert seen_in(target, KM) is target
    assert seen_in(target, Unit.MINUTES) == WeekTarget(monday=MONDAY, unit=Unit.MINUTES)


def test_a_stop_holds_in_every_unit() -> None:
    stopped = seen_in(asked("8.8", "9.2").stopped, Unit.MINUTES)
    assert (stopped.rule, stopped.unit, stopped.offer_min) == (Rule.STOPPED, Unit.MINUTES, None)


def test_the_last_choice_or_the_last_walk_tells_the_unit() -> None:
    walk = Walk(id="w", walked_on=MONDAY, unit=KM, distance_m=Decimal(2000))
    a_day = timedelta(days=1)
    assert series_unit(None, Unit.MILES, None) is Unit.MILES
    assert series_unit(walk, Unit.MINUTES, None) is KM
    assert series_unit(walk, Unit.MINUTES, MONDAY - a_day) is KM
    assert series_unit(walk, Unit.MINUTES, MONDAY) is Unit.MINUTES
