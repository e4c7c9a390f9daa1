"""Adherence: what was done of what was planned, counted in demand units, week by week.

Source: rules.md, section 5, and content.md, section 7. What is excused leaves the count, what is extra never
enters it, and what is still open today is not missed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.exercise import STRENGTH, Category
from coach.domain.matching import Claim
from coach.domain.plan import PauseReason, Slot
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Entry, Status

ON_TRACK_FROM, PARTLY_FROM = 0.80, 0.50
"""Shares of what was planned, from which a band begins."""

MEAN_OVER = 4
"""Closed weeks in one mean."""

HEADLINE = (Category.CORE, Category.GLUTES, Category.STRETCH, Category.MOBILITY)
"""What `all` adds up; walks and breaks are shown apart."""

A_WEEK = timedelta(days=7)


class Band(StrEnum):
    """How a share of what was planned reads."""

    ON_TRACK = "on-track"
    PARTLY = "partly"
    REVIEW = "review"


class Verdict(StrEnum):
    """What became of one demand unit."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    MISSED = "missed"
    OPEN = "open"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Demand units of one row. `credit` adds up the shares of work done, of which none is above 1.

    `prescribed` holds what is still `open` as well, and nothing that is excused."""

    prescribed: int = 0
    complete: int = 0
    partial: int = 0
    excused: int = 0
    extra: int = 0
    open: int = 0
    credit: float = 0.0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            prescribed=self.prescribed + other.prescribed,
            complete=self.complete + other.complete,
            partial=self.partial + other.partial,
            excused=self.excused + other.excused,
            extra=self.extra + other.extra,
            open=self.open + other.open,
            credit=self.credit + other.credit,
        )

    @property
    def adherence(self) -> float | None:
        """Complete ÷ prescribed, 0 to 1; None when nothing was prescribed."""
        return self.complete / self.prescribed if self.prescribed else None

    @property
    def percent(self) -> int | None:
        """Adherence in whole percent, rounded down, so that 80 is said from 80 % on and 100 of all only."""
        return 100 * self.complete // self.prescribed if self.prescribed else None

    @property
    def dose_percent(self) -> int | None:
        """Dose adherence in whole percent, rounded half up; None when nothing was prescribed."""
        return None if self.dose_adherence is None else int(100 * self.dose_adherence + 0.5)

    @property
    def dose_adherence(self) -> float | None:
        """Share of the prescribed work that was done, 0 to 1; None when nothing was prescribed."""
        return min(1.0, self.credit / self.prescribed) if self.prescribed else None

    @property
    def band(self) -> Band | None:
        """How the adherence reads; None when nothing was prescribed."""
        return None if self.adherence is None else band_of(self.adherence)

    @property
    def is_on_target(self) -> bool:
        """Whether a week counts for the streak: 80 % of what was prescribed, half up, at least one."""
        return self.complete >= max(1, (8 * self.prescribed + 5) // 10)


NOTHING = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One ISO week. `is_whole` when it was planned from its first day, `is_paused` when all of it rested."""

    monday: date
    counts: Mapping[Category, Count]
    pause: PauseReason | None = None
    is_paused: bool = False
    is_closed: bool = True
    is_whole: bool = True

    @property
    def strength(self) -> Count:
        """Core and glutes together."""
        return self.sum_of(STRENGTH)

    @property
    def all(self) -> Count:
        """Everything that makes the headline."""
        return self.sum_of(HEADLINE)

    @property
    def is_counted(self) -> bool:
        """Whether means and streaks take it in; others are stepped over."""
        return self.is_closed and self.is_whole and not self.is_paused and self.all.prescribed > 0

    def sum_of(self, categories: Iterable[Category]) -> Count:
        """Several rows as one."""
        return sum((self.counts.get(category, NOTHING) for category in categories), NOTHING)

    def rows(self) -> Iterator[tuple[str, Count]]:
        """Every row by its name: each category, then `strength` and `all`."""
        for category in Category:
            yield category.value, self.counts.get(category, NOTHING)
        yield "strength", self.strength
        yield "all", self.all


@dataclass(frozen=True, slots=True)
class Streak:
    """Weeks on target in a row; `is_more` when it reaches back beyond what was looked at."""

    weeks: int
    is_more: bool = False


def band_of(adherence: float) -> Band:
    """How a share of 0 to 1 reads."""
    if adherence >= ON_TRACK_FROM:
        return Band.ON_TRACK
    return Band.PARTLY if adherence >= PARTLY_FROM else Band.REVIEW


def verdicts(entry: Entry, today: date) -> Iterator[tuple[Category, Verdict, float]]:
    """Each demand unit of an entry with what became of it and the credit of what fills it, 0 to 1."""
    if entry.status is Status.MOVED:
        return
    for category, session in zip(entry.occurrence.categories, entry.fills, strict=True):
        credit = min(1.0, session.credit) if session else 0.0
        yield category, _verdict(entry, session, today), credit


def _verdict(entry: Entry, session: SessionOutline | None, today: date) -> Verdict:
    occurrence = entry.occurrence
    if session is not None and session.outcome is Outcome.COMPLETE:
        return Verdict.COMPLETE
    is_stopped = session is not None and session.outcome is Outcome.STOPPED
    is_skipped = occurrence.skip is not None and occurrence.skip.is_excused
    if is_stopped or is_skipped or occurrence.pause is not None or entry.is_resting:
        return Verdict.EXCUSED
    if session is not None:
        return Verdict.PARTIAL
    return Verdict.OPEN if occurrence.on >= today and occurrence.is_open else Verdict.MISSED


def week_of(
    monday: date, entries: Sequence[Entry], extra: Iterable[Claim], today: date, *, is_whole: bool = True
) -> Week:
    """The week that begins on a Monday, from its entries and the claims of its sessions that fill nothing."""
    counts: dict[Category, Count] = {}
    for entry in entries:
        for category, verdict, credit in verdicts(entry, today):
            counts[category] = counts.get(category, NOTHING) + _unit(verdict, credit)
    for session, category in extra:
        if session.outcome is Outcome.COMPLETE:
            counts[category] = counts.get(category, NOTHING) + Count(extra=1)
    asked = [it.occurrence for it in entries if it.occurrence.is_prescribed and _is_headline(it)]
    return Week(
        monday=monday,
        counts=counts,
        pause=next((it.pause for it in asked if it.pause), None),
        is_paused=bool(asked) and all(it.pause for it in asked),
        is_closed=today >= monday + A_WEEK,
        is_whole=is_whole,
    )


def _unit(verdict: Verdict, credit: float) -> Count:
    if verdict is Verdict.EXCUSED:
        return Count(excused=1)
    return Count(
        prescribed=1,
        complete=verdict is Verdict.COMPLETE,
        partial=verdict is Verdict.PARTIAL,
        open=verdict is Verdict.OPEN,
        credit=credit,
    )


def _is_headline(entry: Entry) -> bool:
    return not set(HEADLINE).isdisjoint(entry.occurrence.categories)


def means(weeks: Sequence[Week]) -> tuple[Count | None, ...]:
    """For each week that counts the sum of `all` over the last four of them; None before there are four."""
    found: list[Count | None] = []
    recent: list[Count] = []
    for week in weeks:
        if week.is_counted:
            recent = [*recent[1 - MEAN_OVER :], week.all]
        is_there = week.is_counted and len(recent) == MEAN_OVER
        found.append(sum(recent, NOTHING) if is_there else None)
    return tuple(found)


def streak(weeks: Sequence[Week]) -> Streak:
    """How many weeks in a row, up to the last closed one, were on target; weeks are in order."""
    length = 0
    for week in reversed(weeks):
        if not week.is_counted:
            continue
        if not week.all.is_on_target:
            return Streak(length)
        length += 1
    return Streak(length)


def units_a_week(slots: Iterable[Slot]) -> int:
    """How many demand units of the headline a whole week with these slots asks for."""
    return sum(category in HEADLINE for slot in slots for category in slot.categories)


def total(weeks: Iterable[Week], categories: Collection[Category] = HEADLINE) -> Count:
    """What closed weeks came to, the short first one included; a week that rested is left out."""
    closed = (week for week in weeks if week.is_closed and not week.is_paused)
    return sum((week.sum_of(categories) for week in closed), NOTHING)
