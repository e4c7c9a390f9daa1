"""What a person says, and what may start because of it, through every door that asks."""

from concurrent.futures import Future
from datetime import datetime, timedelta
from itertools import product

import pytest

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import NotAllowed, StorageError
from coach.domain.pain import Moment
from coach.domain.red_flags import NO, Answers, Due, Reason, Severity, SymptomCheck
from coach.domain.session import Options
from coach.storage.checkins import Checkins

BREAK = "standing-break"
STRENGTH = "core-foundation"
LEVEL_TWO = "core-builder"
STRETCH = "post-walk-stretch"


def answers_meaning(workspace: Workspace, severity: Severity, *, is_in_leg: bool = False) -> Answers:
    """Every question denied but the first one with an answer of this severity."""
    denied = {question.id: NO for question in workspace.safety.sheet.questions}
    told = next(
        {question.id: choice.id}
        for question in workspace.safety.sheet.questions
        for choice in question.yes
        if choice.finding.severity is severity and choice.finding.has_leg_symptoms is is_in_leg
    )
    return denied | told


def tell(workspace: Workspace, severity: Severity, pain: int | None = 2, *, is_in_leg: bool = False) -> None:
    """Answer the symptom check and the pain scale, and wait until both are on record."""
    if severity is Severity.CLEAR:
        workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    else:
        workspace.safety.answer(answers_meaning(workspace, severity, is_in_leg=is_in_leg))
    if pain is not None:
        workspace.safety.score_pain(pain)
    workspace.wait_until_stored()


def refuse(checkins: Checkins, check: SymptomCheck, at: datetime) -> Future[None]:
    """A disk that takes nothing."""
    failed: Future[None] = Future()
    failed.set_exception(StorageError("Could not save: disk is full."))
    return failed


def refusal(workspace: Workspace, routine_id: str) -> Reason | None:
    """Why a routine may not begin; the question and the attempt must agree."""
    asked = workspace.practice.may_begin(routine_id)
    if asked is None:
        workspace.practice.begin(routine_id, Options())[1].result()
        return None
    with pytest.raises(NotAllowed) as refused:
        workspace.practice.begin(routine_id, Options())
    assert refused.value.reason == asked
    return asked


@pytest.mark.parametrize("routine_id", [STRENGTH, LEVEL_TWO, STRETCH])
def test_before_the_first_check_nothing_but_a_break_may_start(workspace: Workspace, routine_id: str) -> None:
    workspace.safety.score_pain(0)
    workspace.wait_until_stored()
    assert refusal(workspace, routine_id) is Reason.NO_CHECK
    assert refusal(workspace, BREAK) is None


@pytest.mark.parametrize(
    ("severity", "routine_id", "expected"),
    [
        (Severity.EMERGENCY, STRENGTH, Reason.EMERGENCY),
        (Severity.EMERGENCY, STRETCH, Reason.EMERGENCY),
        (Severity.EMERGENCY, BREAK, Reason.EMERGENCY),
        (Severity.SEE_DOCTOR, STRENGTH, Reason.SEE_DOCTOR),
        (Severity.SEE_DOCTOR, STRETCH, Reason.SEE_DOCTOR),
        (Severity.SEE_DOCTOR, BREAK, None),
        (Severity.CONTINUE_GENTLY, LEVEL_TWO, Reason.LEVEL_ONE_ONLY),
        (Severity.CONTINUE_GENTLY, STRENGTH, None),
        (Severity.CONTINUE_GENTLY, BREAK, None),
        (Severity.CLEAR, LEVEL_TWO, None),
    ],
)
def test_a_finding_blocks(
    workspace: Workspace, severity: Severity, routine_id: str, expected: Reason | None
) -> None:
    tell(workspace, severity)
    assert refusal(workspace, routine_id) is expected


def test_new_leg_symptoms_rule_out_even_a_break(workspace: Workspace) -> None:
    tell(workspace, Severity.SEE_DOCTOR, is_in_leg=True)
    assert refusal(workspace, BREAK) is Reason.SEE_DOCTOR


@pytest.mark.parametrize(
    ("pain", "routine_id", "expected"),
    [
        (None, STRENGTH, Reason.PAIN_UNKNOWN),
        (None, STRETCH, Reason.PAIN_UNKNOWN),
        (None, BREAK, None),
        (5, STRENGTH, None),
        (6, STRENGTH, Reason.PAIN_TOO_HIGH),
        (10, STRENGTH, Reason.PAIN_TOO_HIGH),
        (6, STRETCH, None),
        (10, BREAK, None),
    ],
)
def test_pain_before_blocks(
    workspace: Workspace, pain: int | None, routine_id: str, expected: Reason | None
) -> None:
    tell(workspace, Severity.CLEAR, pain)
    assert refusal(workspace, routine_id) is expected


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(0), 2),
        (timedelta(minutes=59, seconds=59), 2),
        (timedelta(minutes=60), None),
        (timedelta(minutes=61), None),
        (timedelta(minutes=-59), 2),
        (timedelta(minutes=-60), None),
    ],
)
def test_a_score_speaks_for_less_than_an_hour(
    ready_workspace: Workspace, hand_clock: HandClock, age: timedelta, expected: int | None
) -> None:
    hand_clock.wall += age
    assert ready_workspace.safety.fresh_pain() == expected
    assert refusal(ready_workspace, STRENGTH) is (None if expected is not None else Reason.PAIN_UNKNOWN)
    last = ready_workspace.safety.last_pain()
    assert last is not None
    assert last.value == 2


def test_an_emergency_in_a_session_closes_every_door(ready_workspace: Workspace) -> None:
    practice = ready_workspace.practice
    session, _ = practice.begin(STRENGTH, Options())
    ready_workspace.safety.report_emergency("weak-leg", "a-session")
    ready_workspace.wait_until_stored()
    for routine_id in (STRENGTH, STRETCH, BREAK):
        assert refusal(ready_workspace, routine_id) is Reason.EMERGENCY
    with pytest.raises(NotAllowed) as refused:
        practice.resume(session.id)
    assert refused.value.reason == Reason.EMERGENCY


def test_an_emergency_is_lifted_by_an_assessment_only(ready_workspace: Workspace) -> None:
    safety = ready_workspace.safety
    denied = {question.id: NO for question in safety.sheet.questions}
    safety.report_emergency("weak-leg", "a-session")
    finding, _ = safety.answer(denied)
    ready_workspace.wait_until_stored()
    assert finding.severity is Severity.EMERGENCY
    assert refusal(ready_workspace, BREAK) is Reason.EMERGENCY
    finding, _ = safety.answer(denied, is_assessed=True)
    ready_workspace.wait_until_stored()
    assert finding.severity is Severity.CLEAR
    assert refusal(ready_workspace, BREAK) is None
    assert refusal(ready_workspace, STRENGTH) is Reason.RESTING


def test_leg_symptoms_in_a_session_leave_only_the_break_open(ready_workspace: Workspace) -> None:
    session, _ = ready_workspace.practice.begin(STRENGTH, Options())
    ready_workspace.safety.report_leg_symptoms("a-session")
    ready_workspace.wait_until_stored()
    assert ready_workspace.safety.standing().due is Due.RED
    assert refusal(ready_workspace, STRENGTH) is Reason.CHECK_DUE
    assert refusal(ready_workspace, STRETCH) is Reason.CHECK_DUE
    assert ready_workspace.practice.may_resume(session) is Reason.CHECK_DUE
    assert refusal(ready_workspace, BREAK) is None


@pytest.mark.parametrize(
    ("severity", "answered"), list(product([Severity.SEE_DOCTOR, Severity.EMERGENCY], [False, True]))
)
def test_leg_symptoms_forget_no_blocking_finding(
    workspace: Workspace, severity: Severity, answered: bool
) -> None:
    tell(workspace, severity)
    workspace.safety.report_leg_symptoms("a-session")
    if answered:
        workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    workspace.wait_until_stored()
    assert workspace.safety.standing().finding.severity is severity
    assert refusal(workspace, STRENGTH) is Reason[severity.name]


def test_leg_symptoms_after_an_emergency_do_not_open_the_break(ready_workspace: Workspace) -> None:
    ready_workspace.safety.report_emergency("weak-leg", "a-session")
    ready_workspace.safety.report_leg_symptoms("a-session")
    ready_workspace.wait_until_stored()
    assert refusal(ready_workspace, BREAK) is Reason.EMERGENCY


def test_what_blocks_holds_before_it_is_stored_and_even_when_it_cannot_be(
    ready_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    safety = ready_workspace.safety
    monkeypatch.setattr(Checkins, "record_check", refuse)
    safety.report_emergency("weak-leg", "a-session")
    assert refusal(ready_workspace, BREAK) is Reason.EMERGENCY
    safety.answer({question.id: NO for question in safety.sheet.questions}, is_assessed=True)
    assert refusal(ready_workspace, BREAK) is Reason.EMERGENCY


def test_what_opens_must_be_stored_first(ready_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    safety = ready_workspace.safety
    safety.report_emergency("weak-leg", "a-session")
    ready_workspace.wait_until_stored()
    denied = {question.id: NO for question in safety.sheet.questions}
    with monkeypatch.context() as broken:
        broken.setattr(Checkins, "record_check", refuse)
        safety.answer(denied, is_assessed=True)
        assert refusal(ready_workspace, STRENGTH) is Reason.EMERGENCY
    safety.answer(denied, is_assessed=True)
    ready_workspace.wait_until_stored()
    assert refusal(ready_workspace, BREAK) is None


def test_an_emergency_outlives_milder_answers_that_are_still_on_their_way(
    ready_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    safety = ready_workspace.safety
    under_way: Future[None] = Future()
    monkeypatch.setattr(Checkins, "record_check", lambda *_: under_way)
    safety.answer({question.id: NO for question in safety.sheet.questions})
    monkeypatch.setattr(Checkins, "record_check", refuse)
    safety.report_emergency("weak-leg", "a-session")
    under_way.set_result(None)
    assert refusal(ready_workspace, BREAK) is Reason.EMERGENCY


def test_scores_keep_their_moment_and_session(workspace: Workspace, hand_clock: HandClock) -> None:
    workspace.safety.score_pain(4, Moment.DURING, "one")
    workspace.wait_until_stored()
    last = workspace.safety.last_pain()
    assert last is not None
    assert (last.value, last.moment, last.session, last.scored_at) == (
        4,
        Moment.DURING,
        "one",
        hand_clock.now(),
    )
