"""What a screen sees of a session."""

import pytest
from hypothesis import given
from routine_strategies import ANY_GAPS_S, ROUTES, Moment, happenings
from session_script import Script, a_route, hold, reps

from coach.domain.cues import RepPhase
from coach.domain.player.events import (
    AnswerPain,
    Done,
    Extend,
    Jump,
    Pause,
    PauseReason,
    Resume,
    Skip,
    Start,
    StopForPain,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import Lead, Phase, ready
from coach.domain.player.view import Reps, view
from coach.domain.timeline import Timeline, total_s

# 0 prepare 0-5, 1 work 5-15, 2 rest 15-23, 3 work 23-33, 4 transition 33-37, 5 work 37-61
ROUTE = a_route(hold(10, sets=2, rest_s=8), reps(3, "2-3-2-1"))


def test_before_the_start_the_whole_session_is_left() -> None:
    moment = Script(ROUTE).view
    assert (moment.phase, moment.lead, moment.fraction) == (Phase.READY, None, 1.0)
    assert (moment.session_left_s, moment.left_s, moment.elapsed_s) == (61.0, 5.0, 0.0)
    assert (moment.step, moment.work, moment.following) == (ROUTE[0], ROUTE[1], ROUTE[1])
    assert (moment.item_count, moment.pauses, moment.reps) == (2, 0, None)


def test_a_hold_in_the_middle() -> None:
    moment = Script(ROUTE).do(Start()).by(9.0).view
    assert (moment.phase, moment.left_s, moment.elapsed_s) == (Phase.WORK, 6.0, 4.0)
    assert moment.fraction == pytest.approx(0.6)
    assert moment.session_left_s == 52.0
    assert (moment.step, moment.work, moment.following) == (ROUTE[1], ROUTE[1], ROUTE[2])


def test_a_rest_shows_the_work_that_comes() -> None:
    moment = Script(ROUTE).do(Start()).by(18.0).view
    assert (moment.phase, moment.step, moment.work, moment.reps) == (Phase.REST, ROUTE[2], ROUTE[3], None)


@pytest.mark.parametrize(
    ("offset_s", "left", "phase", "phase_left_s"),
    [
        (0.0, 3, RepPhase.OUT, 2.0),
        (1.75, 3, RepPhase.OUT, 0.25),
        (2.0, 3, RepPhase.HOLD, 3.0),
        (5.0, 3, RepPhase.RETURN, 2.0),
        (7.0, 3, RepPhase.PAUSE, 1.0),
        (7.75, 3, RepPhase.PAUSE, 0.25),
        (8.0, 2, RepPhase.OUT, 2.0),
        (12.0, 2, RepPhase.HOLD, 1.0),
        (16.0, 1, RepPhase.OUT, 2.0),
        (23.75, 1, RepPhase.PAUSE, 0.25),
    ],
)
def test_reps_that_remain_and_the_phase(
    offset_s: float, left: int, phase: RepPhase, phase_left_s: float
) -> None:
    moment = Script(ROUTE).do(Start()).by(37.0 + offset_s).view
    assert moment.step == ROUTE[5]
    assert moment.reps == Reps(left=left, total=3, phase=phase, phase_left_s=phase_left_s)


def test_phases_of_no_length_are_never_shown() -> None:
    route = a_route(reps(2, "0-2-0-1"), prepare_s=0)
    script = Script(route).do(Start())
    seen = [script.view.reps, *(script.by(float(at)).view.reps for at in range(1, 6))]
    assert [(each.left, each.phase, each.phase_left_s) for each in seen if each] == [
        (2, RepPhase.HOLD, 2.0),
        (2, RepPhase.HOLD, 1.0),
        (2, RepPhase.PAUSE, 1.0),
        (1, RepPhase.HOLD, 2.0),
        (1, RepPhase.HOLD, 1.0),
        (1, RepPhase.PAUSE, 1.0),
    ]


def test_alternating_reps_count_both_sides() -> None:
    script = Script(a_route(reps(3, "1-1-1-1", alternate=True), prepare_s=0)).do(Start())
    assert script.view.reps == Reps(left=6, total=6, phase=RepPhase.OUT, phase_left_s=1.0)
    assert script.by(13.5).view.reps == Reps(left=3, total=6, phase=RepPhase.HOLD, phase_left_s=0.5)


@pytest.mark.parametrize("began_s", [1012.947, 16366.756, 2028.988, 1000.878])
def test_a_rep_begins_with_its_first_phase_whatever_the_clock_reads(began_s: float) -> None:
    route = a_route(reps(3, "2-3-2-1"), prepare_s=0)
    state, _ = advance(ready(route), Start(), began_s)
    shown = view(state).reps
    assert shown is not None
    assert (shown.left, shown.phase) == (3, RepPhase.OUT)


def test_the_last_stretch_is_the_last_five_seconds_of_a_running_step() -> None:
    script = Script(ROUTE).do(Start()).by(9.75)
    assert not script.view.is_last_stretch
    assert script.by(10.0).view.is_last_stretch
    assert not script.do(Pause()).view.is_last_stretch
    assert not script.do(Resume()).view.is_last_stretch


def test_a_pause_shows_why_and_stands_still() -> None:
    script = Script(ROUTE).do(Start()).by(9.0).do(Pause())
    before = script.view
    assert (before.phase, before.pause_reason, before.pauses) == (Phase.PAUSED, PauseReason.PERSON, 1)
    assert script.by(500.0).view == before
    assert (before.left_s, before.session_left_s) == (6.0, 52.0)
    script.do(StopForPain())
    assert (script.view.pause_reason, script.view.is_pain_answered) == (PauseReason.PAIN, False)
    assert script.do(AnswerPain()).view.is_pain_answered


def test_a_get_ready_counts_down_apart_from_the_step() -> None:
    moment = Script(ROUTE).do(Start()).by(9.0).do(Pause()).do(Resume()).by(10.0).view
    assert (moment.phase, moment.lead, moment.lead_left_s) == (Phase.READY, Lead.GET_READY, 2.0)
    assert (moment.left_s, moment.session_left_s, moment.pause_reason) == (6.0, 52.0, None)


def test_the_warm_up_is_not_part_of_what_is_left() -> None:
    moment = Script(ROUTE).do(Start(warm_up=True)).by(30.0).view
    assert (moment.lead, moment.lead_left_s, moment.session_left_s) == (Lead.WARM_UP, 150.0, 61.0)


def test_an_extension_is_part_of_what_is_left() -> None:
    moment = Script(ROUTE).do(Start()).by(10.0).do(Extend()).view
    assert (moment.left_s, moment.fraction, moment.session_left_s) == (15.0, 0.75, 61.0)


def test_what_was_skipped_is_no_longer_left() -> None:
    assert Script(ROUTE).do(Start()).do(Jump(5)).view.session_left_s == 24.0
    assert Script(ROUTE).do(Start()).do(Skip()).do(Done()).view.session_left_s == 46.0


def test_the_last_step_has_no_following_one_and_the_end_nothing_left() -> None:
    script = Script(ROUTE).do(Start()).by(60.0)
    assert (script.view.following, script.view.work) == (None, ROUTE[5])
    script.by(61.0)
    assert (script.view.phase, script.view.left_s, script.view.fraction) == (Phase.FINISHED, 0.0, 0.0)
    assert script.view.session_left_s == 0.0


@given(ROUTES, happenings(ANY_GAPS_S))
def test_every_moment_can_be_shown(route: Timeline, moments: list[Moment]) -> None:
    state = ready(route)
    for now_s, event in moments:
        state, _ = advance(state, event, now_s)
        moment = view(state)
        assert 0.0 <= moment.fraction <= 1.0
        assert moment.left_s >= 0.0
        assert moment.elapsed_s >= 0.0
        assert 0.0 <= moment.session_left_s <= total_s(state.route) + 600.0
        assert moment.lead_left_s >= 0.0
        if moment.reps is not None and not state.is_over:
            assert moment.reps.left >= 1
            assert moment.reps.phase_left_s > 0.0
