"""A dose changed by hand stays one that a routine may have."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_strategies import DOSES, HOLD_DOSES, reps_doses
from session_script import hold, reps

from coach.domain.dosing import (
    HOLD_S,
    HOLDS,
    PAUSE_S,
    PHASE_S,
    RELAX_S,
    REPS,
    SETS,
    Turns,
    least_phase_s,
    turns_of,
    turns_open_to,
    with_holds,
    with_phase,
    with_relax,
    with_rest,
    with_sets,
    with_turns,
    with_work,
    work_of,
)
from coach.domain.exercise import Dose, HoldDose, RepsDose

ANY = st.integers(-1000, 5000)


@given(DOSES, ANY)
def test_sets_and_rest_change_alone_and_stay_within(dose: Dose, wished: int) -> None:
    sets, rested = with_sets(dose, wished), with_rest(dose, wished)
    assert (sets.sets, rested.rest_s) == (SETS.clamp(wished), PAUSE_S.clamp(wished))
    assert replace(sets, sets=dose.sets) == dose
    assert replace(rested, rest_s=dose.rest_s) == dose


@given(DOSES, ANY)
def test_work_is_seconds_of_a_hold_or_reps(dose: Dose, wished: int) -> None:
    changed = with_work(dose, wished)
    assert type(changed) is type(dose)
    assert work_of(changed) == (HOLD_S if isinstance(dose, HoldDose) else REPS).clamp(wished)
    assert with_work(changed, work_of(dose)) == dose


@given(HOLD_DOSES, ANY)
def test_holds_and_relaxing(dose: HoldDose, wished: int) -> None:
    assert with_holds(dose, wished) == replace(dose, holds=HOLDS.clamp(wished))
    assert with_relax(dose, wished) == replace(dose, relax_s=RELAX_S.clamp(wished))


@given(reps_doses(), st.integers(0, 3), ANY)
def test_a_phase_changes_alone_and_a_rep_never_lasts_nothing(dose: RepsDose, phase: int, wished: int) -> None:
    changed = with_phase(dose, phase, wished)
    assert changed.tempo.rep_s >= 1
    others = [n for n in range(4) if n != phase]
    assert [changed.tempo.phases_s[n] for n in others] == [dose.tempo.phases_s[n] for n in others]
    wanted = PHASE_S.clamp(wished)
    if wanted >= least_phase_s(dose, phase):
        assert changed.tempo.phases_s[phase] == wanted
    else:
        assert changed == dose


@given(DOSES)
def test_sides_change_alone_and_back(dose: Dose) -> None:
    assert turns_of(dose) in turns_open_to(dose)
    for turns in turns_open_to(dose):
        changed = with_turns(dose, turns)
        assert turns_of(changed) is turns
        assert with_turns(changed, turns_of(dose)) == dose


def test_holds_do_not_alternate() -> None:
    assert turns_open_to(hold(20)) == (Turns.BOTH, Turns.PER_SIDE)
    with pytest.raises(ValueError, match="alternating"):
        with_turns(hold(20), Turns.ALTERNATING)


def test_alternating_is_not_per_side() -> None:
    dose = with_turns(reps(6, "3-1-2-1", per_side=True), Turns.ALTERNATING)
    assert isinstance(dose, RepsDose)
    assert (dose.alternate, dose.per_side) == (True, False)
