"""What a session is worth and how it ended."""

from datetime import UTC, date, datetime

import pytest
from session_script import Script, a_route, hold

from coach.domain.exercise import Category
from coach.domain.player.events import Done, End, Jump, Pause, Skip, Start
from coach.domain.session import (
    Options,
    Outcome,
    SessionRecord,
    StepRecord,
    StepResult,
    credit_of,
    outcome_of,
    unfinished_step,
)
from coach.domain.timeline import Timeline

# 0 prepare 0-5, 1 work 5-15, 2 rest 15-23, 3 work 23-33
ROUTE = a_route(hold(10, sets=2, rest_s=8))


def _record(step: int, credited_s: float, attempt: int = 1, next_step: int | None = None) -> StepRecord:
    return StepRecord(
        step=step,
        attempt=attempt,
        result=StepResult.DONE,
        credited_s=credited_s,
        elapsed_s=credited_s,
        extended_s=0.0,
        next_step=next_step,
    )


def _session(records: tuple[StepRecord, ...], *, outcome: Outcome | None = None) -> SessionRecord:
    return SessionRecord(
        id="s",
        routine="trial",
        routine_name="Trial",
        categories=(Category.CORE,),
        timeline=ROUTE,
        route=ROUTE,
        options=Options(),
        plan_on=date(2026, 3, 2),
        started_at=datetime(2026, 3, 2, 8, tzinfo=UTC),
        safety="clear",
        outcome=outcome,
        records=records,
    )


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], 0.0),
        ([_record(1, 10.0)], 0.5),
        ([_record(1, 10.0), _record(3, 10.0)], 1.0),
        ([_record(1, 4.0), _record(1, 6.0, 2), _record(1, 1.0, 3)], 0.3),
        ([_record(1, 10.0), _record(3, 10.0), _record(7, 10.0)], 1.0),
        ([_record(0, 0.0), _record(2, 0.0)], 0.0),
    ],
)
def test_credit_counts_the_best_attempt_at_each_step(records: list[StepRecord], expected: float) -> None:
    assert credit_of(ROUTE, records) == pytest.approx(expected)


def test_nothing_prescribed_is_worth_nothing() -> None:
    empty: Timeline = ()
    assert credit_of(empty, [_record(1, 10.0)]) == 0.0


@pytest.mark.parametrize(
    ("credit", "outcome", "stopped"),
    [
        (0.0, Outcome.ATTEMPTED, Outcome.STOPPED),
        (0.1999, Outcome.ATTEMPTED, Outcome.STOPPED),
        (0.20, Outcome.PARTIAL, Outcome.STOPPED),
        (0.7999, Outcome.PARTIAL, Outcome.STOPPED),
        (0.80, Outcome.COMPLETE, Outcome.COMPLETE),
        (1.0, Outcome.COMPLETE, Outcome.COMPLETE),
    ],
)
def test_the_outcome_that_a_credit_gives(credit: float, outcome: Outcome, stopped: Outcome) -> None:
    assert outcome_of(credit) is outcome
    assert outcome_of(credit, is_safety_stop=True) is stopped


def test_sixteen_of_twenty_seconds_complete_a_session() -> None:
    script = Script(ROUTE).do(Start()).by(29.0).do(End())
    assert outcome_of(credit_of(ROUTE, script.records)) is Outcome.COMPLETE


def test_a_session_is_open_until_it_has_an_outcome() -> None:
    assert _session(()).is_open
    assert not _session((), outcome=Outcome.PARTIAL).is_open


def test_the_step_a_resumed_session_begins_with() -> None:
    assert unfinished_step(_session(())) == 0
    assert unfinished_step(_session((_record(0, 0.0, next_step=1),))) == 1
    assert unfinished_step(_session((_record(3, 10.0, next_step=None),))) is None


def test_going_back_is_remembered_as_the_step_to_begin_with() -> None:
    script = Script(ROUTE).do(Start()).by(25.0).do(Jump(1)).do(Pause())
    assert unfinished_step(_session(script.records)) == 1
    script.do(Skip()).do(Skip())
    assert unfinished_step(_session(script.records)) == 3


def test_a_session_done_to_the_end_leaves_no_step() -> None:
    script = Script(ROUTE).do(Start()).do(Skip()).do(Done()).do(Skip()).do(Done())
    assert unfinished_step(_session(script.records)) is None
    assert credit_of(ROUTE, script.records) == 1.0
