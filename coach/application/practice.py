"""The record of guided sessions: begin, step finished, resume, close. Nothing starts without permission."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from coach.application.clock import Clock
from coach.application.safety import Safety
from coach.domain.amber import Amber
from coach.domain.correction import prove_written_down
from coach.domain.easing import fewer
from coach.domain.errors import CoachError, NotAllowed
from coach.domain.exercise import Dose, Exercise
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.red_flags import Reason
from coach.domain.routine import Routine
from coach.domain.scaling import lighter
from coach.domain.session import (
    KEPT_OPEN,
    Options,
    Outcome,
    SessionRecord,
    StepRecord,
    credit_of,
    outcome_of,
    unfinished_step,
)
from coach.domain.timeline import Step, Timeline, expand
from coach.storage.catalogue import Catalogue
from coach.storage.sessions import Sessions

PAIN_FRESH_FOR_RESUME = timedelta(minutes=30)
"""A resumed session asks for pain again after this long. Source: rules.md, section 2."""

GENTLER = "recovery-gentle"
"""What is offered on an amber day. Source: rules.md, section 6."""

HARDEST_LEVEL = 3
"""What an unfinished session counts as when its routine is no longer there to tell."""


@dataclass(frozen=True, slots=True)
class Easier:
    """What an exercise can be eased to; the same exercise when it only becomes less."""

    exercise: Exercise
    dose: Dose


@dataclass(frozen=True, slots=True)
class Closing:
    """How a session ended."""

    outcome: Outcome
    credit: float


class Practice:
    """Starts, keeps and closes sessions."""

    def __init__(
        self,
        sessions: Sessions,
        catalogue: Catalogue,
        safety: Safety,
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._sessions = sessions
        self._catalogue = catalogue
        self.safety = safety
        self._clock = clock
        self._new_id = new_id

    def may_begin(self, routine_id: str) -> Reason | None:
        """None when this routine may start now; UnknownRoutine or RefusedInput when there is none."""
        return self.safety.may_start(self._catalogue.routine(routine_id))

    def may_resume(self, session: SessionRecord) -> Reason | None:
        """None when this session may go on now."""
        return self.safety.may_start(self._routine_of(session), PAIN_FRESH_FOR_RESUME)

    def gentler(self, routine_id: str) -> Routine | None:
        """What is offered in place of a strength routine on an amber day; None when nothing is.

        UnknownRoutine or RefusedInput when there is no such routine."""
        is_strength = self._catalogue.routine(routine_id).is_strength
        return self._catalogue.routine(GENTLER) if is_strength and self.safety.is_amber_day() else None

    def routine_now(self, routine_id: str, ladder_week: int | None, amber: Amber | None = None) -> Routine:
        """A routine at the dose of a ladder week, with fewer sets where amber asks for it.

        What stands now if `amber` is left out. UnknownRoutine or RefusedInput when there is none."""
        routine = self._catalogue.dosed(routine_id, ladder_week)
        return lighter(routine) if (amber or self.safety.amber()).lightens(routine) else routine

    def begin(
        self,
        routine_id: str,
        options: Options,
        slot: str | None = None,
        kinder: Callable[[Routine], Routine] = lambda routine: routine,
    ) -> tuple[SessionRecord, Future[None]]:
        """Expand a routine at its dose and store the session; NotAllowed when it may not start.

        `kinder` gives the routine with what is done instead of some of it; amber lightens that, too."""
        routine = self._catalogue.dosed(routine_id, options.ladder_week)
        _insist(self.safety.may_start(routine))
        is_lighter = self.safety.is_lighter(routine)
        routine = kinder(routine)
        session = self._session(lighter(routine) if is_lighter else routine, options, slot)
        return session, self._sessions.begin(session, session.started_at)

    def write_down(
        self, routine_id: str, options: Options, *, minutes_ago: int, effort: int | None, slot: str | None
    ) -> tuple[SessionRecord, Future[None]]:
        """Store a whole session that was done without guidance and ended some minutes ago."""
        routine = self._catalogue.dosed(routine_id, options.ladder_week)
        ended_at = self._clock.now() - timedelta(minutes=minutes_ago)
        return self._write_down(routine, options, ended_at, effort=effort, slot=slot)

    def write_down_begun(
        self, routine_id: str, options: Options, started_at: datetime, *, effort: int | None
    ) -> tuple[SessionRecord, Future[None]]:
        """Store a whole session that was done unguided in the last days; RefusedInput when it was not."""
        routine = self._catalogue.dosed(routine_id, options.ladder_week)
        ended_at = started_at + timedelta(seconds=routine.duration_s)
        prove_written_down(ended_at, self._clock.now())
        return self._write_down(routine, options, ended_at, effort=effort, slot=None)

    def _write_down(
        self, routine: Routine, options: Options, ended_at: datetime, *, effort: int | None, slot: str | None
    ) -> tuple[SessionRecord, Future[None]]:
        session = replace(
            self._session(routine, options, slot),
            plan_on=plan_day(ended_at),
            started_at=ended_at - timedelta(seconds=routine.duration_s),
            ended_at=ended_at,
            outcome=Outcome.COMPLETE,
            credit=1.0,
            effort=effort,
            pain_before=None,
            is_by_hand=True,
        )
        return session, self._sessions.begin(session, self._clock.now())

    def _session(self, routine: Routine, options: Options, slot: str | None) -> SessionRecord:
        now = self._clock.now()
        timeline = expand(routine, self._catalogue.exercises_of(routine))
        is_asked = self.safety.check() is not None
        finding = self.safety.standing().finding
        return SessionRecord(
            id=self._new_id(),
            routine=routine.id,
            routine_name=routine.name,
            categories=routine.categories,
            timeline=timeline,
            route=timeline,
            options=options,
            plan_on=plan_day(now),
            started_at=now,
            safety=finding.severity.name.lower() if is_asked else "unasked",
            slot=slot,
            pain_before=self.safety.fresh_pain(),
        )

    def resume(self, session_id: str) -> SessionRecord:
        """The unfinished session as stored; NotAllowed if it may not go on, LookupError if nothing can."""
        session = self._sessions.get(session_id)
        if session is None or not self._can_go_on(session):
            raise LookupError(session_id)
        _insist(self.may_resume(session))
        return session

    def step_finished(
        self, session_id: str, record: StepRecord, route: Timeline | None = None
    ) -> Future[None]:
        """Store one finished attempt; `route` when easing has changed what is played."""
        return self._sessions.step_finished(session_id, record, self._clock.now(), route)

    def close(
        self, session: SessionRecord, records: Iterable[StepRecord], *, is_safety_stop: bool = False
    ) -> tuple[Closing, Future[None]]:
        """End a session with the outcome that its records give."""
        credit = credit_of(session.timeline, records)
        outcome = outcome_of(credit, is_safety_stop=is_safety_stop)
        stored = self._sessions.close(session.id, self._clock.now(), outcome, credit)
        return Closing(outcome, credit), stored

    def annotate(
        self, session_id: str, *, effort: int | None, pain_after: int | None, note: str
    ) -> Future[None]:
        """Store what a person says after a session."""
        if pain_after is not None:
            self.safety.score_pain(pain_after, Moment.AFTER, session_id)
        return self._sessions.annotate(
            session_id, self._clock.now(), effort=effort, pain_after=pain_after, note=note
        )

    def discard(self, session_id: str) -> Future[None]:
        """Delete a session, leaving a tombstone."""
        return self._sessions.discard(session_id, self._clock.now())

    def restore(self, session_id: str) -> Future[None]:
        """Undo a discard."""
        return self._sessions.restore(session_id, self._clock.now())

    def unfinished(self) -> SessionRecord | None:
        """The newest session that can be resumed; what is played out or too old is closed on the way."""
        for session in self._sessions.unfinished():
            if self._can_go_on(session):
                return session
            self.close(session, session.records)
        return None

    def easier(self, step: Step) -> Easier | None:
        """What the exercise of a step can be eased to; None when it can only be skipped."""
        if step.exercise is None:
            return None
        exercise = self._catalogue.exercise(step.exercise)
        if exercise.easier is not None:
            easier = self._catalogue.exercise(exercise.easier)
            return Easier(easier, easier.dose)
        less = fewer(exercise.dose)
        return Easier(exercise, less) if less else None

    def _can_go_on(self, session: SessionRecord) -> bool:
        is_recent = self._clock.now() - session.started_at <= KEPT_OPEN
        return session.is_open and is_recent and unfinished_step(session) is not None

    def _routine_of(self, session: SessionRecord) -> Routine:
        """The routine as the gate sees it, even when its file has gone."""
        try:
            return self._catalogue.routine(session.routine)
        except CoachError:
            return Routine(
                id=session.routine,
                name=session.routine_name,
                categories=session.categories,
                levels=(HARDEST_LEVEL,),
                when="",
                prepare_s=0,
                transition_s=0,
                items=(),
            )


def _insist(reason: Reason | None) -> None:
    if reason is not None:
        raise NotAllowed(reason.value)
