"""A period on one page for a therapist: what was planned, done and felt, as one frozen value.

The counts are those of `History`. There is nothing in it that says who the person is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median

from coach.application.history import History, Progress
from coach.application.planner import Planner
from coach.application.safety import Safety
from coach.domain.adherence import HEADLINE, Count, total
from coach.domain.errors import CoachError
from coach.domain.exercise import Category
from coach.domain.pain import Moment
from coach.domain.plan import Pause, Revision, Slot, monday_of
from coach.domain.red_flags import Severity
from coach.domain.session import SessionNote
from coach.domain.trends import CHECKS_IN_A_MEAN, PainPoint, PainTrend
from coach.domain.walking import Unit, Walk
from coach.storage.catalogue import Catalogue
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

A_WEEK = timedelta(days=7)

MOST_NOTES = 24
"""Notes that one page may have room for."""

NOISE = 1.0
"""Points on the scale that mean nothing by themselves. Source: rules.md, section 6."""

MEDIANS = (Moment.BEFORE, Moment.AFTER, Moment.NEXT)


class Direction(StrEnum):
    """How the last answers about pain stand to the first ones."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """What the closed weeks came to in one category."""

    category: Category
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One routine of the weekly plan, or walks where `routine` is None, with all its places in the week.

    `name` is the id of a routine that is gone, whose minutes and exercises are not known."""

    routine: str | None
    name: str
    categories: tuple[Category, ...]
    times: tuple[tuple[int, time], ...]
    minutes: int | None = None
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPlan:
    """The plan as it is now, since the day it was changed last."""

    since: date
    ladder_week: int
    lines: tuple[PlanLine, ...]
    pause: Pause | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PainSummary:
    """Answers on the scale of 0 to 10. A median stands beside the number of answers that it is of.

    `direction` is None while there are too few answers to tell."""

    first: PainPoint
    last: PainPoint
    highest: PainPoint
    medians: tuple[tuple[Moment, float, int], ...]
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class WalkedWeek:
    """The walks of one ISO week that are counted in one unit."""

    monday: date
    walks: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Walking:
    """Every week of the period in the unit that is used now, and what was walked in any other unit."""

    unit: Unit
    weeks: tuple[WalkedWeek, ...]
    others: tuple[tuple[Unit, int, Decimal], ...] = ()

    @property
    def walks(self) -> int:
        """How many walks there were in this unit."""
        return sum(week.walks for week in self.weeks)

    @property
    def amount(self) -> Decimal:
        """What they came to."""
        return sum((week.amount for week in self.weeks), Decimal(0))


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was written about a session, or about a walk where `about` is empty."""

    on: date
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The newest notes, and how many there are in all."""

    newest: tuple[Note, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What the last symptom check came to."""

    on: date
    severity: Severity
    is_assessed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One period. `progress` is the very value that the Progress page shows of it.

    `categories` are those of the headline, `apart` walks and breaks; each only where there is anything.
    `notes` is None when they are left out on purpose, `plan` without any plan, `pain` without any answer."""

    progress: Progress
    categories: tuple[CategoryRow, ...]
    apart: tuple[CategoryRow, ...]
    plan: WeeklyPlan | None
    pain: PainSummary | None
    walking: Walking | None
    notes: Notes | None
    check: CheckOutcome | None

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a plan nor anything on record."""
        return self.plan is None and self.progress.is_empty


class Reports:
    """Gathers reports. It may be asked from any thread."""

    def __init__(
        self,
        history: History,
        planner: Planner,
        sessions: Sessions,
        walks: Walks,
        catalogue: Catalogue,
        safety: Safety,
    ) -> None:
        self._history = history
        self._planner = planner
        self._sessions = sessions
        self._walks = walks
        self._catalogue = catalogue
        self._safety = safety

    def of_weeks(self, count: int | None, *, has_notes: bool = True) -> Report:
        """The last so many weeks, this one included; all there are without a count."""
        progress = self._history.progress_of(count)
        walks = self._walks.between(progress.first, progress.last)
        return Report(
            progress=progress,
            categories=_rows(progress, HEADLINE),
            apart=_rows(progress, (Category.WALK, Category.BREAK)),
            plan=self._weekly_plan(progress.last),
            pain=pain_summary(progress.pain),
            walking=walking(walks, progress.first, progress.last),
            notes=self._notes(progress, walks) if has_notes else None,
            check=self._check(),
        )

    def _notes(self, progress: Progress, walks: Iterable[Walk]) -> Notes:
        written, in_all = self._sessions.notes(progress.first, progress.last, MOST_NOTES)
        about_walks = [Note(it.walked_on, "", it.note) for it in walks if it.note.strip()]
        found = [*map(_note, written), *about_walks]
        newest = sorted(found, key=lambda it: it.on, reverse=True)[:MOST_NOTES]
        return Notes(tuple(newest), in_all + len(about_walks))

    def _check(self) -> CheckOutcome | None:
        check = self._safety.check()
        return CheckOutcome(check.answered_on, check.finding.severity, check.is_assessed) if check else None

    def _weekly_plan(self, today: date) -> WeeklyPlan | None:
        held = self._planner.plan.in_force(today)
        if held is None:
            return None
        slots: dict[str | None, list[Slot]] = {}
        for slot in sorted(held.slots, key=lambda it: (it.weekday, it.at)):
            slots.setdefault(slot.routine, []).append(slot)
        lines = (self._plan_line(routine, of_it, held) for routine, of_it in slots.items())
        order = tuple(Category)
        return WeeklyPlan(
            since=held.starts_on,
            ladder_week=held.ladder_week,
            lines=tuple(
                sorted(lines, key=lambda it: min(map(order.index, it.categories), default=len(order)))
            ),
            pause=self._planner.plan.pause_on(today),
        )

    def _plan_line(self, routine_id: str | None, slots: Sequence[Slot], held: Revision) -> PlanLine:
        times = tuple((it.weekday, it.at) for it in slots)
        categories = slots[0].categories
        if routine_id is None:
            return PlanLine(routine=None, name="", categories=categories, times=times)
        try:
            routine = self._catalogue.dosed(routine_id, held.ladder_week)
            exercises = self._catalogue.exercises_of(routine)
        except (CoachError, KeyError):
            return PlanLine(routine=routine_id, name=routine_id, categories=categories, times=times)
        return PlanLine(
            routine=routine_id,
            name=routine.name,
            categories=categories,
            times=times,
            minutes=max(1, round(routine.duration_s / 60)),
            exercises=tuple(dict.fromkeys(exercises[item.exercise].name for item in routine.items)),
        )


def _note(written: SessionNote) -> Note:
    return Note(written.on, written.routine_name, written.text)


def _rows(progress: Progress, categories: Iterable[Category]) -> tuple[CategoryRow, ...]:
    """Each category that was planned, done or excused in any week, the current one included."""
    seen = {category for week in progress.weeks for category in week.counts}
    return tuple(CategoryRow(it, total(progress.weeks, (it,))) for it in categories if it in seen)


def pain_summary(trend: PainTrend) -> PainSummary | None:
    """What answers come to; None without any."""
    if not trend.points:
        return None
    medians = []
    for moment in MEDIANS:
        values = [it.value for it in trend.points if it.moment is moment]
        if values:
            medians.append((moment, median(values), len(values)))
    return PainSummary(
        first=trend.points[0],
        last=trend.points[-1],
        highest=max(trend.points, key=lambda it: it.value),
        medians=tuple(medians),
        direction=_direction(trend),
    )


def _direction(trend: PainTrend) -> Direction | None:
    """Told once the first and the last mean share no answer."""
    was, now = trend.was, trend.now
    if was is None or now is None or len(trend.points) < 2 * CHECKS_IN_A_MEAN:
        return None
    if abs(now - was) <= NOISE:
        return Direction.SAME
    return Direction.LOWER if now < was else Direction.HIGHER


def walking(walks: Sequence[Walk], first: date, last: date) -> Walking | None:
    """Walks by week, from the week of one day to that of another; None without any walk."""
    if not walks:
        return None
    unit = walks[-1].unit
    mondays = [
        monday_of(first) + number * A_WEEK for number in range((last - monday_of(first)) // A_WEEK + 1)
    ]
    weeks = []
    for monday in mondays:
        of_week = [it for it in walks if it.unit is unit and monday_of(it.walked_on) == monday]
        weeks.append(WalkedWeek(monday, len(of_week), _sum(of_week)))
    others = []
    for other in Unit:
        of_unit = [it for it in walks if it.unit is other]
        if of_unit and other is not unit:
            others.append((other, len(of_unit), _sum(of_unit)))
    return Walking(unit, tuple(weeks), tuple(others))


def _sum(walks: Iterable[Walk]) -> Decimal:
    return sum((it.amount for it in walks), Decimal(0))
