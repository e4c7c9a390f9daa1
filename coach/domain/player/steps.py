"""Leaving a step, entering the next one, and what is announced on the way."""

from dataclasses import replace

from coach.domain.cues import Cue, CueKind, cues_between
from coach.domain.easing import BREATHER_S, eased, fresh_index
from coach.domain.exercise import Dose, Exercise
from coach.domain.player.events import Announce, Effect, RouteEased, SessionEnded, StepFinished
from coach.domain.player.state import Lead, Phase, PlayerState
from coach.domain.session import StepRecord, StepResult

GET_READY_S = 3.0

Change = tuple[PlayerState, tuple[Effect, ...]]


def announced(state: PlayerState, after_s: float, until_s: float) -> tuple[Announce, ...]:
    """The cues of the current step with `after_s` < offset <= `until_s`."""
    return tuple(
        Announce(cue) for cue in cues_between(state.route, state.position, state.extended_s, after_s, until_s)
    )


def reminded(state: PlayerState) -> tuple[Effect, ...]:
    """What is announced as a step goes on: its opening, without the phase of a rep that is long under way."""
    opening = announced(state, -1.0, 0.0)
    return tuple(effect for effect in opening if effect.cue.kind is not CueKind.PHASE)


def running(state: PlayerState, deadline_s: float) -> PlayerState:
    """The step runs until `deadline_s`."""
    return replace(state, phase=Phase(state.step.kind.value), deadline_s=deadline_s, pause_reason=None)


def recorded(state: PlayerState, result: StepResult, next_step: int | None) -> StepFinished:
    """What is stored of this attempt at the current step."""
    step = state.step
    elapsed_s = min(state.elapsed_s, step.duration_s + state.extended_s)
    credited_s = 0.0
    if step.is_work:
        share = 1.0 if result is StepResult.DONE else min(1.0, elapsed_s / step.duration_s)
        credited_s = share * step.credit_s
    return StepFinished(
        StepRecord(
            step=step.index,
            attempt=state.attempt,
            result=result,
            credited_s=credited_s,
            elapsed_s=elapsed_s,
            extended_s=state.extended_s,
            next_step=next_step,
        )
    )


def finish_step(state: PlayerState, result: StepResult, at_s: float, target: int | None = None) -> Change:
    """Leave the current step for `target`, the next one if not given, which begins at `at_s`."""
    state = state if state.is_waiting else replace(state, at_s=at_s)
    following = state.position + 1 if target is None else target
    if following == len(state.route):
        record = recorded(state, result, None)
        over = replace(
            counted(state, record), phase=Phase.FINISHED, lead=None, remaining_s=0.0, pause_reason=None
        )
        cue = Cue(kind=CueKind.FINISHED, step=state.step.index)
        return over, (record, Announce(cue), SessionEnded(is_finished=True, is_safety_stop=False))
    record = recorded(state, result, state.route[following].index)
    begun = entered(counted(state, record), following, at_s)
    return begun, (record, *_opened(begun))


def changed_over(
    state: PlayerState, exercise: Exercise, dose: Dose, at_s: float, breather_s: int = BREATHER_S
) -> Change:
    """Leave the current step for the rest of its exercise as another one, after some seconds of rest."""
    record = recorded(state, StepResult.LEFT, fresh_index(state.route))
    state = counted(state, record)
    route = eased(state.route, state.position, dict(state.credited), exercise, dose, breather_s)
    state = entered(replace(state, route=route), state.position, at_s)
    return state, (RouteEased(route), record)


def _opened(state: PlayerState) -> tuple[Effect, ...]:
    """What is announced as a step begins; nothing while the session waits or counts in."""
    return () if state.is_waiting or state.lead is not None else announced(state, -1.0, 0.0)


def counted(state: PlayerState, finished: StepFinished) -> PlayerState:
    """The state with a finished attempt on its account."""
    record = finished.record
    attempts = dict(state.attempts) | {record.step: record.attempt}
    credited = dict(state.credited)
    credited[record.step] = max(credited.get(record.step, 0.0), record.credited_s)
    return replace(state, attempts=tuple(sorted(attempts.items())), credited=tuple(sorted(credited.items())))


def entered(state: PlayerState, position: int, at_s: float) -> PlayerState:
    """Begin the step at `position`: at once while the session runs, waiting while it is paused."""
    step = state.route[position]
    state = replace(
        state, position=position, extended_s=0.0, remaining_s=float(step.duration_s), warm_up_left_s=0.0
    )
    if state.phase is Phase.PAUSED:
        return state
    if state.lead is Lead.GET_READY:
        return replace(state, at_s=at_s, lead_deadline_s=at_s + GET_READY_S)
    return running(replace(state, lead=None, at_s=at_s), at_s + step.duration_s)


def warming_up(state: PlayerState, now_s: float, left_s: float) -> PlayerState:
    """The warm-up goes on for `left_s`."""
    return replace(
        state,
        phase=Phase.READY,
        lead=Lead.WARM_UP,
        lead_deadline_s=now_s + left_s,
        warm_up_left_s=0.0,
        at_s=now_s,
        pause_reason=None,
    )


def get_ready(state: PlayerState, now_s: float) -> PlayerState:
    """Three seconds to get ready, then the step goes on."""
    return replace(
        state,
        phase=Phase.READY,
        lead=Lead.GET_READY,
        lead_deadline_s=now_s + GET_READY_S,
        at_s=now_s,
        pause_reason=None,
    )
