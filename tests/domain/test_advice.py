"""Advice about a routine: what content.md supports, and nothing that blocks."""

import pytest
from hypothesis import given
from routine_strategies import ROUTINES, Planned
from session_script import an_exercise, hold, reps
from shipped_content import routine_of, shipped

from coach.domain.advice import Advice, Code, advice
from coach.domain.draft import Draft
from coach.domain.exercise import Category, Dose
from coach.domain.routine import Item


def said(*items: tuple[str, Category, Dose], **keys: object) -> tuple[Advice, ...]:
    exercises = {name: an_exercise(name, dose, category) for name, category, dose in items}
    routine = Draft(name="Mine", items=tuple(Item(name, dose) for name, _, dose in items), **keys)  # type: ignore[arg-type]
    return advice(routine, exercises)


def codes(found: tuple[Advice, ...]) -> list[Code]:
    return [each.code for each in found]


MARCH = ("march", Category.BREAK, reps(10, "1-0-1-0"))
BRIDGE = ("glute-bridge", Category.GLUTES, reps(10, "2-3-2-1"))
CALF = ("calf", Category.STRETCH, hold(30))


def test_a_routine_without_exercises_needs_no_advice() -> None:
    assert advice(Draft(), {}) == ()


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ((MARCH, BRIDGE, CALF), [Code.WARM_UP_AND_STRETCH]),
        ((BRIDGE, CALF), [Code.NO_WARM_UP]),
        ((MARCH, BRIDGE), [Code.NO_STRETCH]),
        ((BRIDGE,), [Code.NO_WARM_UP, Code.NO_STRETCH]),
        ((CALF,), []),
        ((CALF, MARCH), []),
    ],
)
def test_strength_begins_easily_and_ends_with_a_stretch(
    items: tuple[tuple[str, Category, Dose], ...], found: list[Code]
) -> None:
    keys = {"categories": (Category.GLUTES,)}
    assert [code for code in codes(said(*items, **keys)) if code is not Code.SHORT] == found


@pytest.mark.parametrize(("prepare_s", "code"), [(59, Code.SHORT), (60, Code.LONG)])
def test_twenty_minutes_are_long(prepare_s: int, code: Code) -> None:
    stretch = ("calf", Category.STRETCH, hold(60, holds=19))
    keys = {"prepare_s": prepare_s, "categories": (Category.STRETCH,)}
    assert said(stretch, **keys) == (Advice(code, 1140 + prepare_s),)


@pytest.mark.parametrize(("hold_s", "sets", "is_long"), [(20, 3, False), (25, 3, True), (30, 2, False)])
def test_a_minute_of_plank_is_a_lot(hold_s: int, sets: int, is_long: bool) -> None:
    found = said(("forearm-plank", Category.CORE, hold(hold_s, sets=sets, rest_s=45)))
    assert (Advice(Code.PLANK, hold_s * sets) in found) is is_long


@pytest.mark.parametrize("exercise", ["curl-up", "side-plank-knee", "side-plank-full", "bird-dog"])
def test_short_holds_where_they_train_better(exercise: str) -> None:
    assert Code.LONG_HOLD not in codes(said((exercise, Category.CORE, hold(10))))
    assert Advice(Code.LONG_HOLD, 11, exercise) in said((exercise, Category.CORE, hold(11)))
    assert Code.LONG_HOLD not in codes(said(("dead-bug", Category.CORE, hold(11))))


def test_a_stretch_is_held_ten_to_sixty_seconds() -> None:
    for hold_s, code in ((9, Code.STRETCH_TOO_SHORT), (61, Code.STRETCH_TOO_LONG)):
        assert Advice(code, hold_s, "calf") in said(("calf", Category.STRETCH, hold(hold_s)))
    for hold_s in (10, 60):
        assert codes(said(("calf", Category.STRETCH, hold(hold_s)), categories=(Category.STRETCH,))) == [
            Code.SHORT
        ]


def test_rest_between_sets_of_strength() -> None:
    for rest_s, sets, is_short in ((29, 2, True), (30, 2, False), (0, 1, False)):
        found = said(("glute-bridge", Category.GLUTES, reps(8, "2-3-2-1", sets=sets, rest_s=rest_s)))
        assert (Advice(Code.SHORT_REST, rest_s, "glute-bridge") in found) is is_short
    assert Code.SHORT_REST not in codes(said(("calf", Category.STRETCH, hold(30, sets=2, rest_s=10))))


def test_the_same_thing_is_said_once() -> None:
    twice = Draft(name="Mine", items=(Item("calf", hold(5)),) * 2)
    found = advice(twice, {"calf": an_exercise("calf", hold(5), Category.STRETCH)})
    assert codes(found).count(Code.STRETCH_TOO_SHORT) == 1


def test_strength_that_is_called_a_stretch() -> None:
    found = said(BRIDGE, categories=(Category.STRETCH,))
    assert found[0] == Advice(Code.COUNTS_AS_STRENGTH, categories=(Category.GLUTES,))


def test_shipped_routines_are_mostly_as_advised() -> None:
    found = {
        routine.id: codes(advice(routine, shipped().exercises_of(routine)))
        for routine in shipped().routines()[0]
    }
    assert found["core-builder"] == [Code.NO_STRETCH, Code.SHORT]
    assert all(Code.SHORT in each for each in found.values())
    assert routine_of("core-builder").hardest_level == 2


@given(ROUTINES)
def test_there_is_something_to_say_about_anything(planned: Planned) -> None:
    routine, exercises = planned
    found = advice(routine, exercises)
    assert found
    assert len(set(found)) == len(found)
