"""A shipped routine with another dose: fewer sets, longer holds, more reps, single items replaced."""

from dataclasses import dataclass, replace

from coach.domain.exercise import Dose, HoldDose
from coach.domain.routine import Item, Origin, Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """How the dose of one routine changes; `items` carry their whole dose and change no further."""

    routine: str
    sets_at_most: int | None = None
    more_hold_s: int = 0
    more_reps: int = 0
    items: tuple[Item, ...] = ()


def scaled(routine: Routine, scaling: Scaling) -> Routine:
    """The routine at this dose; another one, or a person's own, stays as it is. Source: rules.md, 1 and 4."""
    if routine.origin is not Origin.SHIPPED or routine.id != scaling.routine:
        return routine
    instead = {item.exercise: item for item in scaling.items}
    return replace(
        routine,
        items=tuple(
            instead.get(item.exercise) or Item(item.exercise, _scaled_dose(item.dose, scaling))
            for item in routine.items
        ),
    )


def lighter(routine: Routine) -> Routine:
    """The routine with a quarter of its sets less, rounded down, at least one of each; a person's own stays.

    Source: rules.md, section 6."""
    if routine.origin is not Origin.SHIPPED:
        return routine
    return replace(
        routine,
        items=tuple(
            Item(item.exercise, replace(item.dose, sets=max(1, item.dose.sets * 3 // 4)))
            for item in routine.items
        ),
    )


def _scaled_dose(dose: Dose, scaling: Scaling) -> Dose:
    sets = dose.sets if scaling.sets_at_most is None else min(dose.sets, scaling.sets_at_most)
    if isinstance(dose, HoldDose):
        return replace(dose, sets=sets, hold_s=dose.hold_s + scaling.more_hold_s)
    return replace(dose, sets=sets, reps=dose.reps + scaling.more_reps)
