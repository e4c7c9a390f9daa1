"""Everything in the picture that is not the person: floor, wall, furniture, shadow, ghost, arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import pi
from typing import Final

import numpy as np

from coach.figure.arrays import Floats
from coach.figure.body import Part
from coach.figure.camera import Camera
from coach.figure.display import Ink, Mark
from coach.figure.outline import Outlines, oriented, seen
from coach.figure.skeleton import Skeleton
from coach.figure.surroundings import Chair, Cushion
from coach.figure.vectors import Vec

_CORNERS: Final = ((1, 1, 0.0), (-1, 1, pi / 2), (-1, -1, pi), (1, -1, 3 * pi / 2))
_MAT_M: Final = 0.016
_UNDER_M: Final = 0.004
_WALL_M: Final = 0.07
_EDGE_ON: Final = 1e-6
_POST_M: Final = 0.034
_SEAT_HALF_M: Final = 0.21
_SEAT_M: Final = 0.035
_BACK_M: Final = 0.46
_STRAP_M: Final = 0.016
_SHADOWED: Final = frozenset(
    {"torso", "thigh", "shank", "foot", "upperArm", "forearm", "hand", "pelvis", "head"}
)
_SHADOW_FADES_M: Final = 0.34
_CUSHION_RINGS: Final = ((0.0, 0.022), (0.45, 0.0), (0.8, 0.008), (1.0, 0.030))
"""Shares of its thickness, and how much smaller a cushion is there, metres."""
_CUSHION_CORNER_M: Final = 0.075
_HALF_TURN: Final = np.linspace(-pi / 2, pi / 2, 7)


@dataclass(frozen=True, slots=True)
class Ground:
    """A rectangle of the floor, metres."""

    x0: float
    x1: float
    z0: float
    z1: float


def _rounded(ground: Ground, radius_m: float, height_m: float, camera: Camera) -> Floats:
    points: list[tuple[float, float, float]] = []
    for x_side, z_side, start in _CORNERS:
        x = (ground.x1 - radius_m) if x_side > 0 else (ground.x0 + radius_m)
        z = (ground.z1 - radius_m) if z_side > 0 else (ground.z0 + radius_m)
        points.extend(
            (x + radius_m * np.cos(a), height_m, z + radius_m * np.sin(a))
            for a in np.linspace(start, start + pi / 2, 6)
        )
    return seen(np.array(points), camera)


def _widened(polygon: Floats, by_m: float) -> Floats:
    """A convex polygon with every corner moved outward."""
    polygon = oriented(polygon)
    along = np.roll(polygon, -1, axis=0) - np.roll(polygon, 1, axis=0)
    outward = np.column_stack((along[:, 1], -along[:, 0]))
    return np.asarray(polygon + outward * (by_m / (np.sqrt((outward * outward).sum(1)) + 1e-9))[:, None])


def _hull(points: Floats) -> Floats:
    """The tightest convex polygon round points, anticlockwise."""
    ordered = sorted(set(map(tuple, points.tolist())))
    halves = []
    for way in (ordered, ordered[::-1]):
        half: list[tuple[float, float]] = []
        for x, y in way:
            while len(half) > 1 and _turn(half[-2], half[-1], (x, y)) <= 0.0:
                half.pop()
            half.append((x, y))
        halves += half[:-1]
    return np.array(halves)


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def mat(ground: Ground, camera: Camera, line_m: float) -> list[Mark]:
    top = _rounded(ground, 0.04, -_UNDER_M, camera)
    inset = Ground(ground.x0 + 0.035, ground.x1 - 0.035, ground.z0 + 0.035, ground.z1 - 0.035)
    seam = _rounded(inset, 0.03, -_UNDER_M, camera)
    rim = _rounded(ground, 0.04, -_MAT_M, camera)
    return [
        Mark("mat", Ink("matEdge"), (_widened(_hull(np.vstack((rim, top))), 0.5 * line_m),)),
        Mark("mat", Ink("mat"), (top,)),
        Mark("mat", Ink("matSeam"), (_widened(seam, 0.4 * line_m),)),
        Mark("mat", Ink("mat"), (_widened(seam, -0.4 * line_m),)),
    ]


def floor(ground: Ground, camera: Camera) -> list[Mark]:
    """A patch of plain floor, as round as its depth allows."""
    radius_m = 0.48 * min(ground.x1 - ground.x0, ground.z1 - ground.z0)
    return [Mark("floor", Ink("floor"), (_rounded(ground, radius_m, -_UNDER_M, camera),))]


@dataclass(frozen=True, slots=True)
class Box:
    """A block along the axes of the room: lowest and highest corner."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @property
    def corners(self) -> Floats:
        return np.array(list(product(*zip(self.low, self.high, strict=True))))

    def is_under(self, point: Vec) -> bool:
        return (
            self.low[0] < point[0] < self.high[0]
            and self.high[1] < point[1]
            and self.low[2] < point[2] < self.high[2]
        )

    def depth(self, camera: Camera) -> float:
        return float((np.array(self.low) + np.array(self.high)) @ np.array(camera.toward) / 2)


def _faces(box: Box, camera: Camera) -> list[tuple[str, Floats]]:
    """The faces turned to the camera: the top light, the sides darker."""
    toward = camera.toward
    faces = []
    for axis, role in ((1, "propTop"), (0, "propSide"), (2, "prop")):
        if abs(toward[axis]) < 1e-6:
            continue
        at = box.high[axis] if toward[axis] > 0 else box.low[axis]
        u, v = (k for k in range(3) if k != axis)
        corners = np.full((4, 3), at)
        corners[:, u] = (box.low[u], box.high[u], box.high[u], box.low[u])
        corners[:, v] = (box.low[v], box.low[v], box.high[v], box.high[v])
        faces.append((role, oriented(seen(corners, camera))))
    return faces


def _block(box: Box, camera: Camera, part: str, line_m: float) -> list[Mark]:
    faces = _faces(box, camera)
    rim = Mark(part, Ink("propEdge"), tuple(face for _, face in faces), pen_m=2 * line_m)
    return [rim, *(Mark(part, Ink(role), (face,)) for role, face in faces)]


def wall_box(x: float) -> Box:
    """A piece of wall that faces backward at `x`."""
    return Box((x, 0.0, -0.42), (x + _WALL_M, 1.86, 0.42))


def wall(x: float, camera: Camera, line_m: float) -> list[Mark]:
    return _block(wall_box(x), camera, "wall", line_m * 0.5)


def is_behind_wall(camera: Camera) -> bool:
    """Whether a wall stands between the camera and who is at it."""
    return camera.toward[0] > _EDGE_ON


def pane(x: float, camera: Camera, line_m: float) -> list[Mark]:
    """A wall to be looked through: its edges and a tint."""
    faces = [face for _, face in _faces(wall_box(x), camera)]
    rings = tuple(np.vstack((face, face[:1])) for face in faces)
    return [
        Mark("wall", Ink("ghost"), tuple(faces)),
        Mark("wall", Ink("propEdge"), rings, pen_m=line_m, is_open=True),
    ]


def chair_boxes(chair: Chair) -> tuple[Box, ...]:
    """Seat, four legs, two posts of the back and its two slats."""
    facing = 1.0 if chair.faces == "forward" else -1.0
    under, half, post = chair.seat - _SEAT_M, _SEAT_HALF_M, _POST_M
    behind = chair.x - facing * half
    back = (min(behind, behind + facing * post), max(behind, behind + facing * post))
    ahead = chair.x + facing * half
    front = (min(ahead, ahead - facing * post), max(ahead, ahead - facing * post))
    boxes = [Box((chair.x - half, under, -half), (chair.x + half, chair.seat, half))]
    for z0, z1 in ((-half, post - half), (half - post, half)):
        boxes.append(Box((front[0], 0.0, z0), (front[1], under, z1)))
        boxes.append(Box((back[0], 0.0, z0), (back[1], under, z1)))
        boxes.append(Box((back[0], chair.seat, z0), (back[1], chair.seat + _BACK_M, z1)))
    slats = (
        Box((back[0], chair.seat + y, post - half), (back[1], chair.seat + y + 0.09, half - post))
        for y in (0.20, 0.37)
    )
    return (*boxes, *slats)


def chair(boxes: Iterable[Box], camera: Camera, line_m: float) -> list[Mark]:
    """Boxes of a chair, the farthest first."""
    ordered = sorted(boxes, key=lambda box: box.depth(camera))
    return [mark for box in ordered for mark in _block(box, camera, "chair", line_m * 0.6)]


def cushion(pad: Cushion, camera: Camera, line_m: float) -> list[Mark]:
    """A soft pad: its shadow, its bulging side with a seam, its top."""
    rings = []
    for share, smaller_m in _CUSHION_RINGS:
        half_x, half_z = pad.length / 2 - smaller_m, pad.width / 2 - smaller_m
        ring = Ground(pad.x - half_x, pad.x + half_x, pad.z - half_z, pad.z + half_z)
        corner_m = min(_CUSHION_CORNER_M, half_x, half_z)
        rings.append(_rounded(ring, corner_m, pad.thick * share, camera))
    whole = _hull(np.vstack(rings))
    return [
        Mark("cushion", Ink("shadow"), (_widened(_hull(rings[0]), 0.03),)),
        Mark("cushion", Ink("propEdge"), (_widened(whole, line_m),)),
        Mark("cushion", Ink("propSide"), (whole,)),
        Mark("cushion", Ink("prop"), (_hull(np.vstack(rings[2:])),)),
        Mark("cushion", Ink("propTop"), (rings[3],)),
    ]


def is_beyond(pad: Cushion, parts: Iterable[Part], camera: Camera) -> bool:
    """Whether all of these parts lie on the other side of a cushion, so that it may hide them."""
    across, _, ahead = camera.toward
    away = float(np.hypot(across, ahead)) + 1e-9
    x, z = across / away, ahead / away
    edge = pad.x * x + pad.z * z - abs(x) * pad.length / 2 - abs(z) * pad.width / 2
    return all(float((part.centres[:, 0] * x + part.centres[:, 2] * z).max()) < edge for part in parts)


def strap(skeleton: Skeleton, hand: str, foot: str, camera: Camera, line_m: float) -> list[Mark]:
    """From one hand round the ball of the foot."""
    joints, frames = skeleton.joints, skeleton.frames
    ball, sole = np.array(joints[f"ball{foot}"]), np.array(frames[f"foot{foot}"])
    outward = sole[:, 2] * (0.030 if hand == "R" else -0.030)
    grip = np.array(joints[f"wrist{hand}"]) - np.array(frames[f"hand{hand}"])[:, 1] * 0.07
    line = seen(np.array((grip, ball + outward, ball - sole[:, 1] * 0.004)), camera)
    edge = Mark("strap", Ink("strap", "edge"), (line,), pen_m=_STRAP_M + 2 * line_m, is_open=True)
    return [edge, Mark("strap", Ink("strap"), (line,), pen_m=_STRAP_M, is_open=True)]


def shadow(parts: Sequence[Part], camera: Camera) -> list[Mark]:
    """Soft shadows on the floor where the body is low: two nested passes of tapered capsules."""
    cast = [part for part in parts if part.kind in _SHADOWED]
    first, last = (np.array([_section_of(part, end) for part in cast]) for end in (False, True))
    faded = [np.clip(1.0 - ends[:, 3] / _SHADOW_FADES_M, 0.0, 1.0) for ends in (first, last)]
    is_low = np.maximum(*faded) >= 0.12
    ends = tuple(zip((first, last), faded, strict=True))
    marks = []
    for grown_m in (0.045, 0.008):
        radii = [(end[:, 2] + grown_m) * (0.25 + 0.75 * fade) for end, fade in ends]
        capsules = _capsules(first[is_low, :2], last[is_low, :2], radii[0][is_low], radii[1][is_low])
        polygons = tuple(oriented(seen(np.insert(capsule, 1, 0.0, axis=1), camera)) for capsule in capsules)
        if polygons:
            marks.append(Mark("shadow", Ink("shadow"), polygons))
    return marks


def _section_of(part: Part, is_last: bool) -> tuple[float, float, float, float]:
    """Floor position, radius on the floor, and height above it, near one end of a part."""
    inset = 1 if len(part.centres) > 6 else 0
    i = -1 - inset if is_last else inset
    x, y, z = part.centres[i]
    side, front = part.sides[i], part.fronts[i]
    thick = float(np.hypot(side[1], front[1]))
    wide = 0.72 * float(np.sqrt(side[0] ** 2 + side[2] ** 2 + front[0] ** 2 + front[2] ** 2))
    return float(x), float(z), wide, float(y) - thick


def _capsules(a: Floats, b: Floats, radius_a: Floats, radius_b: Floats) -> Floats:
    way = b - a
    way = way / (np.sqrt((way * way).sum(1)) + 1e-6)[:, None]
    across = np.column_stack((-way[:, 1], way[:, 0]))
    cos, sin = np.cos(_HALF_TURN)[None, :, None], np.sin(_HALF_TURN)[None, :, None]
    far = b[:, None] + (way[:, None] * cos + across[:, None] * sin) * radius_b[:, None, None]
    near = a[:, None] - (way[:, None] * cos + across[:, None] * sin) * radius_a[:, None, None]
    return np.concatenate((far, near), axis=1)


def ghost(outlines: Outlines, count: int) -> list[Mark]:
    """The whole body in one pale tone."""
    polygons = [oriented(polygon) for i in range(count) for polygon in outlines.filled(i)]
    return [Mark("ghost", Ink("ghost"), tuple(polygons))]


def arrow(path: Floats, line_m: float) -> list[Mark]:
    """A curve with a head through the points of the picture, in a halo."""
    width = max(0.016, 2.2 * line_m)
    end = path[-1]
    way = end - path[-2]
    way = way / (np.sqrt(way @ way) + 1e-9)
    across = np.array((-way[1], way[0]))
    length = width * 3.4
    point, base = end + way * length * 0.5, end - way * length * 0.5
    tip = np.array((point, base + across * length * 0.62, base - across * length * 0.62))
    shaft = np.vstack((path[:-1], end - way * length * 0.2))
    halo = 2.4 * line_m
    return [
        Mark("arrow", Ink("halo"), (shaft,), pen_m=width + 2 * halo, is_open=True),
        Mark("arrow", Ink("halo"), (tip,), pen_m=2 * halo),
        Mark("arrow", Ink("arrow"), (shaft,), pen_m=width, is_open=True),
        Mark("arrow", Ink("arrow"), (tip,), pen_m=line_m * 0.6),
    ]
