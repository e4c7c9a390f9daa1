"""One walk of all that a week still asks for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.walk_share import LEAST, share
from coach.domain.walking import Unit


@pytest.mark.parametrize(
    ("left", "walks", "unit", "part"),
    [
        ("6.6", 3, Unit.KILOMETRES, "2.2"),
        ("6.59", 3, Unit.KILOMETRES, "2.1"),
        ("100", 3, Unit.MINUTES, "33"),
        ("0.3", 4, Unit.MILES, None),
        ("0.4", 4, Unit.MILES, "0.1"),
        ("0", 2, Unit.MINUTES, None),
        ("-3", 2, Unit.MINUTES, None),
        ("30", 0, Unit.MINUTES, None),
    ],
)
def test_an_equal_part_rounded_down(left: str, walks: int, unit: Unit, part: str | None) -> None:
    assert share(Decimal(left), walks, unit) == (None if part is None else Decimal(part))


@given(
    left=st.decimals(-10, 2000, places=4),
    walks=st.integers(-1, 9),
    unit=st.sampled_from(Unit),
)
def test_all_parts_together_never_exceed_what_is_left(left: Decimal, walks: int, unit: Unit) -> None:
    part = share(left, walks, unit)
    if part is None:
        assert walks < 1 or left < LEAST[unit] * walks
    else:
        assert left - LEAST[unit] * walks < part * walks <= left
        assert part % LEAST[unit] == 0
