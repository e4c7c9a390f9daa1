"""Walks on the ellipsoid, made step by step in space, so that their length is known without measuring."""

import math
from collections.abc import Iterator

EQUATOR_M, POLE_M = 6_378_137.0, 6_356_752.314245
E2 = 1 - (POLE_M / EQUATOR_M) ** 2

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


def steps(start: Place, bearings: Iterator[float], step_m: float) -> Iterator[Place]:
    """The start, and where each further step of this length leads; a bearing in degrees for each."""
    place = start
    yield place
    for bearing in bearings:
        place = ahead(place, bearing, step_m)
        yield place


def ahead(place: Place, bearing: float, metres: float) -> Place:
    """Where a few metres in a direction lead: along the tangent in space, and back down to the ground."""
    latitude, longitude = map(math.radians, place)
    turn = math.radians(bearing)
    east = (-math.sin(longitude), math.cos(longitude), 0.0)
    north = (
        -math.sin(latitude) * math.cos(longitude),
        -math.sin(latitude) * math.sin(longitude),
        math.cos(latitude),
    )
    here = _in_space(latitude, longitude)
    there = [
        h + metres * (math.cos(turn) * n + math.sin(turn) * e)
        for h, n, e in zip(here, north, east, strict=True)
    ]
    return _on_ground(*there)


def _in_space(latitude: float, longitude: float) -> tuple[float, float, float]:
    across = EQUATOR_M / math.sqrt(1 - E2 * math.sin(latitude) ** 2)
    return (
        across * math.cos(latitude) * math.cos(longitude),
        across * math.cos(latitude) * math.sin(longitude),
        across * (1 - E2) * math.sin(latitude),
    )


def _on_ground(x: float, y: float, z: float) -> Place:
    across = math.hypot(x, y)
    latitude = math.atan2(z, across * (1 - E2))
    for _ in range(5):
        radius = EQUATOR_M / math.sqrt(1 - E2 * math.sin(latitude) ** 2)
        latitude = math.atan2(z + E2 * radius * math.sin(latitude), across)
    return math.degrees(latitude), math.degrees(math.atan2(y, x))
