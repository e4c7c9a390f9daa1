"""Short hair as a shell over the skull, and the two sides of it that a camera sees. Metres."""

from __future__ import annotations

from math import pi
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.figure import profiles
from coach.figure.arrays import Floats

# Rows of hair: height, half of the opening for the face in degrees, growth over the skull.
_ROWS: Final = np.array(
    (
        (-0.012, 168, 0.002),
        (0.004, 150, 0.006),
        (0.026, 126, 0.010),
        (0.045, 108, 0.011),
        (0.062, 97, 0.011),
        (0.075, 70, 0.012),
        (0.095, 65, 0.013),
        (0.112, 60, 0.014),
        (0.126, 53, 0.014),
        (0.137, 45, 0.014),
        (0.144, 34, 0.014),
        (0.149, 0, 0.014),
        (0.162, 0, 0.014),
        (0.175, 0, 0.014),
        (0.187, 0, 0.014),
        (0.197, 0, 0.014),
        (0.205, 0, 0.014),
        (0.209, 0, 0.014),
        (0.2095, 0, 0.014),
    )
)
_CROWN_FROM_M: Final = 0.118
_CROWN_M: Final = 0.0915
_WIDEST_M: Final = 0.122
_ABOVE_NECK_ROW: Final = 4
"""From which row on nothing of the neck lies in front of the hair."""
_CLOSED_ROW: Final = int(np.argmin(_ROWS[:, 1]))
_COLUMNS: Final = 26

Corner = tuple[int, int]
Edge = tuple[Corner, Corner]


def skull_at(height_m: Floats) -> tuple[Floats, Floats, Floats]:
    """Half-width, half-depth and forward offset of the skull."""
    at = profiles.HEAD[:, 0]
    wide, deep, ahead = (np.interp(height_m, at, profiles.HEAD[:, k]) for k in (1, 2, 3))
    return wide, deep, ahead


def _shell() -> Floats:
    """Points of the hair (front, up, right): rows upward, columns from the left of the face round its back.

    The first and the last column of a row are the hairline, or one and the same line above the forehead."""
    height, opening_deg, growth = _ROWS.T
    crown = np.clip((height - _CROWN_FROM_M) / _CROWN_M, 0.0, 1.0)
    wide, deep, ahead = skull_at(np.minimum(height, _WIDEST_M))
    wide, deep = ((values + growth) * np.sqrt(1.0 - crown**2) for values in (wide, deep))
    opening = np.radians(opening_deg)[:, None]
    angle = opening + np.linspace(0.0, 1.0, _COLUMNS + 1) * (2 * pi - 2 * opening)
    front = (ahead - 0.002)[:, None] + deep[:, None] * np.cos(angle)
    up = np.broadcast_to(height[:, None], angle.shape)
    return np.stack((front, up, -wide[:, None] * np.sin(angle)), axis=-1)


_SHELL: Final = _shell()


def hair_of(view: Floats) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Rings (front, up, right) round the hair that faces the camera, and round that beyond the skull.

    Rings fill as one with the winding rule, in the picture anticlockwise round hair and clockwise round gaps.
    `view`: rows right and up in the picture and toward the camera, in the axes of the head."""
    x, y = np.moveaxis(_SHELL @ view[:2].T, -1, 0)
    rising, falling = (
        (values[1:, 1:] - values[:-1, :-1], values[1:, :-1] - values[:-1, 1:]) for values in (x, y)
    )
    facing = rising[0] * falling[1] - rising[1] * falling[0]
    is_beyond = facing < 0.0
    is_beyond[:_ABOVE_NECK_ROW] = False
    near, beyond = _rings(facing > 0.0), _rings(is_beyond)
    return tuple(_points(ring) for ring in near), tuple(_points(ring[::-1]) for ring in beyond)


def _points(ring: list[Corner]) -> Floats:
    rows, columns = zip(*ring, strict=True)
    return np.asarray(_SHELL[rows, columns])


def _rings(is_in: NDArray[np.bool_]) -> list[list[Corner]]:
    """The borders of these meshes of the shell as corners in turn, the meshes on the left."""
    onward: dict[Corner, list[Corner]] = {}
    for start, end in _borders(is_in):
        onward.setdefault(start, []).append(end)
    rings = []
    while onward:
        first = next(iter(onward))
        ring, at = [first], _next(onward, first)
        while at != first:
            ring.append(at)
            at = _next(onward, at)
        rings.append(ring)
    return rings


def _next(onward: dict[Corner, list[Corner]], at: Corner) -> Corner:
    """Where the border goes on from a corner; that step is spent."""
    ends = onward[at]
    end = ends.pop()
    if not ends:
        del onward[at]
    return end


def _borders(is_in: NDArray[np.bool_]) -> set[Edge]:
    """Edges between a mesh that is in and one that is not."""
    padded = np.pad(is_in, 1)
    inside = padded[1:-1, 1:-1]
    ways = (
        (padded[:-2, 1:-1], (0, 0), (0, 1)),
        (padded[1:-1, 2:], (0, 1), (1, 1)),
        (padded[2:, 1:-1], (1, 1), (1, 0)),
        (padded[1:-1, :-2], (1, 0), (0, 0)),
    )
    edges: set[Edge] = set()
    for beside, (row, column), (next_row, next_column) in ways:
        for i, j in np.argwhere(inside & ~beside).tolist():
            start, end = _welded(i + row, j + column), _welded(i + next_row, j + next_column)
            if (end, start) in edges:
                edges.remove((end, start))
            elif start != end:
                edges.add((start, end))
    return edges


def _welded(row: int, column: int) -> Corner:
    """The one name of a corner: above the forehead the last column is the first, and the crown is a point."""
    if row == len(_ROWS) - 1:
        return row, 0
    return row, column % _COLUMNS if row >= _CLOSED_ROW else column
