"""What one walk comes to of all that a week still asks for."""

from decimal import ROUND_DOWN, Decimal

from coach.domain.walk_target import EXACT
from coach.domain.walking import Unit

LEAST = {Unit.MINUTES: Decimal(1), Unit.KILOMETRES: Decimal("0.1"), Unit.MILES: Decimal("0.1")}
"""The smallest step in each unit. Source: content.md, section 4."""


def share(left: Decimal, walks_left: int, unit: Unit) -> Decimal | None:
    """An equal part of what is left, rounded down to the smallest step; None where that is nothing."""
    if walks_left < 1 or left <= 0:
        return None
    part = EXACT.divide(left, Decimal(walks_left)).quantize(LEAST[unit], ROUND_DOWN, EXACT)
    return part or None
