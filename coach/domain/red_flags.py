"""The symptom check, and the one question that every way to start asks: may this routine start now?

Source: content.md, section 5.1, with rules.md, section 7.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from coach.domain.routine import Routine

NO_STRENGTH_FROM = 6
"""Pain before, 0 to 10, from which strength waits."""

PAIN_FRESH_FOR = timedelta(minutes=60)
"""How long a pain score speaks for now."""

GENTLE_LEVEL = 1

ALWAYS_OPEN = "standing-break"
"""The one routine that may run before the first symptom check."""


class Severity(IntEnum):
    """Where an answer leads; the most severe one of a check decides."""

    CLEAR = 0
    CONTINUE_GENTLY = 1
    SEE_DOCTOR = 2
    EMERGENCY = 3

    @property
    def is_blocking(self) -> bool:
        """Whether only a clinician's assessment lifts it."""
        return self >= Severity.SEE_DOCTOR


class Urgency(IntEnum):
    """How soon a doctor should be seen."""

    NONE = 0
    SOON = 1
    BEFORE_STARTING = 2
    URGENT = 3
    TODAY = 4
    NOW = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What answers mean; new leg symptoms rule out even a standing break."""

    severity: Severity
    urgency: Urgency = Urgency.NONE
    has_leg_symptoms: bool = False


NOTHING = Finding(Severity.CLEAR)
GENTLY = Finding(Severity.CONTINUE_GENTLY)


def worst(findings: Iterable[Finding]) -> Finding:
    """The most severe of all findings, with its greatest urgency; leg symptoms of any of them stay."""
    found = (NOTHING, *findings)
    severity = max(finding.severity for finding in found)
    return Finding(
        severity,
        max(finding.urgency for finding in found if finding.severity is severity),
        any(finding.has_leg_symptoms for finding in found),
    )


NO = "no"
NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer yes."""

    id: str
    label: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Question:
    """A plain question with its ways to say yes; `not_sure` is where doubt leads."""

    id: str
    group: str
    text: str
    yes: tuple[Choice, ...]
    not_sure: Finding

    def finding(self, answer: str) -> Finding:
        """What an answer means; KeyError when it is not one of this question's."""
        if answer == NO:
            return NOTHING
        if answer == NOT_SURE:
            return self.not_sure
        return {choice.id: choice.finding for choice in self.yes}[answer]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said to a person about a finding."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SymptomSheet:
    """The questions of the check in their order, and the advice for each severity."""

    questions: tuple[Question, ...]
    advice: Mapping[Severity, Advice]


Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomCheck:
    """A check as it was answered. `is_assessed`: a clinician has looked into it and nothing new came up."""

    answered_at: datetime
    answered_on: date
    answers: Answers
    finding: Finding
    is_assessed: bool = False


def is_complete(questions: Iterable[Question], answers: Answers) -> bool:
    """Whether every question has an answer."""
    return all(question.id in answers for question in questions)


def finding_of(questions: Iterable[Question], answers: Answers) -> Finding:
    """The most severe finding of complete answers."""
    return worst(question.finding(answers[question.id]) for question in questions)


def standing(
    questions: Iterable[Question], answers: Answers, previous: SymptomCheck | None, *, is_assessed: bool
) -> Finding:
    """The finding that holds after new answers.

    A blocking finding is lifted by a clinician's assessment only, not by milder answers. With the assessment,
    answers that have not changed since the previous check count as known and call for going gently.
    """
    if previous is None:
        return finding_of(questions, answers)
    if is_assessed:
        return worst(_reassessed(question, answers[question.id], previous) for question in questions)
    kept = previous.finding if previous.finding.severity.is_blocking else NOTHING
    return worst((finding_of(questions, answers), kept))


def _reassessed(question: Question, answer: str, previous: SymptomCheck) -> Finding:
    meant = question.finding(answer)
    is_known = previous.answers.get(question.id) == answer
    return GENTLY if is_known and meant.severity.is_blocking else meant


class Reason(StrEnum):
    """Why a routine may not start."""

    NO_CHECK = "no-check"
    EMERGENCY = "emergency"
    SEE_DOCTOR = "see-doctor"
    LEVEL_ONE_ONLY = "level-one-only"
    PAIN_UNKNOWN = "pain-unknown"
    PAIN_TOO_HIGH = "pain-too-high"


def may_start(routine: Routine, check: SymptomCheck | None, pain: int | None) -> Reason | None:
    """None when the routine may start now, otherwise the reason why not.

    `check` is the latest symptom check, `pain` a score of 0 to 10 that still speaks for now, None if unknown.
    """
    if check is None:
        return None if routine.id == ALWAYS_OPEN else Reason.NO_CHECK
    return _blocked_by_finding(routine, check.finding) or _blocked_by_pain(routine, pain)


def _blocked_by_finding(routine: Routine, finding: Finding) -> Reason | None:
    match finding.severity:
        case Severity.EMERGENCY:
            return Reason.EMERGENCY
        case Severity.SEE_DOCTOR:
            is_open = routine.id == ALWAYS_OPEN and not finding.has_leg_symptoms
            return None if is_open else Reason.SEE_DOCTOR
        case Severity.CONTINUE_GENTLY:
            return Reason.LEVEL_ONE_ONLY if routine.hardest_level > GENTLE_LEVEL else None
        case Severity.CLEAR:
            return None


def _blocked_by_pain(routine: Routine, pain: int | None) -> Reason | None:
    if routine.id == ALWAYS_OPEN:
        return None
    if pain is None:
        return Reason.PAIN_UNKNOWN
    return Reason.PAIN_TOO_HIGH if routine.is_strength and pain >= NO_STRENGTH_FROM else None
