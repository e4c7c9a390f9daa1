"""A routine while it is edited: changes are pure, totals are those of the timeline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_strategies import DOSES, ROUTINES, Planned
from session_script import a_routine, an_exercise, hold, reps
from shipped_content import routine_of, shipped

from coach.domain.draft import (
    LONGEST_S,
    Draft,
    Obstacle,
    Totals,
    copied,
    counted_as,
    dosed,
    draft_of,
    finished,
    hidden_strength,
    inserted,
    moved,
    obstacles,
    prepared,
    removed,
    renamed,
    spaced,
    totals,
)
from coach.domain.exercise import Category, Dose
from coach.domain.levels import exercise_levels, least_level
from coach.domain.routine import Item, Origin
from coach.domain.timeline import StepKind, expand, total_s

LETTERS = "abcdef"


def of(letters: str) -> Draft:
    return Draft(name="Mine", items=tuple(Item(letter, hold(20)) for letter in letters))


def order(draft: Draft) -> str:
    return "".join(item.exercise for item in draft.items)


@given(ROUTINES)
def test_totals_are_those_of_the_timeline(planned: Planned) -> None:
    routine, exercises = planned
    seconds = dict.fromkeys(StepKind, 0)
    timeline = expand(routine, exercises)
    for step in timeline:
        seconds[step.kind] += step.duration_s
    expected = Totals(
        work_s=seconds[StepKind.WORK],
        rest_s=seconds[StepKind.REST] + seconds[StepKind.RELAX],
        changeover_s=seconds[StepKind.PREPARE] + seconds[StepKind.TRANSITION] + seconds[StepKind.SWITCH],
    )
    assert totals(routine) == totals(draft_of(routine)) == expected
    assert expected.whole_s == total_s(timeline) == routine.duration_s


def test_the_totals_of_a_shipped_routine() -> None:
    # work 48 + 168 + 200 + 48 + 60; rest 40 + 40 + 18 + 65; changeovers 10 + 4 × 15 + 6
    assert totals(routine_of("core-foundation")) == Totals(524, 163, 76)


def test_an_empty_draft_has_the_time_to_get_ready() -> None:
    assert totals(Draft(prepare_s=10)) == Totals(0, 0, 10)


@given(st.integers(0, 5), st.integers(-3, 9))
def test_moving_is_taking_out_and_putting_in(place: int, to: int) -> None:
    left = [letter for letter in LETTERS if letter != LETTERS[place]]
    left.insert(min(5, max(0, to)), LETTERS[place])
    assert order(moved(of(LETTERS), place, to)) == "".join(left)


@given(st.integers(0, 5), st.integers(0, 5))
def test_moving_back_is_as_before(place: int, to: int) -> None:
    assert moved(moved(of(LETTERS), place, to), to, place) == of(LETTERS)


@given(st.integers(-2, 9), DOSES)
def test_removing_what_was_inserted_is_as_before(place: int, dose: Dose) -> None:
    draft = inserted(of(LETTERS), place, an_exercise("new", dose))
    at = min(6, max(0, place))
    assert draft.items[at] == Item("new", dose)
    assert removed(draft, at) == of(LETTERS)


@given(st.integers(0, 5), DOSES)
def test_a_dose_changes_one_item(place: int, dose: Dose) -> None:
    draft = dosed(of(LETTERS), place, dose)
    assert draft.items[place] == Item(LETTERS[place], dose)
    assert dosed(draft, place, hold(20)) == of(LETTERS)


@pytest.mark.parametrize("place", [-1, 6])
def test_where_there_is_nothing_nothing_changes(place: int) -> None:
    for change in (
        lambda: removed(of(LETTERS), place),
        lambda: moved(of(LETTERS), place, 0),
        lambda: dosed(of(LETTERS), place, hold(1)),
    ):
        with pytest.raises(IndexError):
            change()


def test_the_times_around_the_exercises_stay_within() -> None:
    assert prepared(Draft(), -5).prepare_s == 0
    assert prepared(Draft(), 601).prepare_s == 600
    assert spaced(Draft(), 30).transition_s == 30


def test_categories_are_each_named_once_and_never_none() -> None:
    both = (Category.CORE, Category.GLUTES)
    assert counted_as(Draft(), [*both, Category.CORE]).categories == both
    with pytest.raises(ValueError, match="no category"):
        counted_as(Draft(), [])


def test_a_copy_is_new_and_says_of_what() -> None:
    routine = routine_of("core-foundation")
    copy = copied(routine, "My core")
    assert (copy.id, copy.copy_of, copy.name) == (None, "Core foundation", "My core")
    assert copy.items == routine.items
    assert draft_of(routine).id == "core-foundation"


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (of("a"), ()),
        (renamed(of("a"), "  "), (Obstacle.NO_NAME,)),
        (renamed(of("a"), "x" * 120), ()),
        (renamed(of("a"), "x" * 121), (Obstacle.NAME_TOO_LONG,)),
        (renamed(of(""), ""), (Obstacle.NO_NAME, Obstacle.NO_EXERCISE)),
        (of("a" * 60), ()),
        (of("a" * 61), (Obstacle.TOO_MANY_EXERCISES,)),
        (Draft(name="x", prepare_s=0, items=(Item("a", hold(600, holds=18)),)), ()),
        (Draft(name="x", prepare_s=1, items=(Item("a", hold(600, holds=18)),)), (Obstacle.TOO_LONG,)),
    ],
)
def test_what_keeps_a_draft_from_being_saved(draft: Draft, found: tuple[Obstacle, ...]) -> None:
    assert obstacles(draft) == found
    assert LONGEST_S == 18 * 600


# What a routine counts as


def test_strength_under_another_name_counts_as_strength() -> None:
    exercises = {
        "plank": an_exercise("plank", hold(20), Category.CORE),
        "calf": an_exercise("calf", hold(30), Category.STRETCH),
    }
    both = (Item("calf", hold(30)), Item("plank", hold(20)))
    assert hidden_strength([Category.STRETCH], both, exercises) == (Category.CORE,)
    assert hidden_strength([Category.STRETCH], both[:1], exercises) == ()
    assert hidden_strength([Category.GLUTES], both, exercises) == ()
    draft = Draft(name=" Calm ", categories=(Category.STRETCH,), items=both)
    routine = finished(draft, "calm", exercises, {"plank": 2, "calf": 1})
    assert routine.is_strength
    assert (routine.name, routine.categories) == ("Calm", (Category.STRETCH, Category.CORE))
    assert (routine.levels, routine.origin) == ((2,), Origin.OWN)


def test_levels_are_those_of_the_easiest_shipped_routine() -> None:
    levels = exercise_levels(shipped().exercises()[0], shipped().routines()[0])
    assert {levels[name] for name in ("knee-plank", "dead-bug", "clamshell", "knee-to-chest-double")} == {1}
    assert {levels[name] for name in ("forearm-plank", "single-leg-bridge", "side-plank-full")} == {2}


def test_own_routines_do_not_make_an_exercise_easier() -> None:
    routine, exercises = a_routine(hold(20))
    own = finished(draft_of(routine), "own", exercises, {"one": 1})
    assert own.hardest_level == 1
    assert exercise_levels(exercises.values(), [own]) == {"one": 2}


def test_a_copy_is_never_easier_than_what_it_copies() -> None:
    levels = exercise_levels(shipped().exercises()[0], shipped().routines()[0])
    for routine in shipped().routines()[0]:
        copy = copied(routine, "Mine", least_level(routine, levels))
        made = finished(copy, "mine", shipped().exercises_of(routine), levels)
        assert made.hardest_level >= routine.hardest_level
        assert made.is_strength is routine.is_strength
        assert made.duration_s == routine.duration_s


def test_reps_and_holds_in_one_draft() -> None:
    draft = Draft(prepare_s=5, transition_s=7, items=(Item("a", reps(5, "1-1-1-0", sets=2, rest_s=9)),) * 2)
    assert totals(draft) == Totals(60, 18, 12)
