"""What the Plan page shows, as values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from coach.application.agenda import Day
from coach.domain.balance import Target
from coach.domain.occurrences import Key
from coach.domain.plan import Pause
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Entry, Status


class Scope(StrEnum):
    """What an edit changes: one date, or the slot in every week to come."""

    ONCE = "once"
    EVERY_WEEK = "every-week"


class Span(StrEnum):
    """How much is shown."""

    WEEK = "week"
    FOUR_WEEKS = "four-weeks"


@dataclass(frozen=True, slots=True)
class Named:
    """A routine as a chip shows it; a walk has no minutes, and neither has a routine that is gone.

    `asks` says how many of its exercises ask for care and why, in a sentence; empty when none does."""

    name: str
    minutes: int | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One row of a day. `key` is None for a session that nobody had planned."""

    key: Key | None
    on: date
    at: time
    name: Named
    category: str
    mark: str
    status: Status | None
    is_editable: bool
    is_skipped: bool = False
    moved_from: date | None = None
    routine: str | None = None

    @property
    def asks_for_care(self) -> bool:
        """Whether it is still to come and something in it asks for care."""
        return self.mark == "planned" and bool(self.name.asks)


@dataclass(frozen=True, slots=True)
class DayPart:
    """One day of the grid."""

    on: date
    chips: tuple[Chip, ...]
    pause: Pause | None
    is_today: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole page."""

    today: date
    monday: date
    span: Span
    weeks: tuple[tuple[DayPart, ...], ...]
    targets: tuple[Target, ...]
    pause: Pause | None
    can_undo: bool
    can_redo: bool
    has_plan: bool

    @property
    def week(self) -> tuple[DayPart, ...]:
        """The days of the week that is shown, or of the first of four."""
        return self.weeks[0]


NameOf = Callable[[str | None, int | None], Named]
"""The name and minutes of a routine at the dose of a ladder week; of a walk without one."""

_MARKS = {
    Status.UPCOMING: "planned",
    Status.DUE: "planned",
    Status.DONE: "done",
    Status.PARTIAL: "partial",
    Status.MISSED: "missed",
    Status.SKIPPED: "missed",
    Status.EXCUSED: "missed",
}


def day_part(day: Day, today: date, name_of: NameOf) -> DayPart:
    """A day as the grid shows it: what was moved away or rests in a pause stays out."""
    chips = [_chip(entry, today, name_of) for entry in day.entries if _is_shown(entry)]
    chips += [_extra(session, name_of) for session in day.extra if session.outcome is not Outcome.ATTEMPTED]
    return DayPart(
        on=day.on,
        chips=tuple(sorted(chips, key=lambda it: it.at)),
        pause=day.pause,
        is_today=day.on == today,
        is_over=day.on < today,
    )


def resting(days: Iterable[Day]) -> int:
    """How many planned rows would rest if the days were paused."""
    return sum(entry.status.is_pending and entry.occurrence.is_open for day in days for entry in day.entries)


def _is_shown(entry: Entry) -> bool:
    rests = entry.occurrence.pause is not None and not entry.sessions
    return entry.occurrence.is_prescribed and not rests


def _chip(entry: Entry, today: date, name_of: NameOf) -> Chip:
    row = entry.occurrence
    is_skipped = row.skip is not None and not entry.sessions
    is_stopped = entry.status is Status.EXCUSED and bool(entry.sessions)
    return Chip(
        key=row.key,
        on=row.on,
        at=row.at,
        name=name_of(row.routine, row.ladder_week),
        category=row.categories[0].value,
        mark="partial" if is_stopped else _MARKS[entry.status],
        status=entry.status,
        is_editable=row.on >= today and entry.status.is_pending,
        is_skipped=is_skipped,
        moved_from=row.moved_from,
        routine=row.routine,
    )


def _extra(session: SessionOutline, name_of: NameOf) -> Chip:
    at = session.started_at.time().replace(second=0, microsecond=0, tzinfo=None)
    return Chip(
        key=None,
        on=session.plan_on,
        at=at,
        name=Named(name_of(session.routine, None).name),
        category=session.categories[0].value,
        mark="done" if session.outcome is Outcome.COMPLETE else "partial",
        status=None,
        is_editable=False,
        routine=session.routine,
    )
