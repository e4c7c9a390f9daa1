"""How the back took it: sessions and walks with their lights, and the days of rest that reds ask for."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from coach.domain.pain import SPEAKS_FOR_BEFORE, PainScore
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
        begun = [_outline(it) for it in self._sessions.unfinished() if first <= it.plan_on <= last]
        found = sorted((*self._sessions.outlines(first, last), *begun), key=lambda it: (it.started_at, it.id))
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
        found = reds(
            self.sessions(begin, last), self.walks(begin, last), self._walks.changed_at(begin, last), checks
        )
        return tuple(it for it in found if first <= it.on <= last)

    def rest_days(self, first: date, last: date) -> frozenset[date]:
        """The days among these on which routines rest: after a red, and while a finding locks them."""
        after_red = rest_days(self.reds(first - RESTS_FOR, last))
        return after_red.union(*(span.days(first, last) for span in locked(self._checkins.checks())))

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
