"""How each occurrence stands: what matching, moves, skips, pauses and the hour make of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from coach.domain.matching import Matching
from coach.domain.occurrences import Occurrence, due_at
from coach.domain.plan import plan_day
from coach.domain.red_flags import ALWAYS_OPEN
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
    """An occurrence and how it stands. `fills` says for each of its categories which session fills it.

    `is_resting`: it lies on a day on which routines rest."""

    occurrence: Occurrence
    status: Status
    fills: tuple[SessionOutline | None, ...] = ()
    is_resting: bool = False

    @property
    def sessions(self) -> tuple[SessionOutline, ...]:
        """The sessions that fill it, each once."""
        return tuple(dict.fromkeys(it for it in self.fills if it is not None))


@dataclass(frozen=True, slots=True)
class _Moment:
    """What every occurrence is held against."""

    now: datetime
    zone: tzinfo
    today: date
    rest_days: Collection[date]


def entries(
    occurrences: Iterable[Occurrence],
    matching: Matching,
    now: datetime,
    zone: tzinfo,
    rest_days: Collection[date] = (),
) -> tuple[Entry, ...]:
    """Each occurrence with its status at the aware instant `now`; what is due today is never missed yet.

    On `rest_days` routines rest and are excused, but for standing breaks, which like walks stay open."""
    moment = _Moment(now, zone, plan_day(now), rest_days)
    return tuple(_entry(occurrence, matching, moment) for occurrence in occurrences)


def _entry(occurrence: Occurrence, matching: Matching, moment: _Moment) -> Entry:
    if not occurrence.is_prescribed:
        return Entry(occurrence, Status.MOVED)
    fills = tuple(matching.filled.get((occurrence.key, category)) for category in occurrence.categories)
    is_resting = occurrence.routine not in (None, ALWAYS_OPEN) and occurrence.on in moment.rest_days
    status = _by_sessions(fills) or (Status.EXCUSED if is_resting else None) or _by_choice(occurrence)
    if status is None:
        status = Status.PARTIAL if any(fills) else _by_time(occurrence, moment)
    return Entry(occurrence, status, fills, is_resting)


def _by_sessions(fills: tuple[SessionOutline | None, ...]) -> Status | None:
    outcomes = [it.outcome if it else None for it in fills]
    if outcomes and all(it is Outcome.COMPLETE for it in outcomes):
        return Status.DONE
    return Status.EXCUSED if Outcome.STOPPED in outcomes else None


def _by_choice(occurrence: Occurrence) -> Status | None:
    if occurrence.pause is not None or (occurrence.skip and occurrence.skip.is_excused):
        return Status.EXCUSED
    return Status.SKIPPED if occurrence.skip else None


def _by_time(occurrence: Occurrence, moment: _Moment) -> Status:
    if occurrence.on < moment.today:
        return Status.MISSED
    is_today = occurrence.on == moment.today
    is_due = is_today and due_at(occurrence.on, occurrence.at, moment.zone) <= moment.now
    return Status.DUE if is_due else Status.UPCOMING
