"""A recording as a walk: what may be taken for one, and which walk it is already."""

import re
from collections.abc import Iterable
from datetime import timedelta, tzinfo
from decimal import Decimal

from coach.domain.errors import RefusedInput
from coach.domain.plan import plan_day
from coach.domain.track import RIDE_FROM_KMH, STEP_M, Track
from coach.domain.walk_plausible import is_overlap
from coach.domain.walking import Source, Unit, Walk

ON_FOOT = frozenset({"walking", "hiking", "running", "generic", ""})
"""The sports of FIT that can be a walk; a watch may name a brisk one running."""

NOT_ON_FOOT = frozenset({
    "bicycle", "bicycling", "bike", "biking", "boating", "car", "cycling", "driving", "ebike", "flying",
    "horse", "horseback", "kayaking", "motorcycling", "mountainbike", "mtb", "paddling", "ride", "riding",
    "rowing", "sailing", "skating", "ski", "skiing", "snowboarding", "surfing", "swim", "swimming",
})  # fmt: skip
"""Words by which GPX files call other things; the format itself leaves the word open."""

RUN = frozenset({"running", "run"})
RUN_FROM_KMH = Decimal("7.5")
"""People change from walking to running at about 2 m/s. (design)"""

SAME_START = timedelta(minutes=1)
ALIKE = Decimal("0.1")
"""Two recorders on one walk differ by less than this share. (design)"""


def walk_of(track: Track, source: Source, unit: Unit, zone: tzinfo) -> Walk:
    """The walk of a recording, without an id, on its plan date in the zone of this place.

    RefusedInput when it was none, or led nowhere; whether it is plausible is asked of each walk anyway."""
    _prove_on_foot(track, source)
    if track.distance_m < STEP_M or track.moving_s < 1:
        raise RefusedInput("", "distance", "a recording that stays in one place", "a walk")
    started_at = track.started_at.astimezone(zone)
    walk = Walk(
        id="",
        walked_on=plan_day(started_at),
        unit=unit,
        started_at=started_at,
        moving_s=round(track.moving_s),
        distance_m=Decimal(f"{track.distance_m:.1f}"),
        source=source,
    )
    if RUN & _words(track.activity) and walk.kmh is not None and walk.kmh > RUN_FROM_KMH:
        raise RefusedInput("", "activity", f"a run at {walk.kmh:.1f} km/h", f"at most {RUN_FROM_KMH} km/h")
    return walk


def _prove_on_foot(track: Track, source: Source) -> None:
    is_other = (
        track.activity not in ON_FOOT if source is Source.FIT else bool(NOT_ON_FOOT & _words(track.activity))
    )
    if is_other:
        raise RefusedInput("", "activity", track.activity.replace("_", " "), "a walk or a hike")
    if track.is_ride:
        found = f"much of it faster than {RIDE_FROM_KMH:g} km/h, as on wheels"
        raise RefusedInput("", "speed", found, "a walk or a hike")


def _words(activity: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", activity))


def same_as(walk: Walk, others: Iterable[Walk]) -> Walk | None:
    """The walk among others that this one is already; None when it is new.

    The same is what began within a minute, went on at the same time and came to as much, or was written down
    without an hour on that day and came to as much."""
    return next((other for other in others if _is_same(walk, other)), None)


def _is_same(walk: Walk, other: Walk) -> bool:
    if walk.started_at is None or other.started_at is None:
        return walk.walked_on == other.walked_on and _is_alike(walk, other)
    if abs(walk.started_at - other.started_at) <= SAME_START:
        return True
    return is_overlap(walk, other) and _is_alike(walk, other)


def _is_alike(walk: Walk, other: Walk) -> bool:
    """Whether both came to about as much, by distance if both know it."""
    if walk.distance_m is not None and other.distance_m is not None:
        return _is_near(walk.distance_m, other.distance_m)
    if walk.moving_s is not None and other.moving_s is not None:
        return _is_near(Decimal(walk.moving_s), Decimal(other.moving_s))
    return False


def _is_near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= ALIKE * max(one, other)
