"""Prints what one frame of each exercise costs to replay at 1280x720, as a share of a plain reference scene.

python tests/bench/replay_cost.py [EXERCISE...]
"""

from __future__ import annotations

import gc
import os
import sys
import tomllib
from math import cos, pi, sin
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygonF

from coach.figure.camera import camera_of
from coach.figure.motion import working_moment
from coach.figure.pose_file import pose_file_from
from coach.figure.scene import scene_of
from coach.ui.figure_inks import Inks, Look
from coach.ui.figure_replay import drawing_of, replay
from coach.ui.theme import LIGHT

POSES = Path(__file__).parents[2] / "assets" / "poses"
WIDTH, HEIGHT = 1280, 720
ROUNDS = 120
FRAME_MS = 1000.0 / 60.0
MOST = 1.5

POLYGONS, POINTS = 110, 2700
SIZES_PX = ((230, 95), (200, 70), (150, 60), (120, 50), (80, 40))
"""Length and width of trunk, thigh, shank, arm and hand as they are at 1280x720."""


def reference() -> list[QPolygonF]:
    """Solid ovals as large as parts of the body, spread over the picture; the same in every run."""
    random = Random(1)
    shapes = []
    for n in range(POLYGONS):
        long_px, wide_px = SIZES_PX[n % len(SIZES_PX)]
        count = POINTS // POLYGONS + (n < POINTS % POLYGONS)
        x, y = random.uniform(140, WIDTH - 140), random.uniform(140, HEIGHT - 140)
        tilt = random.uniform(0, pi)
        shape = QPolygonF()
        for k in range(count):
            along, across = long_px / 2 * cos(2 * pi * k / count), wide_px / 2 * sin(2 * pi * k / count)
            shape.append(
                QPointF(
                    x + along * cos(tilt) - across * sin(tilt), y + along * sin(tilt) + across * cos(tilt)
                )
            )
        shapes.append(shape)
    return shapes


def reference_ms(canvas: QImage, shapes: list[QPolygonF], colours: list[QColor]) -> float:
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    start = perf_counter()
    for n, shape in enumerate(shapes):
        painter.setBrush(colours[n % len(colours)])
        painter.drawPolygon(shape)
    spent = perf_counter() - start
    painter.end()
    return spent * 1000.0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(wanted: list[str]) -> None:
    application = QGuiApplication([])
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    rect = QRectF(0, 0, WIDTH, HEIGHT)
    shapes = reference()
    colours = [QColor.fromHsv(n * 37 % 360, 120, 200) for n in range(12)]
    inks = Inks("core", LIGHT, LIGHT.core_tint, Look())
    say(f"{'exercise':28} {'ratio':>6} {'median':>8} {'p99':>8}   reference")
    worst = 0.0
    gc.disable()
    for exercise_id in wanted or sorted(path.stem for path in POSES.glob("*.toml")):
        pose_file = pose_file_from(tomllib.loads((POSES / f"{exercise_id}.toml").read_text(encoding="utf-8")))
        scene = scene_of(pose_file, working_moment(pose_file), "right", camera_of(pose_file, "right"))
        drawing = drawing_of(scene.bounds, scene.marks)
        plain, figure = [], []
        for _ in range(ROUNDS):
            plain.append(reference_ms(canvas, shapes, colours))
            painter = QPainter(canvas)
            start = perf_counter()
            replay(painter, rect, drawing, inks)
            figure.append((perf_counter() - start) * 1000.0)
            painter.end()
        ratio = median(figure) / median(plain)
        p99 = sorted(figure)[round(0.99 * (ROUNDS - 1))]
        worst = max(worst, ratio)
        verdict = "" if ratio <= MOST and p99 < FRAME_MS else "  over"
        say(
            f"{exercise_id:28} {ratio:6.2f} {median(figure):7.2f}ms {p99:7.2f}ms"
            f"   {median(plain):.2f}ms{verdict}"
        )
    say(f"worst ratio {worst:.2f}, allowed {MOST}")
    del application


if __name__ == "__main__":
    main(sys.argv[1:])
