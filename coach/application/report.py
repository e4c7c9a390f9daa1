"""A period on one page for a therapist: what was planned, done and felt, as one frozen value.

The counts are those of `History`. There is nothing in it that says who the person is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from coach.application.history import History, Progress
from coach.application.planner import Planner
from coach.application.report_sums import PainSummary, Walking, pain_summary, walking
from coach.application.safety import Safety
from coach.domain.adherence import HEADLINE, Count, total
from coach.domain.errors import CoachError
from coach.domain.exercise import Category
from coach.domain.plan import Pause, Revision, Slot
from coach.domain.red_flags import Severity
from coach.domain.session import SessionNote
from coach.domain.walking import Walk
from coach.storage.catalogue import Catalogue
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

MOST_NOTES = 24
"""Notes that one page may have room for."""


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
