"""The ladder's decision about a closed week: advance, repeat, step back, maintain, return, stay."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_script import a_routine, reps

from coach.domain.errors import RefusedInput
from coach.domain.progression import (
    Kind,
    Ladder,
    LadderWeek,
    Proposal,
    Reason,
    WeekResult,
    Why,
    decide,
)
from coach.domain.scaling import Scaling

WEEKS = st.integers(1, 6)
REPEATS = st.integers(0, 5)
WEEKS_OFF = st.integers(0, 60)


@st.composite
def results(draw: st.DrawFn) -> WeekResult:
    prescribed = draw(st.integers(0, 8))
    return WeekResult(
        prescribed=prescribed,
        complete=draw(st.integers(0, prescribed)),
        has_red=draw(st.booleans()),
        pains_after=tuple(draw(st.lists(st.integers(0, 10), max_size=6))),
    )


RESULTS = results()


def week(
    complete: int = 4, prescribed: int = 4, pains_after: tuple[int, ...] = (2, 2), *, has_red: bool = False
) -> WeekResult:
    return WeekResult(prescribed=prescribed, complete=complete, has_red=has_red, pains_after=pains_after)


def proposed(
    ladder_week: int, result: WeekResult, repeats_before: int = 0, weeks_off: int = 0
) -> tuple[Kind, int, Why]:
    proposal = decide(ladder_week, result, repeats_before, weeks_off)
    return proposal.kind, proposal.week, proposal.reason.why


# One case each


def test_a_proposal_carries_its_numbers() -> None:
    assert decide(3, week(3, 4, (2, 3, 4, 1)), 1, 0) == Proposal(
        kind=Kind.ADVANCE,
        week=4,
        reason=Reason(why=Why.DONE, complete=3, prescribed=4, median_after=Fraction(5, 2), weeks_off=0),
    )


@pytest.mark.parametrize(
    ("complete", "prescribed", "is_enough"),
    [(4, 4, True), (3, 4, True), (2, 4, False), (2, 3, False), (5, 6, True), (4, 6, False), (5, 7, False)],
)
def test_three_quarters_are_enough(complete: int, prescribed: int, is_enough: bool) -> None:
    result = week(complete, prescribed)
    expected = (Kind.ADVANCE, 3, Why.DONE) if is_enough else (Kind.REPEAT, 2, Why.TOO_FEW)
    assert proposed(2, result) == expected


@pytest.mark.parametrize(
    ("pains_after", "median", "is_calm"),
    [
        ((3,), Fraction(3), True),
        ((3, 3, 9), Fraction(3), True),
        ((9, 0, 3), Fraction(3), True),
        ((3, 4), Fraction(7, 2), False),
        ((2, 4), Fraction(3), True),
        ((4, 0, 4), Fraction(4), False),
    ],
)
def test_the_median_after_sessions_is_three_at_most(
    pains_after: tuple[int, ...], median: Fraction, is_calm: bool
) -> None:
    result = week(pains_after=pains_after)
    assert result.median_after == median
    expected = (Kind.ADVANCE, 2, Why.DONE) if is_calm else (Kind.REPEAT, 1, Why.PAIN_AFTER)
    assert proposed(1, result) == expected


def test_unanswered_pain_neither_advances_nor_counts_against_the_person() -> None:
    assert proposed(4, week(pains_after=()), repeats_before=2) == (Kind.STAY, 4, Why.PAIN_UNKNOWN)
    assert proposed(4, week(0, 4, pains_after=())) == (Kind.REPEAT, 4, Why.TOO_FEW)


@pytest.mark.parametrize("result", [week(1), week(pains_after=(5,))])
def test_after_two_repeats_the_third_is_a_step_back(result: WeekResult) -> None:
    assert [proposed(5, result, repeats)[:2] for repeats in range(4)] == [
        (Kind.REPEAT, 5),
        (Kind.REPEAT, 5),
        (Kind.STEP_BACK, 4),
        (Kind.STEP_BACK, 4),
    ]
    assert proposed(1, result, 2) == (Kind.REPEAT, 1, Why.REPEATED)


def test_two_repeats_do_not_hinder_a_good_week() -> None:
    assert proposed(5, week(), 2) == (Kind.ADVANCE, 6, Why.DONE)


def test_a_red_is_a_step_back_however_much_was_done() -> None:
    assert proposed(5, week(has_red=True)) == (Kind.STEP_BACK, 4, Why.RED)
    assert proposed(1, week(has_red=True)) == (Kind.REPEAT, 1, Why.RED)
    assert proposed(5, week(0, 0, has_red=True)) == (Kind.STEP_BACK, 4, Why.RED)


def test_the_last_week_is_kept() -> None:
    assert proposed(6, week(3, 4)) == (Kind.MAINTAIN, 6, Why.LADDER_DONE)
    assert proposed(6, week(2, 4)) == (Kind.REPEAT, 6, Why.TOO_FEW)


def test_a_symptom_check_keeps_a_good_week_where_it_is_and_makes_no_other_better() -> None:
    assert proposed(3, replace(week(), is_held=True)) == (Kind.STAY, 3, Why.HELD)
    assert proposed(3, replace(week(2), is_held=True)) == (Kind.REPEAT, 3, Why.TOO_FEW)
    assert proposed(3, replace(week(2), is_held=True), 2) == (Kind.STEP_BACK, 2, Why.REPEATED)
    assert proposed(3, replace(week(has_red=True), is_held=True)) == (Kind.STEP_BACK, 2, Why.RED)


def test_an_excused_week_does_not_count() -> None:
    assert proposed(3, week(0, 0, ()), repeats_before=2) == (Kind.STAY, 3, Why.EXCUSED)


@pytest.mark.parametrize(
    ("weeks_off", "from_week_5", "from_week_1"), [(1, 5, 1), (2, 3, 1), (3, 2, 1), (4, 1, 1), (30, 1, 1)]
)
def test_the_way_back_from_a_pause(weeks_off: int, from_week_5: int, from_week_1: int) -> None:
    away = week(0, 0, ())
    assert proposed(5, away, 2, weeks_off) == (Kind.RETURN, from_week_5, Why.PAUSE)
    assert proposed(1, away, 2, weeks_off) == (Kind.RETURN, from_week_1, Why.PAUSE)


def test_four_weeks_off_lead_to_the_first_week_even_from_the_last() -> None:
    away = week(0, 0, ())
    assert proposed(6, away, 0, 3) == (Kind.RETURN, 3, Why.PAUSE)
    assert proposed(6, away, 0, 4) == (Kind.RETURN, 1, Why.PAUSE)


def test_a_red_outweighs_a_short_pause_only() -> None:
    red = week(1, 1, has_red=True)
    assert proposed(5, red, 0, 1) == (Kind.STEP_BACK, 4, Why.RED)
    assert proposed(5, red, 0, 4) == (Kind.RETURN, 1, Why.PAUSE)


# All cases


@given(WEEKS, RESULTS, REPEATS, WEEKS_OFF)
def test_every_week_gets_a_proposal_on_the_ladder(
    ladder_week: int, result: WeekResult, repeats_before: int, weeks_off: int
) -> None:
    proposal = decide(ladder_week, result, repeats_before, weeks_off)
    assert 1 <= proposal.week <= min(6, ladder_week + 1)
    steps = {
        Kind.ADVANCE: proposal.week == ladder_week + 1,
        Kind.REPEAT: proposal.week == ladder_week,
        Kind.STEP_BACK: proposal.week == ladder_week - 1,
        Kind.MAINTAIN: proposal.week == ladder_week == 6,
        Kind.RETURN: weeks_off > 0 and proposal.week <= ladder_week,
        Kind.STAY: proposal.week == ladder_week,
    }
    assert steps[proposal.kind]


@given(WEEKS, RESULTS, REPEATS, WEEKS_OFF)
def test_only_a_good_week_without_a_pause_advances(
    ladder_week: int, result: WeekResult, repeats_before: int, weeks_off: int
) -> None:
    is_good = (
        4 * result.complete >= 3 * result.prescribed > 0
        and not result.has_red
        and bool(result.pains_after)
        and 2 * sum(pain <= 3 for pain in result.pains_after) >= len(result.pains_after)
    )
    kind = decide(ladder_week, result, repeats_before, weeks_off).kind
    if kind in {Kind.ADVANCE, Kind.MAINTAIN}:
        assert is_good
        assert weeks_off == 0
    if weeks_off == 0 and not is_good:
        assert kind in {Kind.REPEAT, Kind.STEP_BACK, Kind.STAY}


@given(WEEKS, RESULTS, REPEATS, WEEKS_OFF)
def test_a_red_never_leads_higher_than_the_same_week_without_it(
    ladder_week: int, result: WeekResult, repeats_before: int, weeks_off: int
) -> None:
    calm, red = (
        WeekResult(
            prescribed=result.prescribed,
            complete=result.complete,
            has_red=has_red,
            pains_after=result.pains_after,
        )
        for has_red in (False, True)
    )
    after_red = decide(ladder_week, red, repeats_before, weeks_off)
    assert after_red.week <= decide(ladder_week, calm, repeats_before, weeks_off).week
    assert after_red.week < ladder_week or ladder_week == 1


@given(WEEKS, RESULTS, REPEATS, st.randoms())
def test_the_order_of_the_scores_does_not_matter(
    ladder_week: int, result: WeekResult, repeats_before: int, chance: object
) -> None:
    shuffled = list(result.pains_after)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    other = WeekResult(
        prescribed=result.prescribed,
        complete=result.complete,
        has_red=result.has_red,
        pains_after=tuple(shuffled),
    )
    assert decide(ladder_week, other, repeats_before, 0) == decide(ladder_week, result, repeats_before, 0)


# The ladder


def test_a_week_scales_what_it_names_and_nothing_else() -> None:
    routine, _ = a_routine(reps(6, "2-3-2-1"))
    naming = LadderWeek(
        number=1,
        core=Scaling(routine="other", more_reps=5),
        glutes=Scaling(routine="trial", more_reps=2),
        stretch="post-walk-quick",
        sessions=2,
    )
    assert naming.scaled(routine).items[0].dose == reps(8, "2-3-2-1")
    silent = LadderWeek(number=1, core=naming.core, glutes=naming.core, stretch="", sessions=2)
    assert silent.scaled(routine) is routine


@pytest.mark.parametrize("number", [0, 2, -1, 7])
def test_a_week_that_is_not_on_the_ladder_is_refused(number: int) -> None:
    nothing = Scaling(routine="other")
    only = LadderWeek(number=1, core=nothing, glutes=nothing, stretch="", sessions=2)
    assert Ladder((only,)).week(1) is only
    with pytest.raises(RefusedInput) as refused:
        Ladder((only,)).week(number)
    assert str(refused.value) == f"ladder week: found {number}, expected a whole number from 1 to 6"
