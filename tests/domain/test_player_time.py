"""Time in a session: ticks may come as they like, gaps and sleep pause, nothing drifts."""

from dataclasses import fields
from inspect import signature
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from routine_strategies import GAPS_S, ROUTES, Moment, happenings
from session_script import BEGAN_S, Script, a_route, hold, records_in, reps, said_in

from coach.domain.cues import CueKind
from coach.domain.player.events import (
    Announce,
    Effect,
    Event,
    Extend,
    FalseAlarm,
    Pause,
    Paused,
    PauseReason,
    Resume,
    Skip,
    Start,
    StopForPain,
    Tick,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import Lead, Phase, PlayerState, ready
from coach.domain.session import StepResult, credit_of
from coach.domain.timeline import Timeline, total_s

# 0 prepare 0-5, 1 work 5-15, 2 rest 15-23, 3 work 23-33, 4 transition 33-37, 5 work 37-45
ROUTE = a_route(hold(10, sets=2, rest_s=8), reps(2, "2-1-1-0"))


def _played(route: Timeline, moments: list[Moment]) -> tuple[PlayerState, list[Effect]]:
    state, effects = ready(route), []
    for now_s, event in moments:
        state, followed = advance(state, event, now_s)
        effects += followed
    return state, effects


def _with_ticks(moments: list[Moment], cuts: list[list[float]]) -> list[Moment]:
    """The same events with extra ticks at shares of each gap."""
    fine: list[Moment] = []
    before_s = moments[0][0] if moments else 0.0
    for (now_s, event), shares in zip(moments, cuts, strict=True):
        inner_s = sorted(before_s + share * (now_s - before_s) for share in shares)
        fine += [(min(at_s, now_s), Tick()) for at_s in inner_s]
        fine.append((now_s, event))
        before_s = now_s
    return fine


@given(st.data())
def test_extra_ticks_change_neither_records_nor_state(data: st.DataObject) -> None:
    route = data.draw(ROUTES)
    moments = data.draw(happenings())
    shares = st.lists(st.floats(0.0, 1.0), max_size=4)
    cuts = [data.draw(shares) for _ in moments]
    state, effects = _played(route, moments)
    fine_state, fine_effects = _played(route, _with_ticks(moments, cuts))
    assert fine_state == state
    assert records_in(fine_effects) == records_in(effects)
    silent, fine_silent = (
        [effect for effect in each if not isinstance(effect, Announce)] for each in (effects, fine_effects)
    )
    assert fine_silent == silent


@given(ROUTES, st.lists(GAPS_S.filter(lambda gap_s: gap_s > 0.5), min_size=1, max_size=20))
def test_an_undisturbed_session_takes_exactly_its_length(route: Timeline, gaps_s: list[float]) -> None:
    state, effects = advance(ready(route), Start(), BEGAN_S)
    now_s, at = BEGAN_S, 0
    found: list[Effect] = list(effects)
    while now_s < BEGAN_S + total_s(route):
        assert not state.is_over
        now_s += gaps_s[at % len(gaps_s)]
        at += 1
        state, effects = advance(state, Tick(), now_s)
        found += effects
    assert state.phase is Phase.FINISHED
    records = records_in(found)
    assert [record.step for record in records] == [step.index for step in route]
    assert {record.result for record in records} == {StepResult.DONE}
    assert [record.elapsed_s for record in records] == [step.duration_s for step in route]
    assert credit_of(route, records) == 1.0


def test_a_late_tick_crosses_several_steps_as_fine_ticks_do() -> None:
    route = a_route(hold(1, holds=2, relax_s=1, sets=2, rest_s=1), prepare_s=1)
    late = Script(route).do(Start()).late(4.75)
    fine = Script(route).do(Start()).by(4.75)
    assert late.state == fine.state
    assert late.records == fine.records
    assert [record.step for record in late.records] == [0, 1, 2, 3]
    assert late.state.position == 4
    assert late.state.elapsed_s == 0.75


def test_cues_of_steps_that_passed_meanwhile_are_left_out() -> None:
    route = a_route(hold(1, holds=2, relax_s=1, sets=2, rest_s=4), prepare_s=1)
    late = Script(route).do(Start()).late(4.75)
    assert said_in(late.effects) == ["next-up one both", "rest"]


def test_late_cues_of_the_same_step_are_still_said() -> None:
    late = Script(ROUTE).do(Start()).late(4.5)
    late.expect("count 3", "count 2", "count 1")


def test_a_gap_of_five_seconds_counts_and_a_longer_one_does_not() -> None:
    counted = Script(ROUTE).do(Start()).by(6.0).late(11.0)
    assert (counted.state.phase, counted.state.elapsed_s) == (Phase.WORK, 6.0)
    lost = Script(ROUTE).do(Start()).by(6.0).late(11.25)
    assert (lost.state.phase, lost.state.pause_reason) == (Phase.PAUSED, PauseReason.GAP)
    assert lost.effects[-1] == Paused(PauseReason.GAP)
    assert lost.state.elapsed_s == 1.0
    assert lost.state.left_s == 9.0


def test_a_gap_credits_nothing_even_when_it_passes_whole_steps() -> None:
    lost = Script(ROUTE).do(Start()).by(6.0).late(600.0)
    assert [record.step for record in lost.records] == [0]
    lost.do(Skip())
    assert lost.records[-1].elapsed_s == 1.0
    assert lost.records[-1].credited_s == 1.0


def test_a_gap_before_another_event_is_found_too() -> None:
    script = Script(ROUTE).do(Start()).by(6.0)
    script.now_s += 30.0
    script.do(StopForPain())
    assert script.effects[-2:] == [Paused(PauseReason.GAP), Paused(PauseReason.PAIN)]
    assert script.state.elapsed_s == 1.0


@given(ROUTES, st.floats(5.1, 1e6), st.integers(1, 40))
def test_a_gap_pauses_wherever_it_falls(route: Timeline, gap_s: float, ticks: int) -> None:
    state, _ = advance(ready(route), Start(), 0.0)
    for at in range(1, ticks + 1):
        state, _ = advance(state, Tick(), at * 0.75)
    paused, effects = advance(state, Tick(), state.at_s + gap_s)
    if state.is_over:
        assert (paused, effects) == (state, ())
        return
    assert effects == (Paused(PauseReason.GAP),)
    assert (paused.position, paused.elapsed_s) == (state.position, state.elapsed_s)


def test_sleep_pauses_at_the_last_tick() -> None:
    script = Script(ROUTE).do(Start()).by(8.0).late(8.25, slept_s=900.0)
    assert (script.state.phase, script.state.pause_reason) == (Phase.PAUSED, PauseReason.SLEPT)
    assert script.state.elapsed_s == 3.0


def test_jitter_of_the_sleep_clock_does_not_pause() -> None:
    script = Script(ROUTE).do(Start()).by(8.0).late(8.25, slept_s=0.9)
    assert script.state.phase is Phase.WORK


def test_sleep_before_the_start_and_during_a_pause_is_no_reason_to_pause() -> None:
    script = Script(ROUTE).late(1.0, slept_s=500.0).do(Start())
    script.late(2.0, slept_s=500.0)
    assert script.state.phase is Phase.PREPARE
    script.do(Pause()).late(4000.0, slept_s=3000.0).do(Resume()).late(4001.0, slept_s=3000.0)
    assert script.state.phase is Phase.READY
    assert script.state.pauses == 1


def test_a_clock_that_stands_or_goes_back_changes_nothing() -> None:
    script = Script(ROUTE).do(Start()).by(8.0)
    before = script.state
    assert script.late(8.0).state == before
    assert script.late(7.0).state == before


def test_no_date_reaches_a_running_session() -> None:
    """Only a monotonic reading comes in, so setting the wall clock cannot matter."""
    known = [PlayerState, *get_args(Event)]
    hints = [str(hint) for each in known for hint in get_type_hints(each).values()]
    assert len(hints) > len(fields(PlayerState))
    assert not [hint for hint in hints if "date" in hint]
    assert list(signature(advance).parameters) == ["state", "event", "now_s"]


def test_nothing_counts_before_the_start_and_after_the_end() -> None:
    script = Script(ROUTE).late(100.0)
    assert (script.state.phase, script.state.elapsed_s, script.effects) == (Phase.READY, 0.0, [])
    script.do(Start()).to_the_end()
    over, count = script.state, len(script.effects)
    script.late(9000.0)
    assert script.state == over
    assert len(script.effects) == count


def test_a_pause_keeps_what_is_left_and_a_get_ready_comes_before_going_on() -> None:
    script = Script(ROUTE).do(Start()).by(8.0).do(Pause())
    assert script.state.left_s == 7.0
    script.at(60.0).do(Resume()).expect()
    assert (script.state.phase, script.state.lead) == (Phase.READY, Lead.GET_READY)
    script.at(62.75).expect()
    assert (script.state.left_s, script.state.elapsed_s) == (7.0, 3.0)
    script.at(63.0).expect("name one both")
    assert (script.state.phase, script.state.lead) == (Phase.WORK, None)
    script.by(69.75)
    assert [record.step for record in script.records] == [0]
    script.by(70.0)
    assert [record.step for record in script.records] == [0, 1]
    assert script.records[-1].elapsed_s == 10.0


def test_pausing_within_the_get_ready_credits_nothing_and_begins_it_anew() -> None:
    script = Script(ROUTE).do(Start()).by(8.0).do(Pause()).do(Resume()).by(10.0).do(Pause())
    assert script.state.elapsed_s == 3.0
    script.by(20.0).do(Resume()).by(22.75)
    assert script.state.lead is Lead.GET_READY
    assert script.state.elapsed_s == 3.0


def test_the_warm_up_is_outside_the_timeline_and_the_credit() -> None:
    script = Script(ROUTE).do(Start(warm_up=True)).at(179.75).expect()
    assert (script.state.phase, script.state.lead, script.state.elapsed_s) == (Phase.READY, Lead.WARM_UP, 0.0)
    script.at(180.0).expect("next-up one both")
    assert (script.state.phase, script.state.elapsed_s) == (Phase.PREPARE, 0.0)
    script.to_the_end()
    assert script.offset_s == 180.0 + total_s(ROUTE)
    assert credit_of(ROUTE, script.records) == 1.0
    assert script.records[0].elapsed_s == 5.0


def test_the_warm_up_can_be_skipped_without_a_record() -> None:
    script = Script(ROUTE).do(Start(warm_up=True)).by(20.0).do(Skip()).expect("next-up one both")
    assert (script.state.phase, script.state.position, script.records) == (Phase.PREPARE, 0, ())
    assert script.state.left_s == 5.0


def test_a_pause_keeps_the_rest_of_the_warm_up() -> None:
    script = Script(ROUTE).do(Start(warm_up=True)).by(60.0).do(Pause())
    assert (script.view.phase, script.view.lead, script.view.lead_left_s) == (
        Phase.PAUSED,
        Lead.WARM_UP,
        120.0,
    )
    script.by(90.0).do(Resume()).by(209.75)
    assert (script.state.lead, script.state.phase) == (Lead.WARM_UP, Phase.READY)
    script.at(210.0).expect("next-up one both")
    assert (script.state.phase, script.state.elapsed_s, script.records) == (Phase.PREPARE, 0.0, ())


def test_a_false_alarm_in_the_warm_up_goes_on_with_it() -> None:
    script = Script(ROUTE).do(Start(warm_up=True)).by(60.0).do(StopForPain()).do(FalseAlarm())
    assert (script.view.lead, script.view.lead_left_s) == (Lead.WARM_UP, 120.0)


def test_skipping_a_paused_warm_up_leaves_only_the_warm_up() -> None:
    script = Script(ROUTE).do(Start(warm_up=True)).by(60.0).do(Pause()).do(Skip())
    assert (script.view.phase, script.view.lead, script.state.position) == (Phase.PAUSED, None, 0)
    assert script.do(Resume()).view.lead is Lead.GET_READY


def test_an_extension_moves_the_deadline_of_its_own_step_only() -> None:
    script = Script(ROUTE).do(Start()).by(6.0).do(Extend()).by(24.75)
    assert script.state.position == 1
    script.by(25.0)
    assert script.state.position == 2
    assert script.state.extended_s == 0.0
    assert (script.records[1].elapsed_s, script.records[1].extended_s) == (20.0, 10.0)
    assert script.records[1].credited_s == 10.0


def test_extensions_of_one_step_end_at_ten_minutes() -> None:
    script = Script(ROUTE).do(Start()).by(6.0)
    for _ in range(70):
        script.do(Extend())
    assert script.state.extended_s == 600.0


@pytest.mark.parametrize("paused", [False, True])
def test_an_extension_while_paused_counts_like_one_while_running(paused: bool) -> None:
    script = Script(ROUTE).do(Start()).by(8.0)
    if paused:
        script.do(Pause())
    script.do(Extend())
    assert (script.state.left_s, script.state.elapsed_s) == (17.0, 3.0)


@settings(max_examples=40)
@given(ROUTES, st.floats(0.0, 1e6))
def test_every_cue_is_said_once_whatever_the_clock_reads(route: Timeline, began_s: float) -> None:
    state, effects = advance(ready(route), Start(), began_s)
    found = list(effects)
    for at in range(1, 4 * total_s(route) + 2):
        state, effects = advance(state, Tick(), began_s + at / 4)
        found += effects
    assert state.phase is Phase.FINISHED
    cues = [effect.cue for effect in found if isinstance(effect, Announce)]
    paced = {CueKind.PHASE}
    once = [cue for cue in cues if cue.kind not in paced]
    assert len(once) == len(set(once))
    for step in route:
        phases = [cue for cue in cues if cue.step == step.index and cue.kind in paced]
        moving = sum(phase_s > 0 for phase_s in step.tempo.phases_s) if step.tempo else 0
        assert len(phases) == moving * step.duration_s / (step.tempo.rep_s if step.tempo else 1)
