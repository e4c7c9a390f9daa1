"""What a screen sees of a running session: one frozen value, computed anew for each frame."""

from dataclasses import dataclass
from math import ceil

from coach.domain.cues import RepPhase
from coach.domain.exercise import Side
from coach.domain.player.events import PauseReason
from coach.domain.player.state import Lead, Phase, PlayerState
from coach.domain.timeline import Step, Timeline, work_from

LAST_STRETCH_S = 5.0
"""The ring thickens in the last seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reps:
    """Where a person is within the reps of a step; `left` counts the one that is going on."""

    left: int
    total: int
    phase: RepPhase
    phase_left_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """One moment of a session. Times in seconds; `fraction` is what is left of the step, 1 to 0."""

    phase: Phase
    step: Step
    work: Step | None
    following: Step | None
    left_s: float
    elapsed_s: float
    fraction: float
    lead: Lead | None
    lead_left_s: float
    session_left_s: float
    reps: Reps | None
    pause_reason: PauseReason | None
    is_pain_answered: bool
    is_last_stretch: bool
    item_count: int
    pauses: int


def view(state: PlayerState) -> PlayerView:
    """The moment at which `state` stands."""
    step = state.step
    left_s = max(0.0, state.left_s)
    length_s = step.duration_s + state.extended_s
    lead, lead_left_s = _lead(state)
    return PlayerView(
        phase=state.phase,
        step=step,
        work=work_from(state.route, state.position),
        following=_following(state.route, state.position),
        left_s=left_s,
        elapsed_s=state.elapsed_s,
        fraction=min(1.0, left_s / length_s),
        lead=lead,
        lead_left_s=lead_left_s,
        session_left_s=_session_left_s(state, left_s),
        reps=_reps(step, left_s, length_s),
        pause_reason=state.pause_reason,
        is_pain_answered=state.is_pain_answered,
        is_last_stretch=left_s <= LAST_STRETCH_S and not state.is_waiting and state.lead is None,
        item_count=max((candidate.item or 0) for candidate in state.route),
        pauses=state.pauses,
    )


def _lead(state: PlayerState) -> tuple[Lead | None, float]:
    """What counts down before the step, a warm-up that waits included, and its seconds."""
    if state.lead is None and state.warm_up_left_s:
        return Lead.WARM_UP, state.warm_up_left_s
    return state.lead, max(0.0, state.lead_deadline_s - state.at_s) if state.lead else 0.0


def _following(route: Timeline, position: int) -> Step | None:
    return route[position + 1] if position + 1 < len(route) else None


def _session_left_s(state: PlayerState, left_s: float) -> float:
    if state.is_over:
        return 0.0
    return left_s + sum(step.duration_s for step in state.route[state.position + 1 :])


def _reps(step: Step, left_s: float, length_s: float) -> Reps | None:
    if step.tempo is None or step.reps is None:
        return None
    rep_s = step.tempo.rep_s
    total = step.reps * (2 if step.side is Side.ALTERNATING else 1)
    within_s = max(0.0, length_s - left_s) % rep_s
    phase, phase_left_s = _phase_at(step.tempo.phases_s, within_s)
    return Reps(left=ceil(left_s / rep_s - 1e-9), total=total, phase=phase, phase_left_s=phase_left_s)


def _phase_at(phases_s: tuple[int, ...], within_s: float) -> tuple[RepPhase, float]:
    ends_s = 0.0
    for phase, phase_s in zip(RepPhase, phases_s, strict=True):
        ends_s += phase_s
        if within_s < ends_s:
            return phase, ends_s - within_s
    return RepPhase.PAUSE, 0.0
