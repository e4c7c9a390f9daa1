"""Doses of the ladder on routines: what grows, what stays, whose routines never change."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from routine_strategies import DOSES, ROUTINES, Planned
from session_script import a_routine, hold, reps

from coach.domain.exercise import RepsDose, item_s
from coach.domain.routine import Item, Origin
from coach.domain.scaling import Scaling, scaled

SCALINGS = st.builds(
    Scaling,
    routine=st.just("trial"),
    sets_at_most=st.none() | st.integers(1, 4),
    more_hold_s=st.integers(0, 5),
    more_reps=st.integers(0, 3),
    items=st.lists(
        st.builds(Item, st.sampled_from(["one", "two", "three"]), DOSES),
        max_size=2,
        unique_by=lambda item: item.exercise,
    ).map(tuple),
)


def test_each_change_reaches_the_items_it_is_for() -> None:
    routine, _ = a_routine(hold(10, holds=3, sets=3), reps(6, "2-3-2-1", sets=2), hold(20, sets=3))
    scaling = Scaling(
        routine="trial", sets_at_most=2, more_hold_s=2, more_reps=1, items=(Item("three", hold(25, sets=3)),)
    )
    assert scaled(routine, scaling).items == (
        Item("one", hold(12, holds=3, sets=2)),
        Item("two", reps(7, "2-3-2-1", sets=2)),
        Item("three", hold(25, sets=3)),
    )


@given(planned=ROUTINES, scaling=SCALINGS)
def test_what_belongs_to_a_person_or_is_another_routine_never_scales(
    planned: Planned, scaling: Scaling
) -> None:
    routine, _ = planned
    own = replace(routine, origin=Origin.OWN)
    assert scaled(own, scaling) is own
    assert scaled(routine, replace(scaling, routine="other")) is routine


@given(planned=ROUTINES)
def test_a_scaling_without_changes_changes_nothing(planned: Planned) -> None:
    assert scaled(planned[0], Scaling(routine="trial")) == planned[0]


@given(planned=ROUTINES, scaling=SCALINGS)
def test_only_doses_change(planned: Planned, scaling: Scaling) -> None:
    routine, _ = planned
    dosed = scaled(routine, scaling)
    assert replace(dosed, items=routine.items) == routine
    assert [item.exercise for item in dosed.items] == [item.exercise for item in routine.items]


@given(planned=ROUTINES, scaling=SCALINGS)
def test_more_is_never_shorter_and_fewer_sets_never_longer(planned: Planned, scaling: Scaling) -> None:
    routine, _ = planned
    more = scaled(routine, replace(scaling, sets_at_most=None, items=()))
    fewer = scaled(routine, replace(scaling, more_hold_s=0, more_reps=0, items=()))
    assert more.duration_s >= routine.duration_s >= fewer.duration_s
    if scaling.sets_at_most is not None:
        assert all(item.dose.sets <= scaling.sets_at_most for item in fewer.items)


@given(planned=ROUTINES, scaling=SCALINGS)
def test_the_growth_is_what_the_reps_and_holds_add_up_to(planned: Planned, scaling: Scaling) -> None:
    routine, _ = planned
    grown = scaled(routine, replace(scaling, sets_at_most=None, items=()))
    for before, after in zip(routine.items, grown.items, strict=True):
        dose = before.dose
        blocks = dose.sets * (2 if dose.per_side else 1)
        if isinstance(dose, RepsDose):
            per_block_s = scaling.more_reps * dose.tempo.rep_s * (2 if dose.alternate else 1)
        else:
            per_block_s = scaling.more_hold_s * dose.holds
        assert item_s(after.dose) - item_s(dose) == blocks * per_block_s


@given(planned=ROUTINES, scaling=SCALINGS)
def test_fewer_sets_and_replaced_items_hold_when_done_twice(planned: Planned, scaling: Scaling) -> None:
    still = replace(scaling, more_hold_s=0, more_reps=0)
    once = scaled(planned[0], still)
    assert scaled(once, still) == once
