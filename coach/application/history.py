"""Progress questions: weeks of practice, pain and walking, as values to draw, print and list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.application.clock import Clock
from coach.application.lights import Lights, Record
from coach.application.planner import Planner
from coach.application.walk_log import WalkLog
from coach.domain.adherence import Count, Streak, Week, means, streak, total, units_a_week, week_of
from coach.domain.matching import Claim, match
from coach.domain.occurrences import occurrences
from coach.domain.plan import Plan, monday_of, plan_day
from coach.domain.statuses import Entry, entries
from coach.domain.trends import ActiveDay, PainTrend, WalkingWeek, active_days, pain_trend
from coach.domain.walking import outline_of
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)

LOOK_BACK_WEEKS = 53
"""How far a streak and a four-week mean are looked for before a shorter range begins."""


class Range(StrEnum):
    """How far back the page looks."""

    WEEKS_8 = "8-weeks"
    WEEKS_26 = "26-weeks"
    YEAR = "year"
    ALL = "all"

    @property
    def weeks(self) -> int | None:
        """Weeks shown, this one included; None for all there are."""
        return _WEEKS[self]


_WEEKS = {Range.WEEKS_8: 8, Range.WEEKS_26: 26, Range.YEAR: 52, Range.ALL: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Everything that the Progress page shows of a range. `means` stand beside `weeks`, one for one.

    `kept` of `counted` weeks were on target, `target` is what a whole week asks for now. `last` is today."""

    first: date
    last: date
    weeks: tuple[Week, ...]
    means: tuple[Count | None, ...]
    total: Count
    kept: int
    counted: int
    streak: Streak
    pain: PainTrend
    walking: tuple[WalkingWeek, ...]
    days: tuple[ActiveDay, ...]
    target: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been done or answered yet."""
        return not (self.days or self.pain.points)


class History:
    """Answers how the weeks went. It may be asked from any thread."""

    def __init__(
        self,
        planner: Planner,
        sessions: Sessions,
        checkins: Checkins,
        walks: Walks,
        lights: Lights,
        walk_log: WalkLog,
        clock: Clock,
    ) -> None:
        self._planner = planner
        self._sessions = sessions
        self._checkins = checkins
        self._walks = walks
        self._lights = lights
        self._walk_log = walk_log
        self._clock = clock

    def weeks(self, count: int | None = None, as_of: datetime | None = None) -> tuple[Week, ...]:
        """The last ISO weeks up to an aware instant, the current one included; all there are without a count.

        They begin where the plan or the first record did."""
        now = as_of or self._clock.now()
        plan = self._planner.plan
        first = self._start(plan, now)
        if first is None:
            return ()
        first = _not_before(first, now, count)
        return self._weeks(plan, first, self._record(first, now), now)

    def progress(self, range_: Range) -> Progress:
        """A range as it stands now."""
        return self.progress_of(range_.weeks)

    def progress_of(self, count: int | None) -> Progress:
        """The last so many weeks as they stand now, this one included; all there are without a count."""
        now = self._clock.now()
        today = plan_day(now)
        plan = self._planner.plan
        start = self._start(plan, now) or monday_of(today)
        first = _not_before(start, now, count)
        earliest = _not_before(start, now, max(LOOK_BACK_WEEKS, count)) if count else start
        record = self._record(earliest, now)
        weeks = self._weeks(plan, earliest, record, now)
        shown = len(weeks) - (first - earliest) // A_WEEK
        counted = [week for week in weeks[-shown:] if week.is_counted]
        scores = [it for it in self._checkins.pains(first, today) if it.scored_at <= now]
        walks_shown = [walk for walk in record.walks if walk.walked_on >= first]
        return Progress(
            first=first,
            last=today,
            weeks=weeks[-shown:],
            means=means(weeks)[-shown:],
            total=total(weeks[-shown:]),
            kept=sum(week.all.is_on_target for week in counted),
            counted=len(counted),
            streak=_streak(weeks, is_cut=earliest > start),
            pain=pain_trend(scores, walks_shown),
            walking=self._walk_log.weeks(first, today) if self._walks.first_on() else (),
            target=units_a_week(held.slots) if (held := plan.in_force(today)) else 0,
            days=active_days((it for it in record.sessions if it.plan_on >= first), walks_shown),
        )

    def _start(self, plan: Plan, now: datetime) -> date | None:
        """The Monday from which there is something to count; None without any plan or record."""
        starts = [self._sessions.first_on(), self._walks.first_on()]
        starts += [plan.revisions[0].starts_on] if plan.revisions else []
        known = [monday_of(it) for it in starts if it is not None]
        return min(*known, monday_of(plan_day(now))) if known else None

    def _record(self, first: date, now: datetime) -> Record:
        """What was done from a day on, up to an instant, and the days of rest of these whole weeks."""
        return self._lights.record(first, monday_of(plan_day(now)) + A_WEEK - A_DAY).begun_by(now)

    def _weeks(self, plan: Plan, first: date, record: Record, now: datetime) -> tuple[Week, ...]:
        """Every week from a Monday to this one."""
        today = plan_day(now)
        last = monday_of(today)
        end = last + A_WEEK - A_DAY
        rows = occurrences(plan, first, end)
        matching = match(rows, (*record.sessions, *map(outline_of, record.walks)))
        of_week: dict[date, list[Entry]] = {}
        for entry in entries(rows, matching, now, self._clock.zone(), record.rest_days):
            of_week.setdefault(monday_of(entry.occurrence.on), []).append(entry)
        extra: dict[date, list[Claim]] = {}
        for claim in matching.extra:
            extra.setdefault(monday_of(claim[0].plan_on), []).append(claim)
        begins_on = plan.revisions[0].starts_on if plan.revisions else date.max
        return tuple(
            week_of(
                monday,
                of_week.get(monday, ()),
                extra.get(monday, ()),
                today,
                is_whole=begins_on <= monday,
            )
            for monday in (first + number * A_WEEK for number in range((last - first) // A_WEEK + 1))
        )


def _not_before(first: date, now: datetime, count: int | None) -> date:
    """A Monday, but at most so many weeks back, this one included."""
    return first if count is None else max(first, monday_of(plan_day(now)) - (count - 1) * A_WEEK)


def _streak(weeks: Sequence[Week], *, is_cut: bool) -> Streak:
    """The streak, which may be longer when all of what was looked at belongs to it and there is more."""
    found = streak(weeks)
    is_whole = found.weeks == sum(week.is_counted for week in weeks)
    return replace(found, is_more=is_cut and is_whole)
