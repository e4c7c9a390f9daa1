"""The number to call."""

import pytest

from coach.domain.emergency import number_in, prove_number
from coach.domain.errors import RefusedInput


@pytest.mark.parametrize(
    ("territory", "number"),
    [("US", "911"), ("gb", "999"), ("DE", "112"), ("AU", "000"), ("", "112"), ("ZZ", "112")],
)
def test_each_territory_has_its_number(territory: str, number: str) -> None:
    assert number_in(territory) == number


@pytest.mark.parametrize("text", ["112", " 999 ", "+44 999", "1-800-222"])
def test_a_number_that_can_be_called(text: str) -> None:
    assert prove_number(text) == text.strip()


@pytest.mark.parametrize("text", ["", "1", "help", "112 or 911", "+", "1" * 16, "١١٢"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput):
        prove_number(text)
