"""Agenda questions: what any days hold, and what today asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.application.clock import Clock
from coach.application.lights import Lights
from coach.application.mornings import Mornings
from coach.application.planner import Planner, ReviewQuestion
from coach.application.practice import Practice
from coach.domain.amber import Amber
from coach.domain.day_change import next_change_at
from coach.domain.errors import CoachError
from coach.domain.exercise import STRENGTH, Category
from coach.domain.fitting import Limit, fitting
from coach.domain.later import Later, later
from coach.domain.matching import match
from coach.domain.morning import MorningQuestion
from coach.domain.occurrences import Occurrence, days, occurrences
from coach.domain.plan import Pause, StartingSlot, monday_of, plan_day
from coach.domain.red_flags import ALWAYS_OPEN, Standing
from coach.domain.routine import Routine
from coach.domain.session import Outcome, SessionOutline, SessionRecord
from coach.domain.statuses import Entry, Status, entries
from coach.domain.walking import outline_of
from coach.storage.catalogue import Catalogue
from coach.storage.sessions import Sessions

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)

LOOK_AHEAD = timedelta(days=14)
"""How far the next thing to do is looked for."""

LOOK_BACK = timedelta(days=28)
"""How far the last session of a category is looked for."""

SHORT_ROUTINES = ("post-walk-quick", "recovery-gentle", "standing-break")
"""What is good on any day but one of rest."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its entries in order, and the sessions that fill none of them."""

    on: date
    entries: tuple[Entry, ...]
    extra: tuple[SessionOutline, ...] = ()
    pause: Pause | None = None
    is_planned: bool = True

    @property
    def missed(self) -> int:
        """How many sessions were left out without a word."""
        return sum(it.status is Status.MISSED and it.occurrence.routine is not None for it in self.entries)


@dataclass(frozen=True, slots=True)
class Task:
    """An entry with its routine at today's dose; None for a walk, and for a routine that is gone."""

    entry: Entry
    routine: Routine | None

    @property
    def is_gone(self) -> bool:
        """Whether its routine cannot be found any more."""
        return self.routine is None and self.entry.occurrence.routine is not None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the first screen shows. `main` is what to start with; `last_on` when it was last trained.

    `changes_at` is the aware instant at which the day looks different by itself."""

    on: date
    week: tuple[Day, ...]
    main: Task | None
    others: tuple[Task, ...]
    next: Task | None
    last_on: date | None
    short: tuple[Routine, ...]
    unfinished: SessionRecord | None
    last_pain: int | None
    fresh_pain: int | None
    pause: Pause | None
    review: ReviewQuestion | None
    has_plan: bool
    standing: Standing
    morning: MorningQuestion | None
    changes_at: datetime

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All that can still be done today."""
        return (self.main, *self.others) if self.main else self.others

    @property
    def done(self) -> tuple[SessionOutline, ...]:
        """The sessions of today, walks left out."""
        today = next(day for day in self.week if day.on == self.on)
        filled = (session for entry in today.entries if not is_walk(entry) for session in entry.sessions)
        return tuple(dict.fromkeys((*filled, *today.extra)))


class Agenda:
    """Answers what is due."""

    def __init__(
        self,
        planner: Planner,
        sessions: Sessions,
        lights: Lights,
        catalogue: Catalogue,
        practice: Practice,
        mornings: Mornings,
        clock: Clock,
    ) -> None:
        self._planner = planner
        self._sessions = sessions
        self._lights = lights
        self._catalogue = catalogue
        self._practice = practice
        self._mornings = mornings
        self._clock = clock

    def days(self, first: date, last: date, as_of: datetime | None = None) -> tuple[Day, ...]:
        """The days from `first` to `last`, both included, as they stand now or stood at an aware instant."""
        now = as_of or self._clock.now()
        begin, end = monday_of(first), monday_of(last) + A_WEEK - A_DAY
        record = self._lights.record(begin, end).begun_by(now)
        rows = occurrences(self._planner.plan, begin, end)
        matching = match(rows, (*record.sessions, *map(outline_of, record.walks)))
        found = entries(rows, matching, now, self._clock.zone(), record.rest_days)
        unused = {it.id for it, _ in matching.extra}
        used = {it.id for entry in found for it in entry.sessions}
        return tuple(
            Day(
                on,
                tuple(it for it in found if it.occurrence.on == on),
                tuple(
                    it for it in record.sessions if it.plan_on == on and it.id in unused and it.id not in used
                ),
                self._planner.plan.pause_on(on),
                self._planner.plan.in_force(on) is not None,
            )
            for on in days(first, last)
        )

    def today(self) -> Today:
        """The day as it stands now."""
        now = self._clock.now()
        today = plan_day(now)
        monday = monday_of(today)
        ahead = self.days(monday, today + LOOK_AHEAD)
        of_today = next(day for day in ahead if day.on == today)
        amber = self._practice.safety.amber()
        pending = [self._task(it, amber) for it in of_today.entries if it.status.is_pending]
        pending = [it for it in pending if it.entry.occurrence.is_open]
        main = _main(pending)
        pain = self._practice.safety.last_pain()
        standing = self._practice.safety.standing()
        return Today(
            on=today,
            week=ahead[:7],
            main=main,
            others=tuple(it for it in pending if it is not main),
            next=self._next((day for day in ahead if day.on > today), amber),
            last_on=self._last_on(main, today),
            short=tuple(
                self._catalogue.routine(routine)
                for routine in SHORT_ROUTINES
                if standing.rests_until is None or routine == ALWAYS_OPEN
            ),
            unfinished=self._practice.unfinished(),
            last_pain=pain.value if pain else None,
            fresh_pain=self._practice.safety.fresh_pain(),
            pause=of_today.pause,
            review=self._planner.review(),
            has_plan=bool(self._planner.plan.revisions),
            standing=standing,
            morning=self._mornings.question(today),
            changes_at=next_change_at(of_today.entries, now, self._clock.zone()),
        )

    def fitting(self, limit: Limit, due: Routine) -> tuple[Routine, ...]:
        """Routines that fit in place of the one that is due, the best first."""
        routines, _ = self._catalogue.routines()
        exercises = {
            id_: it for routine in routines for id_, it in self._catalogue.exercises_of(routine).items()
        }
        return fitting(limit, due, routines, exercises)

    def first_week(self) -> tuple[tuple[StartingSlot, Routine | None], ...]:
        """The week that is offered to begin with, each slot with its routine, in order."""
        slots = sorted(self._planner.starting_week(), key=lambda it: (it.weekday, it.at))
        return tuple((it, self._catalogue.routine(it.routine) if it.routine else None) for it in slots)

    def later(self, entry: Entry) -> Later:
        """When something of today could be done instead."""
        now = self._clock.now()
        today = plan_day(now)
        around = self.days(today - A_WEEK, today + LOOK_AHEAD)
        standing = [it.occurrence for day in around for it in day.entries if it.status is not Status.MISSED]
        return later(entry.occurrence, standing, now)

    def slot_today(self, routine: str) -> str | None:
        """The slot that a routine would fill if it were started now."""
        waiting = self.waiting_today(routine)
        return waiting.slot if waiting else None

    def waiting_today(self, routine: str) -> Occurrence | None:
        """What a routine would fill if it were started now."""
        today = plan_day(self._clock.now())
        (day,) = self.days(today, today)
        waiting = [it for it in day.entries if it.status.is_pending and it.occurrence.is_open]
        return next((it.occurrence for it in waiting if it.occurrence.routine == routine), None)

    def _task(self, entry: Entry, amber: Amber) -> Task:
        routine_id = entry.occurrence.routine
        if routine_id is None:
            return Task(entry, None)
        try:
            return Task(entry, self._practice.routine_now(routine_id, self._planner.ladder_week, amber))
        except CoachError:
            return Task(entry, None)

    def _next(self, coming: Iterable[Day], amber: Amber) -> Task | None:
        for day in coming:
            for entry in day.entries:
                if entry.status.is_pending and entry.occurrence.is_open:
                    task = self._task(entry, amber)
                    if task.routine is not None:
                        return task
        return None

    def _last_on(self, main: Task | None, today: date) -> date | None:
        """The plan date of the last complete session that shares a category with a task."""
        if main is None:
            return None
        wanted = set(main.entry.occurrence.categories)
        done = self._sessions.outlines(today - LOOK_BACK, today)
        return max(
            (
                it.plan_on
                for it in done
                if it.outcome is Outcome.COMPLETE and not wanted.isdisjoint(it.categories)
            ),
            default=None,
        )


def _main(pending: list[Task]) -> Task | None:
    """What to start with: strength before anything else that has a routine."""
    startable = [it for it in pending if it.routine is not None]
    strength = [it for it in startable if not STRENGTH.isdisjoint(it.entry.occurrence.categories)]
    return next(iter(strength or startable), None)


def is_walk(entry: Entry) -> bool:
    """Whether an entry asks for a walk."""
    return Category.WALK in entry.occurrence.categories
