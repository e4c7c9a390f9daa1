"""Edits the plan: each edit is checked, stored as one change, and can be undone."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import uuid4

from coach.application.clock import Clock
from coach.application.lights import Lights
from coach.application.safety import Safety
from coach.domain import plan_edits
from coach.domain.errors import RefusedInput, UnknownRoutine
from coach.domain.exercise import Category
from coach.domain.matching import match
from coach.domain.occurrences import Key, occurrences
from coach.domain.plan import PauseReason, Plan, Revision, SkipReason, Slot, StartingSlot, plan_day
from coach.domain.plan_edits import FIRST_LADDER_WEEK, Change
from coach.domain.progression import Proposal, WeekResult, Why, decide
from coach.domain.review import A_WEEK, Review, due_review, on_ladder, repeats_before, week_result, weeks_off
from coach.domain.statuses import entries
from coach.storage.catalogue import Catalogue
from coach.storage.plans import Plans
from coach.storage.sessions import Sessions

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """What the Monday review shows: the closed week, what it came to, and what is proposed."""

    week_on: date
    ladder_week: int
    result: WeekResult
    proposal: Proposal


class Planner:
    """The plan and its edits. Undo and redo reach back to when the folder was opened."""

    def __init__(
        self,
        plans: Plans,
        sessions: Sessions,
        lights: Lights,
        safety: Safety,
        catalogue: Catalogue,
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._plans = plans
        self._sessions = sessions
        self._lights = lights
        self._safety = safety
        self._catalogue = catalogue
        self._clock = clock
        self._new_id = new_id
        self._plan = plans.plan()
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self._plan

    def reload(self) -> None:
        """Read the plan again as it is on disk, after an edit that could not be stored."""
        self._plan = self._plans.plan()
        self._done.clear()
        self._undone.clear()

    @property
    def ladder_week(self) -> int | None:
        """The ladder week that holds today; None without a plan."""
        held = self._plan.in_force(self._today)
        return held.ladder_week if held else None

    @property
    def every_week(self) -> Revision | None:
        """The week to come, which edits of every week build on; None without a plan."""
        return plan_edits.week_to_change(self._plan, self._clock.now())

    # Edits of every week

    def starting_week(self) -> tuple[StartingSlot, ...]:
        """The week that is offered to begin with."""
        return self._catalogue.starting_week()

    def adopt(self, week: Iterable[StartingSlot]) -> Future[None]:
        """Plan a whole week anew, from now on, at the first step of the ladder."""
        slots = tuple(self._slot(it.weekday, it.at, it.routine) for it in week)
        return self._keep(
            plan_edits.change_week(self._plan, slots, self._clock.now(), self._new_id, FIRST_LADDER_WEEK)
        )

    def add_slot(self, weekday: int, at: time, routine: str | None) -> Future[None]:
        """A routine, or a walk, in every week to come."""
        slot = self._slot(weekday, at, routine)
        return self._keep(plan_edits.add_slot(self._plan, slot, self._clock.now(), self._new_id))

    def remove_slot(self, slot_id: str) -> Future[None]:
        """A slot less in every week to come."""
        return self._keep(plan_edits.remove_slot(self._plan, slot_id, self._clock.now(), self._new_id))

    def shift_slot(self, slot_id: str, weekday: int, at: time) -> Future[None]:
        """A slot on another weekday or at another time in every week to come."""
        return self._keep(
            plan_edits.shift_slot(self._plan, slot_id, weekday, at, self._clock.now(), self._new_id)
        )

    # Edits of single days

    def move(self, key: Key, to_on: date, to_at: time) -> Future[None]:
        """One occurrence on another day or at another time."""
        return self._keep(plan_edits.move(self._plan, key, to_on, to_at, self._today, self._new_id))

    def skip(self, key: Key, reason: SkipReason) -> Future[None]:
        """One occurrence left out."""
        return self._keep(plan_edits.skip(self._plan, key, reason, self._today, self._new_id))

    def unskip(self, key: Key) -> Future[None]:
        """A skip taken back."""
        return self._keep(plan_edits.unskip(self._plan, key, self._today))

    def pause(self, starts_on: date, returns_on: date, reason: PauseReason) -> Future[None]:
        """Days on which nothing is due and nothing counts as missed."""
        return self._keep(
            plan_edits.pause(self._plan, starts_on, returns_on, reason, self._today, self._new_id)
        )

    def end_pause(self, pause_id: str) -> Future[None]:
        """Let the plan go on today."""
        return self._keep(plan_edits.end_pause(self._plan, pause_id, self._today, self._new_id))

    # Undo

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an edit that was taken back can be made again."""
        return bool(self._undone)

    def undo(self) -> Future[None]:
        """Take the last edit back; IndexError when there is none."""
        change = self._done.pop()
        self._undone.append(change)
        return self._store(change.undone)

    def redo(self) -> Future[None]:
        """Make the edit again that was taken back last; IndexError when there is none."""
        change = self._undone.pop()
        self._done.append(change)
        return self._store(change)

    # The Monday review

    def review(self) -> ReviewQuestion | None:
        """What to ask about the week that closed last; None when there is nothing to decide."""
        week_on = due_review(self._plan, self._plans.reviews(), self._today)
        held = self._plan.in_force(week_on + 6 * A_DAY) if week_on else None
        if week_on is None or held is None:
            return None
        result = self._result(week_on)
        proposal = decide(
            held.ladder_week,
            result,
            repeats_before(self._plans.reviews(), week_on),
            weeks_off(self._plan.pauses, week_on),
        )
        if proposal.reason.why is Why.EXCUSED:
            return None
        return ReviewQuestion(week_on, held.ladder_week, result, proposal)

    def answer_review(self, question: ReviewQuestion, *, is_accepted: bool) -> Future[None]:
        """Keep the answer; when it was accepted, the week to come gets the routines of the proposed week."""
        review = Review(
            id=self._new_id(),
            week_on=question.week_on,
            ladder_week=question.ladder_week,
            proposal=question.proposal.kind,
            proposed_week=question.proposal.week,
            is_accepted=is_accepted,
        )
        change = self._climb(question.proposal.week) if is_accepted else Change(())
        return self._keep(replace(change, answered=(review,)))

    def _climb(self, ladder_week: int) -> Change:
        held = self.every_week
        if held is None or held.ladder_week == ladder_week:
            return Change(())
        ladder = self._catalogue.ladder()
        slots = on_ladder(held.slots, ladder, ladder.week(ladder_week))
        return plan_edits.change_week(self._plan, slots, self._clock.now(), self._new_id, ladder_week)

    def _result(self, week_on: date) -> WeekResult:
        last = week_on + A_WEEK - A_DAY
        rows = occurrences(self._plan, week_on, last)
        sessions = self._sessions.outlines(week_on, last)
        rest_days = self._lights.rest_days(week_on, last)
        found = entries(rows, match(rows, sessions), self._clock.now(), self._clock.zone(), rest_days)
        strength = [it for it in sessions if it.is_strength]
        pains = [it.pain_after for it in strength if it.pain_after is not None]
        return week_result(
            found,
            pains,
            has_red=bool(self._lights.reds(week_on, last)),
            is_held=any(span.touches(week_on, self._today) for span in self._safety.without_progress()),
        )

    # Keeping

    def _keep(self, change: Change) -> Future[None]:
        stored = self._store(change)
        self._done.append(change)
        self._undone.clear()
        return stored

    def _store(self, change: Change) -> Future[None]:
        self._plan = change.applied(self._plan)
        return self._plans.change(change, self._clock.now())

    @property
    def _today(self) -> date:
        return plan_day(self._clock.now())

    def _slot(self, weekday: int, at: time, routine: str | None) -> Slot:
        return Slot(
            id=self._new_id(), weekday=weekday, at=at, routine=routine, categories=self._categories(routine)
        )

    def _categories(self, routine: str | None) -> tuple[Category, ...]:
        if routine is None:
            return (Category.WALK,)
        try:
            return self._catalogue.routine(routine).categories
        except UnknownRoutine as error:
            raise RefusedInput("", "routine", f'"{routine}"', "a routine of the library") from error
