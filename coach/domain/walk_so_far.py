"""This week of walking so far: what is left of its target, and what the next walk would be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from coach.domain.walk_target import EXACT, Rule, WeekTarget, rounded_down, shown
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk

LONGEST_SHARE = Decimal("0.35")
"""Of the weekly target, for the longest single walk of a week with many. Source: content.md, section 4."""

MANY_WALKS = 4
"""Walks a week from which that holds."""

OFFERED_WALKS = 3
"""How many walks the offer of a baseline week is made of."""

EASY_MPS = Decimal(5000) / 3600
"""An easy pace, metres a second, while none is known (design)."""

USUAL_MIN = 25
"""How long a walk is taken to be that has no length of its own, minutes (design)."""

STEP_MIN = 5
"""What a time that is worked out from a pace is rounded to, minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSoFar:
    """A week in the unit of its target. Of `planned` walks `planned_left` are still to come.

    `is_new_series`: walks are counted in another unit from now on. `pace_mps` is the usual one, metres a
    second."""

    target: WeekTarget
    walked: Decimal = Decimal(0)
    walks: int = 0
    planned: int = 0
    planned_left: int = 0
    is_new_series: bool = False
    pace_mps: Decimal = EASY_MPS

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
        """The most that one walk should take of a week with many of them, rounded down; None otherwise."""
        if self.target.target is None or max(self.planned, self.walks) < MANY_WALKS:
            return None
        return rounded_down(EXACT.multiply(LONGEST_SHARE, self.target.target), self.unit)

    @property
    def one_walk(self) -> Decimal | None:
        """An equal part of what is left for each walk that is left, rounded down to the smallest step.

        None where that is nothing: without a target, when it is reached, and when no walk is planned any
        more."""
        if not self.left or not self.planned_left:
            return None
        part = rounded_down(EXACT.divide(self.left, Decimal(self.planned_left)), self.unit)
        return (part if self.longest is None else min(part, self.longest)) or None

    @property
    def offered_walk(self) -> Decimal | None:
        """What one walk of a baseline week is offered to be, not asked for; None where nothing is."""
        offer = self.target.offer_min
        return None if offer is None else offer / OFFERED_WALKS

    @property
    def one_walk_min(self) -> int:
        """About how long one walk takes at the usual pace, minutes."""
        if self.one_walk is None:
            return USUAL_MIN
        if self.unit is Unit.MINUTES:
            return int(self.one_walk)
        exact = self.one_walk * METRES[self.unit] / self.pace_mps / MINUTE_S
        return max(STEP_MIN, int((exact / STEP_MIN).quantize(Decimal(1), ROUND_HALF_UP)) * STEP_MIN)


def seen_in(target: WeekTarget, unit: Unit) -> WeekTarget:
    """A target for walks in a unit: in another one than its own the week is one to find a baseline.

    A stop holds in every unit."""
    if target.unit is unit:
        return target
    anew = WeekTarget(monday=target.monday, unit=unit)
    return anew.stopped if target.rule is Rule.STOPPED else anew


def series_unit(last: Walk | None, chosen: Unit, chosen_on: date | None) -> Unit:
    """What the next walk is counted in: what was chosen, unless walks in another unit came after that."""
    is_newer = chosen_on is not None and (last is None or chosen_on >= last.walked_on)
    return chosen if last is None or is_newer else last.unit


def usual_pace_mps(walks: Iterable[Walk]) -> Decimal:
    """Metres a second over all walks that know both."""
    timed = [(it.distance_m, it.moving_s) for it in walks if it.distance_m is not None and it.moving_s]
    if not timed:
        return EASY_MPS
    return sum((metres for metres, _ in timed), Decimal(0)) / sum(seconds for _, seconds in timed)
