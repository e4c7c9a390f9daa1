from dataclasses import replace

import pytest
from shipped_content import shipped

from coach.domain.exercise import Category
from coach.domain.fitting import Limit, fitting
from coach.domain.routine import Routine


def found(limit: Limit, due: str) -> list[str]:
    catalogue = shipped()
    routines, problems = catalogue.routines()
    assert not problems
    exercises = {it.id: it for it in catalogue.exercises()[0]}
    return [it.id for it in fitting(limit, catalogue.routine(due), routines, exercises)]


def test_five_minutes_are_kept_the_longest_first() -> None:
    assert found(Limit.FIVE_MINUTES, "core-foundation") == [
        "morning-mobility",
        "post-walk-quick",
        "standing-break",
    ]


def test_what_shares_a_category_comes_first() -> None:
    assert found(Limit.FIVE_MINUTES, "post-walk-stretch")[0] == "post-walk-quick"
    assert found(Limit.NO_MAT, "post-walk-stretch") == ["post-walk-quick", "standing-break"]


def test_without_a_mat_nobody_is_sent_to_the_floor() -> None:
    for limit in (Limit.NO_MAT, Limit.NOT_ON_FLOOR):
        assert found(limit, "glute-foundation") == ["post-walk-quick", "standing-break"]


def test_nothing_harder_is_offered_and_never_the_same_again() -> None:
    catalogue = shipped()
    exercises = {it.id: it for it in catalogue.exercises()[0]}
    short = [it for it in catalogue.routines()[0] if it.duration_s <= 300]
    harder = [_at_level(it, 2) for it in short]
    due = catalogue.routine("core-foundation")
    assert fitting(Limit.FIVE_MINUTES, due, harder, exercises) == ()
    assert "morning-mobility" not in found(Limit.FIVE_MINUTES, "morning-mobility")


SHIPPED = shipped()
EXERCISES = {it.id: it for it in SHIPPED.exercises()[0]}
DUE = SHIPPED.routine("core-foundation")
QUICK = SHIPPED.routine("post-walk-quick")


def test_five_minutes_are_three_hundred_seconds_and_not_one_more() -> None:
    mobility = SHIPPED.routine("morning-mobility")
    longer = replace(mobility, id="longer", prepare_s=mobility.prepare_s + 1)
    assert (mobility.duration_s, longer.duration_s) == (300, 301)
    assert fitting(Limit.FIVE_MINUTES, DUE, [longer, mobility], EXERCISES) == (mobility,)


def test_a_routine_of_two_levels_is_as_hard_as_the_harder() -> None:
    both = replace(QUICK, levels=(1, 2))
    assert fitting(Limit.FIVE_MINUTES, DUE, [both], EXERCISES) == ()
    builder = SHIPPED.routine("core-builder")
    assert fitting(Limit.FIVE_MINUTES, builder, [both], EXERCISES) == (both,)


def test_one_shared_category_is_enough_to_come_first_and_names_settle_the_rest() -> None:
    express = SHIPPED.routine("core-glutes-express")
    core = replace(SHIPPED.routine("standing-break"), id="core", categories=(Category.CORE,))
    b, a = replace(QUICK, id="b"), replace(QUICK, id="a")
    for routines in ([b, a, core], [a, core, b]):
        assert fitting(Limit.FIVE_MINUTES, express, routines, EXERCISES) == (core, a, b)


@pytest.mark.parametrize("name", ["mat", "yoga mat", "Mat or carpet"])
@pytest.mark.parametrize("limit", [Limit.NO_MAT, Limit.NOT_ON_FLOOR])
def test_a_mat_is_one_by_any_name_and_in_any_place(name: str, limit: Limit) -> None:
    for item in QUICK.items:
        exercise = EXERCISES[item.exercise]
        needing = EXERCISES | {exercise.id: replace(exercise, equipment=("chair", name))}
        assert fitting(limit, DUE, [QUICK], needing) == ()
    assert fitting(limit, DUE, [QUICK], EXERCISES) == (QUICK,)


def _at_level(routine: Routine, level: int) -> Routine:
    return replace(routine, levels=(level,))
