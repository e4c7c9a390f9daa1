"""About my body: what is marked for whom, what is kinder, and that nothing goes away by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_script import Script, a_route, an_exercise, hold, reps
from shipped_content import exercise_of, routine_of, shipped

from coach.domain.body import BodyFact, Care, in_order
from coach.domain.easing import KINDER_CHANGE_S
from coach.domain.exercise import Exercise
from coach.domain.kinder import Mark, mark_of, marks_of, swapped
from coach.domain.player.events import AnswerPain, GoKinder, Pause, Resume, Start, StopForPain
from coach.domain.player.state import Lead, Phase
from coach.domain.session import StepResult, credit_of
from coach.domain.timeline import StepKind, expand, prescribed_s

ROUTINES = shipped().routine_ids()
EXERCISES = shipped().exercise_ids()
FACTS = st.frozensets(st.sampled_from(BodyFact))


def known(exercise_id: str) -> Exercise | None:
    return exercise_of(exercise_id) if exercise_id in EXERCISES else None


def mark(exercise_id: str, *facts: BodyFact) -> Mark:
    found = mark_of(exercise_of(exercise_id), facts, known)
    assert found is not None
    return found


def marks(routine_id: str, facts: frozenset[BodyFact]) -> dict[int, Mark]:
    routine = routine_of(routine_id)
    return marks_of(routine, shipped().exercises_of(routine), facts, known)


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_nothing_is_marked_when_nothing_was_said(routine_id: str) -> None:
    assert marks(routine_id, frozenset()) == {}


@given(st.sampled_from(ROUTINES), FACTS, FACTS)
def test_more_facts_never_take_a_mark_away(
    routine_id: str, facts: frozenset[BodyFact], more: frozenset[BodyFact]
) -> None:
    few, many = marks(routine_id, facts), marks(routine_id, facts | more)
    assert few.keys() <= many.keys()
    assert all(set(few[number].facts) <= set(many[number].facts) for number in few)


@given(st.sampled_from(EXERCISES), FACTS)
def test_what_is_kinder_asks_for_no_care_itself(exercise_id: str, facts: frozenset[BodyFact]) -> None:
    found = mark_of(exercise_of(exercise_id), facts, known)
    if found is None or found.kinder is None or found.is_less:
        return
    assert mark_of(found.kinder.exercise, facts, known) is None


@given(st.sampled_from(ROUTINES), FACTS)
def test_marking_leaves_a_routine_as_it_is(routine_id: str, facts: frozenset[BodyFact]) -> None:
    routine = routine_of(routine_id)
    assert swapped(routine, marks(routine_id, facts), ()) == routine


@given(st.sampled_from(ROUTINES), FACTS, st.frozensets(st.integers(1, 9)))
def test_only_what_was_chosen_is_swapped(
    routine_id: str, facts: frozenset[BodyFact], chosen: frozenset[int]
) -> None:
    routine, found = routine_of(routine_id), marks(routine_id, facts)
    kept = [item for number, item in enumerate(routine.items, 1) if number not in found.keys() & chosen]
    made = swapped(routine, found, chosen)
    assert [item for item in made.items if item in kept] or not kept
    assert all(item in made.items for item in kept)
    assert made.items
    assert replace(made, items=routine.items) == routine
    exercises = {item.exercise: exercise_of(item.exercise) for item in made.items}
    assert prescribed_s(expand(made, exercises)) > 0


@pytest.mark.parametrize(
    ("exercise_id", "facts", "kinder"),
    [
        ("bird-dog", {BodyFact.WRISTS}, "dead-bug"),
        ("forearm-plank", {BodyFact.SHOULDER}, "dead-bug"),
        ("side-plank-full", {BodyFact.SHOULDER}, "dead-bug"),
        ("figure-four", {BodyFact.HIP_REPLACEMENT}, "pelvic-tilt"),
        ("figure-four", {BodyFact.KNEES}, "knee-to-chest-single"),
        ("hip-flexor-half-kneeling", {BodyFact.KNEELING}, "hip-flexor-standing"),
        ("standing-back-extension", {BodyFact.LEGS_EASE}, "knee-to-chest-single"),
        ("calf-wall-bent", {BodyFact.ACHILLES}, None),
        ("chair-squat", {BodyFact.DIZZINESS}, "chair-squat"),
        ("heel-raise", {BodyFact.ACHILLES}, None),
        ("hamstring-strap", {BodyFact.LEG_NERVE}, None),
        ("hamstring-standing", {BodyFact.DIZZINESS}, "hamstring-seated"),
        ("hamstring-standing", {BodyFact.DIZZINESS, BodyFact.LEG_NERVE}, None),
    ],
)
def test_what_is_kinder(exercise_id: str, facts: set[BodyFact], kinder: str | None) -> None:
    found = mark(exercise_id, *facts)
    assert found.facts == in_order(facts)
    assert (found.kinder.exercise.id if found.kinder else None) == kinder
    assert found.caution == exercise_of(exercise_id).caution


def test_less_is_about_half_of_what_the_routine_asks_for() -> None:
    calf, dose = exercise_of("calf-wall-bent"), hold(30, holds=4)
    found = mark_of(calf, {BodyFact.ACHILLES}, known, dose)
    assert found is not None
    assert found.kinder is not None
    assert found.is_less
    assert found.kinder.dose == hold(30, holds=2)
    single = mark_of(calf, {BodyFact.ACHILLES}, known, hold(30))
    assert single is not None
    assert single.kinder is None


def test_a_circle_of_kinder_exercises_and_a_missing_one_come_to_an_end() -> None:
    care = (Care((BodyFact.KNEES,), "two"),)
    one = replace(an_exercise("one", hold(9)), cares=care)
    two = replace(an_exercise("two", hold(9)), cares=(Care((BodyFact.KNEES,), "one"),), easier="gone")
    found = mark_of(one, {BodyFact.KNEES}, {"one": one, "two": two}.get)
    assert found is not None
    assert found.kinder is None


def test_only_legs_that_ease_hide_an_exercise() -> None:
    hidden = {
        (name, fact)
        for name in EXERCISES
        for fact in BodyFact
        if (found := mark_of(exercise_of(name), {fact}, known)) and found.is_hidden
    }
    assert hidden == {("standing-back-extension", BodyFact.LEGS_EASE)}


# In a session. 0 prepare 0-5; 1 work 5-25, 2 rest 25-33, 3 work 33-53, 4 transition 53-57, 5 work 57-77
ROUTE = a_route(hold(20, sets=2, rest_s=8), hold(20))
DOSE = reps(2, "1-2-1-1")
GO = GoKinder(an_exercise("kinder", DOSE), DOSE)


def test_a_kinder_version_needs_no_pain_and_counts_in_full() -> None:
    script = Script(ROUTE).do(Start()).by(15.0).do(GO)
    first = script.state.step
    assert (first.kind, first.duration_s, first.exercise) == (StepKind.REST, KINDER_CHANGE_S, "kinder")
    assert script.state.lead is Lead.GET_READY
    assert script.eased_routes == [script.state.route]
    record = script.records[-1]
    assert (record.step, record.result, record.credited_s, record.next_step) == (
        1,
        StepResult.LEFT,
        10.0,
        first.index,
    )
    script.to_the_end()
    assert credit_of(ROUTE, script.records) == pytest.approx(1.0)


def test_leaving_it_out_goes_on_with_the_next_and_is_not_counted() -> None:
    script = Script(ROUTE).do(Start()).by(15.0).do(GoKinder())
    assert script.state.step.index == 4
    assert script.records[-1].result is StepResult.SKIPPED
    script.to_the_end()
    assert credit_of(ROUTE, script.records) == pytest.approx(30 / 60)


def test_leaving_the_last_one_out_ends_the_session() -> None:
    script = Script(ROUTE).do(Start()).by(60.0).do(GoKinder())
    assert script.state.is_over


def test_what_waits_goes_on_waiting() -> None:
    script = Script(ROUTE).do(Start()).by(15.0).do(Pause()).do(GO)
    assert script.state.phase is Phase.PAUSED
    assert script.state.step.exercise == "kinder"
    script.do(Resume())
    assert script.state.lead is Lead.GET_READY


@pytest.mark.parametrize("before", [[], [Start(warm_up=True)], [Start(warm_up=True), Pause()]])
def test_before_the_first_step_there_is_nothing_to_change(before: list[Start | Pause]) -> None:
    script = Script(ROUTE)
    for event in before:
        script.do(event)
    script.do(GO)
    assert script.state.route == ROUTE
    assert not script.records


def test_after_a_stop_for_pain_only_its_own_answers_count() -> None:
    script = Script(ROUTE).do(Start()).by(15.0).do(StopForPain()).do(AnswerPain()).do(GO).do(GoKinder())
    assert script.state.route == ROUTE
    assert [record.step for record in script.records] == [0]
