"""Walks: written down, changed, and laid out in weeks with what each of them asks for."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from coach.application.clock import Clock
from coach.application.lights import Lights
from coach.application.planner import Planner
from coach.application.safety import Safety
from coach.domain.errors import RefusedInput
from coach.domain.plan import monday_of, plan_day
from coach.domain.settings import Settings
from coach.domain.trends import WalkingWeek
from coach.domain.walk_ladder import LadderOptions, Provisional, climb
from coach.domain.walk_plausible import prove_apart, prove_plausible
from coach.domain.walk_target import WeekTarget
from coach.domain.walk_weeks import RatedWalk, WalkedWeek, walked_weeks
from coach.domain.walking import Walk
from coach.storage.walks import Walks

A_DAY = timedelta(days=1)
LOOKS_AHEAD = timedelta(days=366)


class WalkLog:
    """The walks of a data folder. Writes are futures that resolve once committed."""

    def __init__(
        self,
        walks: Walks,
        lights: Lights,
        safety: Safety,
        planner: Planner,
        settings: Callable[[], Settings],
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._walks = walks
        self._lights = lights
        self._safety = safety
        self._planner = planner
        self._settings = settings
        self._clock = clock
        self._new_id = new_id
        self._worked_out: tuple[object, tuple[tuple[WalkedWeek, ...], tuple[WeekTarget, ...]]] | None = None

    # Writing

    def add(self, walk: Walk) -> tuple[Walk, Future[None]]:
        """Store a walk under an id of its own; RefusedInput when it cannot have been one."""
        added = replace(walk, id=self._new_id())
        self._prove(added)
        return added, self._walks.add(added, self._clock.now())

    def add_all(self, walks: Iterable[Walk]) -> tuple[tuple[Walk, ...], Future[None]]:
        """Store walks in their order under ids of their own, all of them or none; RefusedInput as for one."""
        added: list[Walk] = []
        for walk in walks:
            new = replace(walk, id=self._new_id())
            self._prove(new)
            prove_apart(new, added)
            added.append(new)
        return tuple(added), self._walks.add_all(added, self._clock.now())

    def change(self, walk: Walk) -> Future[None]:
        """Store what a walk is now; RefusedInput when it cannot have been one."""
        self._prove(walk)
        return self._walks.change(walk, self._clock.now())

    def delete(self, walk_id: str) -> Future[None]:
        """Delete a walk, leaving a tombstone."""
        return self._walks.discard(walk_id, self._clock.now())

    def delete_all(self, walks: Iterable[Walk]) -> Future[None]:
        """Delete walks, all of them or none, each leaving a tombstone."""
        return self._walks.discard_all([walk.id for walk in walks], self._clock.now())

    def restore(self, walk_id: str) -> Future[None]:
        """Undo a deletion."""
        return self._walks.restore(walk_id, self._clock.now())

    def _prove(self, walk: Walk) -> None:
        prove_plausible(walk, self._clock.now())
        prove_apart(walk, self._walks.between(walk.walked_on - A_DAY, walk.walked_on + A_DAY))

    # Reading

    def walks(self, first: date = date.min, last: date = date.max) -> tuple[RatedWalk, ...]:
        """The walks of these plan dates, both included, in the order they were walked, with their lights."""
        return self._lights.walks(first, last)

    def target(self, as_of: date | None = None) -> WeekTarget:
        """What the week of a plan date asks for, today's if left out; it rests on the weeks before alone.

        RefusedInput for a day more than a year ahead."""
        on = as_of or self._today
        if on - self._today > LOOKS_AHEAD:
            raise RefusedInput("", "as_of", on.isoformat(), "a day at most a year from now")
        monday = monday_of(on)
        if monday == monday_of(self._today):
            return self._so_far(monday)[1][-1]
        walks = tuple(it for it in self.walks(last=on) if it.walk.walked_on < monday)
        return self._climbed(self._laid_out(walks, monday)[:-1], monday)[-1]

    def weeks(self, first: date, last: date) -> tuple[WalkingWeek, ...]:
        """Every week from that of `first` to that of `last`, or to this week, in one pass."""
        monday = monday_of(self._today)
        weeks, asked = self._so_far(monday)
        known = {week.monday: (week, target) for week, target in zip(weeks, asked, strict=True)}
        days = walked_weeks((), self._planner.plan.pauses, first, min(last, self._today))
        nothing = WeekTarget(monday=weeks[0].monday, unit=weeks[0].unit or asked[0].unit)
        return tuple(
            _walking_week(*known.get(day.monday, (day, nothing)), is_current=day.monday == monday)
            for day in days
        )

    def _so_far(self, monday: date) -> tuple[tuple[WalkedWeek, ...], tuple[WeekTarget, ...]]:
        """All weeks and what each asked for, worked out anew only when something was stored or chosen.

        A target rests on every week before it, so that even a short range needs them all."""
        # A check that blocks holds before it is on disk.
        finding = self._safety.standing().finding
        of = (self._walks.version(), self._settings(), self._planner.plan.pauses, self._today, finding)
        known = self._worked_out
        if known is None or known[0] != of:
            weeks = self._laid_out(self.walks(last=self._today), monday)
            self._worked_out = known = (of, (weeks, self._climbed(weeks[:-1], monday)))
        return known[1]

    def _laid_out(self, walks: Sequence[RatedWalk], monday: date) -> tuple[WalkedWeek, ...]:
        """All weeks from the first walk to that of `monday`, which may still be going on."""
        first = walks[0].walk.walked_on if walks else monday
        held = self._safety.without_progress()
        return walked_weeks(walks, self._planner.plan.pauses, first, monday, held)

    def _climbed(self, weeks: Sequence[WalkedWeek], monday: date) -> tuple[WeekTarget, ...]:
        """What closed weeks asked for and, last, that of `monday`: nothing while walking waits."""
        *closed, last = climb(weeks, monday, _options(self._settings()))
        is_over = monday < monday_of(self._today)
        is_stopped = not is_over and self._safety.standing().finding.stops_walking
        return (*closed, last.stopped if is_stopped else last)

    @property
    def _today(self) -> date:
        return plan_day(self._clock.now())


def _walking_week(week: WalkedWeek, asked: WeekTarget, *, is_current: bool) -> WalkingWeek:
    unit = week.unit or asked.unit
    is_same = unit is asked.unit
    return WalkingWeek(
        monday=week.monday,
        unit=unit,
        amount=week.amount,
        target=asked.target if is_same else None,
        cap=asked.cap if is_same else None,
        light=week.light,
        is_paused=week.is_paused,
        is_current=is_current,
    )


def _options(settings: Settings) -> LadderOptions:
    said = settings.walked_last_week
    return LadderOptions(
        rate=Decimal(settings.walk_step_percent) / 100,
        ceiling_min=Decimal(settings.walk_ceiling_min) if settings.walk_ceiling_min else None,
        unit=settings.walk_unit,
        provisional=None if said is None else Provisional(Decimal(str(said)), settings.walk_unit),
    )
