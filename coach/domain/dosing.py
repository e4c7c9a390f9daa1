"""A dose changed by hand: every result is one that a routine file may hold."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.exercise import Dose, HoldDose, RepsDose, Tempo


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most of a number, and how far one press of a button goes."""

    least: int
    most: int
    step: int = 1

    def clamp(self, value: int) -> int:
        """The nearest number within."""
        return min(self.most, max(self.least, value))


SETS = Bounds(1, 10)
REPS = Bounds(1, 100)
HOLDS = Bounds(1, 100)
HOLD_S = Bounds(1, 600, step=5)
PAUSE_S = Bounds(0, 600, step=5)
RELAX_S = Bounds(0, 600)
PHASE_S = Bounds(0, 60)


class Turns(StrEnum):
    """How the two sides of the body take part in a set."""

    BOTH = "both"
    PER_SIDE = "per-side"
    ALTERNATING = "alternating"


def turns_of(dose: Dose) -> Turns:
    """How the sides take part in a dose."""
    if dose.per_side:
        return Turns.PER_SIDE
    is_alternating = isinstance(dose, RepsDose) and dose.alternate
    return Turns.ALTERNATING if is_alternating else Turns.BOTH


def turns_open_to(dose: Dose) -> tuple[Turns, ...]:
    """The ways that a dose of this kind allows; holds do not alternate."""
    return tuple(Turns) if isinstance(dose, RepsDose) else (Turns.BOTH, Turns.PER_SIDE)


def with_turns(dose: Dose, turns: Turns) -> Dose:
    """The dose with its sides taking part in another way; ValueError where that cannot be."""
    if turns not in turns_open_to(dose):
        raise ValueError(turns)
    if isinstance(dose, HoldDose):
        return replace(dose, per_side=turns is Turns.PER_SIDE)
    return replace(dose, per_side=turns is Turns.PER_SIDE, alternate=turns is Turns.ALTERNATING)


def with_sets(dose: Dose, sets: int) -> Dose:
    """The dose with another number of sets."""
    return replace(dose, sets=SETS.clamp(sets))


def with_rest(dose: Dose, rest_s: int) -> Dose:
    """The dose with another rest between sets, in seconds."""
    return replace(dose, rest_s=PAUSE_S.clamp(rest_s))


def with_work(dose: Dose, amount: int) -> Dose:
    """The dose with another amount of work: seconds of a hold, or reps."""
    if isinstance(dose, HoldDose):
        return replace(dose, hold_s=HOLD_S.clamp(amount))
    return replace(dose, reps=REPS.clamp(amount))


def with_holds(dose: HoldDose, holds: int) -> HoldDose:
    """The dose with another number of holds in a set."""
    return replace(dose, holds=HOLDS.clamp(holds))


def with_relax(dose: HoldDose, relax_s: int) -> HoldDose:
    """The dose with another pause between the holds of a set, in seconds."""
    return replace(dose, relax_s=RELAX_S.clamp(relax_s))


def with_phase(dose: RepsDose, phase: int, seconds: int) -> RepsDose:
    """The dose with one phase of its tempo (0 out, 1 hold, 2 return, 3 pause) changed.

    A rep lasts at least a second: the change that would make it last none is not made."""
    phases = list(dose.tempo.phases_s)
    phases[phase] = PHASE_S.clamp(seconds)
    tempo = Tempo(*phases)
    return replace(dose, tempo=tempo) if tempo.rep_s else dose


def least_phase_s(dose: RepsDose, phase: int) -> int:
    """The shortest that one phase of a tempo may be, in seconds, with the others as they are."""
    return 0 if dose.tempo.rep_s > dose.tempo.phases_s[phase] else 1


def work_of(dose: Dose) -> int:
    """Seconds of a hold, or reps: what `with_work` changes."""
    return dose.hold_s if isinstance(dose, HoldDose) else dose.reps
