"""A week of walking that goes on, and one walk of it."""

from datetime import date
from decimal import Decimal

import pytest

from coach.domain.trends import WalkingWeek
from coach.domain.walk_now import USUAL_MIN, WalkNow, walk_now
from coach.domain.walk_target import Rule, Step, WeekTarget
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 11, 16)


def target(amount: str | None, unit: Unit = Unit.KILOMETRES) -> WeekTarget:
    if amount is None:
        return WeekTarget(monday=MONDAY, unit=unit)
    eight = Decimal(8)
    return WeekTarget(
        monday=MONDAY,
        unit=unit,
        baseline=eight,
        credited=eight,
        target=Decimal(amount),
        cap=Decimal("9.2"),
        step=Step(Rule.GREEN, eight, Decimal("1.1")),
    )


def now(
    asked: WeekTarget, walked: str, *, planned: int = 3, left: int = 3, unit: Unit = Unit.KILOMETRES
) -> WalkNow:
    week = WalkingWeek(monday=MONDAY, amount=Decimal(walked), unit=unit, is_current=True)
    return walk_now(asked, week, (), planned=planned, left=left)


def test_what_is_left_is_shared_by_the_walks_that_are_left() -> None:
    found = now(target("8.8"), "2.2")
    assert (found.one_walk, found.one_walk_min) == (Decimal("2.2"), 25)
    assert (found.goal, found.limit) == (Decimal("8.8"), Decimal("9.2"))


@pytest.mark.parametrize(("walked", "left"), [("8.8", 2), ("12", 2), ("2.2", 0)])
def test_nothing_is_asked_beyond_the_target_or_without_a_walk(walked: str, left: int) -> None:
    found = now(target("8.8"), walked, left=left)
    assert (found.one_walk, found.one_walk_min) == (None, USUAL_MIN)


@pytest.mark.parametrize(("planned", "one"), [(3, "8.8"), (4, "3.0"), (5, "3.0")])
def test_one_of_many_walks_stays_a_small_part_of_the_week(planned: int, one: str) -> None:
    assert now(target("8.8"), "0", planned=planned, left=1).one_walk == Decimal(one)


def test_another_unit_has_no_target() -> None:
    found = now(target("8.8"), "20", unit=Unit.MINUTES)
    assert found.is_new_series
    assert (found.goal, found.limit, found.one_walk) == (None, None, None)


def test_without_a_target_nothing_is_asked() -> None:
    assert now(target(None), "1").one_walk is None


def walk(metres: int | None, seconds: int | None) -> Walk:
    unit = Unit.KILOMETRES if metres else Unit.MINUTES
    distance_m = Decimal(metres) if metres else None
    return Walk(id="w", walked_on=MONDAY, unit=unit, distance_m=distance_m, moving_s=seconds)


def test_the_time_follows_from_the_usual_pace() -> None:
    week = WalkingWeek(monday=MONDAY, amount=Decimal("2.2"), unit=Unit.KILOMETRES, is_current=True)
    walks = [walk(2000, 2400), walk(1000, 1200), walk(5000, None), walk(None, 60)]
    assert walk_now(target("8.8"), week, walks, planned=3, left=3).one_walk_min == 45


def test_minutes_are_their_own_time() -> None:
    asked = WeekTarget(
        monday=MONDAY,
        unit=Unit.MINUTES,
        target=Decimal(99),
        cap=Decimal(110),
        step=Step(Rule.GREEN, Decimal(90), Decimal("1.1")),
    )
    assert now(asked, "0", unit=Unit.MINUTES).one_walk_min == 33
