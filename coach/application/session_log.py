"""What was done, to look through and to set right: pages of sessions, one in detail, corrections."""

from concurrent.futures import Future
from datetime import UTC, date, datetime, time, timedelta

from coach.application.clock import Clock
from coach.application.planner import Planner
from coach.application.practice import Practice
from coach.domain.correction import Correction, Logged, corrected, may_not_delete
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.occurrences import due_at
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.session import KEPT_OPEN, Options, SessionRecord
from coach.domain.session_list import SessionEntry
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions

PAGE = 50
"""Entries that are read at once."""

_A_DAY = timedelta(days=1)


class SessionLog:
    """Reads closed sessions, and changes those that may be changed."""

    def __init__(
        self, sessions: Sessions, checkins: Checkins, practice: Practice, planner: Planner, clock: Clock
    ) -> None:
        self._sessions = sessions
        self._checkins = checkins
        self._practice = practice
        self._planner = planner
        self._clock = clock

    # Looking

    def page(self, after: SessionEntry | None = None, category: Category | None = None) -> list[SessionEntry]:
        """The next entries, the latest first; fewer than `PAGE` when there are no more."""
        return self._sessions.entries(after, PAGE, category)

    def entry(self, session_id: str) -> SessionEntry | None:
        """One entry as it is now; None when there is none."""
        return self._sessions.entry(session_id)

    def count(self) -> int:
        """How many sessions there are; over twenty years this takes some 30 ms."""
        return self._sessions.count()

    def first_on(self) -> date | None:
        """The day of the first session; None when there is none."""
        return self._sessions.first_on()

    def session(self, session_id: str) -> Logged | None:
        """One session with its steps; None when it is not on record."""
        session, recorded_at = self._sessions.get(session_id), self._sessions.recorded_at(session_id)
        if session is None or recorded_at is None:
            return None
        scores = self._checkins.pains(session.plan_on - _A_DAY, session.plan_on + KEPT_OPEN + _A_DAY)
        during = [it.value for it in scores if it.session == session_id and it.moment is Moment.DURING]
        return Logged(session=session, recorded_at=recorded_at, during=tuple(during))

    def instant(self, on: date, at: time) -> datetime:
        """A time of a day here, with the offset that it had."""
        zone = self._clock.zone()
        return due_at(on, at, zone).astimezone(UTC).astimezone(zone)

    # Changing

    def correct(self, session_id: str, correction: Correction) -> tuple[SessionRecord, Future[None]]:
        """Set a session right; RefusedInput when that may not be, LookupError when it is not on record."""
        logged, now = self._known(session_id), self._clock.now()
        session = corrected(logged, correction, now)
        if session == logged.session:
            unchanged: Future[None] = Future()
            unchanged.set_result(None)
            return session, unchanged
        return session, self._sessions.correct(session, now)

    def write_down(
        self, routine_id: str, started_at: datetime, *, effort: int | None
    ) -> tuple[SessionRecord, Future[None]]:
        """Store a session of the last days, at the dose of its day; RefusedInput when it was not then."""
        held = self._planner.plan.in_force(plan_day(started_at))
        options = Options(ladder_week=held.ladder_week if held else None)
        return self._practice.write_down_begun(routine_id, options, started_at, effort=effort)

    def delete(self, session_id: str) -> Future[None]:
        """Delete a session, leaving a tombstone; RefusedInput while advice rests on it."""
        why = may_not_delete(self._known(session_id), self._clock.now())
        if why is not None:
            raise RefusedInput("session", session_id, why.value, "a session without a stop")
        return self._practice.discard(session_id)

    def restore(self, session_id: str) -> Future[None]:
        """Undo `delete`."""
        return self._practice.restore(session_id)

    def _known(self, session_id: str) -> Logged:
        logged = self.session(session_id)
        if logged is None:
            raise LookupError(session_id)
        return logged
