"""The free day between two sessions of the same strength category. Source: rules.md, section 3."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from coach.domain.exercise import STRENGTH
from coach.domain.occurrences import Occurrence
from coach.domain.plan import monday_of

APART = 2
"""Days from one session of a strength category to the next: one of them is free."""

MOST_A_WEEK = 3
WEEKDAYS = range(7)

_A_DAY = timedelta(days=1)


def is_spaced(weekdays: Collection[int]) -> bool:
    """Whether sessions on these weekdays, every week, keep a free day between and are three at most."""
    ordered = sorted(weekdays)
    if len(ordered) > MOST_A_WEEK:
        return False
    around = [*ordered, *(day + 7 for day in ordered[:1])]
    return all(later - earlier >= APART for earlier, later in pairwise(around))


def proposals(
    fixed: Iterable[int], wanted: int, among: Iterable[int] = WEEKDAYS
) -> tuple[frozenset[int], ...]:
    """All ways to train on `wanted` weekdays, those of `fixed` and else some of `among`, the most even first.

    Equally even ones come in the order of their days."""
    kept = frozenset(fixed)
    free = [day for day in among if day not in kept]
    more = wanted - len(kept)
    if more < 0:
        return ()
    legal = [kept.union(added) for added in combinations(free, more) if is_spaced(kept.union(added))]
    return tuple(sorted(legal, key=lambda days: (-smallest_gap(days), sorted(days))))


def smallest_gap(weekdays: Collection[int]) -> int:
    """Days between the two closest sessions of a week that repeats; 7 for one session, 0 for none."""
    ordered = sorted(weekdays)
    if not ordered:
        return 0
    return min(later - earlier for earlier, later in pairwise([*ordered, ordered[0] + 7]))


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a day is too close: the neighbour on another day, or, without one, three sessions in the week."""

    with_on: date | None


def shares_strength(moving: Occurrence, other: Occurrence) -> bool:
    """Whether another occurrence that stands trains the same strength category."""
    categories = STRENGTH.intersection(moving.categories)
    return other.key != moving.key and other.is_open and not categories.isdisjoint(other.categories)


def clash(moving: Occurrence, to_on: date, others: Iterable[Occurrence]) -> Clash | None:
    """What speaks against an occurrence on a day; None when nothing does or it trains no strength."""
    same = [it.on for it in others if shares_strength(moving, it)]
    near = [on for on in same if abs((on - to_on).days) < APART]
    if near:
        return Clash(min(near, key=lambda on: (abs((on - to_on).days), on)))
    of_the_week = [on for on in same if monday_of(on) == monday_of(to_on)]
    return Clash(None) if len(of_the_week) >= MOST_A_WEEK else None


def legal_days(moving: Occurrence, first: date, last: date, others: Collection[Occurrence]) -> Iterator[date]:
    """The days from `first` to `last` on which an occurrence keeps the rule."""
    for number in range((last - first).days + 1):
        on = first + number * _A_DAY
        if clash(moving, on, others) is None:
            yield on
