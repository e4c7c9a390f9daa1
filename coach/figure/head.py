"""The head: skull with nose, hair in rows, ear, a calm face. Metres from the base of the skull."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Final

import numpy as np

from coach.figure.arrays import Floats
from coach.figure.camera import Camera
from coach.figure.display import Ink, Mark
from coach.figure.hair import hair_of, skull_at
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
_EAR_HOLLOW: Final = np.array((0.576, 0.077, 0.814))
_EAR_AXES: Final = np.array(((-0.017, 0.006, 0.012), (-0.004, 0.030, 0.0), 0.008 * _EAR_HOLLOW))
_EAR_FOLD: Final = np.array(((0.004, 0.016, 0.010), (-0.012, 0.010, 0.012), (-0.004, -0.012, 0.008)))
_CIRCLE: Final = np.linspace(0.0, 2 * pi, 16, endpoint=False)
_ROUND: Final = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))

_FACING: Final = 0.05
_JAW_ROWS: Final = 5
_TILTED: Final = 0.45
"""From which lean to or from the camera the chains of the skull do not cover it. The jaw's never do."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head is, how it is turned (columns front, up, right), and who looks."""

    base: Floats
    frame: Floats
    camera: Camera

    def at(self, points: Floats | Sequence[Sequence[float]]) -> Floats:
        """Points of the head (front, up, right) as they land in the picture."""
        return seen(self.base + np.asarray(points, dtype=np.float64) @ self.frame.T, self.camera)

    @property
    def view(self) -> Floats:
        """Right and up in the picture, and toward the camera, each as front, up and right of the head."""
        return np.asarray(np.array(self.camera.axes) @ self.frame)

    def shown(self, direction: Floats | Sequence[float]) -> float:
        """How much a direction of the head points at the camera, -1 to 1."""
        return float(self.frame @ np.array(direction) @ np.array(self.camera.toward))


def head_of(skeleton: Skeleton, camera: Camera) -> Head:
    return Head(np.array(skeleton.joints["head"]), np.array(skeleton.frames["head"]), camera)


def head_marks(head: Head, outlines: Outlines, i: int, line_m: float) -> list[Mark]:
    """The whole head; `i` is its place among the outlines."""
    nose = [] if head.shown((1, 0, 0)) < -0.75 else _nose(head)
    skull, rim = [outlines.polygon(i)], [outlines.polygon(i, line_m)]
    rows = outlines.rows(i)
    sections = range(
        rows.start, rows.stop if abs(head.shown((0, 1, 0))) > _TILTED else rows.start + _JAW_ROWS
    )
    skull += [outlines.section(row) for row in sections]
    rim += [outlines.section(row, line_m) for row in sections]
    near, beyond = (tuple(head.at(ring) for ring in rings) for rings in hair_of(head.view))
    marks = [_mark(Ink("skin", "edge"), [*rim, *(_grown(polygon, line_m) for polygon in nose)])]
    marks.append(Mark("head", Ink("hair", "edge"), near + beyond, pen_m=2 * line_m))
    if head.shown((1, 0, 0)) > _FACING or head.shown((0, 1, 0)) < -_TILTED:
        marks.append(Mark("head", Ink("hair"), beyond))
    marks.append(_mark(Ink("skin"), [*skull, *nose]))
    marks.extend(_face(head, line_m))
    marks.append(Mark("head", Ink("hair"), near))
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


def _on_skin(height_m: Sequence[float], azimuth_deg: Sequence[float], out_m: float = 0.001) -> Floats:
    """Points on the face; azimuth 0 is straight ahead, positive to the right."""
    height, azimuth = np.array(height_m, dtype=np.float64), np.radians(azimuth_deg)
    wide, deep, ahead = skull_at(height)
    return np.column_stack(
        (ahead + (deep + out_m) * np.cos(azimuth), height, (wide + out_m) * np.sin(azimuth))
    )


def _is_shown(head: Head, height_m: float, azimuth_deg: float, least: float) -> bool:
    wide, deep, _ = skull_at(np.array([height_m]))
    a = radians(azimuth_deg)
    normal = np.array((cos(a) / deep[0], 0.0, sin(a) / wide[0]))
    return head.shown(tuple(normal / np.sqrt(normal @ normal))) > least


def _curve(head: Head, points: Floats | Sequence[Sequence[float]], ink: Ink, pen_m: float) -> Mark:
    """A quadratic curve through the picture of three points."""
    a, b, c = head.at(points)
    t = np.linspace(0.0, 1.0, 6)[:, None]
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
    """Flat ellipsoids that lean outward behind; the fold only where the hollow shows."""
    marks = []
    for side in (1.0, -1.0):
        if head.shown((0, 0, side)) <= 0.12:
            continue
        centre = _EAR * (1, 1, side)
        axes = head.view[:2] @ (_EAR_AXES * (1, 1, side)).T
        ear = head.at(centre[None])[0] + _ROUND @ np.linalg.cholesky(axes @ axes.T).T
        marks.append(_mark(Ink("skin", "edge"), [_grown(ear, line_m * 0.8)]))
        marks.append(_mark(Ink("skin"), [ear]))
        if head.shown(_EAR_HOLLOW * (1, 1, side)) > 0.4:
            fold = centre + _EAR_FOLD * (1, 1, side)
            marks.append(_curve(head, fold, Ink("mouth"), line_m * 0.6))
    return marks
