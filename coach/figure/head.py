"""The head: skull with nose, hair in rows, ear, a calm face. Metres from the base of the skull."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.figure import profiles
from coach.figure.arrays import Floats, Ints
from coach.figure.camera import Camera
from coach.figure.display import Ink, Mark
from coach.figure.outline import Outlines, oriented, seen
from coach.figure.skeleton import Skeleton

_NOSE: Final = np.array(
    (
        (0.080, 0.088),
        (0.066, 0.0965),
        (0.054, 0.103),
        (0.045, 0.109),
        (0.039, 0.1105),
        (0.034, 0.109),
        (0.031, 0.103),
        (0.029, 0.090),
    )
)
_NOSE_TIP: Final = np.array((0.099, 0.041, 0.0))
_NOSE_TIP_M: Final = 0.010
_EAR: Final = np.array((-0.006, 0.052, 0.070))
_CIRCLE: Final = np.linspace(0.0, 2 * pi, 16, endpoint=False)
_ROUND: Final = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))

# Rows of hair: height, half of the opening for the face in degrees, growth over the skull.
_HAIR_ROWS: Final = np.array(
    (
        (-0.012, 168, 0.000),
        (0.004, 150, 0.004),
        (0.026, 126, 0.008),
        (0.045, 108, 0.009),
        (0.062, 97, 0.009),
        (0.075, 70, 0.010),
        (0.095, 65, 0.011),
        (0.112, 60, 0.012),
        (0.126, 53, 0.012),
        (0.137, 45, 0.012),
        (0.144, 34, 0.012),
        (0.149, 0, 0.012),
        (0.162, 0, 0.012),
        (0.175, 0, 0.012),
        (0.187, 0, 0.012),
        (0.197, 0, 0.012),
        (0.204, 0, 0.012),
        (0.207, 0, 0.012),
    )
)
_CROWN_FROM_M: Final = 0.118
_CROWN_M: Final = 0.0895
_WIDEST_M: Final = 0.122
_SECTORS: Final = ((1, 0.0, pi / 2), (1, pi / 2, pi), (-1, 0.0, pi / 2), (-1, pi / 2, pi))
_HAIR_PEN_M: Final = 0.004


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head is, how it is turned (columns front, up, right), and who looks."""

    base: Floats
    frame: Floats
    camera: Camera

    def at(self, points: Floats | Sequence[Sequence[float]]) -> Floats:
        """Points of the head (front, up, right) as they land in the picture."""
        return seen(self.base + np.asarray(points, dtype=np.float64) @ self.frame.T, self.camera)

    def shown(self, direction: Sequence[float]) -> float:
        """How much a direction of the head points at the camera, -1 to 1."""
        return float(self.frame @ np.array(direction) @ np.array(self.camera.toward))


def head_of(skeleton: Skeleton, camera: Camera) -> Head:
    return Head(np.array(skeleton.joints["head"]), np.array(skeleton.frames["head"]), camera)


def head_marks(head: Head, outlines: Outlines, i: int, line_m: float) -> list[Mark]:
    """The whole head; `i` is its place among the outlines."""
    nose = [] if head.shown((1, 0, 0)) < -0.75 else _nose(head)
    skull, rim = outlines.filled(i), outlines.filled(i, line_m)
    if abs(head.shown((0, 1, 0))) > 0.45:
        rows = outlines.rows(i)
        sections = range(rows.start, rows.stop)
        skull = (*skull, *(outlines.section(row) for row in sections))
        rim = (*rim, *(outlines.section(row, line_m) for row in sections))
    hair = _hair(head)
    marks = [_mark(Ink("skin", "edge"), [*rim, *(_grown(polygon, line_m) for polygon in nose)])]
    if hair:
        marks.append(_mark(Ink("hair", "edge"), hair, pen_m=_HAIR_PEN_M + 2 * line_m))
    marks.append(_mark(Ink("skin"), [*skull, *nose]))
    marks.extend(_face(head, line_m))
    if hair:
        marks.append(_mark(Ink("hair"), hair, pen_m=_HAIR_PEN_M))
    marks.extend(_ears(head, line_m))
    return marks


def _mark(ink: Ink, polygons: Sequence[Floats], pen_m: float = 0.0) -> Mark:
    return Mark("head", ink, tuple(oriented(polygon) for polygon in polygons), pen_m=pen_m)


def _grown(polygon: Floats, by_m: float) -> Floats:
    away = polygon - polygon.mean(0)
    return np.asarray(polygon + away * (by_m / (np.sqrt((away * away).sum(1)) + 1e-6))[:, None])


def _nose(head: Head) -> list[Floats]:
    profile = np.column_stack((_NOSE[:, 1], _NOSE[:, 0], np.zeros(len(_NOSE))))
    return [head.at(profile), head.at(_NOSE_TIP[None])[0] + _ROUND * _NOSE_TIP_M]


def _widths(height_m: Floats) -> tuple[Floats, Floats, Floats]:
    """Half-width, half-depth and forward offset of the skull."""
    at = profiles.HEAD[:, 0]
    wide, deep, ahead = (np.interp(height_m, at, profiles.HEAD[:, k]) for k in (1, 2, 3))
    return wide, deep, ahead


def _hair(head: Head) -> list[Floats]:
    """One polygon for each quarter of the head that shows, and a ring where the crown shows whole."""
    height, opening, growth = _HAIR_ROWS.T
    crown = np.clip((height - _CROWN_FROM_M) / _CROWN_M, 0.0, 0.995)
    wide, deep, ahead = _widths(np.minimum(height, _WIDEST_M))
    wide, deep = ((values + growth) * np.sqrt(1.0 - crown**2) for values in (wide, deep))
    toward = np.array(head.camera.toward)
    front, up, right = (float(axis @ toward) for axis in head.frame.T)
    slope = -np.gradient((wide + deep) / 2, height)
    across, along = right / wide, front / deep
    facing = np.arctan2(along, across)
    steep = -slope * up / (np.hypot(across, along) * wide + 1e-6)
    half = np.arccos(np.clip(steep, -1.0, 1.0))
    rows = np.column_stack((height, ahead - 0.002, wide, deep))
    polygons = []
    whole = np.flatnonzero((half > pi - 0.02) & (opening == 0))
    if len(whole):
        ring = np.linspace(0.0, 2 * pi, 28, endpoint=False)
        polygons.append(_strand(head, np.repeat(rows[whole[:1]], len(ring), axis=0), ring))
    for side, start, end in _SECTORS:
        low, high = _shown_arc(side * (pi / 2 - facing), half, np.maximum(np.radians(opening), start), end)
        for run in _runs(high - low > 0.005):
            inner, outer = (_strand(head, rows[run], pi / 2 - side * values[run]) for values in (low, high))
            polygons.append(np.vstack((inner, outer[::-1])))
    return polygons


def _strand(head: Head, rows: Floats, angle: Floats) -> Floats:
    height, ahead, wide, deep = rows.T
    return head.at(np.column_stack((ahead + deep * np.sin(angle), height, wide * np.cos(angle))))


def _shown_arc(facing: Floats, half: Floats, low: Floats, high: float) -> tuple[Floats, Floats]:
    """The larger overlap of [low, high] with the arc round `facing`, for each row."""
    facing = np.mod(facing + pi, 2 * pi) - pi
    best_low, best_high = np.full_like(low, 9.0), np.full_like(low, -9.0)
    for turn in (0.0, 2 * pi, -2 * pi):
        a, b = np.maximum(low, facing + turn - half), np.minimum(high, facing + turn + half)
        is_larger = (b - a) > (best_high - best_low)
        best_low, best_high = np.where(is_larger, a, best_low), np.where(is_larger, b, best_high)
    return best_low, best_high


def _runs(flags: NDArray[np.bool_]) -> list[Ints]:
    """Indices of every two or more neighbours that are set."""
    indices = np.flatnonzero(flags)
    runs = np.split(indices, np.flatnonzero(np.diff(indices) > 1) + 1)
    return [run for run in runs if len(run) >= 2]


def _on_skin(height_m: Sequence[float], azimuth_deg: Sequence[float], out_m: float = 0.001) -> Floats:
    """Points on the face; azimuth 0 is straight ahead, positive to the right."""
    height, azimuth = np.array(height_m, dtype=np.float64), np.radians(azimuth_deg)
    wide, deep, ahead = _widths(height)
    return np.column_stack(
        (ahead + (deep + out_m) * np.cos(azimuth), height, (wide + out_m) * np.sin(azimuth))
    )


def _is_shown(head: Head, height_m: float, azimuth_deg: float, least: float) -> bool:
    wide, deep, _ = _widths(np.array([height_m]))
    a = radians(azimuth_deg)
    normal = np.array((cos(a) / deep[0], 0.0, sin(a) / wide[0]))
    return head.shown(tuple(normal / np.sqrt(normal @ normal))) > least


def _curve(head: Head, points: Floats | Sequence[Sequence[float]], ink: Ink, pen_m: float) -> Mark:
    """A quadratic curve through the picture of three points."""
    a, b, c = head.at(points)
    t = np.linspace(0.0, 1.0, 9)[:, None]
    return Mark("head", ink, ((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c,), pen_m, is_open=True)


def _face(head: Head, line_m: float) -> list[Mark]:
    marks = []
    for side in (1.0, -1.0):
        if _is_shown(head, 0.068, side * 30, 0.10):
            marks.append(_eye(head, side))
            brow = _on_skin((0.093, 0.0972, 0.088), [side * a for a in (16, 32, 48)])
            marks.append(_curve(head, brow, Ink("brow"), line_m * 0.95))
        if _is_shown(head, 0.010, side * 14, 0.05):
            mouth = _on_skin((0.0118, 0.0092, 0.0118), [side * a for a in (0, 12, 24)])
            marks.append(_curve(head, mouth, Ink("mouth"), line_m * 0.75))
    if abs(head.shown((0, 0, 1))) < 0.75 and head.shown((1, 0, 0)) > 0.0:
        under = ((0.104, 0.034, -0.010), (0.110, 0.030, 0.0), (0.104, 0.034, 0.010))
        marks.append(_curve(head, under, Ink("mouth"), line_m * 0.7))
    return marks


def _eye(head: Head, side: float) -> Mark:
    middle, upper, lower = head.at(_on_skin((0.068, 0.073, 0.063), (side * 30,) * 3, 0.0))
    inner, outer = head.at(_on_skin((0.068, 0.068), (side * 24, side * 37), 0.0))
    axes = np.stack(((outer - inner) * 0.31, (upper - lower) * 0.475))
    return _mark(Ink("eye"), [middle + _ROUND @ axes])


def _ears(head: Head, line_m: float) -> list[Mark]:
    marks = []
    for side in (1.0, -1.0):
        if head.shown((0, 0, side)) <= 0.12:
            continue
        centre = _EAR * (1, 1, side)
        axes = np.array(((-0.017, 0.006, side * 0.012), (-0.004, 0.030, 0.0)))
        ear = head.at(centre + _ROUND @ axes)
        fold = centre + np.array(
            ((0.004, 0.016, side * 0.010), (-0.012, 0.010, side * 0.012), (-0.004, -0.012, side * 0.008))
        )
        marks.append(_mark(Ink("skin", "edge"), [_grown(ear, line_m * 0.8)]))
        marks.append(_mark(Ink("skin"), [ear]))
        marks.append(_curve(head, fold, Ink("mouth"), line_m * 0.6))
    return marks
