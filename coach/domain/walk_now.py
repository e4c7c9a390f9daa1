"""Walking in the week that goes on: what was walked of its target, and what one walk of today comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from coach.domain.trends import WalkingWeek
from coach.domain.walk_share import share
from coach.domain.walk_target import WeekTarget
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk

MANY_WALKS = 4
LONGEST_SHARE = Decimal("0.35")
"""The part of a weekly target that one of so many planned walks is at most. Source: content.md, section 4."""

EASY_MPS = Decimal(5000) / 3600
"""An easy pace, metres a second, while none is known (design)."""

USUAL_MIN = 25
"""How long a walk is taken to be that has no length of its own, minutes (design)."""

STEP_MIN = 5
"""What a time that is worked out from a pace is rounded to, minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkNow:
    """`walked` so far, in `unit`; `target` what the week asks for in its own unit.

    `one_walk` is what a walk of today comes to, in `unit`; None where the week asks for none or for no more.
    `one_walk_min` is about how long that takes, minutes."""

    target: WeekTarget
    unit: Unit
    walked: Decimal = Decimal(0)
    one_walk: Decimal | None = None
    one_walk_min: int = USUAL_MIN

    @property
    def is_new_series(self) -> bool:
        """Whether the walks of this week are counted in another unit than its target."""
        return self.unit is not self.target.unit

    @property
    def goal(self) -> Decimal | None:
        """The target, where the walks of this week are counted for it."""
        return None if self.is_new_series else self.target.target

    @property
    def limit(self) -> Decimal | None:
        """The safe limit, where the walks of this week are counted for it."""
        return None if self.is_new_series else self.target.cap


def walk_now(
    target: WeekTarget, week: WalkingWeek, recent: Iterable[Walk], *, planned: int, left: int
) -> WalkNow:
    """The week of today. `planned` are its walks in the plan, `left` those that can still be done."""
    now = WalkNow(target=target, unit=week.unit, walked=week.amount)
    if now.goal is None:
        return now
    one = share(now.goal - now.walked, left, now.unit)
    if one is not None and planned >= MANY_WALKS:
        longest = share(now.goal * LONGEST_SHARE, 1, now.unit)
        one = min(one, longest) if longest is not None else one
    if one is None:
        return now
    return WalkNow(
        target=target,
        unit=now.unit,
        walked=now.walked,
        one_walk=one,
        one_walk_min=_minutes(one, now.unit, _pace_mps(recent)),
    )


def _pace_mps(walks: Iterable[Walk]) -> Decimal:
    """Metres a second over all walks that know both."""
    timed = [(it.distance_m, it.moving_s) for it in walks if it.distance_m is not None and it.moving_s]
    if not timed:
        return EASY_MPS
    return sum((metres for metres, _ in timed), Decimal(0)) / sum(seconds for _, seconds in timed)


def _minutes(amount: Decimal, unit: Unit, pace_mps: Decimal) -> int:
    if unit is Unit.MINUTES:
        return max(1, int(amount))
    exact = amount * METRES[unit] / pace_mps / MINUTE_S
    return max(STEP_MIN, int((exact / STEP_MIN).quantize(Decimal(1), ROUND_HALF_UP)) * STEP_MIN)
