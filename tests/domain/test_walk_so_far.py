"""This week so far: what is left, what is too much, and what the next walk would be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.walk_so_far import LONGEST_SHARE, WeekSoFar, seen_in, series_unit
from coach.domain.walk_target import Rule, Step, WeekTarget, shown
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


@given(AMOUNTS, AMOUNTS, st.integers(0, 9), st.integers(0, 9))
def test_one_walk_never_takes_more_than_is_left_nor_than_the_longest(
    target: Decimal, walked: Decimal, planned: int, left: int
) -> None:
    week = WeekSoFar(
        target=asked(str(target), str(target)), walked=walked, planned=planned, planned_left=left
    )
    one = week.one_walk
    if not left or not week.left:
        assert one is None
    if one is not None:
        assert 0 < one <= week.left + Decimal("0.05")
        assert planned < 4 or one <= shown(LONGEST_SHARE * target, KM)


def test_one_walk_is_an_equal_part_of_what_is_left() -> None:
    assert so_far("2.2", planned=3, planned_left=3).one_walk == Decimal("2.2")
    assert so_far("2.2", planned=3, planned_left=2).one_walk == Decimal("3.3")
    assert so_far("2.2", planned=5, planned_left=2).one_walk == Decimal("3.1")
    assert so_far("2.2", planned=3).one_walk is None


def test_the_longest_walk_counts_from_four_planned_or_walked() -> None:
    assert so_far("0", planned=3, walks=3).longest is None
    assert so_far("0", planned=4).longest == Decimal("3.080")
    assert so_far("0", walks=4).longest == Decimal("3.080")


def test_a_baseline_week_in_minutes_offers_ten() -> None:
    assert WeekSoFar(target=WeekTarget(monday=MONDAY, unit=Unit.MINUTES)).one_walk == 10
    searching = WeekSoFar(target=WeekTarget(monday=MONDAY, unit=KM), walked=Decimal(9), planned=4)
    assert (searching.one_walk, searching.left, searching.above, searching.longest) == (None,) * 4


def test_a_target_is_for_walks_in_its_unit() -> None:
    target = asked("8.8", "9.2")
    assert seen_in(target, KM) is target
    assert seen_in(target, Unit.MINUTES) == WeekTarget(monday=MONDAY, unit=Unit.MINUTES)


def test_the_last_choice_or_the_last_walk_tells_the_unit() -> None:
    walk = Walk(id="w", walked_on=MONDAY, unit=KM, distance_m=Decimal(2000))
    a_day = timedelta(days=1)
    assert series_unit(None, Unit.MILES, None) is Unit.MILES
    assert series_unit(walk, Unit.MINUTES, None) is KM
    assert series_unit(walk, Unit.MINUTES, MONDAY - a_day) is KM
    assert series_unit(walk, Unit.MINUTES, MONDAY) is Unit.MINUTES
