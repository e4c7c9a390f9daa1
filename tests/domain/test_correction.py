"""Corrections: a week long, never forward in time, and never around a stop."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_content import timeline_of

from coach.domain.correction import (
    Correction,
    Logged,
    Refusal,
    corrected,
    days_allowed,
    is_closed_to,
    may_not_delete,
    prove_written_down,
    refusal,
)
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.pain import is_red
from coach.domain.plan import plan_day
from coach.domain.session import Options, Outcome, SessionRecord

HERE = timezone(timedelta(hours=1))
STARTED_AT = datetime(2026, 11, 10, 18, 30, tzinfo=HERE)
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=HERE)
A_DAY = timedelta(days=1)
TIMELINE = timeline_of("core-foundation")


def session(**fields: object) -> SessionRecord:
    whole = SessionRecord(
        id="one",
        routine="core-foundation",
        routine_name="Core foundation",
        categories=(Category.CORE,),
        timeline=TIMELINE,
        route=TIMELINE,
        options=Options(),
        plan_on=date(2026, 11, 10),
        started_at=STARTED_AT,
        ended_at=STARTED_AT + timedelta(minutes=14),
        outcome=Outcome.PARTIAL,
        credit=0.5,
        effort=4,
        pain_before=2,
        pain_after=3,
        safety="clear",
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def logged(during: tuple[int, ...] = (), recorded_at: datetime = STARTED_AT, **fields: object) -> Logged:
    return Logged(session=session(**fields), recorded_at=recorded_at, during=during)


def wish(of: Logged, **fields: object) -> Correction:
    it = of.session
    same = Correction(
        started_at=it.started_at,
        effort=it.effort,
        pain_before=it.pain_before,
        pain_after=it.pain_after,
        note=it.note,
    )
    return replace(same, **fields)  # type: ignore[arg-type]


def refused(of: Logged, now: datetime = NOW, **fields: object) -> Refusal | None:
    """Both ways to ask say the same."""
    why = refusal(of, wish(of, **fields), now)
    if why is None:
        corrected(of, wish(of, **fields), now)
    else:
        with pytest.raises(RefusedInput, match=why.value):
            corrected(of, wish(of, **fields), now)
    return why


def test_what_is_corrected_is_marked_and_the_rest_stays() -> None:
    it = logged()
    found = corrected(it, wish(it, effort=6, note="Tired"), NOW)
    assert found == replace(it.session, effort=6, note="Tired", edited_at=NOW)


def test_the_same_again_is_no_correction() -> None:
    it = logged()
    assert corrected(it, wish(it), NOW) == it.session


def test_the_seventh_day_is_the_last() -> None:
    seventh = datetime(2026, 11, 18, 2, 59, tzinfo=HERE)
    assert is_closed_to(logged(), seventh) is None
    assert refused(logged(), seventh, effort=5) is None
    eighth = seventh + timedelta(minutes=1)
    assert is_closed_to(logged(), eighth) is Refusal.TOO_LATE
    assert refused(logged(), eighth, effort=5) is Refusal.TOO_LATE


def test_an_open_session_is_for_the_player() -> None:
    it = logged(outcome=None, credit=None, ended_at=None)
    assert is_closed_to(it, NOW) is Refusal.OPEN


def test_moving_takes_the_end_and_the_day_along() -> None:
    it = logged()
    late = datetime(2026, 11, 9, 1, 0, tzinfo=HERE)
    found = corrected(it, wish(it, started_at=late), NOW)
    assert (found.started_at, found.ended_at) == (late, late + timedelta(minutes=14))
    assert found.plan_on == date(2026, 11, 8)


def test_what_is_written_by_hand_counts_for_the_day_it_ended() -> None:
    it = logged(is_by_hand=True)
    found = corrected(it, wish(it, started_at=datetime(2026, 11, 10, 2, 50, tzinfo=HERE)), NOW)
    assert found.plan_on == date(2026, 11, 10)


def test_a_time_that_stays_leaves_the_plan_date() -> None:
    """A session keeps the plan date it was begun for, whatever day its start falls on."""
    it = logged(plan_on=date(2026, 11, 9))
    assert corrected(it, wish(it, effort=7), NOW).plan_on == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("started_at", "why"),
    [
        (datetime(2026, 11, 3, 3, 0, tzinfo=HERE), None),
        (datetime(2026, 11, 3, 2, 59, tzinfo=HERE), Refusal.TOO_EARLY),
        (datetime(2026, 11, 11, 2, 59, tzinfo=HERE), None),
        (datetime(2026, 11, 11, 3, 0, tzinfo=HERE), Refusal.AFTER_RECORDING),
        (NOW - timedelta(minutes=13), Refusal.TO_COME),
    ],
    ids=str,
)
def test_where_a_session_may_go(started_at: datetime, why: Refusal | None) -> None:
    assert refused(logged(), started_at=started_at) is why


@given(hops=st.lists(st.integers(-10 * 24, 10 * 24), max_size=6))
def test_no_chain_of_corrections_leaves_the_week_before_the_record(hops: list[int]) -> None:
    it = logged(is_by_hand=True)
    first, last = days_allowed(it)
    for hours in hops:
        moved = wish(it, started_at=it.session.started_at + timedelta(hours=hours))
        if refusal(it, moved, NOW) is None:
            it = replace(it, session=corrected(it, moved, NOW))
        ended_at = it.session.ended_at
        assert ended_at is not None
        assert ended_at <= NOW
        assert first <= it.session.plan_on <= last
    assert (first, last) == (date(2026, 11, 3), date(2026, 11, 10))


def test_an_answer_can_be_changed_but_not_taken_back() -> None:
    for name in ("effort", "pain_before", "pain_after"):
        assert refused(logged(), **{name: None}) is Refusal.TAKEN_BACK
        assert refused(logged(**{name: None}), **{name: 3}) is None


# A stop stays a stop

scores = st.none() | st.integers(0, 10)


@given(
    before=scores, after=scores, during=st.lists(st.integers(0, 10), max_size=3), to=st.tuples(scores, scores)
)
def test_no_correction_makes_a_red_session_less_than_red(
    before: int | None, after: int | None, during: list[int], to: tuple[int | None, int | None]
) -> None:
    it = logged(tuple(during), pain_before=before, pain_after=after)
    change = wish(it, pain_before=to[0], pain_after=to[1])
    if refusal(it, change, NOW) is None:
        found = corrected(it, change, NOW)
        said = [*during, *([] if found.pain_after is None else [found.pain_after])]
        assert not it.is_red or any(is_red(score, found.pain_before) for score in said)


def test_a_red_score_can_rise_but_not_fall_out_of_red() -> None:
    it = logged(pain_after=7)
    assert refused(it, pain_after=9) is None
    assert refused(it, pain_after=6) is None
    assert refused(it, pain_after=3) is Refusal.STOP_SOFTENED


def test_a_rise_is_not_explained_away_by_the_score_before() -> None:
    it = logged((5,), pain_before=2, pain_after=2)
    assert refused(it, pain_before=3) is Refusal.STOP_SOFTENED


def test_what_was_said_during_a_session_holds_whatever_is_said_after() -> None:
    it = logged((8,), pain_after=8, outcome=Outcome.STOPPED)
    found = corrected(it, wish(it, pain_after=2, effort=9), NOW)
    assert (found.outcome, found.pain_after) == (Outcome.STOPPED, 2)
    assert replace(it, session=found).is_red


@pytest.mark.parametrize("fields", [{"outcome": Outcome.STOPPED}, {"pain_after": 8}], ids=str)
def test_a_stop_keeps_its_time_and_is_kept(fields: dict[str, object]) -> None:
    it = logged(**fields)
    assert refused(it, started_at=STARTED_AT - A_DAY) is Refusal.STOP_MOVED
    assert may_not_delete(it, STARTED_AT + 14 * A_DAY) is Refusal.STOP_DELETED
    assert may_not_delete(it, STARTED_AT + 15 * A_DAY) is None
    assert may_not_delete(logged(), NOW) is None


def test_how_much_was_done_is_the_persons_word_only_where_nothing_counted() -> None:
    assert refused(logged(), credit=1.0) is Refusal.GUIDED
    it = logged(is_by_hand=True, credit=1.0, outcome=Outcome.COMPLETE)
    for credit, outcome in ((0.8, "complete"), (0.79, "partial"), (0.2, "partial"), (0.19, "attempted")):
        found = corrected(it, wish(it, credit=credit), NOW)
        assert (found.credit, found.outcome) == (credit, Outcome(outcome))
    stopped = logged(is_by_hand=True, outcome=Outcome.STOPPED)
    assert corrected(stopped, wish(stopped, credit=1.0), NOW).outcome is Outcome.STOPPED


@pytest.mark.parametrize(
    "fields",
    [
        {"effort": 0},
        {"effort": 11},
        {"pain_before": -1},
        {"pain_after": 11},
        {"credit": 1.1},
        {"credit": float("nan")},
        {"started_at": datetime(2026, 11, 10, 18, 30)},  # noqa: DTZ001
    ],
    ids=str,
)
def test_values_off_their_scale_are_refused_by_name(fields: dict[str, object]) -> None:
    it = logged(is_by_hand=True)
    with pytest.raises(RefusedInput, match=next(iter(fields))):
        corrected(it, wish(it, **fields), NOW)


# Written down afterwards


@given(hours=st.integers(-14 * 24, 48))
def test_only_the_last_seven_days_are_written_down(hours: int) -> None:
    ended_at = NOW + timedelta(hours=hours)
    is_right = ended_at <= NOW and plan_day(ended_at) >= date(2026, 11, 5)
    try:
        prove_written_down(ended_at, NOW)
    except RefusedInput:
        assert not is_right
    else:
        assert is_right


def test_the_day_of_the_record_is_that_of_the_place() -> None:
    utc = datetime(2026, 11, 10, 2, 30, tzinfo=UTC)
    assert logged(recorded_at=utc).recorded_on == date(2026, 11, 10)
    assert logged(recorded_at=utc - timedelta(minutes=31)).recorded_on == date(2026, 11, 9)
