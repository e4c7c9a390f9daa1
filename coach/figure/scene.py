"""The picture of a moment as a display list, back to front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from coach.figure.arrays import Floats
from coach.figure.body import Part, parts_of
from coach.figure.camera import Camera, Side, camera_of
from coach.figure.display import Bounds, Ink, Mark
from coach.figure.hands import grips_between
from coach.figure.head import head_marks, head_of
from coach.figure.joins import Joins, joins_of
from coach.figure.motion import Moment
from coach.figure.muscles import Muscle, mirrored_muscle
from coach.figure.order import drawing_order
from coach.figure.outline import Open, Outlines, drawn_in, outlines_of, seen, stations_of
from coach.figure.pose_file import PoseFile
from coach.figure.props import (
    Box,
    Ground,
    arrow,
    chair,
    chair_boxes,
    cushion,
    floor,
    ghost,
    is_behind_wall,
    is_beyond,
    mat,
    pane,
    shadow,
    strap,
    wall,
    wall_box,
)
from coach.figure.shading import collar, far_tints, glow, neck_over, neckline, shade, trunk_depth
from coach.figure.skeleton import Skeleton, blended, mirrored, skeleton_of
from coach.figure.surroundings import Cushion
from coach.figure.vectors import Vec

LINE_M: Final = 0.0062
_LOW_M: Final = 0.30
_NEARER_M: Final = 0.12
_ROOM_M: Final = 0.035
_OPEN_COLLAR: Final = 0.3
"""From which lean of the chest to the camera the neck rises in front of the shirt."""
_TOP_OF_THIGH: Final = Open(last=True, last_trim=(4, 4))
_TINT_SETS_IN: Final = tuple(Open(first=True, first_trim=(k, k)) for k in (2, 3, 5))
_LEADING: Final = ("knee", "ankle", "wrist", "hip")
_ARROW_STEPS: Final = np.linspace(0.12, 0.88, 7)
_SHORTEST_ARROW_M: Final = 0.08


@dataclass(frozen=True, slots=True)
class Extras:
    """What a picture may add: breath, the start as a ghost, an arrow along its way. `line_m`: outlines."""

    breath_m: float = 0.0
    has_ghost: bool = False
    has_arrow: bool = False
    line_m: float = LINE_M


PLAIN: Final = Extras()


@dataclass(frozen=True, slots=True)
class Scene:
    """`bounds` stay the same through an exercise, so one scale fits all of its pictures."""

    bounds: Bounds
    marks: tuple[Mark, ...]


def scene_of(
    pose_file: PoseFile, moment: Moment, side: Side, camera: Camera | None = None, extras: Extras = PLAIN
) -> Scene:
    """The picture of a moment for the side that works. `left` is the mirror image of the file."""
    camera = camera or camera_of(pose_file, side)
    turned_over = moment.mirrored != (side == "left")
    skeleton = skeleton_at(pose_file, moment, side)
    grips = grips_between(pose_file.key(moment.a), pose_file.key(moment.b), moment.t, turned_over)
    parts = parts_of(skeleton, grips, extras.breath_m)
    outlines = outlines_of(parts, camera)
    hips = skeleton.joints["pelvis"]
    near, far = _chair_halves(pose_file, camera, trunk_depth(outlines), hips)
    marks = _ground(pose_file, side, camera, extras.line_m)
    marks += shadow(parts, camera)
    marks += chair(far, camera, extras.line_m)
    if extras.has_ghost:
        marks += _ghost(pose_file, moment, side, camera)
    straps = _straps(pose_file, skeleton, turned_over, camera, extras.line_m)
    muscles = tuple(mirrored_muscle(m) if turned_over else m for m in pose_file.highlight)
    pad = _cushion(pose_file, turned_over)
    marks += _Body(parts, outlines, skeleton, camera, muscles, straps, pad, extras.line_m).marks()
    marks += chair(near, camera, extras.line_m)
    if pose_file.props.wall is not None and is_behind_wall(camera):
        marks += pane(pose_file.props.wall, camera, extras.line_m)
    if extras.has_arrow:
        marks += _arrow(pose_file, moment, side, camera, extras.line_m)
    return Scene(framing(pose_file, side, camera), tuple(marks))


def skeleton_at(pose_file: PoseFile, moment: Moment, side: Side) -> Skeleton:
    """The bones at a moment."""
    posture = blended(pose_file.key(moment.a), pose_file.key(moment.b), moment.t)
    if moment.mirrored != (side == "left"):
        posture = mirrored(posture)
    return skeleton_of(posture)


@dataclass(frozen=True, slots=True)
class _Body:
    """The person alone: what is needed to draw every part."""

    parts: tuple[Part, ...]
    outlines: Outlines
    skeleton: Skeleton
    camera: Camera
    muscles: Sequence[Muscle]
    straps: Mapping[str, Sequence[Mark]]
    pad: Cushion | None
    line_m: float

    def marks(self) -> list[Mark]:
        """Group by group: what lies underneath, all outlines, all fills, then light and muscle.

        A cushion comes after whoever is beyond it."""
        order = drawing_order(self.parts, self.outlines)
        joins = joins_of(self.parts, self.outlines, order)
        tints = far_tints(self.parts, self.outlines)
        place = {self.parts[i].name: n for n, i in enumerate(order)}
        marks: list[Mark] = []
        pad = self.pad
        for group in joins.groups:
            if pad is not None and not is_beyond(pad, [self.parts[i] for i in group], self.camera):
                marks += cushion(pad, self.camera, self.line_m)
                pad = None
            marks += [mark for i in group for mark in self.straps.get(self.parts[i].name, ())]
            if self.parts[group[0]].kind == "head":
                head = head_of(self.skeleton, self.camera)
                marks += head_marks(head, self.outlines, group[0], self.line_m)
                continue
            marks += self._outlined(group, joins, tints)
            marks += self._filled(group, joins, tints)
            marks += self._lit(group, place, tints)
        return marks

    def _outlined(self, group: Sequence[int], joins: Joins, tints: Sequence[float]) -> list[Mark]:
        marks = []
        for under in (under for member in group for under in joins.underneath.get(member, ())):
            part = self.parts[under.part]
            polygons = self.outlines.edged(under.part, self.line_m, under.ends)
            marks += _covering(part, Ink(part.garment, "edge", tints[under.part]), polygons)
        for i in group:
            part = self.parts[i]
            polygons = self.outlines.edged(i, self.line_m, joins.open_ends.get(i))
            for thigh in joins.ingrown.get(i, ()):
                inner = self.outlines.edged(i, -self.line_m, joins.open_ends.get(i))
                top = self.outlines.polygon(thigh, 0.0, _TOP_OF_THIGH)
                polygons = tuple(drawn_in(*pair, top) for pair in zip(polygons, inner, strict=True))
            marks += _covering(part, Ink(part.garment, "edge", tints[i]), polygons)
        return marks

    def _filled(self, group: Sequence[int], joins: Joins, tints: Sequence[float]) -> list[Mark]:
        marks = [mark for i in group for mark in self._fill(i, tints[i])]
        for i in group:
            part = self.parts[i]
            marks += shade(self.outlines, i, part, tints[i], joins.bends.get(i, (0.0, 0.0)))
            if part.kind == "torso":
                marks += self._collar(i)
        return marks

    def _fill(self, i: int, far: float) -> list[Mark]:
        """One part. The tint of a far thigh sets in below the hip, so that no step shows there."""
        part = self.parts[i]
        if part.kind not in ("thigh", "buttock"):
            return _covering(part, Ink(part.garment, "fill", far), self.outlines.filled(i))
        marks = _covering(part, Ink(part.garment), self.outlines.filled(i))
        if part.kind == "thigh" and far:
            steps = _TINT_SETS_IN[-max(1, round(far * len(_TINT_SETS_IN))) :]
            for n, below in enumerate(steps, start=1):
                ink = Ink(part.garment, "fill", round(far * n / len(steps), 2))
                marks += _covering(part, ink, self.outlines.edged(i, 0.0, below))
        return marks

    def _collar(self, torso: int) -> list[Mark]:
        """The neckline, and the neck once more where the shirt leans toward the camera."""
        chest_up = np.array(self.skeleton.frames["chest"])[:, 1]
        front = neckline(self.parts[torso], chest_up, self.camera, self.line_m)
        if chest_up @ np.array(self.camera.toward) < _OPEN_COLLAR:
            return front
        neck = next(i for i, part in enumerate(self.parts) if part.kind == "neck")
        rim = collar(self.outlines, torso, self.line_m)
        return [*rim, *front, *neck_over(self.outlines, neck, self.line_m)]

    def _lit(self, group: Sequence[int], place: Mapping[str, int], tints: Sequence[float]) -> list[Mark]:
        """Glows of the parts in a group; hips and buttock glow once pelvis and thigh are both there."""
        marks = []
        index = {part.name: i for i, part in enumerate(self.parts)}
        for member in group:
            part = self.parts[member]
            shown = [] if part.kind in ("buttock", "pelvis") else [part.name]
            if part.name == max(("pelvis", "thighR", "thighL"), key=lambda name: place[name]):
                shown.append("pelvis")
            for owner in "RL":
                thigh = f"thigh{owner}"
                if part.name == max(("pelvis", thigh), key=lambda name: place[name]):
                    shown.append(f"buttock{owner}")
            for name in shown:
                for muscle in self.muscles:
                    if muscle.part == name:
                        marks += glow(self.parts[index[name]], muscle, self.camera, tints[index[name]])
        return marks


def _covering(part: Part, ink: Ink, polygons: tuple[Floats, ...]) -> list[Mark]:
    """The chain by itself, for where it folds it would take its sections away."""
    shares = (polygons[:1], polygons[1:]) if len(polygons) > 1 else (polygons,)
    return [Mark(part.name, ink, share) for share in shares]


def _chair_halves(
    pose_file: PoseFile, camera: Camera, person_depth: float, hips: Vec
) -> tuple[list[Box], list[Box]]:
    """Boxes of the chair before and behind the person; the seat under the hips is behind."""
    if pose_file.props.chair is None:
        return [], []
    near: list[Box] = []
    far: list[Box] = []
    for box in chair_boxes(pose_file.props.chair):
        is_near = box.depth(camera) > person_depth + _NEARER_M
        (near if is_near and not box.is_under(hips) else far).append(box)
    return near, far


def _cushion(pose_file: PoseFile, turned_over: bool) -> Cushion | None:
    pad = pose_file.props.cushion
    return replace(pad, z=-pad.z) if pad is not None and turned_over else pad


def _straps(
    pose_file: PoseFile, skeleton: Skeleton, turned_over: bool, camera: Camera, line_m: float
) -> dict[str, list[Mark]]:
    if not pose_file.props.strap:
        return {}
    foot = "L" if turned_over else "R"
    return {f"hand{hand}": strap(skeleton, hand, foot, camera, line_m) for hand in "RL"}


def _ghost(pose_file: PoseFile, moment: Moment, side: Side, camera: Camera) -> list[Mark]:
    begin = Moment(pose_file.phases.begin, pose_file.phases.begin, 0.0, moment.mirrored)
    parts = parts_of(skeleton_at(pose_file, begin, side))
    return ghost(outlines_of(parts, camera), len(parts))


def _arrow(pose_file: PoseFile, moment: Moment, side: Side, camera: Camera, line_m: float) -> list[Mark]:
    """Along the way of the joint that moves farthest in the picture."""
    a, b = pose_file.phases.out[0], pose_file.phases.out[-1]
    skeletons = [skeleton_at(pose_file, Moment(a, b, float(t), moment.mirrored), side) for t in _ARROW_STEPS]
    paths = [
        seen(np.array([skeleton.joints[f"{joint}{owner}"] for skeleton in skeletons]), camera)
        for joint in _LEADING
        for owner in "RL"
    ]
    longest = max(paths, key=lambda path: float(np.hypot(*(path[-1] - path[0]))))
    if float(np.hypot(*(longest[-1] - longest[0]))) < _SHORTEST_ARROW_M:
        return []
    return arrow(longest, line_m)


@lru_cache(maxsize=128)
def _stances(pose_file: PoseFile, side: Side) -> tuple[tuple[Part, ...], ...]:
    """The body in every key and half-way between neighbours, both halves of an alternating exercise."""
    phases = pose_file.phases
    ways = [(key.id, key.id, 0.0) for key in pose_file.keys]
    for way in (phases.out, phases.return_, (phases.begin, phases.out[0])):
        ways += [(a, b, t) for a, b in pairwise(way) for t in (0.25, 0.5, 0.75) if a != b]
    halves = (False, True) if phases.alternates else (False,)
    return tuple(
        parts_of(skeleton_at(pose_file, Moment(*way, half), side)) for way in ways for half in halves
    )


@lru_cache(maxsize=128)
def _grounded(pose_file: PoseFile, side: Side) -> Ground:
    """The floor under everything that comes low, with a margin."""
    points = [
        np.vstack((part.centres - part.sides, part.centres + part.sides))
        for parts in _stances(pose_file, side)
        for part in parts
    ]
    every = np.vstack(points)
    low = every[every[:, 1] < _LOW_M]
    margin = 0.09 if pose_file.props.mat else 0.22
    x0, x1 = float(low[:, 0].min()) - margin, float(low[:, 0].max()) + margin
    half = max(0.32, float(np.abs(low[:, 2]).max()) + 0.05) if pose_file.props.mat else 0.42
    return Ground(x0, x1, -half, half)


@lru_cache(maxsize=256)
def framing(pose_file: PoseFile, side: Side, camera: Camera) -> Bounds:
    """The frame round all an exercise does, seen from here."""
    flat = np.array(camera.axes[:2]).T
    centres, *axes = _every_station(pose_file, side)
    reach = np.sqrt(sum((axis @ flat) ** 2 for axis in axes)) + _ROOM_M
    centres = centres @ flat
    corners = [(centres - reach).min(0)[None], (centres + reach).max(0)[None]]
    for mark in _ground(pose_file, side, camera, LINE_M):
        if mark.part == "mat":
            corners += mark.polygons
    boxes = chair_boxes(pose_file.props.chair) if pose_file.props.chair else ()
    if pose_file.props.wall is not None:
        boxes = (*boxes, wall_box(pose_file.props.wall))
    corners += [seen(box.corners, camera) for box in boxes]
    every = np.vstack(corners)
    (left, bottom), (right, top) = every.min(0), every.max(0)
    return Bounds(float(left), float(bottom), float(right), float(top))


@lru_cache(maxsize=128)
def _every_station(pose_file: PoseFile, side: Side) -> tuple[Floats, ...]:
    """Centres and half-axes of all sections in all stances."""
    every = [stations_of(parts)[:4] for parts in _stances(pose_file, side)]
    return tuple(np.vstack(values) for values in zip(*every, strict=True))


def _ground(pose_file: PoseFile, side: Side, camera: Camera, line_m: float) -> list[Mark]:
    under = _grounded(pose_file, side)
    marks = [] if pose_file.props.mat else floor(under, camera)
    if pose_file.props.wall is not None and not is_behind_wall(camera):
        marks += wall(pose_file.props.wall, camera, line_m)
    return marks + (mat(under, camera, line_m) if pose_file.props.mat else [])
