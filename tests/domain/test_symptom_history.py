"""Checks over time: what lifts a finding, what a clinician has looked into, when the check is asked again."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import resources
from coach.domain.red_flags import (
    GENTLY,
    NO,
    NOT_SURE,
    NOTHING,
    Answers,
    Choice,
    Due,
    Finding,
    Question,
    Severity,
    SymptomCheck,
    Urgency,
    worst,
)
from coach.domain.symptom_history import Span, due, finding_after, finding_on, locked, without_progress
from coach.storage.symptom_sheet import read_symptom_sheet

MONDAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)

DOCTOR_SOON = Finding(Severity.SEE_DOCTOR, Urgency.SOON)
DOCTOR_TODAY = Finding(Severity.SEE_DOCTOR, Urgency.TODAY)
LEG = Finding(Severity.SEE_DOCTOR, Urgency.SOON, has_leg_symptoms=True)
EMERGENCY = Finding(Severity.EMERGENCY, Urgency.NOW)

QUESTIONS = (
    Question("bladder", "now", "Trouble?", (Choice("yes", "Yes", EMERGENCY),), EMERGENCY),
    Question("fever", "now", "Fever?", (Choice("yes", "Yes", DOCTOR_TODAY),), DOCTOR_TODAY),
    Question(
        "leg",
        "past",
        "Numb leg?",
        (Choice("new", "New", LEG), Choice("old", "Old and assessed", GENTLY)),
        DOCTOR_SOON,
    ),
    Question(
        "foot",
        "now",
        "A foot that drags?",
        (Choice("new", "New", EMERGENCY), Choice("unassessed", "Unchanged", DOCTOR_SOON)),
        EMERGENCY,
    ),
)
ALL_NO = {"bladder": NO, "fever": NO, "leg": NO, "foot": NO}


def check(
    changes: dict[str, str] | None = None,
    *,
    on: date = MONDAY,
    finding: Finding = NOTHING,
    is_assessed: bool = False,
    is_sign: bool = False,
) -> SymptomCheck:
    return SymptomCheck(
        answered_at=datetime(on.year, on.month, on.day, 8, tzinfo=UTC),
        answered_on=on,
        answers={} if is_sign else ALL_NO | (changes or {}),
        finding=finding,
        is_assessed=is_assessed,
    )


def told(*steps: tuple[dict[str, str], bool]) -> Finding:
    """The finding after checks in their order, each with what was answered and whether it was assessed."""
    history: list[SymptomCheck] = []
    for changes, is_assessed in steps:
        kept = history[-1].finding if history else NOTHING
        found = finding_after(QUESTIONS, ALL_NO | changes, history, kept, is_assessed=is_assessed)
        history.append(check(changes, finding=found, is_assessed=is_assessed))
    return history[-1].finding


def first_finding(questions: Sequence[Question], answers: Answers) -> Finding:
    """What answers mean to somebody who has never been asked before."""
    return finding_after(questions, answers, (), NOTHING, is_assessed=False)


# What answers mean


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, NOTHING),
        ({"bladder": "yes"}, EMERGENCY),
        ({"bladder": NOT_SURE}, EMERGENCY),
        ({"fever": "yes"}, DOCTOR_TODAY),
        ({"leg": "new"}, LEG),
        ({"leg": "old"}, GENTLY),
        ({"leg": NOT_SURE}, DOCTOR_SOON),
    ],
)
def test_what_answers_mean(changes: dict[str, str], expected: Finding) -> None:
    assert first_finding(QUESTIONS, ALL_NO | changes) == expected


def test_an_answer_no_question_offers_is_refused() -> None:
    with pytest.raises(KeyError):
        first_finding(QUESTIONS, ALL_NO | {"leg": "perhaps"})


# What lifts


@pytest.mark.parametrize("is_assessed", [False, True])
def test_a_first_check_means_what_its_answers_mean(is_assessed: bool) -> None:
    assert told(({"fever": "yes"}, is_assessed)) == DOCTOR_TODAY


@pytest.mark.parametrize("before", [{"bladder": "yes"}, {"fever": "yes"}, {"leg": "new"}])
def test_milder_answers_do_not_lift_a_blocking_finding(before: dict[str, str]) -> None:
    assert told((before, False), ({}, False), ({}, False)) == first_finding(QUESTIONS, ALL_NO | before)


def test_a_finding_that_does_not_block_goes_with_its_answers() -> None:
    assert told(({"leg": "old"}, False), ({}, False)) == NOTHING


def test_new_answers_add_to_a_finding_that_stands() -> None:
    assert told(({"fever": "yes"}, False), ({"bladder": "yes"}, False)) == EMERGENCY
    both = Finding(Severity.SEE_DOCTOR, Urgency.TODAY, has_leg_symptoms=True)
    assert told(({"leg": "new"}, False), ({"fever": "yes"}, False)) == both


def test_an_assessment_lifts_what_is_over() -> None:
    assert told(({"bladder": "yes"}, False), ({}, True)) == NOTHING


def test_an_assessment_turns_what_has_not_changed_into_going_gently() -> None:
    for answer in ({"bladder": "yes"}, {"fever": NOT_SURE}, {"leg": "new"}):
        assert told((answer, False), (answer, True)) == GENTLY


def test_an_assessment_does_not_cover_what_is_new() -> None:
    assert told(({"fever": "yes"}, False), ({"fever": "yes", "bladder": "yes"}, True)) == EMERGENCY
    assert told(({"leg": "old"}, False), ({"leg": "new"}, True)) == LEG


def test_an_assessment_lifts_a_sign_for_which_a_session_was_stopped() -> None:
    history = [check(), check(finding=EMERGENCY, is_sign=True)]
    assert finding_after(QUESTIONS, ALL_NO, history, EMERGENCY, is_assessed=False) == EMERGENCY
    assert finding_after(QUESTIONS, ALL_NO, history, EMERGENCY, is_assessed=True) == NOTHING


# What carries forward


def test_what_was_looked_into_carries_forward_while_it_is_answered_the_same() -> None:
    fever: dict[str, str] = {"fever": "yes"}
    assert told((fever, False), (fever, True), (fever, False), (fever, False)) == GENTLY


def test_an_emergency_needs_the_assessment_each_time() -> None:
    bladder: dict[str, str] = {"bladder": "yes"}
    assert told((bladder, False), (bladder, True), (bladder, False)) == EMERGENCY
    assert told((bladder, False), (bladder, True), (bladder, True)) == GENTLY


def test_a_milder_answer_than_the_one_looked_into_is_known_too() -> None:
    new: dict[str, str] = {"foot": "new"}
    assert told((new, False), (new, True), ({"foot": "unassessed"}, False)) == GENTLY
    assert told((new, False), ({"foot": "unassessed"}, True)) == GENTLY
    assert told(({"foot": "unassessed"}, False), (new, True)) == EMERGENCY


def test_what_was_over_is_new_when_it_comes_back() -> None:
    fever: dict[str, str] = {"fever": "yes"}
    assert told((fever, False), (fever, True), ({}, False), (fever, False)) == DOCTOR_TODAY


def test_another_answer_is_not_carried() -> None:
    assert told(({"leg": NOT_SURE}, False), ({"leg": NOT_SURE}, True), ({"leg": "new"}, False)) == LEG


def test_an_answer_of_an_older_edition_is_passed_over() -> None:
    history = [check({"leg": "gone"}, finding=DOCTOR_SOON)]
    assert finding_after(QUESTIONS, ALL_NO | {"leg": "new"}, history, DOCTOR_SOON, is_assessed=True) == LEG


# The table of content.md, section 5.1, with rules.md, section 7

SHEET = read_symptom_sheet(resources.assets() / "safety" / "symptom_check.toml")
EMERGENCY_, DOCTOR, GENTLY_ = Severity.EMERGENCY, Severity.SEE_DOCTOR, Severity.CONTINUE_GENTLY

TABLE: dict[tuple[str, str], Severity] = {
    ("bladder-bowel", "yes"): EMERGENCY_,
    ("bladder-bowel", NOT_SURE): EMERGENCY_,
    ("saddle-numbness", "yes"): EMERGENCY_,
    ("saddle-numbness", NOT_SURE): EMERGENCY_,
    ("both-legs", "yes"): EMERGENCY_,
    ("both-legs", NOT_SURE): EMERGENCY_,
    ("leg-weakness", "new"): EMERGENCY_,
    ("leg-weakness", "assessed"): GENTLY_,
    ("leg-weakness", "unassessed"): DOCTOR,
    ("leg-weakness", NOT_SURE): EMERGENCY_,
    ("one-leg", "new"): DOCTOR,
    ("one-leg", "assessed"): GENTLY_,
    ("one-leg", "unassessed"): DOCTOR,
    ("one-leg", NOT_SURE): DOCTOR,
    ("walking-cramp", "assessed"): GENTLY_,
    ("walking-cramp", "unassessed"): DOCTOR,
    ("walking-cramp", NOT_SURE): DOCTOR,
    ("hot-calf", "calf"): DOCTOR,
    ("hot-calf", "breathless"): EMERGENCY_,
    ("hot-calf", NOT_SURE): DOCTOR,
    ("accident", "serious"): EMERGENCY_,
    ("accident", "minor"): DOCTOR,
    ("accident", NOT_SURE): EMERGENCY_,
    ("chest", "yes"): EMERGENCY_,
    ("chest", NOT_SURE): EMERGENCY_,
    ("fever", "yes"): DOCTOR,
    ("fever", NOT_SURE): DOCTOR,
    ("night-pain", "yes"): DOCTOR,
    ("night-pain", NOT_SURE): DOCTOR,
    ("worsening", "yes"): DOCTOR,
    ("worsening", NOT_SURE): DOCTOR,
    ("lump", "yes"): DOCTOR,
    ("lump", NOT_SURE): DOCTOR,
    ("weight-loss", "yes"): DOCTOR,
    ("weight-loss", NOT_SURE): DOCTOR,
    ("cancer-immune", "yes"): DOCTOR,
    ("cancer-immune", NOT_SURE): DOCTOR,
    ("conditions", "yes"): DOCTOR,
    ("conditions", NOT_SURE): DOCTOR,
}


def answers_of(question: Question) -> list[str]:
    return [*(choice.id for choice in question.yes), NOT_SURE]


def meaning(*answers: tuple[str, str]) -> Finding:
    denied = {question.id: NO for question in SHEET.questions}
    return first_finding(SHEET.questions, denied | dict(answers))


def test_the_table_names_every_answer() -> None:
    assert set(TABLE) == {(question.id, it) for question in SHEET.questions for it in answers_of(question)}


@pytest.mark.parametrize(("question", "answer"), sorted(TABLE))
def test_each_answer_alone(question: str, answer: str) -> None:
    assert meaning((question, answer)).severity is TABLE[question, answer]


def test_all_pairs_of_answers() -> None:
    pairs = [(one, other) for one, other in combinations(TABLE, 2) if one[0] != other[0]]
    for one, other in pairs:
        assert meaning(one, other).severity is max(TABLE[one], TABLE[other]), (one, other)
        assert meaning(one, other) == worst((meaning(one), meaning(other)))
    assert len(pairs) > 600


some_answers = st.fixed_dictionaries(
    {question.id: st.sampled_from([NO, *answers_of(question)]) for question in QUESTIONS}
)
steps = st.lists(st.tuples(some_answers, st.booleans()), max_size=4)


@given(steps, some_answers, st.data(), st.booleans())
def test_severity_never_falls_when_an_answer_worsens(
    before: list[tuple[dict[str, str], bool]],
    answers: dict[str, str],
    data: st.DataObject,
    is_assessed: bool,
) -> None:
    question = data.draw(st.sampled_from(QUESTIONS))
    worse = data.draw(st.sampled_from([NO, *answers_of(question)]))
    if question.finding(worse).severity <= question.finding(answers[question.id]).severity:
        answers, worse = answers | {question.id: worse}, answers[question.id]
    changed = answers | {question.id: worse}
    if question.finding(worse).severity == question.finding(answers[question.id]).severity:
        return
    milder = told(*before, (answers, is_assessed))
    assert told(*before, (changed, is_assessed)).severity >= milder.severity


# What holds, and for how long


def test_going_gently_lasts_a_week() -> None:
    history = [check(finding=GENTLY)]
    assert finding_on(history, MONDAY + 6 * A_DAY) == GENTLY
    assert finding_on(history, MONDAY + 7 * A_DAY) == NOTHING
    assert finding_on([check(finding=DOCTOR_SOON)], MONDAY + 700 * A_DAY) == DOCTOR_SOON
    assert finding_on([], MONDAY) == NOTHING


def test_days_that_were_locked_and_days_without_progress() -> None:
    history = [
        check(finding=DOCTOR_SOON),
        check(on=MONDAY + 3 * A_DAY, finding=GENTLY, is_assessed=True),
        check(on=MONDAY + 5 * A_DAY, finding=NOTHING),
        check(on=MONDAY + 9 * A_DAY, finding=GENTLY),
    ]
    assert list(locked(history)) == [Span(MONDAY, MONDAY + 2 * A_DAY)]
    assert list(without_progress(history)) == [
        Span(MONDAY, MONDAY + 3 * A_DAY),
        Span(MONDAY + 3 * A_DAY, MONDAY + 5 * A_DAY),
        Span(MONDAY + 9 * A_DAY, MONDAY + 15 * A_DAY),
    ]
    assert list(locked([check(finding=EMERGENCY)])) == [Span(MONDAY, None)]
    assert not list(locked([]))


@pytest.mark.parametrize(
    ("first", "last", "days", "touches"),
    [(-3, -1, 0, False), (-3, 0, 1, True), (1, 1, 1, True), (2, 9, 1, True), (3, 9, 0, False)],
)
def test_a_span_among_other_days(first: int, last: int, days: int, touches: bool) -> None:
    span = Span(MONDAY, MONDAY + 2 * A_DAY)
    begin, end = MONDAY + first * A_DAY, MONDAY + last * A_DAY
    assert len(list(span.days(begin, end))) == days
    assert span.touches(begin, end) is touches
    assert len(list(Span(MONDAY, None).days(begin, end))) == max(0, last - max(first, 0) + 1)


# When it is asked


@pytest.mark.parametrize(
    ("days", "expected"), [(0, None), (13, None), (14, Due.AWAY), (27, Due.AWAY), (28, Due.MONTH)]
)
def test_being_away_for_two_weeks_asks_again(days: int, expected: Due | None) -> None:
    assert due(check(), MONDAY + days * A_DAY) is expected


@pytest.mark.parametrize(("days", "expected"), [(27, None), (28, Due.MONTH), (400, Due.MONTH)])
def test_somebody_active_is_asked_every_four_weeks(days: int, expected: Due | None) -> None:
    active_on = [MONDAY + number * A_DAY for number in range(0, days + 1, 7)]
    assert due(check(), MONDAY + days * A_DAY, active_on=active_on) is expected


def test_a_gap_stays_one_after_the_return() -> None:
    back_on = MONDAY + 20 * A_DAY
    assert due(check(), back_on + A_DAY, active_on=[back_on]) is Due.AWAY
    assert due(check(), back_on, active_on=[MONDAY + 10 * A_DAY]) is None


def test_days_before_the_check_and_days_to_come_are_no_gap() -> None:
    active_on = [MONDAY - 40 * A_DAY, MONDAY + 40 * A_DAY]
    assert due(check(), MONDAY + 3 * A_DAY, active_on=active_on) is None


@pytest.mark.parametrize(("minutes", "is_asked"), [(-1, False), (0, False), (1, True)])
def test_a_red_and_a_high_score_ask_again(minutes: int, is_asked: bool) -> None:
    answered = check()
    at = answered.answered_at + timedelta(minutes=minutes)
    assert due(answered, MONDAY, red_at=[at]) is (Due.RED if is_asked else None)
    assert due(answered, MONDAY, high_pain_at=[at]) is (Due.HIGH_PAIN if is_asked else None)
    assert due(answered, MONDAY, high_pain_at=[at], has_sign=True) is Due.RED


def test_before_the_first_check_there_is_no_other_reason() -> None:
    assert due(None, MONDAY) is Due.FIRST
