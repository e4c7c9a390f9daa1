"""Questions about walks: this week so far, the weeks before it, every walk, and what follows one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from coach.application.agenda import Agenda, Day, is_walk
from coach.application.clock import Clock
from coach.application.lights import Lights
from coach.application.planner import Planner
from coach.application.walk_log import WalkLog
from coach.domain.after_walk import is_stretched, is_worth_a_stretch
from coach.domain.exercise import Category
from coach.domain.plan import PauseReason, monday_of, plan_day
from coach.domain.reds import RESTS_FOR
from coach.domain.session import SessionOutline
from coach.domain.settings import Settings
from coach.domain.traffic_light import Light
from coach.domain.trends import WalkingWeek
from coach.domain.walk_so_far import WeekSoFar, seen_in, series_unit, usual_pace_mps
from coach.domain.walking import Unit, Walk, amount_of
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

PAGE = 50
"""Walks that are read at once, and those of the rest of that day."""

WEEKS_BEFORE = 8
AFTER_A_WALK = "post-walk-quick"
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

RECENT = timedelta(days=28)
"""How far back walks tell the usual pace."""


@dataclass(frozen=True, slots=True)
class LoggedWalk:
    """A walk, how the back took it, and whether a stretch followed."""

    walk: Walk
    light: Light
    is_stretched: bool

    @property
    def place(self) -> tuple[date, str, str]:
        """What the list is ordered by, the latest first."""
        begun = self.walk.started_at.isoformat() if self.walk.started_at else ""
        return (self.walk.walked_on, begun, self.walk.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """What stands on the page. `walks` are the latest, newest first; `weeks` end with this one.

    `unit` is what the next walk is counted in; `pauses` say why a week, by its Monday, rested."""

    today: date
    unit: Unit
    week: WeekSoFar
    weeks: tuple[WalkingWeek, ...]
    pauses: Mapping[date, PauseReason]
    walks: tuple[LoggedWalk, ...]
    has_more: bool

    @property
    def last(self) -> Walk | None:
        """The latest walk."""
        return self.walks[0].walk if self.walks else None


@dataclass(frozen=True, slots=True)
class AfterWalk:
    """What a walk leads to: a `routine` to stretch with, or after a red one rest, through a day to come."""

    routine: str = ""
    is_red: bool = False
    rests_through: date | None = None


class WalkDiary:
    """Answers for Today and the walks page. It may be asked from any thread."""

    def __init__(
        self,
        walks: Walks,
        walk_log: WalkLog,
        agenda: Agenda,
        planner: Planner,
        lights: Lights,
        sessions: Sessions,
        settings: Callable[[], Settings],
        clock: Clock,
    ) -> None:
        self._walks = walks
        self._log = walk_log
        self._agenda = agenda
        self._planner = planner
        self._lights = lights
        self._sessions = sessions
        self._settings = settings
        self._clock = clock

    @property
    def unit(self) -> Unit:
        """What the next walk is counted in."""
        settings = self._settings()
        return series_unit(self._walks.last(), settings.walk_unit, settings.walk_unit_on)

    def read(self, count: int = PAGE) -> Diary:
        """Everything as it stands now, with the last `count` walks."""
        today = plan_day(self._clock.now())
        monday = monday_of(today)
        first = monday - WEEKS_BEFORE * A_WEEK
        since = self._walks.day_of(count - 1)
        weeks = self._weeks(first, today) if self._walks.first_on() else ()
        rested = ((it.monday, self._planner.plan.pause_on(it.monday)) for it in weeks if it.is_paused)
        return Diary(
            today=today,
            unit=self.unit,
            week=self.week(),
            weeks=weeks,
            pauses={monday: pause.reason for monday, pause in rested if pause},
            walks=self._rows(since or date.min),
            has_more=since is not None and self._walks.day_of(count) is not None,
        )

    def _weeks(self, first: date, today: date) -> tuple[WalkingWeek, ...]:
        """Those since the first walk."""
        found = self._log.weeks(first, today)
        begun = next((at for at, week in enumerate(found) if week.amount or week.target is not None), 0)
        return found[begun:]

    def week(self, days: Iterable[Day] | None = None) -> WeekSoFar:
        """This week; `days` are its days, where they have been read already."""
        today = plan_day(self._clock.now())
        monday, unit, asked = monday_of(today), self.unit, self._log.target()
        recent = self._walks.between(today - RECENT, today)
        series = [it for it in recent if it.unit is unit and it.walked_on >= monday]
        of_week = days if days is not None else self._agenda.days(monday, monday + A_WEEK - A_DAY)
        rows = [it for day in of_week for it in day.entries if is_walk(it)]
        return WeekSoFar(
            target=seen_in(asked, unit),
            walked=amount_of(series, unit) if series else Decimal(0),
            walks=len(series),
            planned=sum(it.occurrence.is_prescribed for it in rows),
            planned_left=sum(it.status.is_pending and it.occurrence.is_open for it in rows),
            is_new_series=asked.unit is not unit,
            pace_mps=usual_pace_mps(recent),
        )

    def _rows(self, since: date) -> tuple[LoggedWalk, ...]:
        rated = self._log.walks(first=since)
        if not rated:
            return ()
        found = self._sessions.outlines(rated[0].walk.walked_on, rated[-1].walk.walked_on)
        by_day: dict[date, list[SessionOutline]] = {}
        for it in found:
            by_day.setdefault(it.plan_on, []).append(it)
        rows = [
            LoggedWalk(each.walk, each.light, is_stretched(each.walk, by_day.get(each.walk.walked_on, ())))
            for each in rated
        ]
        return tuple(sorted(rows, key=lambda it: it.place, reverse=True))

    def walk(self, walk_id: str) -> Walk | None:
        """One walk as it is now; None when it is not on record."""
        return self._walks.get(walk_id)

    def after(self, walk_id: str) -> AfterWalk | None:
        """What a walk leads to; None when nothing is to be said."""
        walk = self._walks.get(walk_id)
        if walk is None:
            return None
        today = plan_day(self._clock.now())
        red_on = self._red_on(walk)
        if red_on is not None:
            last = red_on + RESTS_FOR
            return AfterWalk(is_red=True, rests_through=last if last >= today else None)
        if today in self._lights.rest_days(today, today):
            return None
        if walk.walked_on != today or not is_worth_a_stretch(walk):
            return None
        if is_stretched(walk, self._sessions.outlines(today, today)):
            return None
        return AfterWalk(self._waiting_stretch(today) or AFTER_A_WALK)

    def _red_on(self, walk: Walk) -> date | None:
        """The day on which a walk turned red; None when it did not."""
        of_day = self._log.walks(walk.walked_on, walk.walked_on)
        return next((it.red_on for it in of_day if it.walk.id == walk.id), None)

    def _waiting_stretch(self, today: date) -> str | None:
        """The stretch that the plan asks for today and that is still to be done."""
        (day,) = self._agenda.days(today, today)
        waiting = (it for it in day.entries if it.status.is_pending and it.occurrence.is_open)
        return next(
            (it.occurrence.routine for it in waiting if Category.STRETCH in it.occurrence.categories), None
        )
