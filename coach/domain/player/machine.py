"""The guided session as a state machine: `advance(state, event, now_s)` gives a new state and effects.

`now_s` is a monotonic reading in seconds. A running step has a deadline on that clock, so a late tick crosses
as many steps as it must and nothing drifts. Source: rules.md, section 2.
"""

from collections.abc import Callable
from dataclasses import replace

from coach.domain.easing import KINDER_CHANGE_S, item_at, item_end
from coach.domain.player.events import (
    Announce,
    AnswerPain,
    Back,
    Done,
    Ease,
    Effect,
    End,
    Event,
    Extend,
    FalseAlarm,
    GoKinder,
    Jump,
    Pause,
    Paused,
    PauseReason,
    Resume,
    SessionEnded,
    Skip,
    SkipExercise,
    Start,
    StopForPain,
    Tick,
)
from coach.domain.player.state import Lead, Phase, PlayerState, position_of
from coach.domain.player.steps import (
    Change,
    announced,
    changed_over,
    counted,
    entered,
    finish_step,
    get_ready,
    recorded,
    reminded,
    running,
    warming_up,
)
from coach.domain.session import StepResult
from coach.domain.timeline import Timeline

MAX_GAP_S = 5.0
"""A longer silence between two ticks pauses the session at the last one."""

SLEPT_S = 1.0
"""Seconds asleep from which a computer counts as having been suspended."""

WARM_UP_S = 180.0
EXTENSION_S = 10.0
MAX_EXTENSION_S = 600.0
RESTART_AFTER_S = 3.0
"""Back begins the step anew from here on; earlier it goes to the work before."""


def advance(state: PlayerState, event: Event, now_s: float) -> Change:
    """Let time pass up to `now_s`, then do what `event` asks; what is not legal now changes nothing."""
    state, passed = _pass_time(state, event.slept_s if isinstance(event, Tick) else state.slept_s, now_s)
    if isinstance(event, Tick) or state.is_over:
        return state, passed
    state, effects = _ANSWERS[type(event)](state, event, now_s)
    return state, passed + effects


# Time


def _pass_time(state: PlayerState, slept_s: float, now_s: float) -> Change:
    if state.is_waiting:
        return replace(state, slept_s=slept_s), ()
    if slept_s - state.slept_s > SLEPT_S:
        return _paused(replace(state, slept_s=slept_s), PauseReason.SLEPT)
    if now_s - state.at_s > MAX_GAP_S:
        return _paused(state, PauseReason.GAP)
    if now_s <= state.at_s:
        return state, ()
    return _run(state, now_s)


def _run(state: PlayerState, now_s: float) -> Change:
    effects: list[Effect] = []
    if state.lead is not None:
        if now_s < state.lead_deadline_s:
            return replace(state, at_s=now_s), ()
        began_s, is_anew = state.lead_deadline_s, state.elapsed_s == 0
        state = running(replace(state, lead=None, at_s=began_s), began_s + state.remaining_s)
        effects += announced(state, -1.0, 0.0) if is_anew else reminded(state)
    while now_s >= state.deadline_s:
        state, crossed = finish_step(state, StepResult.DONE, state.deadline_s)
        effects += crossed
        if state.is_over:
            return state, _timely(effects, state)
    before_s = state.elapsed_s
    state = replace(state, at_s=now_s)
    return state, (*_timely(effects, state), *announced(state, before_s, state.elapsed_s))


def _timely(effects: list[Effect], state: PlayerState) -> tuple[Effect, ...]:
    """What is still worth saying: cues of steps that passed meanwhile are left out."""
    return tuple(
        effect
        for effect in effects
        if not isinstance(effect, Announce) or effect.cue.step == state.step.index
    )


def _paused(state: PlayerState, reason: PauseReason) -> Change:
    waiting = replace(
        state,
        phase=Phase.PAUSED,
        remaining_s=state.left_s,
        lead=None,
        warm_up_left_s=_warm_up_left_s(state),
        pause_reason=reason,
        is_pain_answered=False,
        pauses=state.pauses + 1,
    )
    return waiting, (Paused(reason),)


def _warm_up_left_s(state: PlayerState) -> float:
    return state.lead_deadline_s - state.at_s if state.lead is Lead.WARM_UP else state.warm_up_left_s


# Answers to events


def _start(state: PlayerState, event: Event, now_s: float) -> Change:
    if state.phase is not Phase.READY or state.lead is not None:
        return state, ()
    state = replace(state, at_s=now_s)
    if isinstance(event, Start) and event.warm_up:
        return warming_up(state, now_s, WARM_UP_S), ()
    if state.position > 0:
        return get_ready(state, now_s), ()
    state = running(state, now_s + state.remaining_s)
    return state, announced(state, -1.0, 0.0)


def _pause(state: PlayerState, event: Event, now_s: float) -> Change:
    return (state, ()) if state.is_waiting else _paused(state, PauseReason.PERSON)


def _resume(state: PlayerState, event: Event, now_s: float) -> Change:
    if state.phase is not Phase.PAUSED or state.pause_reason is PauseReason.PAIN:
        return state, ()
    return _gone_on(state, now_s), ()


def _gone_on(state: PlayerState, now_s: float) -> PlayerState:
    """After a pause: the rest of the warm-up, or a get-ready."""
    if state.warm_up_left_s:
        return warming_up(state, now_s, state.warm_up_left_s)
    return get_ready(state, now_s)


def _skip(state: PlayerState, event: Event, now_s: float) -> Change:
    if _is_before_start(state) or _is_in_pain(state):
        return state, ()
    if state.lead is Lead.WARM_UP:
        state = running(replace(state, lead=None, at_s=now_s), now_s + state.remaining_s)
        return state, announced(state, -1.0, 0.0)
    if state.warm_up_left_s:
        return replace(state, warm_up_left_s=0.0), ()
    return finish_step(state, StepResult.SKIPPED, now_s)


def _done(state: PlayerState, event: Event, now_s: float) -> Change:
    if state.phase is not Phase.WORK:
        return state, ()
    return finish_step(state, StepResult.DONE, now_s)


def _back(state: PlayerState, event: Event, now_s: float) -> Change:
    if _is_before_start(state) or _is_in_pain(state) or state.lead is Lead.WARM_UP:
        return state, ()
    is_anew = state.step.is_work and state.elapsed_s >= RESTART_AFTER_S
    target = state.position if is_anew else _work_before(state.route, state.position)
    return _moved(state, target, now_s)


def _work_before(route: Timeline, position: int) -> int:
    return next((at for at in range(position - 1, -1, -1) if route[at].is_work), position)


def _jump(state: PlayerState, event: Event, now_s: float) -> Change:
    assert isinstance(event, Jump)
    if _is_before_start(state) or _is_in_pain(state) or state.lead is Lead.WARM_UP:
        return state, ()
    try:
        target = position_of(state.route, event.step)
    except ValueError:
        return state, ()
    if target == state.position:
        return state, ()
    return _moved(state, target, now_s)


def _moved(state: PlayerState, target: int, now_s: float) -> Change:
    """Leave this step and begin another one after a get-ready."""
    result = StepResult.SKIPPED if target > state.position else StepResult.LEFT
    record = recorded(state, result, state.route[target].index)
    state = entered(counted(state, record), target, now_s)
    return (state if state.phase is Phase.PAUSED else get_ready(state, now_s)), (record,)


def _extend(state: PlayerState, event: Event, now_s: float) -> Change:
    is_running = not state.is_waiting and state.lead is None
    is_paused = state.phase is Phase.PAUSED and not _is_in_pain(state)
    if not (is_running or is_paused) or state.extended_s + EXTENSION_S > MAX_EXTENSION_S:
        return state, ()
    longer = replace(
        state,
        extended_s=state.extended_s + EXTENSION_S,
        deadline_s=state.deadline_s + EXTENSION_S,
        remaining_s=state.remaining_s + EXTENSION_S,
    )
    return longer, ()


def _stop_for_pain(state: PlayerState, event: Event, now_s: float) -> Change:
    if _is_before_start(state) or _is_in_pain(state):
        return state, ()
    return _paused(state, PauseReason.PAIN)


def _false_alarm(state: PlayerState, event: Event, now_s: float) -> Change:
    if not _is_in_pain(state) or state.is_pain_answered:
        return state, ()
    return _gone_on(state, now_s), ()


def _answer_pain(state: PlayerState, event: Event, now_s: float) -> Change:
    if not _is_in_pain(state):
        return state, ()
    return replace(state, is_pain_answered=True), ()


def _ease(state: PlayerState, event: Event, now_s: float) -> Change:
    assert isinstance(event, Ease)
    if not (_is_in_pain(state) and state.is_pain_answered) or item_at(state.route, state.position) is None:
        return state, ()
    state, effects = changed_over(state, event.exercise, event.dose, now_s)
    return get_ready(state, now_s), effects


def _go_kinder(state: PlayerState, event: Event, now_s: float) -> Change:
    """As after pain, but of one's own accord: no minute of rest, and what waits goes on waiting."""
    assert isinstance(event, GoKinder)
    is_early = _is_before_start(state) or state.lead is Lead.WARM_UP or state.warm_up_left_s > 0
    if is_early or _is_in_pain(state) or item_at(state.route, state.position) is None:
        return state, ()
    if event.exercise is None or event.dose is None:
        end = item_end(state.route, state.position)
        state, effects = finish_step(state, StepResult.SKIPPED, now_s, target=end)
    else:
        state, effects = changed_over(state, event.exercise, event.dose, now_s, KINDER_CHANGE_S)
    return (state if state.is_waiting else get_ready(state, now_s)), effects


def _skip_exercise(state: PlayerState, event: Event, now_s: float) -> Change:
    if not (_is_in_pain(state) and state.is_pain_answered):
        return state, ()
    state, effects = finish_step(
        state, StepResult.SKIPPED, now_s, target=item_end(state.route, state.position)
    )
    return (state if state.is_over else get_ready(state, now_s)), effects


def _end(state: PlayerState, event: Event, now_s: float) -> Change:
    assert isinstance(event, End)
    return _ended(state, is_safety_stop=event.is_safety_stop)


def _ended(state: PlayerState, *, is_safety_stop: bool) -> Change:
    effects: tuple[Effect, ...] = ()
    if state.elapsed_s > 0:
        record = recorded(state, StepResult.LEFT, state.step.index)
        state = counted(state, record)
        effects = (record,)
    over = replace(
        state,
        phase=Phase.STOPPED,
        remaining_s=state.left_s,
        lead=None,
        pause_reason=None,
    )
    return over, (*effects, SessionEnded(is_finished=False, is_safety_stop=is_safety_stop))


def _is_before_start(state: PlayerState) -> bool:
    return state.phase is Phase.READY and state.lead is None


def _is_in_pain(state: PlayerState) -> bool:
    return state.phase is Phase.PAUSED and state.pause_reason is PauseReason.PAIN


_ANSWERS: dict[type, Callable[[PlayerState, Event, float], Change]] = {
    Start: _start,
    Pause: _pause,
    Resume: _resume,
    Skip: _skip,
    Back: _back,
    Extend: _extend,
    Done: _done,
    Jump: _jump,
    StopForPain: _stop_for_pain,
    FalseAlarm: _false_alarm,
    AnswerPain: _answer_pain,
    Ease: _ease,
    SkipExercise: _skip_exercise,
    GoKinder: _go_kinder,
    End: _end,
}
