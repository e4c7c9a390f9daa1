"""What a person has said about symptoms and pain, and what may start because of it."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from functools import cached_property, partial

from coach.application.clock import Clock
from coach.domain.pain import Moment, PainScore
from coach.domain.plan import plan_day
from coach.domain.red_flags import (
    NOTHING,
    PAIN_FRESH_FOR,
    Answers,
    Finding,
    Reason,
    Severity,
    SymptomCheck,
    SymptomSheet,
    Urgency,
    may_start,
    standing,
)
from coach.domain.routine import Routine
from coach.storage.checkins import Checkins


class Safety:
    """Check-ins in, permission out."""

    def __init__(self, checkins: Checkins, read_sheet: Callable[[], SymptomSheet], clock: Clock) -> None:
        self._checkins = checkins
        self._read_sheet = read_sheet
        self._clock = clock
        self._held: SymptomCheck | None = None

    @cached_property
    def sheet(self) -> SymptomSheet:
        """The questions, read when first asked for."""
        return self._read_sheet()

    def check(self) -> SymptomCheck | None:
        """The latest symptom check; None before the first one and while a new one is asked for.

        Asking anew does not open what a blocking finding has closed.
        """
        latest = self._latest()
        is_told = latest is not None and (latest.answers or latest.finding.severity.is_blocking)
        return latest if is_told else None

    def standing_finding(self) -> Finding | None:
        """What the latest check came to, even while a new one is asked for."""
        latest = self._latest()
        return latest.finding if latest else None

    def answer(self, answers: Answers, *, is_assessed: bool = False) -> tuple[Finding, Future[None]]:
        """Store a complete symptom check; gives the finding that holds once it is stored."""
        previous = self._latest()
        finding = standing(self.sheet.questions, answers, previous, is_assessed=is_assessed)
        return finding, self._store(answers, finding, is_assessed=is_assessed)

    def ask_again(self) -> Future[None]:
        """Require a new symptom check before anything but a standing break may start."""
        return self._store({}, self.standing_finding() or NOTHING, is_assessed=False)

    def report_emergency(self, sign: str) -> Future[None]:
        """Store that a session was stopped for an emergency sign; only a clinician's assessment lifts it."""
        finding = Finding(Severity.EMERGENCY, Urgency.NOW, has_leg_symptoms=True)
        return self._store({"stopped-session": sign}, finding, is_assessed=False)

    def _latest(self) -> SymptomCheck | None:
        return self._held or self._checkins.latest_check()

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
        if finding.severity.is_blocking or not answers:
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
        return may_start(routine, self.check(), self.fresh_pain(fresh_for))
