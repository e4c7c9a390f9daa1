"""Which exercises ask for care with a body, why, and what is kinder. It marks; it takes nothing away."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from coach.domain.body import HIDING, BodyFact, in_order
from coach.domain.easing import fewer
from coach.domain.exercise import Dose, Exercise
from coach.domain.routine import Item, Routine

Known = Callable[[str], Exercise | None]
"""An exercise by id; None when it is not at hand."""


@dataclass(frozen=True, slots=True)
class Kinder:
    """What may be done instead of an item; the same exercise when it only becomes less."""

    exercise: Exercise
    dose: Dose


@dataclass(frozen=True, slots=True)
class Mark:
    """An exercise that asks for care, the facts for which it does, and what is kinder.

    Without anything kinder it can be left out."""

    exercise: Exercise
    facts: tuple[BodyFact, ...]
    kinder: Kinder | None

    @property
    def is_hidden(self) -> bool:
        """Whether a list of exercises keeps it behind a line that names it."""
        return not HIDING.isdisjoint(self.facts)

    @property
    def is_less(self) -> bool:
        """Whether what is kinder is less of the same exercise."""
        return self.kinder is not None and self.kinder.exercise.id == self.exercise.id

    @property
    def caution(self) -> str:
        """The caution that gives the reason."""
        return self.exercise.caution


def mark_of(
    exercise: Exercise, facts: Collection[BodyFact], known: Known, dose: Dose | None = None
) -> Mark | None:
    """The mark of an exercise at a dose, its usual one if not given; None when it asks for no care."""
    named = _named(exercise, facts)
    if not named:
        return None
    return Mark(exercise, named, _kinder(exercise, facts, known, dose or exercise.dose))


def marks_of(
    routine: Routine, exercises: Mapping[str, Exercise], facts: Collection[BodyFact], known: Known
) -> dict[int, Mark]:
    """The marked items of a routine by their number, from 1."""
    found = (
        (number, mark_of(exercises[item.exercise], facts, known, item.dose))
        for number, item in enumerate(routine.items, start=1)
    )
    return {number: mark for number, mark in found if mark is not None}


def swapped(routine: Routine, marks: Mapping[int, Mark], chosen: Collection[int]) -> Routine:
    """The routine with the chosen marked items done kinder, or left out where nothing is.

    What would leave nothing to do is left as it is; name, categories and gate stay those of the routine."""
    items = tuple(_swapped_items(routine, marks, chosen))
    return replace(routine, items=items) if items else routine


def _swapped_items(routine: Routine, marks: Mapping[int, Mark], chosen: Collection[int]) -> Iterator[Item]:
    for number, item in enumerate(routine.items, start=1):
        mark = marks.get(number)
        if mark is None or number not in chosen:
            yield item
        elif mark.kinder is not None:
            yield Item(mark.kinder.exercise.id, mark.kinder.dose)


def _named(exercise: Exercise, facts: Collection[BodyFact]) -> tuple[BodyFact, ...]:
    return in_order(fact for care in exercise.cares for fact in care.facts if fact in facts)


def _kinder(exercise: Exercise, facts: Collection[BodyFact], known: Known, dose: Dose) -> Kinder | None:
    """The first exercise on the way to easier ones that asks for no care; else less where that may help."""
    passed, waiting = {exercise.id}, list(_ways(exercise, facts))
    while waiting:
        candidate = known(waiting.pop(0))
        if candidate is None or candidate.id in passed:
            continue
        if not _named(candidate, facts):
            return Kinder(candidate, candidate.dose)
        passed.add(candidate.id)
        waiting += _ways(candidate, facts)
    is_skip = any(care.is_skip and not _are_apart(care.facts, facts) for care in exercise.cares)
    less = None if is_skip else fewer(dose)
    return Kinder(exercise, less) if less else None


def _ways(exercise: Exercise, facts: Collection[BodyFact]) -> Iterator[str]:
    for care in exercise.cares:
        if care.instead is not None and not _are_apart(care.facts, facts):
            yield care.instead
    if exercise.easier is not None:
        yield exercise.easier


def _are_apart(one: Collection[BodyFact], other: Collection[BodyFact]) -> bool:
    return frozenset(one).isdisjoint(other)
