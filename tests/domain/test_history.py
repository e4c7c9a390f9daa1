"""Undo and redo as a value."""

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.history import REMEMBERED, History


@given(st.lists(st.integers()), st.integers(0, 30))
def test_redo_takes_undo_back(changes: list[int], steps: int) -> None:
    history = History(0)
    for value in changes:
        history = history.changed(value)
    undone = history
    for _ in range(steps):
        undone = undone.undone()
    for _ in range(steps):
        undone = undone.redone()
    assert (undone.now, undone.past, undone.future) == (history.now, history.past, history.future)


def test_undo_walks_back_through_every_change() -> None:
    history = History("a").changed("b").changed("c")
    assert [history.undone().now, history.undone().undone().now, history.undone().undone().undone().now] == [
        "b",
        "a",
        "a",
    ]


def test_a_change_forgets_what_was_undone() -> None:
    history = History("a").changed("b").undone().changed("c")
    assert (history.redone().now, history.undone().now) == ("c", "a")


def test_no_change_is_nothing_to_undo() -> None:
    assert History("a").changed("a") == History("a")


def test_letters_typed_in_a_row_are_one_change() -> None:
    history = (
        History("").changed("n", "name").changed("na", "name").changed("na+", "sets").changed("nam", "name")
    )
    assert history.past == ("", "na", "na+")
    assert History("").changed("n", "name").undone().changed("m", "name").past == ("",)


def test_it_does_not_grow_without_end() -> None:
    history = History(0)
    for value in range(1, REMEMBERED + 50):
        history = history.changed(value)
    assert len(history.past) == REMEMBERED
