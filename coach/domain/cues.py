"""What is announced during a session, as values: screen, voice and sounds each make of it what they can."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Side
from coach.domain.timeline import Step, StepKind, Timeline, work_from

HALFWAY_FROM_S = 20
"""Work shorter than this needs no half-way cue."""

LAST_SECONDS = (3, 2, 1)
NEXT_UP_AFTER_S = 3.0


class CueKind(StrEnum):
    """What a cue is about."""

    NAME = "name"
    HOLD = "hold"
    HALFWAY = "halfway"
    COUNT = "count"
    PHASE = "phase"
    RELAX = "relax"
    SWITCH = "switch"
    REST = "rest"
    NEXT_UP = "next-up"
    FINISHED = "finished"


class RepPhase(StrEnum):
    """The part of a rep that is going on."""

    OUT = "out"
    HOLD = "hold"
    RETURN = "return"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One announcement; `step` is the index of the step in which it falls."""

    kind: CueKind
    step: int
    exercise: str | None = None
    side: Side | None = None
    count: int | None = None
    phase: RepPhase | None = None


def cues_between(
    route: Timeline, position: int, extended_s: float, after_s: float, until_s: float
) -> tuple[Cue, ...]:
    """The cues of one step with `after_s` < offset <= `until_s`, seconds from the step's start."""
    timed = _timed_cues(route, position, extended_s)
    return tuple(cue for offset_s, cue in timed if after_s < offset_s <= until_s)


def _timed_cues(route: Timeline, position: int, extended_s: float) -> list[tuple[float, Cue]]:
    step = route[position]
    length_s = step.duration_s + extended_s
    cues = [*_opening(route, position), *_midway(step, length_s), *_ending(step, length_s)]
    return sorted(cues, key=lambda timed: timed[0])


def _opening(route: Timeline, position: int) -> Iterator[tuple[float, Cue]]:
    step = route[position]
    coming = work_from(route, position) or step
    next_up = Cue(kind=CueKind.NEXT_UP, step=step.index, exercise=coming.exercise, side=coming.side)
    match step.kind:
        case StepKind.WORK:
            kind = CueKind.NAME if step.hold in {None, 1} else CueKind.HOLD
            yield 0.0, Cue(kind=kind, step=step.index, exercise=step.exercise, side=step.side)
        case StepKind.RELAX:
            yield 0.0, Cue(kind=CueKind.RELAX, step=step.index)
        case StepKind.SWITCH:
            yield 0.0, Cue(kind=CueKind.SWITCH, step=step.index, exercise=step.exercise, side=step.side)
        case StepKind.REST:
            yield 0.0, Cue(kind=CueKind.REST, step=step.index)
            yield min(NEXT_UP_AFTER_S, step.duration_s / 2), next_up
        case StepKind.PREPARE | StepKind.TRANSITION:
            yield 0.0, next_up


def _midway(step: Step, length_s: float) -> Iterator[tuple[float, Cue]]:
    if not step.is_work:
        return
    if length_s >= HALFWAY_FROM_S:
        yield length_s / 2, Cue(kind=CueKind.HALFWAY, step=step.index)
    if step.tempo is None:
        return
    offset_s = 0.0
    while offset_s < length_s:
        for phase, phase_s in zip(RepPhase, step.tempo.phases_s, strict=True):
            if phase_s and offset_s < length_s:
                yield offset_s, Cue(kind=CueKind.PHASE, step=step.index, phase=phase)
            offset_s += phase_s


def _ending(step: Step, length_s: float) -> Iterator[tuple[float, Cue]]:
    for count in LAST_SECONDS:
        if length_s > count:
            yield length_s - count, Cue(kind=CueKind.COUNT, step=step.index, count=count)
