"""How the back took it: sessions and walks with their lights, and the days of rest that reds ask for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.domain.pain import SPEAKS_FOR_BEFORE, PainScore
from coach.domain.red_flags import SymptomCheck
from coach.domain.reds import RESTS_FOR, RatedSession, Red, rated_sessions, reds, rest_days
from coach.domain.session import Outcome, SessionOutline, SessionRecord
from coach.domain.settings import Settings
from coach.domain.symptom_history import locked
from coach.domain.walk_plausible import EARLIEST_ON
from coach.domain.walk_rating import rated
from coach.domain.walk_weeks import RatedWalk
from coach.domain.walking import Walk
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Record:
    """What was done on some days, and on which of them routines rest.

    `sessions` are the closed ones in the order they started, `walks` stand in the order they were walked."""

    sessions: tuple[SessionOutline, ...]
    walks: tuple[Walk, ...]
    rest_days: frozenset[date]

    def begun_by(self, now: datetime) -> "Record":
        """The same without what began after an aware instant; the days of rest stay."""
        return replace(
            self,
            sessions=tuple(it for it in self.sessions if it.started_at <= now),
            walks=tuple(it for it in self.walks if it.is_begun_by(now)),
        )


class Lights:
    """Answers for any days, from any thread."""

    def __init__(
        self, sessions: Sessions, walks: Walks, checkins: Checkins, settings: Callable[[], Settings]
    ) -> None:
        self._sessions = sessions
        self._walks = walks
        self._checkins = checkins
        self._settings = settings

    @property
    def is_persistent(self) -> bool:
        """Whether usual pain of 4 to 5, which a clinician knows about, lets rises count alone."""
        return self._settings().has_persistent_pain

    def sessions(self, first: date, last: date) -> tuple[RatedSession, ...]:
        """The sessions of these plan dates, both included and open ones too, in the order they started."""
        open_ones = self._open(first, last)
        return self._rated((*open_ones, *self._sessions.outlines(first, last)), first, last)

    def _open(self, first: date, last: date) -> list[SessionOutline]:
        """To be read before the closed ones, so that one which is closed meanwhile is not missed."""
        return [_outline(it) for it in self._sessions.unfinished() if first <= it.plan_on <= last]

    def _rated(self, sessions: Iterable[SessionOutline], first: date, last: date) -> tuple[RatedSession, ...]:
        """All sessions of these plan dates with their lights."""
        found = sorted(sessions, key=lambda it: (it.started_at, it.id))
        if not found:
            return ()
        scores = self._checkins.pains(_week_before(first), last + A_DAY)
        return rated_sessions(found, scores, is_persistent=self.is_persistent)

    def walks(self, first: date = date.min, last: date = date.max) -> tuple[RatedWalk, ...]:
        """The walks of these plan dates, both included, in the order they were walked."""
        # Those of the days before may tell what the usual score was.
        walks = self._walks.between(_week_before(first), last)
        with_lights = rated(walks, self._around(walks), is_persistent=self.is_persistent)
        return tuple(it for it in with_lights if it.walk.walked_on >= first)

    def reds(self, first: date, last: date) -> tuple[Red, ...]:
        """What turned red on these plan dates, both included, in the order of the days."""
        begin = first - A_DAY
        checks = self._checkins.checks()
        return self._reds(first, last, self.sessions(begin, last), self.walks(begin, last), checks)

    def _reds(
        self,
        first: date,
        last: date,
        sessions: Iterable[RatedSession],
        walks: Iterable[RatedWalk],
        checks: Iterable[SymptomCheck],
    ) -> tuple[Red, ...]:
        """The reds of these plan dates among what was done on them and on the day before."""
        found = reds(sessions, walks, self._walks.changed_at(first - A_DAY, last), checks)
        return tuple(it for it in found if first <= it.on <= last)

    def record(self, first: date, last: date) -> Record:
        """What was done on these plan dates, both included, and on which of them routines rest."""
        reds_from = first - RESTS_FOR
        begin = reds_from - A_DAY
        checks = self._checkins.checks()
        open_ones = self._open(begin, last)
        closed = self._sessions.outlines(begin, last)
        rated_ones = self._rated((*open_ones, *closed), begin, last)
        walks = self.walks(begin, last)
        found = self._reds(reds_from, last, rated_ones, walks, checks)
        return Record(
            sessions=tuple(it for it in closed if it.plan_on >= first),
            walks=tuple(it.walk for it in walks if it.walk.walked_on >= first),
            rest_days=rest_days(found).union(*(span.days(first, last) for span in locked(checks))),
        )

    def rest_days(self, first: date, last: date) -> frozenset[date]:
        """The days among these on which routines rest: after a red, and while a finding locks them."""
        return self.record(first, last).rest_days

    def _around(self, walks: Sequence[Walk]) -> list[PainScore]:
        """What else was said about pain, where a walk has not all of it."""
        lacking = [it.walked_on for it in walks if it.pain_before is None or it.pain_next is None]
        if not lacking:
            return []
        return self._checkins.pains(_week_before(lacking[0]), lacking[-1] + A_DAY)


def _week_before(first: date) -> date:
    return first if first <= EARLIEST_ON else first - SPEAKS_FOR_BEFORE * A_DAY


def _outline(session: SessionRecord) -> SessionOutline:
    """An open session, whose scores count already."""
    return SessionOutline(
        id=session.id,
        routine=session.routine,
        categories=session.categories,
        plan_on=session.plan_on,
        started_at=session.started_at,
        outcome=Outcome.ATTEMPTED,
        credit=0.0,
        pain_before=session.pain_before,
    )
