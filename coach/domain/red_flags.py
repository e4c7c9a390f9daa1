"""The symptom check, and the one question that every way to start asks: may this routine start now?

Source: content.md, section 5.1, with rules.md, section 7.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

    @property
    def stops_walking(self) -> bool:
        """Whether walking for exercise waits, too. Source: content.md, section 5.1."""
        is_doctor_for_legs = self.severity is Severity.SEE_DOCTOR and self.has_leg_symptoms
        return self.severity is Severity.EMERGENCY or is_doctor_for_legs


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


NUMBER = "{number}"
"""Where advice names the emergency number."""


@dataclass(frozen=True, slots=True)
class SymptomSheet:
    """The questions of the check in their order, and the advice for each severity."""

    questions: tuple[Question, ...]
    advice: Mapping[Severity, Advice]

    def naming(self, emergency_number: str) -> "SymptomSheet":
        """The sheet whose advice says which number to call."""
        advice = {
            severity: Advice(said.title, said.text.replace(NUMBER, emergency_number))
            for severity, said in self.advice.items()
        }
        return replace(self, advice=advice)


Answers = Mapping[str, str]


STOPPED_FOR, IN_SESSION = "stopped-session", "in-session"
"""What stands in place of answers when a session was stopped for a sign: which sign, and the session's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomCheck:
    """A check as it was answered. `is_assessed`: a clinician has looked into it and nothing new came up."""

    answered_at: datetime
    answered_on: date
    answers: Answers
    finding: Finding
    is_assessed: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether this is no answered check, but a sign for which a session was stopped."""
        return not self.answers or STOPPED_FOR in self.answers


class Due(StrEnum):
    """Why the symptom check is asked. Source: rules.md, section 7, and content.md, section 5.3."""

    FIRST = "first"
    RED = "red"
    HIGH_PAIN = "high-pain"
    AWAY = "away"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds now. `due`: why a new check is asked; `rests_until`: the last day of rest after a red."""

    finding: Finding = NOTHING
    due: Due | None = None
    rests_until: date | None = None


class Reason(StrEnum):
    """Why a routine may not start."""

    NO_CHECK = "no-check"
    CHECK_DUE = "check-due"
    EMERGENCY = "emergency"
    SEE_DOCTOR = "see-doctor"
    RESTING = "resting"
    LEVEL_ONE_ONLY = "level-one-only"
    PAIN_UNKNOWN = "pain-unknown"
    PAIN_TOO_HIGH = "pain-too-high"


def may_start(routine: Routine, standing: Standing, pain: int | None) -> Reason | None:
    """None when the routine may start now, otherwise the reason why not.

    `pain` is a score of 0 to 10 that still speaks for now, None if unknown."""
    return (
        _blocked_until_assessed(routine, standing.finding)
        or _blocked_until_asked(routine, standing.due)
        or _blocked_by_rest(routine, standing.rests_until)
        or _blocked_by_level(routine, standing.finding)
        or _blocked_by_pain(routine, pain)
    )


def _blocked_until_assessed(routine: Routine, finding: Finding) -> Reason | None:
    if finding.severity is Severity.EMERGENCY:
        return Reason.EMERGENCY
    is_open = routine.id == ALWAYS_OPEN and not finding.has_leg_symptoms
    return Reason.SEE_DOCTOR if finding.severity is Severity.SEE_DOCTOR and not is_open else None


def _blocked_until_asked(routine: Routine, due: Due | None) -> Reason | None:
    if due is None or routine.id == ALWAYS_OPEN:
        return None
    return Reason.NO_CHECK if due is Due.FIRST else Reason.CHECK_DUE


def _blocked_by_rest(routine: Routine, rests_until: date | None) -> Reason | None:
    return None if rests_until is None or routine.id == ALWAYS_OPEN else Reason.RESTING


def _blocked_by_level(routine: Routine, finding: Finding) -> Reason | None:
    is_gently = finding.severity is Severity.CONTINUE_GENTLY
    return Reason.LEVEL_ONE_ONLY if is_gently and routine.hardest_level > GENTLE_LEVEL else None


def _blocked_by_pain(routine: Routine, pain: int | None) -> Reason | None:
    if routine.id == ALWAYS_OPEN:
        return None
    if pain is None:
        return Reason.PAIN_UNKNOWN
    return Reason.PAIN_TOO_HIGH if routine.is_strength and pain >= NO_STRENGTH_FROM else None
