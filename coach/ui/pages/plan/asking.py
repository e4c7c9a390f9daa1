"""What the Plan page has to ask the workspace: names, offers, and questions for the rules."""

from datetime import date, time, timedelta

from coach.application.workspace import Workspace
from coach.domain.errors import CoachError
from coach.domain.exercise import Category
from coach.domain.occurrences import Occurrence, occurrence, occurrences
from coach.domain.placing import Question, new_row, repeated
from coach.domain.plan import Slot, monday_of, plan_day
from coach.ui import body_words
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.palette import Offer
from coach.ui.pages.plan.values import Chip, Named, Scope

A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)


class Asking:
    """Answers for the plan as it stands; names are kept until `forget`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._named: dict[tuple[str | None, int | None], Named] = {}
        self._offers: tuple[Offer, ...] = ()

    def forget(self) -> None:
        """Read names and offers anew when next asked."""
        self._named.clear()
        self._offers = ()

    @property
    def today(self) -> date:
        """The day of the plan."""
        return plan_day(self._workspace.clock.now())

    def named(self, routine: str | None, ladder_week: int | None) -> Named:
        """The name and minutes of a routine at the dose of a ladder week."""
        known = (routine, ladder_week)
        if known not in self._named:
            self._named[known] = self._name(routine, ladder_week)
        return self._named[known]

    def _name(self, routine_id: str | None, ladder_week: int | None) -> Named:
        if routine_id is None:
            return Named(phrases.tr("Walk"))
        try:
            routine = self._workspace.dosed(routine_id, ladder_week)
        except CoachError:
            return Named(phrases.tr("No longer in the library"))
        asks = body_words.summary(self._workspace.cares(routine).values())
        return Named(routine.name, max(1, round(routine.duration_s / 60)), asks)

    def offers(self) -> tuple[Offer, ...]:
        """What can be added: strength first, then stretch and mobility, then a walk."""
        if not self._offers:
            week = self._workspace.planner.ladder_week
            found = [
                Offer(it.id, self.named(it.id, week), it.categories)
                for it in self._workspace.routines()[0]
                if Category.BREAK not in it.categories
            ]
            order = list(Category)
            found.sort(key=lambda it: (order.index(it.categories[0]), len(it.categories), it.name.name))
            self._offers = (*found, Offer(None, self.named(None, None), (Category.WALK,)))
        return self._offers

    def about(self, chip: Chip, scope: Scope, near_on: date) -> Question | None:
        """The question where a chip may go; None when it is not in the plan."""
        plan = self._workspace.planner.plan
        row = occurrence(plan, chip.key) if chip.key else None
        if row is None:
            return None
        monday = monday_of(near_on)
        if scope is Scope.EVERY_WEEK:
            return Question(row, self.repeated(monday), self.today, every_week=True)
        rows = occurrences(plan, monday - 2 * A_WEEK, monday + 3 * A_WEEK - A_DAY)
        return Question(row, rows, self.today, every_week=False)

    def about_offer(self, offer: Offer, on: date, at: time) -> Question:
        """The question where something new may go, every week."""
        slot = Slot(id="", weekday=on.weekday(), at=at, routine=offer.routine, categories=offer.categories)
        return Question(new_row(slot, on), self.repeated(monday_of(on)), self.today, every_week=True)

    def repeated(self, monday: date) -> tuple[Occurrence, ...]:
        """The plan of every week around a Monday."""
        return repeated(self._workspace.planner.every_week, monday)

    def slot_ids(self) -> set[str]:
        """The slots of every week to come."""
        week = self._workspace.planner.every_week
        return {slot.id for slot in week.slots} if week else set()
