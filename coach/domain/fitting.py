"""Another routine in place of the one that is due, when today allows less. Source: rules.md, section 3."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from coach.domain.exercise import Exercise
from coach.domain.routine import Routine

SHORT_S = 5 * 60
MAT = "mat"


class Limit(StrEnum):
    """What today allows."""

    FIVE_MINUTES = "five-minutes"
    NO_MAT = "no-mat"
    NOT_ON_FLOOR = "not-on-floor"


def fitting(
    limit: Limit, due: Routine, routines: Iterable[Routine], exercises: Mapping[str, Exercise]
) -> tuple[Routine, ...]:
    """The routines that keep within a limit and are no harder than the one that is due.

    Those that share a category come first, since they count for it; among equals the longest."""
    others = [
        it
        for it in routines
        if it.id != due.id and it.hardest_level <= due.hardest_level and _keeps(limit, it, exercises)
    ]
    wanted = set(due.categories)
    return tuple(sorted(others, key=lambda it: (wanted.isdisjoint(it.categories), -it.duration_s, it.id)))


def _keeps(limit: Limit, routine: Routine, exercises: Mapping[str, Exercise]) -> bool:
    """Whether a routine needs no more than is there; what lies on the floor is done on a mat."""
    if limit is Limit.FIVE_MINUTES:
        return routine.duration_s <= SHORT_S
    equipment = (name for item in routine.items for name in exercises[item.exercise].equipment)
    return all(MAT not in name.casefold() for name in equipment)
