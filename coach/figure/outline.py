"""Outlines of lofted parts as a camera sees them: the tangent points of every section. Metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.figure.arrays import Floats, Ints
from coach.figure.body import Part
from coach.figure.camera import Camera

_INNER_BULGE: Final = 0.35
_STEEPEST: Final = 0.85
_CAP_SHARES: Final = np.linspace(0.0, 1.0, 7)[1:-1]
_TINY_M: Final = 1e-6
_CIRCLE: Final = np.linspace(0.0, 2.0 * np.pi, 20, endpoint=False)
_ROUND: Final = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))
_FORESHORTENED: Final = 0.55


def seen(points: Floats, camera: Camera) -> Floats:
    """Where points land in the picture."""
    return np.asarray(points @ np.array(camera.axes[:2]).T)


def area(polygon: Floats) -> float:
    """Twice the signed area, positive anticlockwise."""
    x, y = polygon[:, 0], polygon[:, 1]
    inner = float(x[:-1] @ y[1:] - y[:-1] @ x[1:])
    return inner + float(x[-1] * y[0] - y[-1] * x[0])


def oriented(polygon: Floats) -> Floats:
    """The polygon, turned anticlockwise so that several fill as one."""
    return polygon if area(polygon) >= 0.0 else polygon[::-1]


def is_within(points: Floats, polygon: Floats) -> NDArray[np.bool_]:
    """Which points a polygon goes round."""
    a, b = polygon, np.roll(polygon, -1, axis=0)
    x, y = points[:, 0, None], points[:, 1, None]
    side = (b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (b[:, 1] - a[:, 1]) * (x - a[:, 0])
    upward = (a[:, 1] <= y) & (b[:, 1] > y) & (side > 0.0)
    downward = (a[:, 1] > y) & (b[:, 1] <= y) & (side < 0.0)
    return np.asarray(upward.sum(1) != downward.sum(1))


def drawn_in(outer: Floats, inner: Floats, within: Floats) -> Floats:
    """The points of `outer`, but those inside the polygon `within` as they are in `inner`."""
    return np.where(is_within(outer, within)[:, None], inner, outer)


@dataclass(frozen=True, slots=True)
class Open:
    """Which ends of a part carry no outline, and by how many stations its chains then start later.

    The trims are left, right."""

    first: bool = False
    last: bool = False
    first_trim: tuple[int, int] = (0, 0)
    last_trim: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Outlines:
    """All parts at once; rows of the arrays are stations, `starts` says where each part begins."""

    starts: Ints
    depth: Floats
    centre: Floats
    side: Floats
    front: Floats
    bulge: Floats
    along: Floats
    normal: Floats
    reach: Floats
    left_normal: Floats
    right_normal: Floats
    left: Floats
    right: Floats
    first_cap: Floats
    first_cap_normal: Floats
    last_cap: Floats
    last_cap_normal: Floats
    shortening: Floats

    def rows(self, i: int) -> slice:
        """The stations of part `i`."""
        return slice(int(self.starts[i]), int(self.starts[i + 1]))

    def mean_depth(self, i: int) -> float:
        return float(self.depth[self.rows(i)].mean())

    def polygon(self, i: int, grown_m: float = 0.0, open_ends: Open | None = None) -> Floats:
        """The outline of part `i`, pushed outward by `grown_m`."""
        ends = open_ends or Open()
        rows = self.rows(i)
        left = (self.left + self.left_normal * grown_m)[rows] if grown_m else self.left[rows]
        right = (self.right + self.right_normal * grown_m)[rows] if grown_m else self.right[rows]
        count = len(left)
        chains = [left[ends.first_trim[0] : count - ends.last_trim[0]]]
        if not ends.last:
            chains.append(self.last_cap[i] + self.last_cap_normal[i] * grown_m)
        chains.append(right[ends.first_trim[1] : count - ends.last_trim[1]][::-1])
        if not ends.first:
            chains.append(self.first_cap[i] + self.first_cap_normal[i] * grown_m)
        return np.vstack(chains)

    def section(self, row: int, grown_m: float = 0.0) -> Floats:
        """The whole outline of one section."""
        across = _ROUND @ np.stack((self.side[row], self.front[row], self.bulge[row])).T
        reach = np.sqrt((across * across).sum(1)) + 1e-9
        axes = np.stack((self.side[row], self.front[row], self.bulge[row]))
        return np.asarray(self.centre[row] + (across @ axes) / reach[:, None] + _ROUND * grown_m)

    def is_foreshortened(self, i: int) -> bool:
        """Whether a part points at the camera, so that its chains alone do not cover it."""
        return float(np.median(self.shortening[self.rows(i)])) < _FORESHORTENED

    def filled(self, i: int, grown_m: float = 0.0) -> tuple[Floats, ...]:
        """Polygons that together cover part `i`."""
        whole = self.polygon(i, grown_m)
        if not self.is_foreshortened(i):
            return (whole,)
        rows = self.rows(i)
        sections = (oriented(self.section(row, grown_m)) for row in range(rows.start, rows.stop, 2))
        return (oriented(whole), *sections)

    def edged(self, i: int, grown_m: float, open_ends: Open | None = None) -> tuple[Floats, ...]:
        """Polygons that together reach `grown_m` beyond part `i`, but for its open ends."""
        whole = self.polygon(i, grown_m, open_ends)
        if not self.is_foreshortened(i):
            return (whole,)
        ends, rows = open_ends or Open(), self.rows(i)
        shown = range(rows.start + 3 * ends.first, rows.stop - 3 * ends.last, 2)
        return (oriented(whole), *(oriented(self.section(row, grown_m)) for row in shown))


def stations_of(parts: Sequence[Part]) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """All sections as rows: centres, half-axes to the side, to the front and along, and chord lengths."""
    first, last = _ends(parts)
    centres = np.vstack([part.centres for part in parts])
    fronts = np.vstack([part.fronts for part in parts])
    before, after = _neighbours(len(centres), first, last)
    chord = centres[after] - centres[before]
    chord_m = np.sqrt((chord * chord).sum(1)) + 1e-9
    cap_m = _INNER_BULGE * np.sqrt((fronts * fronts).sum(1))
    cap_m[first] = [part.caps_m[0] for part in parts]
    cap_m[last] = [part.caps_m[1] for part in parts]
    sides = np.vstack([part.sides for part in parts])
    return centres, sides, fronts, chord * (cap_m / chord_m)[:, None], chord_m


def _ends(parts: Sequence[Part]) -> tuple[Ints, Ints]:
    """Rows of the first and the last section of every part."""
    starts = np.concatenate(([0], np.cumsum([len(part.centres) for part in parts])))
    return starts[:-1], starts[1:] - 1


def _neighbours(count: int, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The rows before and after each row, within its part."""
    before, after = np.arange(count) - 1, np.arange(count) + 1
    before[first], after[last] = first, last
    return before, after


def outlines_of(parts: Sequence[Part], camera: Camera) -> Outlines:
    """The silhouettes of all parts from this camera."""
    first, last = _ends(parts)
    starts = np.append(first, last[-1] + 1)
    centres, sides, fronts, bulges, chord_m = stations_of(parts)
    before, after = _neighbours(len(centres), first, last)
    axes = np.array(camera.axes)
    placed = centres @ axes.T
    flat = axes[:2].T
    centre, side, front, bulge = placed[:, :2], sides @ flat, fronts @ flat, bulges @ flat

    step = centre[after] - centre[before]
    step_m = np.sqrt((step * step).sum(1))
    along = _directions(step, np.repeat(centre[last] - centre[first], last - first + 1, axis=0))
    normal = np.column_stack((-along[:, 1], along[:, 0]))
    reach = _reach(normal, side, front, bulge)
    slope = np.clip((reach[before] - reach[after]) / (step_m + _TINY_M), -_STEEPEST, _STEEPEST)
    slope[first] = slope[last] = 0.0
    lean = np.sqrt(1.0 - slope * slope)[:, None]
    left_normal = normal * lean + along * slope[:, None]
    right_normal = -normal * lean + along * slope[:, None]
    axes_of = (centre, side, front, bulge)
    ends = tuple(values[last] for values in axes_of), tuple(values[first] for values in axes_of)
    last_normal = _turns(left_normal[last], right_normal[last], along[last])
    first_normal = _turns(right_normal[first], left_normal[first], -along[first])
    return Outlines(
        starts=starts,
        depth=placed[:, 2],
        centre=centre,
        side=side,
        front=front,
        bulge=bulge,
        along=along,
        normal=normal,
        reach=reach,
        left_normal=left_normal,
        right_normal=right_normal,
        left=_tangent(left_normal, *axes_of),
        right=_tangent(right_normal, *axes_of),
        first_cap=_tangent(first_normal, *(values[:, None, :] for values in ends[1])),
        first_cap_normal=first_normal,
        last_cap=_tangent(last_normal, *(values[:, None, :] for values in ends[0])),
        last_cap_normal=last_normal,
        shortening=step_m / chord_m,
    )


def _directions(step: Floats, whole: Floats) -> Floats:
    """Unit directions; those of the whole part, or to the right, where a step vanishes."""
    far_enough = (step * step).sum(1)[:, None] > 1e-10
    chosen = np.where(far_enough, step, whole)
    far_enough = (chosen * chosen).sum(1)[:, None] > 1e-10
    chosen = np.where(far_enough, chosen, np.array([1.0, 0.0]))
    return np.asarray(chosen / np.sqrt((chosen * chosen).sum(1))[:, None])


def _reach(normal: Floats, *axes: Floats) -> Floats:
    """How far an ellipsoid with these half-axes goes in direction `normal`."""
    return np.asarray(np.sqrt(sum((axis * normal).sum(-1) ** 2 for axis in axes)))


def _tangent(normal: Floats, centre: Floats, *axes: Floats) -> Floats:
    """The farthest point of each ellipsoid in direction `normal`."""
    across = [(axis * normal).sum(-1)[..., None] for axis in axes]
    reach = np.sqrt(sum(value * value for value in across)) + 1e-9
    return np.asarray(centre + sum(axis * value for axis, value in zip(axes, across, strict=True)) / reach)


def _turns(start: Floats, end: Floats, through: Floats) -> Floats:
    """Directions on the way from `start` to `end` that passes `through`, without the two."""
    sign = np.where(start[:, 0] * through[:, 1] - start[:, 1] * through[:, 0] >= 0.0, 1.0, -1.0)
    from_rad = np.arctan2(start[:, 1], start[:, 0])
    turn_rad = np.mod((np.arctan2(end[:, 1], end[:, 0]) - from_rad) * sign, 2.0 * np.pi)
    angle_rad = from_rad[:, None] + (sign * turn_rad)[:, None] * _CAP_SHARES
    return np.stack((np.cos(angle_rad), np.sin(angle_rad)), -1)
