"""What can have been a walk; everything else is refused with a located sentence."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from coach.domain.errors import RefusedInput
from coach.domain.plan import plan_day
from coach.domain.walking import METRES, MINUTE_S, Walk

EARLIEST_ON = date(2000, 1, 1)
LONGEST_S = 24 * 3600
FARTHEST_M = Decimal(100_000)

SLOWEST_KMH, FASTEST_KMH = Decimal("0.2"), Decimal(10)
"""What can still be a walk; a run or a ride is faster. (design)"""


def prove_plausible(walk: Walk, now: datetime) -> None:
    """RefusedInput when a walk cannot have been one by the aware local instant `now`."""
    _prove_past(walk, now)
    if walk.moving_s is not None and walk.moving_s > LONGEST_S:
        raise RefusedInput(
            "", "moving_s", _told(Decimal(walk.moving_s) / MINUTE_S, "min"), "at most 24 hours"
        )
    if walk.distance_m is not None and walk.distance_m > FARTHEST_M:
        unit = walk.unit.of_distance
        most = f"at most {FARTHEST_M / 1000} km"
        raise RefusedInput("", "distance_m", _told(walk.distance_m / METRES[unit], unit), most)
    if walk.kmh is not None and not SLOWEST_KMH <= walk.kmh <= FASTEST_KMH:
        allowed = f"a walking speed from {SLOWEST_KMH} to {FASTEST_KMH} km/h"
        raise RefusedInput("", "distance_m", _told(walk.kmh, "km/h"), allowed)


def prove_apart(walk: Walk, others: Iterable[Walk]) -> None:
    """RefusedInput when a walk was under way during one of the others; only start times can tell.

    One with the id of the walk is the walk as it was; without an id yet, nothing is."""
    for other in others:
        if (not walk.id or other.id != walk.id) and is_overlap(walk, other):
            found = f"a walk at the same time as the one of {other.started_at:%Y-%m-%d %H:%M}"
            raise RefusedInput("", "started_at", found, "one walk at a time")


def _prove_past(walk: Walk, now: datetime) -> None:
    today = plan_day(now)
    if not EARLIEST_ON <= walk.walked_on <= today:
        allowed = f"a day from {EARLIEST_ON.isoformat()} to today, {today.isoformat()}"
        raise RefusedInput("", "walked_on", walk.walked_on.isoformat(), allowed)
    if walk.started_at is not None and _ended_at(walk, walk.started_at) > now:
        found = f"{walk.started_at:%Y-%m-%d %H:%M}"
        raise RefusedInput("", "started_at", found, "a walk that has ended by now")


def is_overlap(one: Walk, other: Walk) -> bool:
    """Whether two walks were under way at the same time, as far as their start times tell."""
    if one.started_at is None or other.started_at is None:
        return False
    if one.started_at == other.started_at:
        return True
    first, second = sorted(((one.started_at, one), (other.started_at, other)), key=lambda it: it[0])
    return second[0] < _ended_at(first[1], first[0])


def _ended_at(walk: Walk, started_at: datetime) -> datetime:
    """The earliest end: pauses on the way are not known."""
    return started_at + timedelta(seconds=walk.moving_s or 0)


def _told(number: Decimal, unit: str) -> str:
    return f"{f'{number:.1f}'.removesuffix('.0')} {unit}"
