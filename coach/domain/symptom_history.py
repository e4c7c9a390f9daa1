"""Symptom checks over time: what a clinician has looked into, what holds now, when the check is asked again.

Source: content.md, section 5.1, with rules.md, section 7.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from coach.domain.red_flags import (
    GENTLY,
    NO,
    NOT_SURE,
    NOTHING,
    Answers,
    Due,
    Finding,
    Question,
    Severity,
    SymptomCheck,
    worst,
)

GENTLE_FOR = timedelta(days=7)
"""How long going gently lasts."""

AWAY_FROM = timedelta(days=14)
ASKED_EVERY = timedelta(days=28)
A_DAY = timedelta(days=1)


# What new answers mean


def finding_after(
    questions: Sequence[Question],
    answers: Answers,
    history: Sequence[SymptomCheck],
    kept: Finding,
    *,
    is_assessed: bool,
) -> Finding:
    """The finding that holds after new answers to checks in the order they were answered.

    `kept` holds until then; where it blocks, it is lifted by a clinician's assessment only, not by milder
    answers. What was reported before an assessment is known from then on, and calls for going gently as long
    as it is answered the same; an answer that means an emergency needs the assessment said each time."""
    answered = [check for check in history if not check.is_sign]
    known = looked_into(questions, answered)
    if is_assessed and answered:
        known = {
            question.id: (*known[question.id], answered[-1].answers.get(question.id, NO))
            for question in questions
        }
    found = worst(
        _meaning(question, answers[question.id], known[question.id], is_assessed=is_assessed)
        for question in questions
    )
    return found if is_assessed or not kept.severity.is_blocking else worst((found, kept))


def looked_into(
    questions: Sequence[Question], answered: Sequence[SymptomCheck]
) -> Mapping[str, tuple[str, ...]]:
    """The answers by question that a clinician has looked into and that nobody has denied since."""
    known: dict[str, tuple[str, ...]] = {question.id: () for question in questions}
    for earlier, check in zip((None, *answered), answered, strict=False):
        for question in questions:
            if check.is_assessed and earlier is not None:
                known[question.id] += (earlier.answers.get(question.id, NO),)
            if check.answers.get(question.id, NO) == NO:
                known[question.id] = ()
    return known


def _meaning(question: Question, answer: str, known: Collection[str], *, is_assessed: bool) -> Finding:
    meant = question.finding(answer)
    is_new_emergency = meant.severity is Severity.EMERGENCY and not is_assessed
    if not meant.severity.is_blocking or is_new_emergency:
        return meant
    # A milder answer than the one looked into is no worse news than the same answer.
    is_known = answer in known or any(meant.severity < it for it in _severities(question, known))
    return GENTLY if is_known else meant


def _severities(question: Question, answers: Iterable[str]) -> Iterator[Severity]:
    """What answers mean; those that an older edition of the question had are passed over."""
    offered = {NO, NOT_SURE, *(choice.id for choice in question.yes)}
    return (question.finding(answer).severity for answer in answers if answer in offered)


# What holds


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included; None for no end yet."""

    first: date
    last: date | None

    def days(self, first: date, last: date) -> Iterator[date]:
        """Its days among those from `first` to `last`."""
        begin, end = max(self.first, first), last if self.last is None else min(self.last, last)
        return (begin + number * A_DAY for number in range((end - begin).days + 1))

    def touches(self, first: date, last: date) -> bool:
        """Whether one of its days lies among those from `first` to `last`."""
        return self.first <= last and (self.last is None or first <= self.last)


def finding_on(history: Sequence[SymptomCheck], on: date) -> Finding:
    """What the latest check comes to on a day; going gently has its time."""
    if not history:
        return NOTHING
    latest = history[-1]
    is_gently = latest.finding.severity is Severity.CONTINUE_GENTLY
    return NOTHING if is_gently and on >= latest.answered_on + GENTLE_FOR else latest.finding


def locked(history: Sequence[SymptomCheck]) -> Iterator[Span]:
    """The days on which a finding locked routines; that on which it was lifted is not one of them."""
    for check, next_on in zip(history, _followed_on(history), strict=True):
        if check.finding.severity.is_blocking:
            yield Span(check.answered_on, next_on - A_DAY if next_on else None)


def without_progress(history: Sequence[SymptomCheck]) -> Iterator[Span]:
    """The days on which findings ruled out to progress; `history` in the order it was answered."""
    for check, next_on in zip(history, _followed_on(history), strict=True):
        if check.finding.severity is Severity.CLEAR:
            continue
        ends = [next_on] if next_on else []
        if check.finding.severity is Severity.CONTINUE_GENTLY:
            ends.append(check.answered_on + GENTLE_FOR - A_DAY)
        yield Span(check.answered_on, min(ends, default=None))


def _followed_on(history: Sequence[SymptomCheck]) -> list[date | None]:
    """For each check the day of the one after it."""
    return [*(check.answered_on for check in history[1:]), *([None] if history else [])]


# When it is asked


def due(
    latest: SymptomCheck | None,
    today: date,
    *,
    has_sign: bool = False,
    red_at: Iterable[datetime] = (),
    high_pain_at: Iterable[datetime] = (),
    active_on: Iterable[date] = (),
) -> Due | None:
    """Why the check is asked now; None while the latest answered one still speaks.

    `has_sign`: a session was stopped for one since. Instants and days are of reds, of scores of 8 and more at
    rest, and of anything put on record."""
    if latest is None:
        return Due.FIRST
    if has_sign or any(at > latest.answered_at for at in red_at):
        return Due.RED
    if any(at > latest.answered_at for at in high_pain_at):
        return Due.HIGH_PAIN
    if today - latest.answered_on >= ASKED_EVERY:
        return Due.MONTH
    return Due.AWAY if _was_away(latest.answered_on, today, active_on) else None


def _was_away(since: date, today: date, active_on: Iterable[date]) -> bool:
    known = sorted({since, today, *(on for on in active_on if since < on < today)})
    return any(later - earlier >= AWAY_FROM for earlier, later in pairwise(known))
