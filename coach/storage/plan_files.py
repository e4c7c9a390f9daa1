"""Plan files: the starting week and the six-week ladder, a TOML file each."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from coach.domain.errors import RefusedInput, UnknownRoutine
from coach.domain.exercise import Category
from coach.domain.plan import DAY_BEGINS_AT, StartingSlot
from coach.domain.progression import FIRST_WEEK, LAST_WEEK, Ladder, LadderWeek
from coach.domain.routine import Item, Origin, Routine
from coach.domain.scaling import Scaling
from coach.storage.decoding import Slug, Wire, decode, found_text
from coach.storage.doses import Flag, Sets, dose_from
from coach.storage.routines import ItemWire

MOST_SESSIONS = 3
"""Strength sessions a category and week. Source: rules.md, section 3."""

MoreS = Annotated[int, msgspec.Meta(ge=0, le=60, description="whole seconds from 0 to 60")]
MoreReps = Annotated[int, msgspec.Meta(ge=0, le=20, description="a whole number from 0 to 20")]
SessionCount = Annotated[
    int,
    msgspec.Meta(ge=1, le=MOST_SESSIONS, description=f"a whole number from 1 to {MOST_SESSIONS}"),
]
WeekNumber = Annotated[
    int,
    msgspec.Meta(ge=FIRST_WEEK, le=LAST_WEEK, description=f"a week from {FIRST_WEEK} to {LAST_WEEK}"),
]


class ScalingWire(Wire, frozen=True, kw_only=True):
    """A `[weeks.core]` or `[weeks.glutes]` table: a routine and how its dose changes."""

    routine: Slug
    sets_at_most: Sets | None = None
    more_hold_s: MoreS = 0
    more_reps: MoreReps = 0
    items: Annotated[tuple[ItemWire, ...], msgspec.Meta(max_length=60, description="at most 60 items")] = ()


class LadderWeekWire(Wire, frozen=True, kw_only=True):
    """One `[[weeks]]` table."""

    week: WeekNumber
    sessions: SessionCount
    stretch: Slug
    core: Annotated[ScalingWire, msgspec.Meta(description="a table with a routine")]
    glutes: Annotated[ScalingWire, msgspec.Meta(description="a table with a routine")]
    optional_third: Flag = False


class LadderWire(Wire, frozen=True, kw_only=True):
    """The keys of the ladder file."""

    weeks: Annotated[
        tuple[LadderWeekWire, ...],
        msgspec.Meta(min_length=LAST_WEEK, max_length=LAST_WEEK, description=f"a list of {LAST_WEEK} weeks"),
    ]


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class StartingSlotWire(Wire, frozen=True, kw_only=True):
    """One `[[slots]]` table: a day, a time, and a routine or a walk."""

    day: Annotated[
        Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        msgspec.Meta(description="a day from monday to sunday"),
    ]
    at: Annotated[time, msgspec.Meta(tz=False, description="a time such as 07:30:00")]
    routine: Slug | None = None
    walk: Flag = False


class StartingWeekWire(Wire, frozen=True, kw_only=True):
    """The keys of a starting week."""

    slots: Annotated[
        tuple[StartingSlotWire, ...], msgspec.Meta(min_length=1, max_length=60, description="1 to 60 slots")
    ]


def read_starting_week(path: Path) -> tuple[StartingSlot, ...]:
    """The slots that a file describes; RefusedInput says where and why they are none."""
    wire = decode(path, StartingWeekWire)
    return tuple(_starting_slot(slot, str(path), number) for number, slot in enumerate(wire.slots))


def prove_starting_week(
    slots: tuple[StartingSlot, ...], source: str, routine_of: Callable[[str], Routine]
) -> None:
    """Prove that the routines of a starting week are known; RefusedInput says which is not."""
    for number, slot in enumerate(slots):
        if slot.routine is not None:
            try:
                routine_of(slot.routine)
            except UnknownRoutine:
                place, found = f"$.slots[{number}].routine", found_text(slot.routine)
                raise RefusedInput(source, place, found, "a known routine") from None


def _starting_slot(wire: StartingSlotWire, source: str, number: int) -> StartingSlot:
    place = f"$.slots[{number}]"
    if wire.walk == (wire.routine is not None):
        found = "both" if wire.walk else "neither"
        raise RefusedInput(source, place, found, "either a routine or walk = true")
    if wire.at < DAY_BEGINS_AT:
        expected = f"a time from {DAY_BEGINS_AT:%H:%M} on"
        raise RefusedInput(source, f"{place}.at", f"{wire.at:%H:%M}", expected)
    return StartingSlot(WEEKDAYS.index(wire.day), wire.at, wire.routine)


def read_ladder(path: Path) -> Ladder:
    """The ladder that a file describes; RefusedInput says where and why it is not one."""
    wire = decode(path, LadderWire)
    source = str(path)
    return Ladder(tuple(_week(week, source, number) for number, week in enumerate(wire.weeks)))


def prove_ladder(ladder: Ladder, source: str, routine_of: Callable[[str], Routine]) -> None:
    """Prove that the ladder fits the routines it names; RefusedInput says where it does not."""
    for number, week in enumerate(ladder.weeks):
        place = f"$.weeks[{number}]"
        for category, scaling in ((Category.CORE, week.core), (Category.GLUTES, week.glutes)):
            inside = f"{place}.{category.value}"
            routine = _proved_routine(scaling.routine, category, source, f"{inside}.routine", routine_of)
            _prove_items(scaling, routine, source, inside)
        _proved_routine(week.stretch, Category.STRETCH, source, f"{place}.stretch", routine_of)


def _week(wire: LadderWeekWire, source: str, number: int) -> LadderWeek:
    place = f"$.weeks[{number}]"
    if wire.week != FIRST_WEEK + number:
        expected = f"{FIRST_WEEK + number}, the weeks in their order"
        raise RefusedInput(source, f"{place}.week", found_text(wire.week), expected)
    if wire.optional_third and wire.sessions == MOST_SESSIONS:
        expected = f"false beside sessions = {MOST_SESSIONS}"
        raise RefusedInput(source, f"{place}.optional_third", "true", expected)
    return LadderWeek(
        number=wire.week,
        core=_scaling(wire.core, source, f"{place}.core"),
        glutes=_scaling(wire.glutes, source, f"{place}.glutes"),
        stretch=wire.stretch,
        sessions=wire.sessions,
        has_optional_third=wire.optional_third,
    )


def _scaling(wire: ScalingWire, source: str, place: str) -> Scaling:
    seen: set[str] = set()
    items: list[Item] = []
    for number, item in enumerate(wire.items):
        path = f"{place}.items[{number}]"
        if item.exercise in seen:
            expected = "an exercise named once"
            raise RefusedInput(source, f"{path}.exercise", found_text(item.exercise), expected)
        seen.add(item.exercise)
        items.append(Item(item.exercise, dose_from(item, source, path)))
    return Scaling(
        routine=wire.routine,
        sets_at_most=wire.sets_at_most,
        more_hold_s=wire.more_hold_s,
        more_reps=wire.more_reps,
        items=tuple(items),
    )


def _proved_routine(
    routine_id: str, category: Category, source: str, place: str, routine_of: Callable[[str], Routine]
) -> Routine:
    found = found_text(routine_id)
    try:
        routine = routine_of(routine_id)
    except UnknownRoutine:
        raise RefusedInput(source, place, found, "a known routine") from None
    if routine.origin is not Origin.SHIPPED:
        raise RefusedInput(source, place, found, "a shipped routine")
    if category not in routine.categories:
        raise RefusedInput(source, place, found, f"a routine of the category {category.value}")
    return routine


def _prove_items(scaling: Scaling, routine: Routine, source: str, place: str) -> None:
    known = {item.exercise for item in routine.items}
    for number, item in enumerate(scaling.items):
        if item.exercise not in known:
            expected = f"an exercise of {routine.id}"
            path = f"{place}.items[{number}].exercise"
            raise RefusedInput(source, path, found_text(item.exercise), expected)
