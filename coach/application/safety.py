"""What a person has said about symptoms and pain, and what may start because of it."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from functools import cached_property, partial

from coach.application.clock import Clock
from coach.application.lights import Lights
from coach.domain.amber import Amber, is_amber_before, is_amber_since
from coach.domain.pain import Moment, PainScore
from coach.domain.plan import plan_day
from coach.domain.red_flags import (
    IN_SESSION,
    PAIN_FRESH_FOR,
    STOPPED_FOR,
    Answers,
    Finding,
    Reason,
    Severity,
    Standing,
    SymptomCheck,
    SymptomSheet,
    Urgency,
    may_start,
    worst,
)
from coach.domain.reds import TWICE_WITHIN, TWO_REDS, is_twice, rests_until
from coach.domain.routine import Routine
from coach.domain.symptom_history import ASKED_EVERY, Span, due, finding_after, finding_on, without_progress
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)

CHECK_FROM = 8
"""Pain at rest from which the symptom check is asked. Source: content.md, section 5.3."""


class Safety:
    """Check-ins in, permission out."""

    def __init__(
        self,
        checkins: Checkins,
        sessions: Sessions,
        lights: Lights,
        read_sheet: Callable[[], SymptomSheet],
        emergency_number: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._checkins = checkins
        self._sessions = sessions
        self._lights = lights
        self._read_sheet = read_sheet
        self._emergency_number = emergency_number
        self._clock = clock
        self._held: SymptomCheck | None = None
        self._worked_out: tuple[object, Standing] | None = None

    @property
    def sheet(self) -> SymptomSheet:
        """The questions, and advice that names the number to call."""
        return self._sheet_as_written.naming(self._emergency_number())

    @cached_property
    def _sheet_as_written(self) -> SymptomSheet:
        return self._read_sheet()

    # Symptoms

    def check(self) -> SymptomCheck | None:
        """The symptom check answered last; None before the first one."""
        return next((it for it in reversed(self._history()) if not it.is_sign), None)

    def standing(self) -> Standing:
        """What holds now: the finding, whether a new check is asked and why, and a rest after a red."""
        today = plan_day(self._clock.now())
        of = (self._checkins.version(), self._held, self._lights.is_persistent, today)
        known = self._worked_out
        if known is None or known[0] != of:
            self._worked_out = known = (of, self._standing(today))
        return known[1]

    def _standing(self, today: date) -> Standing:
        history = self._history()
        latest = next((it for it in reversed(history) if not it.is_sign), None)
        finding = finding_on(history, today)
        if latest is None:
            return Standing(finding=finding, due=due(None, today))
        reds = self._lights.reds(min(latest.answered_on, today) - TWICE_WITHIN, today)
        return Standing(
            finding=worst((finding, TWO_REDS)) if is_twice(reds, latest.answered_at) else finding,
            due=due(
                latest,
                today,
                has_sign=history[-1].is_sign,
                red_at=[it.at for it in reds],
                high_pain_at=self._high_pain_since(latest),
                active_on=self._active_since(latest.answered_on, today),
            ),
            rests_until=rests_until(reds, today),
        )

    def _active_since(self, on: date, today: date) -> list[date]:
        if today - on >= ASKED_EVERY:
            return []
        sessions = [it.plan_on for it in self._sessions.outlines(on, today)]
        walks = [it.walk.walked_on for it in self._lights.walks(on, today)]
        return [*sessions, *walks, *(it.scored_on for it in self._checkins.pains(on, today))]

    def _high_pain_since(self, latest: SymptomCheck) -> list[datetime]:
        said = self._checkins.pains(latest.answered_on, date.max)
        at_rest = (Moment.NOW, Moment.BEFORE, Moment.NEXT)
        return [it.scored_at for it in said if it.moment in at_rest and it.value >= CHECK_FROM]

    def without_progress(self) -> tuple[Span, ...]:
        """The days on which what the checks came to ruled out to progress."""
        return tuple(without_progress(self._history()))

    def answer(self, answers: Answers, *, is_assessed: bool = False) -> tuple[Finding, Future[None]]:
        """Store a complete symptom check; gives the finding that holds once it is stored."""
        finding = finding_after(
            self.sheet.questions, answers, self._history(), self.standing().finding, is_assessed=is_assessed
        )
        return finding, self._store(answers, finding, is_assessed=is_assessed)

    def report_leg_symptoms(self, session: str) -> Future[None]:
        """Store that a session was stopped for pain, tingling or numbness down a leg, which is red."""
        return self._store(
            {STOPPED_FOR: "leg", IN_SESSION: session}, self.standing().finding, is_assessed=False
        )

    def report_emergency(self, sign: str, session: str) -> Future[None]:
        """Store that a session was stopped for an emergency sign; only a clinician's assessment lifts it."""
        finding = Finding(Severity.EMERGENCY, Urgency.NOW, has_leg_symptoms=True)
        return self._store({STOPPED_FOR: sign, IN_SESSION: session}, finding, is_assessed=False)

    def _history(self) -> list[SymptomCheck]:
        stored = self._checkins.checks()
        return [*stored, self._held] if self._held is not None and self._held not in stored else stored

    def _store(self, answers: Answers, finding: Finding, *, is_assessed: bool) -> Future[None]:
        now = self._clock.now()
        check = SymptomCheck(
            answered_at=now,
            answered_on=plan_day(now),
            answers=dict(answers),
            finding=finding,
            is_assessed=is_assessed,
        )
        stored = self._checkins.record_check(check, now)
        if finding.severity.is_blocking or check.is_sign:
            self._held = check
        else:
            stored.add_done_callback(partial(self._let_go, self._held))
        return stored

    def _let_go(self, held: SymptomCheck | None, stored: Future[None]) -> None:
        """What blocks holds at once, stored or not; milder answers take its place when they are on disk."""
        if stored.exception() is None and self._held is held:
            self._held = None

    def score_pain(self, value: int, moment: Moment = Moment.NOW, session: str | None = None) -> Future[None]:
        """Store how much it hurts, 0 to 10."""
        now = self._clock.now()
        score = PainScore(value=value, moment=moment, scored_at=now, scored_on=plan_day(now), session=session)
        return self._checkins.record_pain(score, now)

    def last_pain(self) -> PainScore | None:
        """The latest score, however old."""
        return self._checkins.latest_pain()

    def fresh_pain(self, fresh_for: timedelta = PAIN_FRESH_FOR) -> int | None:
        """The latest score while it still speaks for now."""
        last = self.last_pain()
        is_fresh = last is not None and abs(self._clock.now() - last.scored_at) < fresh_for
        return last.value if last and is_fresh else None

    def may_start(self, routine: Routine, fresh_for: timedelta = PAIN_FRESH_FOR) -> Reason | None:
        """None when the routine may start now, otherwise the reason why not."""
        return may_start(routine, self.standing(), self.fresh_pain(fresh_for))

    # Amber

    def is_amber_day(self) -> bool:
        """Whether less is wise today: it hurts 4 or 5 now, or a session or walk since yesterday was amber."""
        today = plan_day(self._clock.now())
        recent = today - A_DAY
        return self._is_amber_before() or is_amber_since(
            today, self._lights.sessions(recent, today), self._lights.walks(recent, today)
        )

    def is_lighter(self, routine: Routine) -> bool:
        """Whether a routine runs with fewer sets now: amber before it, or in the last session of its kind."""
        return self.amber().lightens(routine)

    def amber(self) -> Amber:
        """What asks for fewer sets now, for any number of routines."""
        today = plan_day(self._clock.now())
        return Amber(self._is_amber_before(), self._lights.sessions(today - A_WEEK, today))

    def _is_amber_before(self) -> bool:
        return is_amber_before(self.fresh_pain(), is_persistent=self._lights.is_persistent)
