"""Where in the plan something may be put: day by day whether the rules speak against it, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from coach.domain.exercise import STRENGTH, Category
from coach.domain.occurrences import Occurrence, occurrences
from coach.domain.plan import MOVED_WITHIN, Plan, Revision, Slot
from coach.domain.spacing import Clash, clash, legal_days

MOST_OFFERED = 3
A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)

HALF_HOUR_MINUTES = 30
LATEST = time(23, 30)


class Fit(StrEnum):
    """How a day suits."""

    FREE = "free"
    CLOSE = "close"
    FULL = "full"
    OVER = "over"
    FAR = "far"

    @property
    def is_possible(self) -> bool:
        """Whether the plan takes it, advisable or not."""
        return self not in (Fit.OVER, Fit.FAR)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one day suits; `with_on` and `category` name the session that is too close."""

    on: date
    fit: Fit
    category: Category | None = None
    with_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be put somewhere, among which rows.

    `every_week` when the slot changes, not one date; then the rows are those of a week that repeats."""

    moving: Occurrence
    rows: tuple[Occurrence, ...]
    today: date
    every_week: bool

    @property
    def others(self) -> tuple[Occurrence, ...]:
        """The rows that stay where they are."""
        if self.every_week:
            return tuple(it for it in self.rows if it.slot != self.moving.slot)
        return tuple(it for it in self.rows if it.key != self.moving.key)


def verdict(question: Question, to_on: date) -> Verdict:
    """How a day suits."""
    if to_on < question.today:
        return Verdict(to_on, Fit.OVER)
    if not question.every_week and abs(to_on - question.moving.key[1]) > MOVED_WITHIN:
        return Verdict(to_on, Fit.FAR)
    found = clash(question.moving, to_on, question.others)
    if found is None:
        return Verdict(to_on, Fit.FREE)
    category = _category(question, found, to_on)
    return Verdict(to_on, Fit.CLOSE if found.with_on else Fit.FULL, category, found.with_on)


def next_legal(question: Question, wished_on: date) -> tuple[date, ...]:
    """The days nearest to the wished one on which the rules are kept."""
    if question.every_week:
        first = max(question.today, wished_on - wished_on.weekday() * A_DAY)
        last = first + A_WEEK - A_DAY
    else:
        original_on = question.moving.key[1]
        first, last = max(question.today, original_on - MOVED_WITHIN), original_on + MOVED_WITHIN
    legal = legal_days(question.moving, first, last, question.others)
    stays_on = question.moving.on
    near = sorted((on for on in legal if on != stays_on), key=lambda on: (abs((on - wished_on).days), on))
    return tuple(sorted(near[:MOST_OFFERED]))


def repeated(week: Revision | None, monday: date) -> tuple[Occurrence, ...]:
    """The week before, of and after a Monday as this week is repeated, without single changes."""
    if week is None:
        return ()
    forever = replace(week, starts_on=monday - 2 * A_WEEK, from_at=time.min)
    return occurrences(Plan((forever,)), monday - A_WEEK, monday + 2 * A_WEEK - A_DAY)


def new_row(slot: Slot, on: date) -> Occurrence:
    """The row that a slot which is not in the plan yet would have."""
    return Occurrence(
        slot=slot.id, on=on, at=slot.at, routine=slot.routine, categories=slot.categories, ladder_week=1
    )


def usual_time(categories: Collection[Category], taken: Iterable[time]) -> time:
    """When something is put if nobody says: its usual time, or the next half hour that is free."""
    at = _usual(categories)
    busy = set(taken)
    while at in busy and at < LATEST:
        minutes = at.hour * 60 + at.minute + HALF_HOUR_MINUTES
        at = time(minutes // 60, minutes % 60)
    return at


def _usual(categories: Collection[Category]) -> time:
    if Category.WALK in categories:
        return time(16, 30)
    return time(17) if Category.STRETCH in categories else time(7, 30)


def _category(question: Question, found: Clash, to_on: date) -> Category:
    wanted = [it for it in question.moving.categories if it in STRENGTH]
    if found.with_on is None:
        return wanted[0]
    there = {it for row in question.others if row.on == found.with_on for it in row.categories}
    return next(it for it in wanted if it in there)
