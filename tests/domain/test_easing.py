"""Easing an exercise: the remaining sets at the easier one's dose, worth what they stand for."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from routine_strategies import DOSES, ROUTINES, Planned
from session_script import Script, a_route, an_exercise, hold, reps
from shipped_content import exercise_of, timeline_of

from coach.domain.easing import eased, fewer, fresh_index, item_at, item_end
from coach.domain.exercise import Dose, Side
from coach.domain.player.events import AnswerPain, Ease, Extend, Jump, Skip, Start, StopForPain
from coach.domain.player.state import Lead
from coach.domain.session import StepResult, credit_of
from coach.domain.timeline import StepKind, Timeline, expand, prescribed_s

# 0 prepare 0-5; 1 work 5-25, 2 rest 25-33, 3 work 33-53, 4 rest 53-61, 5 work 61-81;
# 6 transition 81-85, 7 work 85-105
ROUTE = a_route(hold(20, sets=3, rest_s=8), hold(20))
EASIER = hold(10, sets=2, rest_s=15)
EASE = Ease(an_exercise("easier", EASIER), EASIER)


def _rows(route: Timeline) -> list[tuple[object, ...]]:
    return [
        (
            step.index,
            step.kind.value,
            step.start_s,
            step.duration_s,
            step.exercise,
            step.set,
            step.sets,
            step.worth_s,
        )
        for step in route
    ]


def test_the_remaining_sets_are_done_as_the_easier_exercise() -> None:
    script = Script(ROUTE).do(Start()).by(38.0).do(StopForPain()).do(AnswerPain()).do(EASE)
    assert _rows(script.state.route) == [
        (0, "prepare", 0, 5, None, None, None, None),
        (1, "work", 5, 20, "one", 1, 3, None),
        (2, "rest", 25, 8, "one", 2, 3, None),
        (8, "rest", 33, 60, "easier", 2, 3, None),
        (9, "work", 93, 10, "easier", 2, 3, 15.0),
        (10, "rest", 103, 15, "easier", 3, 3, None),
        (11, "work", 118, 10, "easier", 3, 3, 20.0),
        (6, "transition", 128, 4, "two", 1, 1, None),
        (7, "work", 132, 20, "two", 1, 1, None),
    ]
    assert script.eased_routes == [script.state.route]
    record = script.records[-1]
    assert (record.step, record.result, record.credited_s, record.next_step) == (3, StepResult.LEFT, 5.0, 8)
    assert (script.state.step.index, script.state.lead, script.state.left_s) == (8, Lead.GET_READY, 60.0)


def test_eased_to_the_end_gives_the_whole_credit() -> None:
    script = Script(ROUTE).do(Start()).by(38.0).do(StopForPain()).do(AnswerPain()).do(EASE).to_the_end()
    assert credit_of(ROUTE, script.records) == 1.0
    assert script.records[-1].next_step is None


@pytest.mark.parametrize(
    "offset_s",
    [pytest.param(2.0, id="prepare"), pytest.param(5.0, id="work begun"), pytest.param(28.0, id="rest")],
)
def test_eased_right_at_a_pause_gives_the_whole_credit(offset_s: float) -> None:
    script = Script(ROUTE).do(Start()).by(offset_s).do(StopForPain()).do(AnswerPain()).do(EASE)
    script.to_the_end()
    assert credit_of(ROUTE, script.records) == 1.0


@pytest.mark.parametrize(
    ("kind", "is_easier_per_side"),
    [
        (kind, flag)
        for kind in (StepKind.RELAX, StepKind.SWITCH, StepKind.TRANSITION)
        for flag in (True, False)
    ],
)
def test_eased_at_relax_switch_or_transition_gives_the_whole_credit(
    kind: StepKind, is_easier_per_side: bool
) -> None:
    route = a_route(hold(5), hold(6, holds=2, relax_s=3, sets=2, rest_s=5, per_side=True))
    where = next(step for step in route if step.kind is kind)
    dose = reps(2, "1-1-1-0", per_side=is_easier_per_side)
    script = Script(route).do(Start()).by(where.start_s + 1.0).do(StopForPain()).do(AnswerPain())
    script.do(Ease(an_exercise("easier", dose), dose)).to_the_end()
    assert credit_of(route, script.records) == 1.0


def test_a_side_that_was_done_is_not_done_again() -> None:
    route = a_route(hold(6, sets=2, rest_s=5, per_side=True), prepare_s=0)
    dose = hold(3, per_side=True, switch_s=4)
    at_right = next(
        position for position, step in enumerate(route) if step.side is Side.RIGHT and step.is_work
    )
    new = eased(route, at_right, {}, an_exercise("easier", dose), dose)
    assert [(step.set, step.side) for step in new[at_right:] if step.is_work] == [
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (2, Side.RIGHT),
    ]


def test_an_alternating_exercise_eased_to_one_per_side_gives_both_sides_equal_time() -> None:
    route = a_route(reps(4, "2-1-1-0", alternate=True), prepare_s=0)
    dose = hold(5, per_side=True, switch_s=4)
    new = eased(route, 0, {}, an_exercise("easier", dose), dose)
    assert [(step.kind.value, step.side, step.worth_s) for step in new] == [
        ("rest", Side.LEFT, None),
        ("work", Side.LEFT, 16.0),
        ("switch", Side.RIGHT, None),
        ("work", Side.RIGHT, 16.0),
    ]


def test_easing_leaves_no_step_without_length() -> None:
    dose = hold(5, holds=2, per_side=True, switch_s=0)
    new = eased(ROUTE, 1, {}, an_exercise("easier", dose), dose)
    assert all(step.duration_s > 0 for step in new)


def test_easing_twice_still_credits_the_exercise_once() -> None:
    second = hold(30)
    script = Script(ROUTE).do(Start()).by(66.0).do(StopForPain()).do(AnswerPain()).do(EASE)
    script.by(66.0 + 3.0 + 60.0 + 5.0)
    assert (script.state.step.exercise, script.state.elapsed_s) == ("easier", 5.0)
    script.do(StopForPain()).do(AnswerPain()).do(Ease(an_exercise("still-easier", second), second))
    assert script.records[-1].credited_s == 7.5
    assert [step.worth_s for step in script.state.route if step.exercise == "still-easier"] == [None, 7.5]
    script.to_the_end()
    assert credit_of(ROUTE, script.records) == 1.0


def test_sets_that_were_done_before_going_back_are_not_credited_twice() -> None:
    script = Script(ROUTE).do(Start()).by(53.0).do(Jump(1)).by(61.0)
    script.do(StopForPain()).do(AnswerPain()).do(EASE)
    worth_s = [step.worth_s for step in script.state.route if step.exercise == "easier" and step.is_work]
    assert worth_s == [0.0, 0.0, 20.0]
    while script.state.step.item != 2:
        script.by(script.offset_s + 1.0)
    script.do(Skip()).do(Skip())
    assert credit_of(ROUTE, script.records) == 60.0 / 80.0


def test_an_attempt_longer_than_the_step_leaves_nothing_to_ease_of_it() -> None:
    script = Script(ROUTE).do(Start()).by(6.0).do(Extend()).by(30.0)
    script.do(StopForPain()).do(AnswerPain()).do(EASE)
    worth_s = [step.worth_s for step in script.state.route if step.worth_s is not None]
    assert worth_s == [0.0, 20.0, 20.0]


def test_a_resumed_session_eases_with_the_credit_it_had() -> None:
    first = Script(ROUTE).do(Start()).by(53.0)
    again = Script(ROUTE, first_step=1, records=first.records).do(Start()).by(5.0)
    again.do(StopForPain()).do(AnswerPain()).do(EASE)
    assert [step.worth_s for step in again.state.route if step.worth_s is not None] == [0.0, 0.0, 20.0]


def test_where_an_exercise_ends() -> None:
    assert [item_at(ROUTE, at) for at in range(len(ROUTE))] == [1, 1, 1, 1, 1, 1, 2, 2]
    assert [item_end(ROUTE, at) for at in range(len(ROUTE))] == [6, 6, 6, 6, 6, 6, 8, 8]


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (reps(10, "2-1-2-1", sets=2), reps(5, "2-1-2-1", sets=2)),
        (reps(5, "2-1-2-1"), reps(2, "2-1-2-1")),
        (reps(1, "2-1-2-1"), None),
        (hold(10, holds=4, relax_s=3), hold(10, holds=2, relax_s=3)),
        (hold(10, holds=3), hold(10, holds=1)),
        (hold(30), None),
    ],
)
def test_fewer_is_about_half(dose: Dose, expected: Dose | None) -> None:
    assert fewer(dose) == expected


def test_a_shipped_exercise_eases_to_its_own_easier_one() -> None:
    route = timeline_of("core-builder")
    plank = next(step for step in route if step.exercise == "forearm-plank" and step.is_work)
    easier = exercise_of(str(exercise_of("forearm-plank").easier))
    new = eased(route, plank.index, {}, easier, easier.dose)
    works = [step for step in new if step.exercise == "knee-plank" and step.is_work]
    # three sets of 20 s, each now 3 x 10 s
    assert [(step.set, step.sets, step.hold, step.duration_s) for step in works] == [
        (number, 3, hold_number, 10) for number in (1, 2, 3) for hold_number in (1, 2, 3)
    ]
    assert [step.worth_s for step in works] == [pytest.approx(20 / 3)] * 9
    assert sum(step.credit_s for step in new if step.is_work) == pytest.approx(prescribed_s(route))


@given(ROUTINES, DOSES, st.data())
def test_eased_steps_are_worth_what_is_unfinished(planned: Planned, dose: Dose, data: st.DataObject) -> None:
    route = expand(*planned)
    position = data.draw(st.integers(0, len(route) - 1))
    works = [step for step in route if step.is_work]
    shares = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0])
    credited_s = {step.index: data.draw(shares) * step.duration_s for step in works}
    end = item_end(route, position)
    new = eased(route, position, credited_s, an_exercise("easier", dose), dose)
    fresh = new[position : len(new) - (len(route) - end)]
    unfinished_s = sum(step.credit_s - credited_s[step.index] for step in route[position:end] if step.is_work)
    assert sum(step.credit_s for step in fresh if step.is_work) == pytest.approx(unfinished_s)
    assert [step.index for step in new[:position]] == [step.index for step in route[:position]]
    assert min(step.index for step in fresh) == fresh_index(route) > max(step.index for step in route)
    assert len({step.index for step in new}) == len(new)
    assert all(step.duration_s > 0 for step in new)
    assert [step.start_s for step in new] == [0, *(step.end_s for step in new)][:-1]
    assert all(step.item == item_at(route, position) for step in fresh)
    assert all(1 <= (step.set or 0) <= (step.sets or 0) for step in fresh)
    left_s, right_s = (
        sum(step.duration_s for step in fresh if step.is_work and step.side is side)
        for side in (Side.LEFT, Side.RIGHT)
    )
    if position == 0 or route[position].kind in {StepKind.TRANSITION, StepKind.REST}:
        assert left_s == right_s


@given(ROUTINES, DOSES, DOSES, st.data())
def test_easing_played_to_the_end_gives_full_credit(
    planned: Planned, dose: Dose, other: Dose, data: st.DataObject
) -> None:
    routine, exercises = planned
    route = expand(routine, exercises)
    script = Script(route).do(Start())
    for easier in (dose, other):
        wait_s = data.draw(st.integers(1, 12)) / 2
        for _ in range(data.draw(st.integers(0, 6))):
            script.by(script.offset_s + wait_s)
        script.do(StopForPain()).do(AnswerPain()).do(Ease(an_exercise("easier", easier), easier))
    assume(not script.state.is_over)
    while not script.state.is_over:
        script.late(script.offset_s + 4.875)
    assert credit_of(route, script.records) == pytest.approx(1.0)
    best_s: dict[int, float] = {}
    for record in script.records:
        best_s[record.step] = max(best_s.get(record.step, 0.0), record.credited_s)
    assert sum(best_s.values()) == pytest.approx(prescribed_s(route))
