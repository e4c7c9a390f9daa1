"""This week of walking so far: what is left of its target, and what the next walk would be."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coach.domain.walk_target import WeekTarget, shown
from coach.domain.walking import Unit, Walk

LONGEST_SHARE = Decimal("0.35")
"""Of the weekly target, for the longest single walk of a week with many. Source: content.md, section 4."""

MANY_WALKS = 4
"""Walks a week from which that holds."""

OFFERED_WALKS = 3
"""How many walks the offer of a baseline week is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSoFar:
    """A week in the unit of its target. Of `planned` walks `planned_left` are still to come."""

    target: WeekTarget
    walked: Decimal = Decimal(0)
    walks: int = 0
    planned: int = 0
    planned_left: int = 0

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return self.target.unit

    @property
    def left(self) -> Decimal | None:
        """What is missing, 0 or more: the difference of the numbers that are shown. None without a target."""
        if self.target.shown is None:
            return None
        return max(Decimal(0), self.target.shown - shown(self.walked, self.unit))

    @property
    def above(self) -> Decimal | None:
        """How far beyond the safe limit it went, as it is shown; None when it did not, or nobody knows."""
        if self.target.cap is None:
            return None
        above = shown(self.walked, self.unit) - shown(self.target.cap, self.unit)
        return above if above > 0 else None

    @property
    def longest(self) -> Decimal | None:
        """The most that one walk should take of a week with many of them, unrounded; None otherwise."""
        if self.target.target is None or max(self.planned, self.walks) < MANY_WALKS:
            return None
        return LONGEST_SHARE * self.target.target

    @property
    def one_walk(self) -> Decimal | None:
        """What one of the walks that are left would be, as it is shown.

        None when nothing is planned or left any more; a baseline week offers a third of its floor."""
        if self.target.offer_min is not None:
            return self.target.offer_min / OFFERED_WALKS
        if not self.left or not self.planned_left:
            return None
        share = self.left / self.planned_left
        part = shown(share if self.longest is None else min(share, self.longest), self.unit)
        return part or None


def seen_in(target: WeekTarget, unit: Unit) -> WeekTarget:
    """A target for walks in a unit: in another one than its own the week is one to find a baseline."""
    return target if target.unit is unit else WeekTarget(monday=target.monday, unit=unit)


def series_unit(last: Walk | None, chosen: Unit, chosen_on: date | None) -> Unit:
    """What the next walk is counted in: what was chosen, unless walks in another unit came after that."""
    is_newer = chosen_on is not None and (last is None or chosen_on >= last.walked_on)
    return chosen if last is None or is_newer else last.unit
