"""How a dose is written in a file: flat keys, either `hold_s` or `reps` with `tempo_s`."""

from typing import Annotated

import msgspec

from coach.domain.errors import RefusedInput
from coach.domain.exercise import SWITCH_S, Dose, HoldDose, RepsDose, Tempo
from coach.storage.decoding import Wire

HoldS = Annotated[int, msgspec.Meta(ge=1, le=600, description="whole seconds from 1 to 600")]
PauseS = Annotated[int, msgspec.Meta(ge=0, le=600, description="whole seconds from 0 to 600")]
PhaseS = Annotated[int, msgspec.Meta(ge=0, le=60, description="whole seconds from 0 to 60")]
Count = Annotated[int, msgspec.Meta(ge=1, le=100, description="a whole number from 1 to 100")]
Sets = Annotated[int, msgspec.Meta(ge=1, le=10, description="a whole number from 1 to 10")]
TempoS = Annotated[
    tuple[PhaseS, PhaseS, PhaseS, PhaseS],
    msgspec.Meta(description="four whole seconds from 0 to 60: out, hold, return, pause"),
]
Flag = Annotated[bool, msgspec.Meta(description="true or false")]

_HOLD_KEYS = ("holds", "relax_s")
_REPS_KEYS = ("tempo_s", "alternate")


class DoseWire(Wire, frozen=True, kw_only=True):
    """The keys of a dose as they stand in a file."""

    hold_s: HoldS | None = None
    holds: Count | None = None
    relax_s: PauseS | None = None
    reps: Count | None = None
    tempo_s: TempoS | None = None
    sets: Sets = 1
    rest_s: PauseS = 0
    switch_s: PauseS = SWITCH_S
    per_side: Flag = False
    alternate: Flag | None = None


def dose_from(wire: DoseWire, source: str, path: str) -> Dose:
    """The dose that the keys at `path` describe; RefusedInput when they contradict each other."""
    if wire.hold_s is not None:
        _refuse_beside(wire, ("reps", *_REPS_KEYS), "hold_s", source, path)
        return HoldDose(
            hold_s=wire.hold_s,
            holds=wire.holds or 1,
            relax_s=wire.relax_s or 0,
            sets=wire.sets,
            rest_s=wire.rest_s,
            switch_s=wire.switch_s,
            per_side=wire.per_side,
        )
    if wire.reps is None:
        raise RefusedInput(source, path, "no dose", "either hold_s or reps")
    _refuse_beside(wire, _HOLD_KEYS, "reps", source, path)
    return _reps_dose(wire, wire.reps, source, path)


def _reps_dose(wire: DoseWire, reps: int, source: str, path: str) -> RepsDose:
    if wire.tempo_s is None:
        raise RefusedInput(source, f"{path}.tempo_s", "nothing", "four whole seconds beside reps")
    tempo = Tempo(*wire.tempo_s)
    if tempo.rep_s == 0:
        raise RefusedInput(source, f"{path}.tempo_s", "four zeros", "at least one second a rep")
    if wire.per_side and wire.alternate:
        raise RefusedInput(source, f"{path}.alternate", "true", "false beside per_side = true")
    return RepsDose(
        reps=reps,
        tempo=tempo,
        sets=wire.sets,
        rest_s=wire.rest_s,
        switch_s=wire.switch_s,
        per_side=wire.per_side,
        alternate=wire.alternate or False,
    )


def _refuse_beside(wire: DoseWire, keys: tuple[str, ...], mode: str, source: str, path: str) -> None:
    for key in keys:
        if getattr(wire, key) is not None:
            raise RefusedInput(source, f"{path}.{key}", "a value", f"no {key} beside {mode}")
