"""What a recording of a walk comes to: how far it went and for how long somebody moved."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

EQUATOR_M = 6_378_137.0
ECCENTRICITY_2 = 6.694_379_990_14e-3
"""The ellipsoid WGS84, on which positions in GPX and FIT are given."""

STEP_M = 10.0
"""How far somebody has to come for it to count: fixes at rest scatter by less. (design)"""

REST_AFTER_S = 40.0
"""Who does not come that far in this time rests; 0.9 km/h is slower than a walk. (design)"""

PAUSE_FROM_S = 300.0
"""Nothing recorded for longer is a pause, wherever it goes on. (design)"""

RIDE_FROM_KMH = 15.0
"""Nobody walks faster, so a stretch that seems to be is a faulty fix, or was ridden. (design)"""

MOST_RIDDEN = 0.1
"""Faulty fixes take seconds; more than this share of the time under way was a ride. (design)"""

ANOTHER_AFTER = timedelta(hours=3)
"""Pieces that lie further apart belong to two walks; a long rest on the way is shorter. (design)"""


class Timed(Protocol):
    """Something that was recorded at an instant."""

    @property
    def at(self) -> datetime:
        """When, aware."""
        ...


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a recorder was; degrees on WGS84."""

    at: datetime
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Mileage:
    """How far a recorder said it had come by an instant."""

    at: datetime
    distance_m: float


@dataclass(frozen=True, slots=True)
class Measured:
    """`distance_m` on foot in `moving_s`; `ridden` is the share of the time under way that was faster."""

    distance_m: float
    moving_s: float
    ridden: float

    @property
    def is_ride(self) -> bool:
        """Whether too much of it was faster than anybody walks."""
        return self.ridden > MOST_RIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What a file tells of one walk; `activity` is what it calls it, in lower case, or nothing.

    `is_ride`: too much of it was faster than anybody walks."""

    started_at: datetime
    distance_m: float
    moving_s: float
    activity: str = ""
    is_ride: bool = False


@dataclass(frozen=True, slots=True)
class _Leg:
    """A piece of the way; `seconds` is None for the last metres before a rest, whose time nobody knows."""

    metres: float
    seconds: float | None

    @property
    def is_ridden(self) -> bool:
        return self.seconds is not None and self.metres * 3.6 > RIDE_FROM_KMH * self.seconds


TimedT = TypeVar("TimedT", bound=Timed)


def metres_between(one: Fix, other: Fix) -> float:
    """The way between two fixes that are near each other, on the ellipsoid."""
    middle = math.radians((one.latitude + other.latitude) / 2)
    curve = 1 - ECCENTRICITY_2 * math.sin(middle) ** 2
    across_m = EQUATOR_M / math.sqrt(curve)
    along_m = across_m * (1 - ECCENTRICITY_2) / curve
    east = math.remainder(other.longitude - one.longitude, 360.0)
    north_m = along_m * math.radians(other.latitude - one.latitude)
    return math.hypot(north_m, across_m * math.cos(middle) * math.radians(east))


def outings(pieces: Iterable[Sequence[TimedT]]) -> list[list[Sequence[TimedT]]]:
    """Pieces in the order of time, put together where they belong to one walk; empty ones go."""
    found: list[list[Sequence[TimedT]]] = []
    for piece in sorted((each for each in pieces if each), key=lambda each: each[0].at):
        if found and piece[0].at - found[-1][-1][-1].at <= ANOTHER_AFTER:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def measure_fixes(pieces: Iterable[Sequence[Fix]]) -> Measured:
    """What positions come to, piece by piece; nothing is counted between two pieces."""
    return _measured(pieces, metres_between)


def measure_mileages(pieces: Iterable[Sequence[Mileage]]) -> Measured:
    """What the readings of a recorder's own counter come to."""
    return _measured(pieces, lambda one, other: other.distance_m - one.distance_m)


def _measured(pieces: Iterable[Sequence[TimedT]], between_m: Callable[[TimedT, TimedT], float]) -> Measured:
    legs = [leg for piece in pieces for leg in _legs(piece, between_m)]
    walked = [leg for leg in legs if not leg.is_ridden]
    ridden_s = sum(leg.seconds or 0 for leg in legs if leg.is_ridden)
    timed_m = sum(leg.metres for leg in walked if leg.seconds is not None)
    timed_s = sum(leg.seconds or 0 for leg in walked)
    distance_m = sum(leg.metres for leg in walked)
    moving_s = timed_s * distance_m / timed_m if timed_m else 0.0
    under_way_s = timed_s + ridden_s
    return Measured(distance_m, moving_s, ridden_s / under_way_s if under_way_s else 0.0)


def _legs(piece: Sequence[TimedT], between_m: Callable[[TimedT, TimedT], float]) -> Iterator[_Leg]:
    """The way from one place to the next that is far enough away; what is nearer is scatter.

    While somebody rests the place comes along, so that a slow drift never adds up to a step."""
    if not piece:
        return
    anchor = last = piece[0]
    is_moving = False
    for point in piece[1:]:
        if (point.at - last.at).total_seconds() <= 0:
            continue
        is_pause = (point.at - last.at).total_seconds() > PAUSE_FROM_S
        if is_pause and is_moving:
            yield from _last_metres(between_m(anchor, last))
        last = point
        metres, seconds = between_m(anchor, point), (point.at - anchor.at).total_seconds()
        is_slow = metres * REST_AFTER_S < STEP_M * seconds
        if is_pause:
            anchor, is_moving = point, False
        elif metres >= STEP_M and not is_slow:
            yield _Leg(metres, seconds)
            anchor, is_moving = point, True
        elif seconds >= REST_AFTER_S:
            if is_moving:
                yield from _last_metres(metres)
            anchor, is_moving = point, False
    if is_moving:
        yield from _last_metres(between_m(anchor, last))


def _last_metres(metres: float) -> Iterator[_Leg]:
    if 0 < metres < STEP_M:
        yield _Leg(metres, None)
