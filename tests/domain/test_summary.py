"""What a session came to, told from its records alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_strategies import ROUTES, Moment, happenings
from session_script import BEGAN_S, Script, a_route, an_exercise, hold, records_in, reps

from coach.domain.player.events import (
    AnswerPain,
    Back,
    Ease,
    Effect,
    End,
    Jump,
    RouteEased,
    Skip,
    SkipExercise,
    Start,
    StopForPain,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import ready
from coach.domain.session import credit_of
from coach.domain.summary import Summary, summarise
from coach.domain.timeline import Timeline, prescribed_s

ROUTE = a_route(hold(10, sets=2, rest_s=5), reps(4, "1-1-1-1", per_side=True, switch_s=3, sets=2, rest_s=5))
"""20 s of holds in two sets, then 64 s of reps in two sets with two sides each."""


def summary_of(script: Script, route: Timeline = ROUTE) -> Summary:
    return summarise(route, script.state.route, script.records)


def sets(summary: Summary) -> list[tuple[int, int]]:
    return [(item.sets_done, item.sets) for item in summary.items]


def begun() -> Script:
    return Script(ROUTE).do(Start())


def test_a_whole_session() -> None:
    summary = summary_of(begun().to_the_end())
    assert [(item.item, item.exercise, item.worked_s) for item in summary.items] == [
        (1, "one", 20),
        (2, "two", 64),
    ]
    assert sets(summary) == [(2, 2), (2, 2)]
    assert (summary.sets_done, summary.sets, summary.worked_s, summary.prescribed_s) == (4, 4, 84, 84)


def test_nothing_played_is_nothing_done() -> None:
    summary = summary_of(begun())
    assert sets(summary) == [(0, 2), (0, 2)]
    assert (summary.worked_s, summary.prescribed_s) == (0, 84)


def test_a_routine_without_work_sums_up_to_nothing() -> None:
    assert summarise((), (), ()) == Summary(items=(), sets=0, sets_done=0, worked_s=0, prescribed_s=0)


def test_a_skipped_set_is_not_done_but_its_seconds_count() -> None:
    script = begun().by(5 + 4).do(Skip()).to_the_end()
    summary = summary_of(script)
    assert sets(summary) == [(1, 2), (2, 2)]
    assert summary.items[0].worked_s == 14


def test_a_set_wants_both_of_its_sides() -> None:
    first_of_two = next(step for step in ROUTE if step.is_work and step.item == 2)
    script = begun().by(6).do(Jump(first_of_two.index)).by(6 + 3 + 2).do(Skip()).to_the_end()
    summary = summary_of(script)
    assert sets(summary) == [(0, 2), (1, 2)]
    assert summary.items[0].worked_s == 1
    assert summary.items[1].worked_s == 64 - 14


def test_a_second_attempt_counts_once_and_the_best_one() -> None:
    script = begun().by(5 + 8).do(Back()).to_the_end()
    summary = summary_of(script)
    assert sets(summary) == [(2, 2), (2, 2)]
    assert summary.worked_s == 84


def test_a_set_that_was_done_stays_done_when_it_is_begun_again() -> None:
    script = begun().by(5 + 10 + 1).do(Back()).by(5 + 10 + 1 + 3 + 4).do(End())
    assert [record.result.value for record in script.records if record.step == 1] == ["done", "left"]
    assert sets(summary_of(script)) == [(1, 2), (0, 2)]
    assert summary_of(script).items[0].worked_s == 10


def eased(script: Script) -> Script:
    easier = an_exercise("easier", hold(5))
    for event in (StopForPain(), AnswerPain(), Ease(easier, easier.dose)):
        script.do(event)
    return script


def test_eased_sets_count_as_done_and_in_full() -> None:
    summary = summary_of(eased(begun().by(5 + 4)).to_the_end())
    assert sets(summary) == [(2, 2), (2, 2)]
    assert summary.items[0].exercise == "one"
    assert summary.worked_s == pytest.approx(84)


def test_an_eased_set_that_is_skipped_is_not_done() -> None:
    script = eased(begun().by(5 + 4)).do(StopForPain()).do(AnswerPain()).do(SkipExercise()).to_the_end()
    summary = summary_of(script)
    assert sets(summary) == [(0, 2), (2, 2)]
    assert summary.items[0].worked_s == pytest.approx(4)


def test_what_was_worked_before_easing_a_second_time_still_counts() -> None:
    script = eased(eased(begun().by(5 + 4)).by(5 + 4 + 3 + 60 + 2)).do(End())
    summary = summary_of(script)
    assert summary.items[0].worked_s == pytest.approx(summary.worked_s)
    assert summary.worked_s == pytest.approx(4 + 6 * 2 / 5)


def test_the_set_before_easing_stays_done() -> None:
    script = eased(begun().by(5 + 10 + 5 + 2)).do(End())
    assert sets(summary_of(script)) == [(1, 2), (0, 2)]


def played(route: Timeline, moments: list[Moment]) -> tuple[Timeline, list[Effect]]:
    state, effects = ready(route), []
    for now_s, event in moments:
        state, caused = advance(state, event, now_s)
        effects += caused
    return state.route, effects


@given(ROUTES, happenings())
def test_whatever_happens_a_summary_stays_within_the_prescription(
    route: Timeline, moments: list[Moment]
) -> None:
    now, effects = played(route, moments)
    records = records_in(effects)
    summary = summarise(route, now, records)
    assert summary.prescribed_s == prescribed_s(route)
    assert 0 <= summary.worked_s <= summary.prescribed_s * (1 + 1e-9)
    assert summary.worked_s == pytest.approx(credit_of(route, records) * summary.prescribed_s)
    assert all(0 <= item.sets_done <= item.sets for item in summary.items)
    assert summary.sets == sum(item.sets for item in summary.items)
    assert summary.sets_done == sum(item.sets_done for item in summary.items)


@given(ROUTES, st.sampled_from([0.25, 1.0, 4.9]))
def test_a_whole_session_has_every_set_done(route: Timeline, tick_s: float) -> None:
    script = Script(route).do(Start())
    while not script.state.is_over:
        script.late(script.now_s - BEGAN_S + tick_s)
    summary = summarise(route, script.state.route, script.records)
    assert summary.sets_done == summary.sets > 0
    assert summary.worked_s == summary.prescribed_s
    assert not any(isinstance(effect, RouteEased) for effect in script.effects)
