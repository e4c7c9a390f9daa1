"""Which routines the library shows, as a pure function."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_content import routine_of, shipped

from coach.domain.exercise import TRAINED, Category, HoldDose
from coach.domain.routine import Item, Origin, Routine
from coach.ui.pages.library.filtering import Length, Wanted, in_order, matching

ROUTINES = in_order(shipped().routines()[0])
NAMES = {exercise.id: exercise.name for exercise in shipped().exercises()[0]}


def ids(wanted: Wanted) -> list[str]:
    return [routine.id for routine in matching(ROUTINES, NAMES, wanted)]


def lasting(seconds: int, **fields: object) -> Routine:
    """A routine of one hold without preparation."""
    known = {
        "id": "one",
        "name": "One",
        "categories": (Category.STRETCH,),
        "levels": (1,),
        "when": "",
        "prepare_s": 0,
        "transition_s": 0,
        "items": (Item("childs-pose", HoldDose(hold_s=seconds)),),
    }
    return Routine(**(known | fields))  # type: ignore[arg-type]


def test_nothing_wanted_shows_all() -> None:
    assert ids(Wanted()) == [routine.id for routine in ROUTINES]
    assert len(ROUTINES) == 10


@pytest.mark.parametrize("category", TRAINED)
def test_a_category_shows_every_routine_that_has_it(category: Category) -> None:
    assert set(ids(Wanted(category))) == {r.id for r in ROUTINES if category in r.categories}
    assert ids(Wanted(category))


def test_a_routine_of_two_categories_is_in_both() -> None:
    for category in (Category.CORE, Category.GLUTES):
        assert "core-glutes-express" in ids(Wanted(category))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("glute found", {"glute-foundation"}),
        ("BIRD dog", {"core-foundation", "core-builder", "core-glutes-express"}),
        ("bird-dog", {"core-foundation", "core-builder", "core-glutes-express"}),
        ("childs pose", {"post-walk-stretch", "recovery-gentle"}),
        ("Child’s", {"post-walk-stretch", "recovery-gentle"}),
        ("  ", {routine.id for routine in ROUTINES}),
        ("zumba", set()),
        ("core zumba", set()),
    ],
)
def test_words_are_looked_for_in_routines_and_exercises(text: str, found: set[str]) -> None:
    assert set(ids(Wanted(text=text))) == found


def test_accents_do_not_matter() -> None:
    own = lasting(60, name="Étirement du soir")
    assert matching([own], NAMES, Wanted(text="etirement")) == (own,)
    assert matching([lasting(60, name="Etirement")], NAMES, Wanted(text="étire"))


@pytest.mark.parametrize(
    ("seconds", "lengths"),
    [
        (20, {Length.ANY, Length.UP_TO_5, Length.UP_TO_10, Length.UP_TO_15}),
        (329, {Length.ANY, Length.UP_TO_5, Length.UP_TO_10, Length.UP_TO_15}),
        (331, {Length.ANY, Length.UP_TO_10, Length.UP_TO_15}),
        (929, {Length.ANY, Length.UP_TO_15}),
        (931, {Length.ANY, Length.LONGER}),
    ],
)
def test_lengths_go_by_the_minutes_that_are_shown(seconds: int, lengths: set[Length]) -> None:
    assert {length for length in Length if length.holds(lasting(seconds))} == lengths


@given(st.integers(1, 7200))
def test_every_routine_is_either_long_or_not(seconds: int) -> None:
    routine = lasting(seconds)
    assert Length.UP_TO_15.holds(routine) is not Length.LONGER.holds(routine)


@given(
    st.sampled_from([None, *Category]),
    st.sampled_from(list(Length)),
    st.sampled_from(["", "tilt", "calf", "x"]),
)
def test_filters_only_ever_take_away(category: Category | None, length: Length, text: str) -> None:
    both = set(ids(Wanted(category, length, text)))
    assert both == set(ids(Wanted(category))) & set(ids(Wanted(length=length))) & set(ids(Wanted(text=text)))


def test_order_is_by_category_then_level_with_own_last() -> None:
    own = lasting(60, categories=(Category.CORE,), origin=Origin.OWN)
    ordered = in_order([own, *reversed(ROUTINES)])
    assert ordered == (*ROUTINES, own)
    first = [routine.categories[0] for routine in ROUTINES]
    assert first == sorted(first, key=list(Category).index)
    assert ROUTINES[0] == routine_of("core-foundation")
