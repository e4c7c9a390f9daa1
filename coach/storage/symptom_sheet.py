"""The symptom check as a file: questions, where each answer leads, and what is said."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from coach.domain.errors import RefusedInput
from coach.domain.red_flags import (
    Advice,
    Choice,
    Finding,
    Question,
    Severity,
    SymptomSheet,
    Urgency,
)
from coach.storage.decoding import LongText, ShortText, Slug, Wire, decode, found_text

_SEVERITIES = {
    "clear": Severity.CLEAR,
    "continue-gently": Severity.CONTINUE_GENTLY,
    "see-doctor": Severity.SEE_DOCTOR,
    "emergency": Severity.EMERGENCY,
}
_URGENCIES = {
    "none": Urgency.NONE,
    "soon": Urgency.SOON,
    "before-starting": Urgency.BEFORE_STARTING,
    "urgent": Urgency.URGENT,
    "today": Urgency.TODAY,
    "now": Urgency.NOW,
}

SeverityName = Annotated[
    Literal["clear", "continue-gently", "see-doctor", "emergency"],
    msgspec.Meta(description="one of clear, continue-gently, see-doctor, emergency"),
]
UrgencyName = Annotated[
    Literal["none", "soon", "before-starting", "urgent", "today", "now"],
    msgspec.Meta(description="one of none, soon, before-starting, urgent, today, now"),
]


class FindingWire(Wire, frozen=True, kw_only=True):
    """Where an answer leads."""

    severity: SeverityName
    urgency: UrgencyName = "none"
    leg_symptoms: bool = False


class ChoiceWire(Wire, frozen=True, kw_only=True):
    """One way to say yes."""

    id: Slug
    label: ShortText
    finding: FindingWire


class QuestionWire(Wire, frozen=True, kw_only=True):
    """One question."""

    id: Slug
    group: ShortText
    text: LongText
    not_sure: FindingWire
    yes: Annotated[
        tuple[ChoiceWire, ...], msgspec.Meta(min_length=1, max_length=6, description="1 to 6 ways to say yes")
    ]


class AdviceWire(Wire, frozen=True, kw_only=True):
    """What is said about a severity."""

    title: ShortText
    text: LongText


class SheetWire(Wire, frozen=True, kw_only=True):
    """The keys of the symptom check file."""

    advice: dict[SeverityName, AdviceWire]
    questions: Annotated[
        tuple[QuestionWire, ...], msgspec.Meta(min_length=1, max_length=60, description="1 to 60 questions")
    ]


def read_symptom_sheet(path: Path) -> SymptomSheet:
    """The symptom check that a file describes; RefusedInput when it is not a whole one."""
    wire = decode(path, SheetWire)
    for name in _SEVERITIES:
        if name not in wire.advice:
            raise RefusedInput(str(path), f"$.advice.{name}", "nothing", "a title and a text")
    seen: set[str] = set()
    for number, question in enumerate(wire.questions):
        if question.id in seen:
            raise RefusedInput(
                str(path), f"$.questions[{number}].id", found_text(question.id), "an id used once"
            )
        seen.add(question.id)
    return SymptomSheet(
        questions=tuple(_question(question) for question in wire.questions),
        advice={_SEVERITIES[name]: Advice(said.title, said.text) for name, said in wire.advice.items()},
    )


def _question(wire: QuestionWire) -> Question:
    return Question(
        id=wire.id,
        group=wire.group,
        text=wire.text,
        yes=tuple(Choice(choice.id, choice.label, _finding(choice.finding)) for choice in wire.yes),
        not_sure=_finding(wire.not_sure),
    )


def _finding(wire: FindingWire) -> Finding:
    return Finding(_SEVERITIES[wire.severity], _URGENCIES[wire.urgency], wire.leg_symptoms)
