"""What became of each piece of work, eased and repeated ones included."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from shipped_content import exercise_of, timeline_of

from coach.domain.easing import eased
from coach.domain.exercise import Category
from coach.domain.session import Options, SessionRecord, StepRecord, StepResult
from coach.domain.session_steps import item_lines, spent_s
from coach.domain.timeline import prescribed_s

TIMELINE = timeline_of("core-builder")
AT = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
PLAIN = SessionRecord(
    id="one",
    routine="core-builder",
    routine_name="Core builder",
    categories=(Category.CORE,),
    timeline=TIMELINE,
    route=TIMELINE,
    options=Options(),
    plan_on=date(2026, 11, 17),
    started_at=AT,
    safety="clear",
)
WORKS = [step for step in TIMELINE if step.is_work]


def record(step: int, result: StepResult, credited_s: float, attempt: int = 1) -> StepRecord:
    return StepRecord(
        step=step,
        attempt=attempt,
        result=result,
        credited_s=credited_s,
        elapsed_s=credited_s + 1,
        extended_s=0.0,
        next_step=None,
    )


def test_a_whole_session_lists_every_piece_of_work_once() -> None:
    items = item_lines(PLAIN)
    assert [line.step for item in items for line in item.lines] == WORKS
    assert sum(item.prescribed_s for item in items) == prescribed_s(TIMELINE)
    assert {line.result for item in items for line in item.lines} == {None}


def test_the_best_attempt_speaks_for_a_step() -> None:
    first = WORKS[0]
    records = (
        record(first.index, StepResult.SKIPPED, 3.0),
        record(first.index, StepResult.DONE, float(first.duration_s), 2),
        record(first.index, StepResult.LEFT, 1.0, 3),
        record(WORKS[1].index, StepResult.SKIPPED, 2.0),
    )
    session = replace(PLAIN, records=records)
    lines = [line for item in item_lines(session) for line in item.lines]
    assert (lines[0].result, lines[0].credited_s, lines[0].attempts) == (
        StepResult.DONE,
        first.duration_s,
        3,
    )
    assert (lines[1].result, lines[1].credited_s) == (StepResult.SKIPPED, 2.0)
    assert sum(item.skipped for item in item_lines(session)) == 1
    assert spent_s(session) == sum(it.elapsed_s for it in records)


def test_an_eased_exercise_shows_what_was_left_and_what_took_its_place() -> None:
    plank = next(at for at, step in enumerate(TIMELINE) if step.is_work and step.exercise == "forearm-plank")
    step, easier = TIMELINE[plank], exercise_of("knee-plank")
    route = eased(TIMELINE, plank, {step.index: 5.0}, easier, easier.dose)
    fresh = [it for it in route if it.worth_s is not None]
    session = replace(
        PLAIN,
        route=route,
        records=(
            record(step.index, StepResult.LEFT, 5.0),
            record(fresh[0].index, StepResult.DONE, fresh[0].credit_s),
        ),
    )
    item = next(it for it in item_lines(session) if it.summary.exercise == "forearm-plank")
    assert item.is_eased
    assert [line.step for line in item.lines] == [step, *fresh]
    assert [line.is_eased for line in item.lines] == [False, *[True] * len(fresh)]
    assert sum(line.worth_s for line in item.lines[1:]) + 5.0 == pytest.approx(item.prescribed_s)
    assert not any(it.is_eased for it in item_lines(session) if it is not item and it != item)
