"""What may be said about a routine while it is written. Advice never keeps anybody from anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.draft import Draft, hidden_strength, totals, work_s
from coach.domain.exercise import STRENGTH, Category, Exercise, HoldDose
from coach.domain.routine import Item, Routine

LONG_FROM_S = 20 * 60
"""From here on a routine is harder to keep up three times a week. **(design)**"""

PLANK_S = 60
"""Plank in all, in seconds, as in core-builder: three times 20 s. Source: content.md, section 2."""

PLANKS = frozenset({"forearm-plank", "knee-plank"})
"""Face-down planks; side planks have short holds of their own."""

SHORT_HOLDS_S = {"curl-up": 10, "side-plank-knee": 10, "side-plank-full": 10, "bird-dog": 10}
"""Holds of 8 to 10 s train endurance here better than long ones. Source: content.md, section 1.1."""

STRETCH_S = (10, 60)
"""A static stretch is held 10 to 30 s, later in life up to 60 s. Source: content.md, section 1.1."""

REST_S = 30
"""The shortest rest between sets of strength in content.md, section 1.2."""

WARMING = frozenset({Category.MOBILITY, Category.BREAK})
EASING_OFF = frozenset({Category.STRETCH, Category.MOBILITY})


class Code(StrEnum):
    """What a piece of advice is about."""

    WARM_UP_AND_STRETCH = "warm-up-and-stretch"
    NO_WARM_UP = "no-warm-up"
    NO_STRETCH = "no-stretch"
    SHORT = "short"
    LONG = "long"
    PLANK = "plank"
    LONG_HOLD = "long-hold"
    STRETCH_TOO_SHORT = "stretch-too-short"
    STRETCH_TOO_LONG = "stretch-too-long"
    SHORT_REST = "short-rest"
    COUNTS_AS_STRENGTH = "counts-as-strength"


GOOD = frozenset({Code.WARM_UP_AND_STRETCH, Code.SHORT})


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding: seconds found, and the exercise or the categories it is about."""

    code: Code
    seconds: int = 0
    exercise: str = ""
    categories: tuple[Category, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether it says that something is as it should be."""
        return self.code in GOOD


def advice(routine: Draft | Routine, exercises: Mapping[str, Exercise]) -> tuple[Advice, ...]:
    """What there is to say; nothing about a routine without exercises."""
    if not routine.items:
        return ()
    return (
        *_counting(routine, exercises),
        *_shape(routine.items, exercises),
        *_length(routine),
        *_plank(routine.items),
        *_each(routine.items, exercises),
    )


def _counting(routine: Draft | Routine, exercises: Mapping[str, Exercise]) -> Iterator[Advice]:
    hidden = hidden_strength(routine.categories, routine.items, exercises)
    if hidden:
        yield Advice(Code.COUNTS_AS_STRENGTH, categories=hidden)


def _shape(items: Sequence[Item], exercises: Mapping[str, Exercise]) -> Iterator[Advice]:
    """Only where there is strength: begin easily and end with a stretch."""
    order = [exercises[item.exercise].category for item in items]
    if STRENGTH.isdisjoint(order):
        return
    is_warm, is_eased = order[0] in WARMING, order[-1] in EASING_OFF
    if is_warm and is_eased:
        yield Advice(Code.WARM_UP_AND_STRETCH)
        return
    if not is_warm:
        yield Advice(Code.NO_WARM_UP)
    if not is_eased:
        yield Advice(Code.NO_STRETCH)


def _length(routine: Draft | Routine) -> Iterator[Advice]:
    whole_s = totals(routine).whole_s
    yield Advice(Code.SHORT if whole_s < LONG_FROM_S else Code.LONG, whole_s)


def _plank(items: Sequence[Item]) -> Iterator[Advice]:
    seconds = sum(work_s(item.dose) for item in items if item.exercise in PLANKS)
    if seconds > PLANK_S:
        yield Advice(Code.PLANK, seconds)


def _each(items: Sequence[Item], exercises: Mapping[str, Exercise]) -> Iterator[Advice]:
    said: set[Advice] = set()
    for item in items:
        for found in _dose(item, exercises[item.exercise]):
            if found not in said:
                said.add(found)
                yield found


def _dose(item: Item, exercise: Exercise) -> Iterator[Advice]:
    dose = item.dose
    if isinstance(dose, HoldDose):
        if dose.hold_s > SHORT_HOLDS_S.get(exercise.id, dose.hold_s):
            yield Advice(Code.LONG_HOLD, dose.hold_s, exercise.id)
        if exercise.category is Category.STRETCH:
            least_s, most_s = STRETCH_S
            if dose.hold_s < least_s:
                yield Advice(Code.STRETCH_TOO_SHORT, dose.hold_s, exercise.id)
            elif dose.hold_s > most_s:
                yield Advice(Code.STRETCH_TOO_LONG, dose.hold_s, exercise.id)
    if exercise.category in STRENGTH and dose.sets > 1 and dose.rest_s < REST_S:
        yield Advice(Code.SHORT_REST, dose.rest_s, exercise.id)
