"""The stretch after a walk: when it is offered, and whether there was one."""

from collections.abc import Iterable
from decimal import Decimal

from coach.domain.exercise import Category
from coach.domain.session import Outcome, SessionOutline
from coach.domain.walking import MINUTE_S, Walk

STRETCH_FROM_S = 10 * MINUTE_S
STRETCH_FROM_M = Decimal(700)
"""What ten minutes come to at an easy pace; asked only where the time is not known. (design)"""


def is_worth_a_stretch(walk: Walk) -> bool:
    """Whether a walk was long enough for a stretch after it."""
    if walk.moving_s is not None:
        return walk.moving_s >= STRETCH_FROM_S
    return walk.distance_m is not None and walk.distance_m >= STRETCH_FROM_M


def is_stretched(walk: Walk, sessions: Iterable[SessionOutline]) -> bool:
    """Whether a stretch followed on the same plan date; of a walk without an hour, whether there was one."""
    return any(
        it.plan_on == walk.walked_on
        and Category.STRETCH in it.categories
        and it.outcome is not Outcome.ATTEMPTED
        and (walk.started_at is None or it.started_at >= walk.started_at)
        for it in sessions
    )
