"""The picture of a moment: camera, depth order and props, as polygons in metres (x right, y up)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, radians, sin
from typing import Final, Literal

from coach.figure.body import Ball, Part, parts_of
from coach.figure.motion import Moment
from coach.figure.pose_file import Chair, PoseFile
from coach.figure.skeleton import Skeleton, blended, mirrored, posture_of, skeleton_of
from coach.figure.vectors import Vec, dot

Side = Literal["left", "right", "both"]
Role = Literal["near", "far", "working", "head"]
Point = tuple[float, float]
Polygon = tuple[Point, ...]

_ROUND: Final = tuple((cos(2 * pi * i / 32), sin(2 * pi * i / 32)) for i in range(32))
_SIDEWAYS: Final = 0.25
_FROM_ABOVE: Final = 20.0
_COVERING_M: Final = 0.05


@dataclass(frozen=True, slots=True)
class Camera:
    """Orthographic. `yaw` 0 sees the figure's right side, 90 its front; `pitch` looks down."""

    yaw: float
    pitch: float

    @property
    def toward(self) -> Vec:
        y, p = radians(self.yaw), radians(self.pitch)
        return (sin(y) * cos(p), sin(p), cos(y) * cos(p))

    def seen(self, point: Vec) -> Point:
        y, p = radians(self.yaw), radians(self.pitch)
        right = (cos(y), 0.0, -sin(y))
        up = (-sin(y) * sin(p), cos(p), -cos(y) * sin(p))
        return (dot(point, right), dot(point, up))


@dataclass(frozen=True, slots=True)
class Shape:
    """One part of the body: polygons filled as one, in one role."""

    part: str
    role: Role
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A prop drawn as a round-ended stroke of this width."""

    points: Polygon
    width: float


@dataclass(frozen=True, slots=True)
class Bounds:
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What to paint, back to front: `mat`, `lines`, `shapes`, then `straps`. `floor` is a height."""

    bounds: Bounds
    floor: float | None
    mat: Polygon
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    straps: tuple[Line, ...]


def scene_of(pose_file: PoseFile, moment: Moment, side: Side) -> Scene:
    """The picture of a moment for the side that works. `left` is the mirror image of the file."""
    camera = camera_of(pose_file, side)
    turned_over = moment.mirrored != (side == "left")
    skeleton = skeleton_at(pose_file, moment, side)
    frame = framing(pose_file, side)
    working = frozenset(_other_side(part) if turned_over else part for part in pose_file.highlight)
    parts = _in_order(_joined(parts_of(skeleton), working), working, camera)
    return Scene(
        bounds=frame.bounds,
        floor=frame.floor,
        mat=frame.mat,
        lines=frame.lines,
        shapes=tuple(_shape(part, skeleton, camera, working) for part in parts),
        straps=_straps(skeleton, camera, turned_over) if pose_file.props.strap else (),
    )


def camera_of(pose_file: PoseFile, side: Side) -> Camera:
    yaw, pitch = pose_file.view.yaw, pose_file.view.pitch
    return Camera(180.0 - yaw if side == "left" else yaw, pitch)


def skeleton_at(pose_file: PoseFile, moment: Moment, side: Side) -> Skeleton:
    posture = blended(pose_file.key(moment.a), pose_file.key(moment.b), moment.t)
    if moment.mirrored != (side == "left"):
        posture = mirrored(posture)
    return skeleton_of(posture)


@dataclass(frozen=True, slots=True)
class Framing:
    """What stays the same through an exercise: one scale, one floor, its props."""

    bounds: Bounds
    floor: float | None
    mat: Polygon
    lines: tuple[Line, ...]


@lru_cache(maxsize=64)
def framing(pose_file: PoseFile, side: Side) -> Framing:
    """The frame round all keys of an exercise, both halves of an alternating one."""
    camera = camera_of(pose_file, side)
    skeletons = []
    for key in pose_file.keys:
        posture = posture_of(key)
        if side != "left" or pose_file.phases.alternates:
            skeletons.append(skeleton_of(posture))
        if side == "left" or pose_file.phases.alternates:
            skeletons.append(skeleton_of(mirrored(posture)))
    balls = [ball for skeleton in skeletons for ball in _balls(skeleton)]
    body = _bounds(_circle(ball, camera) for ball in balls)
    mat: Polygon = ()
    floor: float | None = body.bottom
    if camera.pitch >= _FROM_ABOVE:
        floor = None
        if pose_file.props.mat:
            mat = _mat(balls, camera)
    lines = _lines(pose_file, camera, body)
    around = _bounds([_corners(body), mat, *(line.points for line in lines)])
    return Framing(around, floor, mat, lines)


def _balls(skeleton: Skeleton) -> Iterable[Ball]:
    return (ball for part in parts_of(skeleton) for piece in part.pieces for ball in piece)


def _bounds(polygons: Iterable[Polygon]) -> Bounds:
    points = [point for polygon in polygons for point in polygon]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Bounds(min(xs), min(ys), max(xs), max(ys))


def _corners(bounds: Bounds) -> Polygon:
    return ((bounds.left, bounds.bottom), (bounds.right, bounds.top))


def _mat(balls: list[Ball], camera: Camera) -> Polygon:
    margin = 0.06
    low = [ball for ball in balls if ball.centre[1] < 0.35]
    left = min(ball.centre[0] - ball.radius for ball in low) - margin
    right = max(ball.centre[0] + ball.radius for ball in low) + margin
    half = max(0.30, *(abs(ball.centre[2]) * 0.75 for ball in low))
    corners = ((left, -half), (right, -half), (right, half), (left, half))
    return tuple(camera.seen((x, 0.0, z)) for x, z in corners)


def _lines(pose_file: PoseFile, camera: Camera, body: Bounds) -> tuple[Line, ...]:
    lines: list[Line] = []
    props = pose_file.props
    if props.wall is not None:
        x, _ = camera.seen((props.wall, 0.0, 0.0))
        lines.append(Line(((x, body.bottom), (x, body.top)), 0.03))
    if props.chair is not None:
        lines.extend(_chair(props.chair, camera, body.bottom))
    return tuple(lines)


def _chair(chair: Chair, camera: Camera, floor: float) -> list[Line]:
    facing = 1.0 if chair.faces == "forward" else -1.0
    front = camera.seen((chair.x + facing * 0.20, chair.seat, 0.0))
    back = camera.seen((chair.x - facing * 0.20, chair.seat, 0.0))
    top = camera.seen((chair.x - facing * 0.24, chair.seat + 0.46, 0.0))
    width = 0.035
    sunk = width / 2
    front, back = (front[0], front[1] - sunk), (back[0], back[1] - sunk)
    return [
        Line((front, (front[0], floor)), width),
        Line((back, (back[0], floor)), width),
        Line((front, back, top), width),
    ]


def _straps(skeleton: Skeleton, camera: Camera, turned_over: bool) -> tuple[Line, ...]:
    foot = skeleton.joints["ballL" if turned_over else "ballR"]
    return tuple(
        Line((camera.seen(skeleton.joints[f"wrist{side}"]), camera.seen(foot)), 0.014) for side in "RL"
    )


def _shape(part: Part, skeleton: Skeleton, camera: Camera, working: frozenset[str]) -> Shape:
    polygons = tuple(
        _wrapped([point for ball in piece for point in _circle(ball, camera)]) for piece in part.pieces
    )
    return Shape(part.name, _role(part.name, skeleton, camera, working), polygons)


def _role(name: str, skeleton: Skeleton, camera: Camera, working: frozenset[str]) -> Role:
    if name in working:
        return "working"
    if name == "head":
        return "head"
    return "far" if _is_far(name, skeleton, camera) else "near"


def _is_far(name: str, skeleton: Skeleton, camera: Camera) -> bool:
    """Whether a limb hangs on the side of the trunk that is turned away from the camera."""
    if name == "torso":
        return False
    frame = skeleton.frames["chest" if name[:-1] in ("upperArm", "forearm", "hand") else "pelvis"]
    right = (frame[0][2], frame[1][2], frame[2][2])
    shown = dot(right, camera.toward)
    return shown < -_SIDEWAYS if name.endswith("R") else shown > _SIDEWAYS


def _joined(parts: tuple[Part, ...], working: frozenset[str]) -> list[Part]:
    """A buttock belongs to its thigh unless it alone is shown working."""
    pieces = {part.name: part.pieces for part in parts}
    for side in "RL":
        if f"buttock{side}" not in working or f"thigh{side}" in working:
            pieces[f"thigh{side}"] += pieces.pop(f"buttock{side}")
    return [Part(name, balls) for name, balls in pieces.items()]


def _in_order(parts: list[Part], working: frozenset[str], camera: Camera) -> list[Part]:
    """Farthest first; a buttock covers its thigh, and from the side a working trunk covers the hips."""
    depths = {part.name: _depth(part, camera) for part in parts}
    for side in "RL":
        if f"buttock{side}" in depths:
            depths[f"buttock{side}"] = depths[f"thigh{side}"] + _COVERING_M
    if "torso" in working and abs(sin(radians(camera.yaw))) < 0.5 and camera.pitch < _FROM_ABOVE:
        depths["torso"] = max(depths["thighR"], depths["thighL"]) + _COVERING_M / 10
    return sorted(parts, key=lambda part: depths[part.name])


def _depth(part: Part, camera: Camera) -> float:
    balls = [ball for piece in part.pieces for ball in piece]
    return sum(dot(ball.centre, camera.toward) for ball in balls) / len(balls)


def _circle(ball: Ball, camera: Camera) -> Polygon:
    x, y = camera.seen(ball.centre)
    r = ball.radius
    return tuple((x + r * c, y + r * s) for c, s in _ROUND)


def _wrapped(points: list[Point]) -> Polygon:
    """The convex hull, anticlockwise."""
    points.sort()
    return (*_half_hull(points)[:-1], *_half_hull(points[::-1])[:-1])


def _half_hull(points: list[Point]) -> list[Point]:
    hull: list[Point] = []
    for x, y in points:
        while len(hull) >= 2:
            (ax, ay), (bx, by) = hull[-2], hull[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0.0:
                break
            hull.pop()
        hull.append((x, y))
    return hull


def _other_side(part: str) -> str:
    return {"R": f"{part[:-1]}L", "L": f"{part[:-1]}R"}.get(part[-1], part)
