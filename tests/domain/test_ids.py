"""Ids made from names: readable, free, and allowed as the name of a file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.ids import new_id

ALLOWED = re.compile(r"^[a-z0-9][a-z0-9-]{0,63}$")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Core, my version", "core-my-version"),
        ("Rücken für Große", "rucken-fur-grosse"),
        ("Child's pose", "childs-pose"),
        ("  --  ", "routine"),
        ("背中", "routine"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-2"),
        ("x" * 200, "x" * 64),
        (f"{'x' * 63} y", "x" * 63),
    ],
)
def test_a_name_becomes_an_id(name: str, made: str) -> None:
    assert new_id(name, (), "routine") == made


def test_a_taken_id_gets_a_number() -> None:
    assert new_id("Mine", {"mine"}, "routine") == "mine-2"
    assert new_id("Mine", {"mine", "mine-2", "mine-4"}, "routine") == "mine-3"
    assert new_id("x" * 64, {"x" * 64}, "routine") == f"{'x' * 62}-2"


@given(st.text(max_size=90), st.lists(st.text("ab-", max_size=4), max_size=6))
def test_an_id_is_always_allowed_and_free(name: str, taken: list[str]) -> None:
    made = new_id(name, taken, "routine")
    assert ALLOWED.match(made)
    assert made not in taken
