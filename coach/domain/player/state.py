"""The whole state of a guided session as one value."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.player.events import PauseReason
from coach.domain.session import StepRecord
from coach.domain.timeline import Step, Timeline


class Phase(StrEnum):
    """What the session does now; the running ones are named after the step."""

    READY = "ready"
    PREPARE = "prepare"
    WORK = "work"
    RELAX = "relax"
    REST = "rest"
    SWITCH = "switch"
    TRANSITION = "transition"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class Lead(StrEnum):
    """What counts down before the step itself runs."""

    WARM_UP = "warm-up"
    GET_READY = "get-ready"


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything the session knows. `deadline_s` holds while it runs, `remaining_s` while it waits.

    `attempts` and `credited` have the tries and the best credit in seconds so far, by step index;
    `warm_up_left_s` is what a pause keeps of the warm-up.
    """

    route: Timeline
    position: int = 0
    phase: Phase = Phase.READY
    attempts: tuple[tuple[int, int], ...] = ()
    credited: tuple[tuple[int, float], ...] = ()
    deadline_s: float = 0.0
    remaining_s: float = 0.0
    extended_s: float = 0.0
    lead: Lead | None = None
    lead_deadline_s: float = 0.0
    warm_up_left_s: float = 0.0
    at_s: float = 0.0
    slept_s: float = 0.0
    pause_reason: PauseReason | None = None
    is_pain_answered: bool = False
    pauses: int = 0

    @property
    def step(self) -> Step:
        """The step that is played or waits to be."""
        return self.route[self.position]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.phase in {Phase.FINISHED, Phase.STOPPED}

    @property
    def is_waiting(self) -> bool:
        """Whether time does not count: before the start, paused, over."""
        return self.is_over or self.phase is Phase.PAUSED or (self.phase is Phase.READY and self.lead is None)

    @property
    def attempt(self) -> int:
        """Which try at the current step this is, from 1."""
        return dict(self.attempts).get(self.step.index, 0) + 1

    @property
    def left_s(self) -> float:
        """Seconds left of the current step."""
        if self.is_waiting or self.lead is not None:
            return self.remaining_s
        return self.deadline_s - self.at_s

    @property
    def elapsed_s(self) -> float:
        """Seconds of the current step that are behind, its extension included."""
        return max(0.0, self.step.duration_s + self.extended_s - self.left_s)


def ready(
    route: Timeline, *, first_step: int | None = None, records: tuple[StepRecord, ...] = ()
) -> PlayerState:
    """A session about to start, or to go on at `first_step` with the attempts that are on record."""
    position = 0 if first_step is None else position_of(route, first_step)
    attempts: dict[int, int] = {}
    credited: dict[int, float] = {}
    for record in records:
        attempts[record.step] = max(attempts.get(record.step, 0), record.attempt)
        credited[record.step] = max(credited.get(record.step, 0.0), record.credited_s)
    return PlayerState(
        route=route,
        position=position,
        attempts=tuple(sorted(attempts.items())),
        credited=tuple(sorted(credited.items())),
        remaining_s=float(route[position].duration_s),
    )


def position_of(route: Timeline, step: int) -> int:
    """Where the step with this index stands in a route; ValueError when it is not there."""
    for position, candidate in enumerate(route):
        if candidate.index == step:
            return position
    raise ValueError(step)
