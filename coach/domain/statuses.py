"""How each occurrence stands: what matching, moves, skips, pauses and the hour make of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from coach.domain.matching import Matching
from coach.domain.occurrences import Occurrence, due_at
from coach.domain.plan import plan_day
from coach.domain.session import Outcome, SessionOutline


class Status(StrEnum):
    """Occurrence status. Source: rules.md, section 3."""

    UPCOMING = "upcoming"
    DUE = "due"
    DONE = "done"
    PARTIAL = "partial"
    MISSED = "missed"
    MOVED = "moved"
    SKIPPED = "skipped"
    EXCUSED = "excused"

    @property
    def is_pending(self) -> bool:
        """Whether it can still be done."""
        return self in (Status.UPCOMING, Status.DUE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An occurrence and how it stands. `fills` says for each of its categories which session fills it."""

    occurrence: Occurrence
    status: Status
    fills: tuple[SessionOutline | None, ...] = ()

    @property
    def sessions(self) -> tuple[SessionOutline, ...]:
        """The sessions that fill it, each once."""
        return tuple(dict.fromkeys(it for it in self.fills if it is not None))


def entries(
    occurrences: Iterable[Occurrence], matching: Matching, now: datetime, zone: tzinfo
) -> tuple[Entry, ...]:
    """Each occurrence with its status at the aware instant `now`; what is due today is never missed yet."""
    today = plan_day(now)
    return tuple(_entry(occurrence, matching, today, now, zone) for occurrence in occurrences)


def _entry(occurrence: Occurrence, matching: Matching, today: date, now: datetime, zone: tzinfo) -> Entry:
    if not occurrence.is_prescribed:
        return Entry(occurrence, Status.MOVED)
    fills = tuple(matching.filled.get((occurrence.key, category)) for category in occurrence.categories)
    status = _by_sessions(fills) or _by_choice(occurrence)
    if status is None:
        status = Status.PARTIAL if any(fills) else _by_time(occurrence, today, now, zone)
    return Entry(occurrence, status, fills)


def _by_sessions(fills: tuple[SessionOutline | None, ...]) -> Status | None:
    outcomes = [it.outcome if it else None for it in fills]
    if outcomes and all(it is Outcome.COMPLETE for it in outcomes):
        return Status.DONE
    return Status.EXCUSED if Outcome.STOPPED in outcomes else None


def _by_choice(occurrence: Occurrence) -> Status | None:
    if occurrence.pause is not None or (occurrence.skip and occurrence.skip.is_excused):
        return Status.EXCUSED
    return Status.SKIPPED if occurrence.skip else None


def _by_time(occurrence: Occurrence, today: date, now: datetime, zone: tzinfo) -> Status:
    if occurrence.on < today:
        return Status.MISSED
    is_due = occurrence.on == today and due_at(occurrence.on, occurrence.at, zone) <= now
    return Status.DUE if is_due else Status.UPCOMING
