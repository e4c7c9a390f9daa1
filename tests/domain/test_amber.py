"""Amber: less for a while."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.domain.amber import is_after_amber, is_amber_before, is_amber_since
from coach.domain.exercise import Category, HoldDose, RepsDose, Tempo
from coach.domain.reds import RatedSession
from coach.domain.routine import Item, Origin, Routine
from coach.domain.scaling import lighter
from coach.domain.session import Outcome, SessionOutline
from coach.domain.traffic_light import Light
from coach.domain.walk_weeks import RatedWalk
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)


def rated(light: Light, day: int = 0, *categories: Category) -> RatedSession:
    outline = SessionOutline(
        id="s",
        routine="any",
        categories=categories or (Category.CORE,),
        plan_on=MONDAY + day * A_DAY,
        started_at=datetime(2026, 3, 2, 8, tzinfo=UTC) + day * A_DAY,
        outcome=Outcome.COMPLETE,
        credit=1.0,
    )
    return RatedSession(outline, light)


def walked(light: Light, day: int = 0) -> RatedWalk:
    walk = Walk(id="w", walked_on=MONDAY + day * A_DAY, unit=Unit.KILOMETRES, distance_m=Decimal(2000))
    return RatedWalk(walk, light)


def routine(
    *sets: int, origin: Origin = Origin.SHIPPED, categories: tuple[Category, ...] = (Category.CORE,)
) -> Routine:
    doses = [
        HoldDose(hold_s=10, sets=it) if number % 2 else RepsDose(reps=8, tempo=Tempo(2, 0, 2, 0), sets=it)
        for number, it in enumerate(sets)
    ]
    return Routine(
        id="any",
        name="Any",
        categories=categories,
        levels=(1,),
        when="now",
        prepare_s=0,
        transition_s=0,
        items=tuple(Item(f"e{number}", dose) for number, dose in enumerate(doses)),
        origin=origin,
    )


@pytest.mark.parametrize("pain", [None, *range(11)])
def test_four_and_five_before_are_amber(pain: int | None) -> None:
    assert is_amber_before(pain, is_persistent=False) is (pain in (4, 5))
    assert not is_amber_before(pain, is_persistent=True)


@pytest.mark.parametrize(("day", "expected"), [(-2, False), (-1, True), (0, True)])
def test_an_amber_day_lasts_until_the_next_one_ends(day: int, expected: bool) -> None:
    assert is_amber_since(MONDAY, [rated(Light.AMBER, day)], []) is expected
    assert is_amber_since(MONDAY, [], [walked(Light.AMBER, day)]) is expected


@pytest.mark.parametrize("light", [Light.GREEN, Light.UNKNOWN, Light.RED])
def test_no_other_light_is_amber(light: Light) -> None:
    assert not is_amber_since(MONDAY, [rated(light)], [walked(light)])
    assert not is_after_amber(routine(3), [rated(light)])


def test_the_last_session_of_a_category_decides() -> None:
    core, glutes = (Category.CORE,), (Category.GLUTES,)
    amber_core = [rated(Light.AMBER, -3, *core), rated(Light.GREEN, -1, *glutes)]
    assert is_after_amber(routine(3), amber_core)
    assert not is_after_amber(routine(3, categories=glutes), amber_core)
    assert not is_after_amber(routine(3), [*amber_core, rated(Light.GREEN, 0, *core)])
    assert is_after_amber(routine(3, categories=(*glutes, *core)), [rated(Light.AMBER, -1, *glutes)])


def test_a_quarter_of_the_sets_less_rounded_down_at_least_one() -> None:
    assert [item.dose.sets for item in lighter(routine(1, 2, 3, 4, 5, 8)).items] == [1, 1, 2, 3, 3, 6]


def test_a_persons_own_routine_never_scales() -> None:
    own = routine(3, 4, origin=Origin.OWN)
    assert lighter(own) == own
