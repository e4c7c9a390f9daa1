"""What stands on Today beside its tasks: walking this week, a knowledge card. May be asked on any thread."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from coach.application.agenda import Today, is_walk
from coach.application.learning import Learning
from coach.application.planner import Planner
from coach.application.safety import Safety
from coach.application.walk_diary import WalkDiary
from coach.application.walk_log import WalkLog
from coach.domain.card import Card
from coach.domain.card_moments import DayFacts, moments
from coach.domain.exercise import STRENGTH
from coach.domain.pain import Moment
from coach.domain.plan import monday_of
from coach.domain.red_flags import NO, Severity
from coach.domain.settings import Settings
from coach.domain.statuses import Entry, Status
from coach.domain.traffic_light import Light, light
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_weeks import RatedWalk
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

SHOES_SINCE = timedelta(days=90)
JUMPS_SINCE = 52 * A_WEEK

WORSENING = "worsening"
"""Question 12 of the symptom check."""

ASKED = (Status.UPCOMING, Status.DUE, Status.DONE, Status.PARTIAL)
"""How an entry stands that asks for something today, or got it."""

WORST_FIRST = (Light.RED, Light.AMBER, Light.GREEN, Light.UNKNOWN)


class Beside:
    """Reads what the parts know of one day."""

    def __init__(
        self,
        walk_log: WalkLog,
        walk_diary: WalkDiary,
        learning: Learning,
        planner: Planner,
        safety: Safety,
        sessions: Sessions,
        checkins: Checkins,
        settings: Callable[[], Settings],
    ) -> None:
        self._walk_log = walk_log
        self._walk_diary = walk_diary
        self._learning = learning
        self._planner = planner
        self._safety = safety
        self._sessions = sessions
        self._checkins = checkins
        self._settings = settings

    def walking(self, today: Today) -> WeekSoFar:
        """Walking in the week of a day."""
        return self._walk_diary.week(today.week)

    def card(self, today: Today) -> Card | None:
        """The card that may come up by itself on a day; None where there is none, or none is wanted."""
        settings = self._settings()
        if not settings.shows_cards or settings.card_put_away_on == today.on:
            return None
        return self._learning.to_show(moments(self._facts(today)), is_wanted=True)

    def _facts(self, today: Today) -> DayFacts:
        check = self._safety.check()
        walks = self._walk_log.walks(today.on - SHOES_SINCE, today.on)
        lately = [it for it in walks if it.walk.walked_on >= today.on - A_DAY]
        tasks = [it.entry for it in today.tasks]
        of_today = next(day for day in today.week if day.on == today.on)
        begins_on = next((it.starts_on for it in self._planner.plan.revisions), None)
        return DayFacts(
            on=today.on,
            severity=check.finding.severity if check else Severity.CLEAR,
            light=self._light(today.on, lately),
            is_first_week=begins_on is not None and today.on - begins_on < A_WEEK,
            is_strength_day=any(_is_strength(it) and it.status in ASKED for it in of_today.entries),
            has_strength=any(_is_strength(it) for it in tasks),
            has_walk=any(is_walk(it) for it in tasks),
            has_walked=any(it.walk.walked_on == today.on for it in lately),
            walk_pain=max(
                (it.walk.pain_after for it in lately if it.walk.pain_after is not None), default=None
            ),
            is_first_jump=self._is_first_jump(today.on),
            has_new_shoes=_has_new_shoes(walks, lately),
            is_not_improving=check is not None and check.answers.get(WORSENING, NO) != NO,
        )

    def _light(self, on: date, walks: Sequence[RatedWalk]) -> Light:
        """The worst light of this day and the day before."""
        mornings = {
            it.scored_on: it.value for it in self._checkins.pains(on - A_DAY, on) if it.moment is Moment.NEXT
        }
        is_persistent = self._settings().has_persistent_pain
        of_sessions = [
            light(
                it.pain_before, it.pain_after, mornings.get(it.plan_on + A_DAY), is_persistent=is_persistent
            )
            for it in self._sessions.outlines(on - A_DAY, on)
        ]
        return min((*of_sessions, *(it.light for it in walks)), key=WORST_FIRST.index, default=Light.UNKNOWN)

    def _is_first_jump(self, on: date) -> bool:
        weeks = self._walk_log.weeks(monday_of(on) - JUMPS_SINCE, on)
        above = [it for it in weeks if it.cap is not None and it.amount > it.cap]
        return bool(above) and above[0].is_current


def _is_strength(entry: Entry) -> bool:
    return not STRENGTH.isdisjoint(entry.occurrence.categories)


def _has_new_shoes(walks: Sequence[RatedWalk], lately: Sequence[RatedWalk]) -> bool:
    """Whether the last walks name shoes that those before them do not, though they name some."""
    worn = {it.walk.shoes for it in walks if it not in lately} - {""}
    return bool(worn) and any(it.walk.shoes not in (worn | {""}) for it in lately)
