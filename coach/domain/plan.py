"""The weekly plan: dated revisions that are never overwritten, and what was changed for single days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category

DAY_BEGINS_AT = time(3)
"""A late evening belongs to the day it ends. Source: rules.md, section 3."""

MOVED_WITHIN = timedelta(days=7)
"""How far one occurrence may be moved. Source: rules.md, section 3."""

LONGEST_PAUSE = timedelta(days=366)


class SkipReason(StrEnum):
    """Why one occurrence is left out."""

    PAIN = "pain"
    ILLNESS = "illness"
    NO_TIME = "no-time"
    OTHER = "other"

    @property
    def is_excused(self) -> bool:
        """Whether it leaves the count; any other reason counts as missed."""
        return self in (SkipReason.PAIN, SkipReason.ILLNESS)


class PauseReason(StrEnum):
    """Why the whole plan rests."""

    HOLIDAY = "holiday"
    ILL = "ill"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in the week. `weekday` counts from Monday, 0; `at` is local wall-clock time.

    `routine` is None for a walk. The categories stand here, so that a routine which is gone still counts."""

    id: str
    weekday: int
    at: time
    routine: str | None
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise RefusedInput("", "weekday", str(self.weekday), "a day from 0, Monday, to 6, Sunday")
        _refuse_early(self.at)


@dataclass(frozen=True, slots=True)
class StartingSlot:
    """A slot as a plan file gives it."""

    weekday: int
    at: time
    routine: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The week as it is from a day on. What was due on that day at `from_at` or before stays as it was."""

    id: str
    starts_on: date
    from_at: time
    slots: tuple[Slot, ...]
    ladder_week: int

    def __post_init__(self) -> None:
        ids = [slot.id for slot in self.slots]
        twice = next((slot for slot in ids if ids.count(slot) > 1), None)
        if twice is not None:
            raise RefusedInput("", "slots", f'"{twice}" twice', "each slot once")

    @property
    def begins(self) -> tuple[date, time]:
        """What revisions are ordered by."""
        return (self.starts_on, self.from_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One occurrence on another day or at another time. `on` is its original date."""

    id: str
    slot: str
    on: date
    to_on: date
    to_at: time

    def __post_init__(self) -> None:
        _refuse_early(self.to_at)
        if abs(self.to_on - self.on) > MOVED_WITHIN:
            allowed = f"a day at most {MOVED_WITHIN.days} days from {self.on.isoformat()}"
            raise RefusedInput("", "to_on", self.to_on.isoformat(), allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """One occurrence left out. `on` is its original date."""

    id: str
    slot: str
    on: date
    reason: SkipReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days on which nothing counts as missed; on `returns_on` the plan goes on."""

    id: str
    starts_on: date
    returns_on: date
    reason: PauseReason

    def __post_init__(self) -> None:
        if not timedelta(0) < self.returns_on - self.starts_on <= LONGEST_PAUSE:
            allowed = f"a day after {self.starts_on.isoformat()}, within a year"
            raise RefusedInput("", "returns_on", self.returns_on.isoformat(), allowed)

    def covers(self, on: date) -> bool:
        """Whether a day is paused."""
        return self.starts_on <= on < self.returns_on


Record = Revision | Move | Skip | Pause


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was ever planned. RefusedInput when two revisions begin at the same moment."""

    revisions: tuple[Revision, ...] = ()
    moves: tuple[Move, ...] = ()
    skips: tuple[Skip, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        begins = [revision.begins for revision in self.revisions]
        if begins != sorted(set(begins)):
            raise RefusedInput("", "revisions", "two that overlap", "one after the other")
        for name, changes in (("moves", self.moves), ("skips", self.skips)):
            keys = [(change.slot, change.on) for change in changes]
            if len(keys) != len(set(keys)):
                raise RefusedInput("", name, "an occurrence twice", "each occurrence once")

    def in_force(self, on: date) -> Revision | None:
        """The revision that holds at the end of a day; None before the first."""
        return next((it for it in reversed(self.revisions) if it.starts_on <= on), None)

    def pause_on(self, on: date) -> Pause | None:
        """The pause that covers a day."""
        return next((pause for pause in self.pauses if pause.covers(on)), None)

    def with_records(self, added: Iterable[Record], removed: Iterable[Record] = ()) -> "Plan":
        """The plan after records were added and taken away."""
        gone = {record.id for record in removed}
        plan = Plan(
            tuple(it for it in self.revisions if it.id not in gone),
            tuple(it for it in self.moves if it.id not in gone),
            tuple(it for it in self.skips if it.id not in gone),
            tuple(it for it in self.pauses if it.id not in gone),
        )
        for record in added:
            match record:
                case Revision():
                    revisions = sorted((*plan.revisions, record), key=lambda it: it.begins)
                    plan = replace(plan, revisions=tuple(revisions))
                case Move():
                    plan = replace(plan, moves=(*plan.moves, record))
                case Skip():
                    plan = replace(plan, skips=(*plan.skips, record))
                case Pause():
                    plan = replace(plan, pauses=(*plan.pauses, record))
        return plan


def monday_of(on: date) -> date:
    """The first day of the ISO week of a date."""
    return on - timedelta(days=on.weekday())


def plan_day(instant: datetime) -> date:
    """The day of the plan to which an aware local instant belongs. Source: rules.md, section 3."""
    since_midnight = timedelta(hours=DAY_BEGINS_AT.hour, minutes=DAY_BEGINS_AT.minute)
    return (instant - since_midnight).date()


def revision_begins(instant: datetime) -> tuple[date, time]:
    """Where a revision begins that is made at an aware local instant.

    After midnight, what the old day held is past, and the new day begins with the revision."""
    today = plan_day(instant)
    return (today, instant.time()) if instant.date() == today else (instant.date(), time.min)


def _refuse_early(at: time) -> None:
    if at < DAY_BEGINS_AT:
        raise RefusedInput("", "at", f"{at:%H:%M}", f"a time from {DAY_BEGINS_AT:%H:%M} on")
