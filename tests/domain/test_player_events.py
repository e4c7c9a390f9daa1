"""What a person may ask for, in which situation, and what becomes of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_strategies import ANY_GAPS_S, ROUTES, happenings
from session_script import BEGAN_S, Script, a_route, an_exercise, hold, records_in, reps

from coach.domain.player.events import (
    AnswerPain,
    Back,
    Done,
    Ease,
    Effect,
    End,
    Event,
    Extend,
    FalseAlarm,
    Jump,
    Pause,
    Paused,
    PauseReason,
    Resume,
    SessionEnded,
    Skip,
    SkipExercise,
    Start,
    StepFinished,
    StopForPain,
    Tick,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import Lead, Phase, PlayerState, ready
from coach.domain.session import StepRecord, StepResult, credit_of
from coach.domain.timeline import Timeline, prescribed_s

# 0 prepare 0-5, 1 work 5-15, 2 rest 15-23, 3 work 23-33, 4 transition 33-37, 5 work 37-45
ROUTE = a_route(hold(10, sets=2, rest_s=8), reps(2, "2-1-1-0"))
EASE = Ease(an_exercise("easier", hold(5)), hold(5))

EVENTS: dict[str, Event] = {
    "start": Start(),
    "warm up": Start(warm_up=True),
    "pause": Pause(),
    "resume": Resume(),
    "skip": Skip(),
    "back": Back(),
    "extend": Extend(),
    "done": Done(),
    "jump": Jump(3),
    "jump nowhere": Jump(99),
    "stop for pain": StopForPain(),
    "false alarm": FalseAlarm(),
    "answer": AnswerPain(),
    "ease": EASE,
    "skip exercise": SkipExercise(),
    "end": End(),
}

SITUATIONS: dict[str, list[tuple[float, Event]]] = {
    "before the start": [],
    "warming up": [(0.0, Start(warm_up=True))],
    "preparing": [(0.0, Start())],
    "working": [(0.0, Start()), (5.0, Tick())],
    "resting": [(0.0, Start()), (5.0, Skip())],
    "getting ready": [(0.0, Start()), (5.0, Pause()), (5.0, Resume())],
    "paused": [(0.0, Start()), (5.0, Pause())],
    "in pain": [(0.0, Start()), (5.0, StopForPain())],
    "pain answered": [(0.0, Start()), (5.0, StopForPain()), (5.0, AnswerPain())],
    "finished": [(0.0, Start()), (1.0, Jump(5)), (1.0, Skip())],
    "stopped": [(0.0, Start()), (1.0, End())],
}

_MOVING = {"pause", "skip", "back", "jump", "stop for pain", "end"}

LEGAL: dict[str, set[str]] = {
    "before the start": {"start", "warm up", "end"},
    "warming up": {"pause", "skip", "stop for pain", "end"},
    "preparing": {*_MOVING, "extend"},
    "working": {*_MOVING, "extend", "done"},
    "resting": {*_MOVING, "extend"},
    "getting ready": _MOVING,
    "paused": {"resume", "skip", "back", "extend", "jump", "stop for pain", "end"},
    "in pain": {"false alarm", "answer", "end"},
    "pain answered": {"ease", "skip exercise", "end"},
    "finished": set(),
    "stopped": set(),
}


def _in_situation(name: str) -> PlayerState:
    state = ready(ROUTE)
    for offset_s, event in SITUATIONS[name]:
        state, _ = advance(state, event, BEGAN_S + offset_s)
    return state


@pytest.mark.parametrize("asked", EVENTS)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_only_what_is_legal_changes_anything(situation: str, asked: str) -> None:
    state = _in_situation(situation)
    now_s = state.at_s + 1.0
    answered = advance(state, EVENTS[asked], now_s)
    ticked = advance(state, Tick(state.slept_s), now_s)
    assert (answered != ticked) is (asked in LEGAL[situation])


def _situation(state: PlayerState) -> str:
    if state.phase is Phase.PAUSED:
        if state.pause_reason is not PauseReason.PAIN:
            return "paused"
        return "pain answered" if state.is_pain_answered else "in pain"
    if state.phase is Phase.READY:
        return {None: "before the start", Lead.WARM_UP: "warming up", Lead.GET_READY: "getting ready"}[
            state.lead
        ]
    return {
        Phase.FINISHED: "finished",
        Phase.STOPPED: "stopped",
        Phase.WORK: "working",
        Phase.PREPARE: "preparing",
    }.get(state.phase, "resting")


@given(ROUTES, happenings(ANY_GAPS_S), st.sampled_from(sorted(set(EVENTS) - {"jump"})))
def test_illegal_events_change_nothing_wherever_a_session_stands(
    route: Timeline, moments: list[tuple[float, Event]], asked: str
) -> None:
    state = ready(route)
    for now_s, event in moments:
        ticked = advance(state, Tick(state.slept_s), now_s)
        if asked not in LEGAL[_situation(ticked[0])]:
            assert advance(state, EVENTS[asked], now_s) == ticked
        state, _ = advance(state, event, now_s)


@given(ROUTES, happenings(ANY_GAPS_S))
def test_every_sequence_ends_or_waits(route: Timeline, moments: list[tuple[float, Event]]) -> None:
    state, effects = _run(route, moments)
    now_s = max([0.0, *(at_s for at_s, _ in moments)])
    limit_s = now_s + 400.0 + state.left_s + sum(step.duration_s for step in state.route)
    while not state.is_waiting:
        assert now_s < limit_s
        now_s += 4.5
        state, followed = advance(state, Tick(), now_s)
        effects += followed
    later, nothing = advance(state, Tick(), now_s + 3600.0)
    assert (later, nothing) == (state, ())
    ends = [effect for effect in effects if isinstance(effect, SessionEnded)]
    assert len(ends) == (1 if state.is_over else 0)
    assert ends == [] or ends[0].is_finished == (state.phase is Phase.FINISHED)


def _run(route: Timeline, moments: list[tuple[float, Event]]) -> tuple[PlayerState, list[Effect]]:
    state, effects = ready(route), []
    for now_s, event in moments:
        state, followed = advance(state, event, now_s)
        effects += followed
    return state, effects


@given(ROUTES, happenings(ANY_GAPS_S))
def test_no_sequence_credits_more_than_was_prescribed(
    route: Timeline, moments: list[tuple[float, Event]]
) -> None:
    state, records = ready(route), []
    steps = {step.index: step for step in route}
    best_s: dict[int, float] = {}
    for now_s, event in moments:
        state, effects = advance(state, event, now_s)
        steps |= {step.index: step for step in state.route}
        for record in records_in(effects):
            records.append(record)
            step = steps[record.step]
            assert 0.0 <= record.credited_s <= (step.credit_s if step.is_work else 0.0)
            best_s[record.step] = max(best_s.get(record.step, 0.0), record.credited_s)
    assert sum(best_s.values()) <= prescribed_s(route) + 1e-6
    assert 0.0 <= credit_of(route, records) <= 1.0


@given(ROUTES, happenings(ANY_GAPS_S))
def test_attempts_count_up_and_each_record_leads_to_the_next(
    route: Timeline, moments: list[tuple[float, Event]]
) -> None:
    state, effects = _run(route, moments)
    records = records_in(effects)
    for index in {record.step for record in records}:
        attempts = [record.attempt for record in records if record.step == index]
        assert attempts == list(range(1, len(attempts) + 1))
    for record, following in pairwise(records):
        assert record.next_step == following.step
    if records and state.phase is Phase.FINISHED:
        assert records[-1].next_step is None
    elif records:
        assert records[-1].next_step == state.step.index


@given(ROUTES, happenings())
def test_a_session_resumed_from_its_records_goes_on_where_they_end(
    route: Timeline, moments: list[tuple[float, Event]]
) -> None:
    state, effects = _run(route, moments)
    records = records_in(effects)
    if not records or records[-1].next_step is None or state.phase is Phase.STOPPED:
        return
    resumed = ready(state.route, first_step=records[-1].next_step, records=records)
    assert (resumed.position, resumed.attempts, resumed.credited) == (
        state.position,
        state.attempts,
        state.credited,
    )


# Credit


def test_done_credits_the_whole_step_whatever_the_clock_says() -> None:
    script = Script(ROUTE).do(Start()).by(7.0).do(Done())
    assert script.records[-1] == StepRecord(
        step=1, attempt=1, result=StepResult.DONE, credited_s=10.0, elapsed_s=2.0, extended_s=0.0, next_step=2
    )
    script.expect("rest")
    assert script.state.phase is Phase.REST


def test_skip_credits_what_elapsed() -> None:
    script = Script(ROUTE).do(Start()).by(7.5).do(Skip())
    assert script.records[-1] == StepRecord(
        step=1,
        attempt=1,
        result=StepResult.SKIPPED,
        credited_s=2.5,
        elapsed_s=2.5,
        extended_s=0.0,
        next_step=2,
    )


def test_rest_and_preparation_are_worth_nothing() -> None:
    script = Script(ROUTE).do(Start()).by(4.0).do(Skip()).by(15.0)
    assert script.state.phase is Phase.REST
    script.by(17.0).do(Skip())
    assert [(record.step, record.credited_s, record.elapsed_s) for record in script.records] == [
        (0, 0.0, 4.0),
        (1, 10.0, 10.0),
        (2, 0.0, 3.0),
    ]


def test_an_extension_never_counts_above_its_own_step() -> None:
    script = Script(ROUTE).do(Start()).by(6.0).do(Extend()).by(22.0).do(Skip())
    assert (script.records[-1].elapsed_s, script.records[-1].credited_s) == (17.0, 10.0)
    early = Script(ROUTE).do(Start()).by(6.0).do(Extend()).by(9.0).do(Skip())
    assert early.records[-1].credited_s == 4.0


def test_back_begins_the_work_anew_and_the_best_attempt_counts() -> None:
    script = Script(ROUTE).do(Start()).by(13.0).do(Back())
    assert (script.state.position, script.state.lead, script.state.left_s) == (1, Lead.GET_READY, 10.0)
    script.by(18.0).do(Skip())
    tries = [(r.step, r.attempt, r.result, r.credited_s) for r in script.records[1:]]
    assert tries == [(1, 1, StepResult.LEFT, 8.0), (1, 2, StepResult.SKIPPED, 2.0)]
    assert credit_of(ROUTE, script.records) == 8.0 / 28.0


def test_every_way_back_to_a_step_is_one_more_attempt() -> None:
    script = Script(ROUTE).do(Start()).by(6.0).do(Back()).do(Back()).do(Back()).do(Skip())
    assert [(record.step, record.attempt) for record in script.records] == [
        (0, 1),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
    ]


def test_back_within_three_seconds_goes_to_the_work_before() -> None:
    script = Script(ROUTE).do(Start()).by(25.75).do(Back())
    assert script.state.position == 1
    anew = Script(ROUTE).do(Start()).by(26.0).do(Back())
    assert anew.state.position == 3


def test_back_from_a_rest_goes_to_the_work_before_it() -> None:
    script = Script(ROUTE).do(Start()).by(22.0).do(Back())
    assert script.state.position == 1
    assert script.records[-1].result is StepResult.LEFT


def test_back_at_the_very_beginning_begins_again() -> None:
    script = Script(ROUTE).do(Start()).by(4.0).do(Back()).by(6.75)
    assert (script.state.position, script.state.lead) == (0, Lead.GET_READY)
    script.at(7.0).expect("next-up one both")
    assert script.state.left_s == 5.0


def test_a_jump_forward_skips_and_a_jump_back_leaves() -> None:
    script = Script(ROUTE).do(Start()).by(7.0).do(Jump(5))
    assert (script.records[-1].result, script.records[-1].next_step) == (StepResult.SKIPPED, 5)
    assert (script.state.position, script.state.lead) == (5, Lead.GET_READY)
    script.by(10.0).do(Jump(1))
    assert (script.records[-1].result, script.records[-1].next_step) == (StepResult.LEFT, 1)
    script.by(13.0)
    assert script.state.attempt == 2


def test_a_jump_to_the_step_itself_changes_nothing() -> None:
    script = Script(ROUTE).do(Start()).by(7.0)
    before = script.state
    assert script.do(Jump(1)).state == before


@pytest.mark.parametrize(("event", "position"), [(Skip(), 2), (Back(), 1), (Jump(3), 3)])
def test_moving_while_paused_keeps_the_pause(event: Event, position: int) -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(Pause()).do(event).expect()
    assert (script.state.phase, script.state.position) == (Phase.PAUSED, position)
    assert script.state.left_s == ROUTE[position].duration_s
    script.by(60.0)
    assert script.state.left_s == ROUTE[position].duration_s


def test_skipping_the_last_step_finishes_the_session() -> None:
    script = Script(ROUTE).do(Start()).by(38.0).do(Skip()).expect("finished")
    assert script.ended == SessionEnded(is_finished=True, is_safety_stop=False)
    assert script.records[-1].next_step is None
    assert (script.state.phase, script.view.session_left_s) == (Phase.FINISHED, 0.0)


@pytest.mark.parametrize("is_safety_stop", [False, True])
def test_end_stores_what_elapsed(is_safety_stop: bool) -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(End(is_safety_stop))
    last = script.records[-1]
    assert (last.step, last.result, last.credited_s, last.next_step) == (1, StepResult.LEFT, 4.0, 1)
    assert script.ended == SessionEnded(is_finished=False, is_safety_stop=is_safety_stop)
    assert script.state.phase is Phase.STOPPED


def test_end_in_a_pause_and_in_a_get_ready_stores_what_elapsed() -> None:
    for opening in ([Pause()], [StopForPain()], [StopForPain(), AnswerPain()], [Pause(), Resume()]):
        script = Script(ROUTE).do(Start()).by(9.0)
        for event in opening:
            script.do(event)
        script.do(End())
        assert script.records[-1].credited_s == 4.0


def test_end_before_anything_elapsed_stores_no_step() -> None:
    for opening in ([], [Start()], [Start(warm_up=True)]):
        script = Script(ROUTE)
        for event in opening:
            script.do(event)
        assert script.do(End()).records == ()
        assert script.state.phase is Phase.STOPPED


# Pain


def test_stop_for_pain_pauses_at_once_even_in_a_pause() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain())
    assert script.effects[-1] == Paused(PauseReason.PAIN)
    assert (script.state.phase, script.state.elapsed_s) == (Phase.PAUSED, 4.0)
    paused = Script(ROUTE).do(Start()).by(9.0).do(Pause()).do(StopForPain())
    assert paused.state.pause_reason is PauseReason.PAIN
    assert paused.state.left_s == 6.0


def test_a_pain_pause_does_not_end_by_resuming() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain())
    before = script.state
    assert script.do(Resume()).state == before
    assert script.do(AnswerPain()).do(Resume()).state.phase is Phase.PAUSED


def test_a_false_alarm_goes_on_after_a_get_ready() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain()).do(FalseAlarm())
    assert (script.state.lead, script.state.left_s) == (Lead.GET_READY, 6.0)
    script.at(12.0).expect("name one both")
    assert script.records == (script.records[0],)


def test_there_is_no_false_alarm_after_an_answer() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain()).do(AnswerPain())
    before = script.state
    assert script.do(FalseAlarm()).state == before


def test_the_next_pain_is_asked_anew() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain()).do(AnswerPain()).do(EASE)
    script.by(15.0).do(StopForPain())
    assert not script.state.is_pain_answered
    script.do(FalseAlarm())
    assert script.state.lead is Lead.GET_READY


def test_leaving_an_exercise_skips_to_the_way_to_the_next_one() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(StopForPain()).do(AnswerPain()).do(SkipExercise())
    assert (script.state.position, script.state.lead) == (4, Lead.GET_READY)
    assert (script.records[-1].credited_s, script.records[-1].next_step) == (4.0, 4)
    script.at(12.0).expect("next-up two both")


def test_leaving_the_last_exercise_finishes_the_session() -> None:
    script = Script(ROUTE).do(Start()).by(39.0).do(StopForPain()).do(AnswerPain()).do(SkipExercise())
    assert script.state.phase is Phase.FINISHED
    assert script.ended == SessionEnded(is_finished=True, is_safety_stop=False)
    assert script.records[-1].credited_s == 2.0


def test_leaving_an_exercise_from_its_preparation_leaves_it_whole() -> None:
    script = Script(ROUTE).do(Start()).by(2.0).do(StopForPain()).do(AnswerPain()).do(SkipExercise())
    assert script.state.position == 4


# Resuming a stored session


def test_a_resumed_session_numbers_attempts_on() -> None:
    first = Script(ROUTE).do(Start()).by(8.0).do(Back()).by(12.0).do(End())
    assert [(record.step, record.attempt) for record in first.records] == [(0, 1), (1, 1), (1, 2)]
    again = Script(ROUTE, first_step=1, records=first.records).do(Start())
    assert (again.state.lead, again.state.left_s) == (Lead.GET_READY, 10.0)
    again.at(3.0).expect("name one both").by(13.0)
    assert [(record.step, record.attempt) for record in again.records] == [(1, 3)]
    assert credit_of(ROUTE, (*first.records, *again.records)) == 10.0 / 28.0


def test_a_resumed_session_may_warm_up_again() -> None:
    script = Script(ROUTE, first_step=3).do(Start(warm_up=True)).by(179.75)
    assert (script.state.lead, script.state.position) == (Lead.WARM_UP, 3)
    script.at(180.0).expect("name one both")


def test_a_step_that_is_not_in_the_route_cannot_be_resumed() -> None:
    with pytest.raises(ValueError, match="99"):
        ready(ROUTE, first_step=99)


def test_records_come_with_the_effects_in_their_order() -> None:
    script = Script(ROUTE).do(Start()).to_the_end()
    finished = [effect for effect in script.effects if isinstance(effect, StepFinished)]
    assert [effect.record.next_step for effect in finished] == [1, 2, 3, 4, 5, None]
    assert isinstance(script.effects[-1], SessionEnded)
