"""A routine while it is edited: it may be unfinished, and every change gives a new one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.dosing import PAUSE_S
from coach.domain.exercise import STRENGTH, Category, Dose, Exercise, HoldDose
from coach.domain.routine import Item, Origin, Routine

LONGEST_NAME = 120
MOST_ITEMS = 60
LONGEST_S = 3 * 3600

ANY_DAY = "Any day"
"""When a routine is for, unless its file says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A routine being edited. `id` is that of the own routine it will replace, None for a new one.

    `least_level` is the level below which the routine is not to count, whatever its exercises."""

    name: str = ""
    categories: tuple[Category, ...] = (Category.CORE,)
    when: str = ANY_DAY
    prepare_s: int = 10
    transition_s: int = 15
    items: tuple[Item, ...] = ()
    least_level: int = 1
    id: str | None = None
    copy_of: str | None = None


class Obstacle(StrEnum):
    """Why a draft cannot be saved yet."""

    NO_NAME = "no-name"
    NAME_TOO_LONG = "name-too-long"
    NO_EXERCISE = "no-exercise"
    TOO_MANY_EXERCISES = "too-many-exercises"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Totals:
    """Where the seconds of a routine go; they add up to its length."""

    work_s: int
    rest_s: int
    changeover_s: int

    @property
    def whole_s(self) -> int:
        """All of it."""
        return self.work_s + self.rest_s + self.changeover_s


def draft_of(routine: Routine, least_level: int = 1) -> Draft:
    """An own routine to be changed."""
    return Draft(
        name=routine.name,
        categories=routine.categories,
        when=routine.when,
        prepare_s=routine.prepare_s,
        transition_s=routine.transition_s,
        items=routine.items,
        least_level=least_level,
        id=routine.id,
    )


def copied(routine: Routine, name: str, least_level: int = 1) -> Draft:
    """A new routine that begins as another one."""
    return replace(draft_of(routine, least_level), name=name, id=None, copy_of=routine.name)


# Changes


def renamed(draft: Draft, name: str) -> Draft:
    """With another name."""
    return replace(draft, name=name)


def counted_as(draft: Draft, categories: Iterable[Category]) -> Draft:
    """Counting for other categories; ValueError for none at all."""
    chosen = tuple(dict.fromkeys(categories))
    if not chosen:
        raise ValueError("no category")
    return replace(draft, categories=chosen)


def inserted(draft: Draft, place: int, exercise: Exercise) -> Draft:
    """With an exercise at its usual dose; a place beyond the end is the end."""
    items = list(draft.items)
    items.insert(max(0, place), Item(exercise.id, exercise.dose))
    return replace(draft, items=tuple(items))


def removed(draft: Draft, place: int) -> Draft:
    """Without the item at a place; IndexError when nothing is there."""
    items = list(draft.items)
    del items[_proved(draft, place)]
    return replace(draft, items=tuple(items))


def moved(draft: Draft, place: int, to: int) -> Draft:
    """With the item of one place at another, clamped to the list; IndexError when nothing is there."""
    items = list(draft.items)
    item = items.pop(_proved(draft, place))
    items.insert(max(0, to), item)
    return replace(draft, items=tuple(items))


def dosed(draft: Draft, place: int, dose: Dose) -> Draft:
    """With another dose of the item at a place; IndexError when nothing is there."""
    items = list(draft.items)
    items[_proved(draft, place)] = replace(items[place], dose=dose)
    return replace(draft, items=tuple(items))


def prepared(draft: Draft, prepare_s: int) -> Draft:
    """With another time to get ready at the start, in seconds."""
    return replace(draft, prepare_s=PAUSE_S.clamp(prepare_s))


def spaced(draft: Draft, transition_s: int) -> Draft:
    """With another time between exercises, in seconds."""
    return replace(draft, transition_s=PAUSE_S.clamp(transition_s))


def _proved(draft: Draft, place: int) -> int:
    if not 0 <= place < len(draft.items):
        raise IndexError(place)
    return place


# What it comes to


def totals(draft: Draft | Routine) -> Totals:
    """The seconds of work, rest and changeovers, as the timeline has them."""
    changeover_s = draft.prepare_s + max(0, len(draft.items) - 1) * draft.transition_s
    doses = [item.dose for item in draft.items]
    return Totals(
        work_s=sum(work_s(dose) for dose in doses),
        rest_s=sum(rest_s(dose) for dose in doses),
        changeover_s=changeover_s + sum(switches_s(dose) for dose in doses),
    )


def work_s(dose: Dose) -> int:
    """Seconds of work in a dose."""
    set_s = dose.holds * dose.hold_s if isinstance(dose, HoldDose) else dose.set_s
    return dose.sets * _blocks(dose) * set_s


def rest_s(dose: Dose) -> int:
    """Seconds of rest between the sets of a dose and of relaxing between its holds."""
    relax_s = (dose.holds - 1) * dose.relax_s if isinstance(dose, HoldDose) else 0
    return (dose.sets - 1) * dose.rest_s + dose.sets * _blocks(dose) * relax_s


def switches_s(dose: Dose) -> int:
    """Seconds of changing sides within a dose."""
    return dose.sets * dose.switch_s if dose.per_side else 0


def _blocks(dose: Dose) -> int:
    return 2 if dose.per_side else 1


def obstacles(draft: Draft) -> tuple[Obstacle, ...]:
    """Everything that keeps a draft from being saved, in the order of the page."""
    name = draft.name.strip()
    found = (
        (Obstacle.NO_NAME, not name),
        (Obstacle.NAME_TOO_LONG, len(name) > LONGEST_NAME),
        (Obstacle.NO_EXERCISE, not draft.items),
        (Obstacle.TOO_MANY_EXERCISES, len(draft.items) > MOST_ITEMS),
        (Obstacle.TOO_LONG, totals(draft).whole_s > LONGEST_S),
    )
    return tuple(obstacle for obstacle, is_there in found if is_there)


def hidden_strength(
    categories: Iterable[Category], items: Iterable[Item], exercises: Mapping[str, Exercise]
) -> tuple[Category, ...]:
    """The strength in a routine that does not count as strength. **(design)**

    It counts all the same, so that pain holds it back like any other strength."""
    if not STRENGTH.isdisjoint(categories):
        return ()
    trained = {exercises[item.exercise].category for item in items}
    return tuple(category for category in Category if category in trained & STRENGTH)


def finished(
    draft: Draft, routine_id: str, exercises: Mapping[str, Exercise], levels: Mapping[str, int]
) -> Routine:
    """The routine that a draft without obstacles has become; `levels` are those of its exercises."""
    hardest = max(draft.least_level, *(levels[item.exercise] for item in draft.items))
    return Routine(
        id=routine_id,
        name=draft.name.strip(),
        categories=draft.categories + hidden_strength(draft.categories, draft.items, exercises),
        levels=(hardest,),
        when=draft.when,
        prepare_s=draft.prepare_s,
        transition_s=draft.transition_s,
        items=draft.items,
        origin=Origin.OWN,
    )
