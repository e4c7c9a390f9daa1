"""The first week that suits a person's goals and days. Source: rules.md, section 3; which days is ours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, pairwise, product

from coach.domain.errors import RefusedInput
from coach.domain.plan import StartingSlot
from coach.domain.spacing import proposals, smallest_gap
from coach.domain.walk_target import FLOOR_MIN
from coach.domain.walking import METRES, MINUTE_S, Unit
from coach.domain.week_hours import Piece, laid_out

MIN_PER_KM = Decimal(12)
"""How long a kilometre takes while nobody has said: an easy pace of 5 km an hour."""

USUAL_WALKS, MORE_WALKS = 3, 4
"""Walks a week; more when last week came to more than the usual ones. Source: rules.md, section 3."""

SHORTEST_WALK_S = int(FLOOR_MIN) * MINUTE_S // USUAL_WALKS
STRETCH_SHARE = 2
"""A stretch takes at most this part of what a session may: a half."""


class Goal(StrEnum):
    """What a person would like."""

    WALK = "walk"
    CORE = "core"
    GLUTES = "glutes"
    SUPPLE = "supple"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person says at first; RefusedInput without a goal or a day.

    `weekdays` count from Monday, 0; `minutes` is what one session may take; `walked` last week, in
    `walk_unit`, is None where it is not known."""

    goals: frozenset[Goal]
    weekdays: frozenset[int]
    minutes: int
    at: time
    walked: Decimal | None = None
    walk_unit: Unit = Unit.MINUTES

    def __post_init__(self) -> None:
        if not self.goals:
            raise RefusedInput("", "goals", "none", "at least one goal")
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise RefusedInput(
                "", "weekdays", str(sorted(self.weekdays)), "days from 0, Monday, to 6, Sunday"
            )

    @property
    def walked_s(self) -> int | None:
        """How long last week's walks took, s; a distance at an easy pace."""
        if not self.walked:
            return None
        if self.walk_unit is Unit.MINUTES:
            return int(self.walked * MINUTE_S)
        return int(self.walked * METRES[self.walk_unit] / 1000 * MIN_PER_KM * MINUTE_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a first week is made of, by id, with the seconds each takes in it.

    `sessions` is how often a strength category comes in the first week of the ladder, `stretches` go from
    short to long, `walk_s` is a walk of which nothing is known."""

    core: str
    glutes: str
    express: str
    stretches: tuple[str, ...]
    mobility: str
    recovery: str
    durations_s: Mapping[str, int]
    sessions: int
    walk_s: int


@dataclass(frozen=True, slots=True)
class Load:
    """How much time a week takes, and its fullest day."""

    week_s: int
    day_s: int


def first_week(choices: Choices, shelf: Shelf) -> tuple[StartingSlot, ...]:
    """The week, day by day; every slot on a chosen day, a free day between equal strength sessions."""
    strength = _strength(choices, shelf)
    walks = _walk_days(choices, shelf, strength)
    calm = _calm_days(choices, shelf, strength, walks)
    slots: list[StartingSlot] = []
    for day in sorted(choices.weekdays):
        routines = [by_day[day] for by_day in (strength, calm) if day in by_day]
        pieces = [Piece(routine, shelf.durations_s[routine]) for routine in routines]
        walk = (Piece(None, walk_s(choices, shelf)), _stretch(choices, shelf)) if day in walks else None
        slots += (StartingSlot(day, at, routine) for at, routine in laid_out(day, choices.at, pieces, walk))
    return tuple(slots)


def walk_s(choices: Choices, shelf: Shelf) -> int:
    """How long one walk is, s: its share of last week's, of which no walk takes more than a third."""
    if choices.walked_s is None:
        return shelf.walk_s
    return max(SHORTEST_WALK_S, choices.walked_s // _walks(choices, shelf))


def load(week: Collection[StartingSlot], choices: Choices, shelf: Shelf) -> Load:
    """What the slots of a week come to."""
    walk = walk_s(choices, shelf)
    by_day = dict.fromkeys(range(7), 0)
    for slot in week:
        by_day[slot.weekday] += walk if slot.routine is None else shelf.durations_s[slot.routine]
    return Load(sum(by_day.values()), max(by_day.values()))


# Strength


def _strength(choices: Choices, shelf: Shelf) -> dict[int, str]:
    """A routine by day: as many sessions as the days allow, both kinds alike, far apart, Monday first.

    The express routine trains both on one day, where a session may be so long or there is only one day."""
    core = _legal(choices, Goal.CORE, shelf.sessions)
    glutes = _legal(choices, Goal.GLUTES, shelf.sessions)
    fits = shelf.durations_s[shelf.express] <= choices.minutes * MINUTE_S or len(choices.weekdays) == 1
    pairs = [pair for pair in product(core, glutes) if fits or not pair[0] & pair[1]]
    chosen_core, chosen_glutes = min(pairs, key=lambda pair: _worth(*pair))
    return (
        dict.fromkeys(chosen_core, shelf.core)
        | dict.fromkeys(chosen_glutes, shelf.glutes)
        | dict.fromkeys(chosen_core & chosen_glutes, shelf.express)
    )


def _legal(choices: Choices, goal: Goal, most: int) -> list[frozenset[int]]:
    """Every way to spread the sessions of a kind; none at all only where it is no goal."""
    if goal not in choices.goals:
        return [frozenset()]
    return [days for count in range(1, most + 1) for days in proposals((), count, choices.weekdays)]


def _worth(core: frozenset[int], glutes: frozenset[int]) -> tuple[int, int, int, int, list[int]]:
    """The lower the better."""
    return (
        -len(core) - len(glutes),
        abs(len(core) - len(glutes)),
        len(core & glutes),
        -smallest_gap(core) - smallest_gap(glutes),
        sorted(core),
    )


# Walks and calm days


def _walks(choices: Choices, shelf: Shelf) -> int:
    is_more = (choices.walked_s or 0) > USUAL_WALKS * shelf.walk_s
    return MORE_WALKS if is_more else USUAL_WALKS


def _walk_days(choices: Choices, shelf: Shelf, strength: Collection[int]) -> frozenset[int]:
    """As evenly as the days allow, rather where no strength is."""
    if Goal.WALK not in choices.goals:
        return frozenset()
    days = sorted(choices.weekdays)
    ways = [list(way) for way in combinations(days, min(len(days), _walks(choices, shelf)))]
    best = min(ways, key=lambda way: (_unevenness(way), sum(it in strength for it in way)))
    return frozenset(best)


def _unevenness(days: Sequence[int]) -> int:
    return sum((later - earlier) ** 2 for earlier, later in pairwise([*days, days[0] + 7]))


def _stretch(choices: Choices, shelf: Shelf) -> Piece:
    room_s = choices.minutes * MINUTE_S // STRETCH_SHARE
    fitting = [it for it in shelf.stretches if shelf.durations_s[it] <= room_s] or shelf.stretches[:1]
    return Piece(fitting[-1], shelf.durations_s[fitting[-1]])


def _calm_days(
    choices: Choices, shelf: Shelf, strength: Mapping[int, str], walks: Collection[int]
) -> dict[int, str]:
    """Gentle recovery on the last day that has nothing else, mobility where the least strength is."""
    if Goal.SUPPLE not in choices.goals:
        return {}
    days = choices.weekdays
    free = [day for day in days if day not in strength and day not in walks]
    recovery = {max(free): shelf.recovery} if free and len(days) > 1 else {}

    def fullness(day: int) -> tuple[int, bool, int]:
        return (shelf.durations_s[strength[day]] if day in strength else 0, day in walks, day)

    return recovery | {min(days - recovery.keys(), key=fullness): shelf.mobility}
