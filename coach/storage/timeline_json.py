"""Timelines as JSON: what a session stores and what the command line prints."""

from typing import Any

import msgspec

from coach.domain.errors import StorageError
from coach.domain.exercise import Side, Tempo
from coach.domain.timeline import Step, StepKind, Timeline


class StepWire(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A stored step; fields that do not apply are null, `worth_s` is there for eased steps only."""

    index: int
    kind: StepKind
    start_s: int
    duration_s: int
    item: int | None
    exercise: str | None
    set: int | None
    sets: int | None
    side: Side | None
    hold: int | None
    holds: int | None
    reps: int | None
    tempo_s: tuple[int, int, int, int] | None
    cue: str | None
    worth_s: float | None = None


def step_object(step: Step) -> dict[str, Any]:
    """The public fields of a step in their order; what does not apply is None."""
    return {
        "index": step.index,
        "kind": step.kind.value,
        "start_s": step.start_s,
        "duration_s": step.duration_s,
        "item": step.item,
        "exercise": step.exercise,
        "set": step.set,
        "sets": step.sets,
        "side": None if step.side is None else step.side.value,
        "hold": step.hold,
        "holds": step.holds,
        "reps": step.reps,
        "tempo_s": None if step.tempo is None else list(step.tempo.phases_s),
        "cue": step.cue,
    }


def encode_timeline(timeline: Timeline) -> str:
    """A timeline as compact JSON text."""
    return msgspec.json.encode([_stored_object(step) for step in timeline]).decode()


def decode_timeline(text: str) -> Timeline:
    """The timeline that JSON text holds; StorageError when it holds none."""
    try:
        wires = msgspec.json.decode(text, type=list[StepWire])
    except msgspec.DecodeError as error:
        raise StorageError(f"A stored timeline cannot be read: {error}.") from error
    return tuple(_step(wire) for wire in wires)


def _stored_object(step: Step) -> dict[str, Any]:
    worth = {} if step.worth_s is None else {"worth_s": step.worth_s}
    return step_object(step) | worth


def _step(wire: StepWire) -> Step:
    return Step(
        index=wire.index,
        kind=wire.kind,
        start_s=wire.start_s,
        duration_s=wire.duration_s,
        item=wire.item,
        exercise=wire.exercise,
        set=wire.set,
        sets=wire.sets,
        side=wire.side,
        hold=wire.hold,
        holds=wire.holds,
        reps=wire.reps,
        tempo=None if wire.tempo_s is None else Tempo(*wire.tempo_s),
        cue=wire.cue,
        worth_s=wire.worth_s,
    )
