import tomllib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPolygonF

from coach.figure.camera import camera_of
from coach.figure.display import Bounds, Ink, Mark
from coach.figure.motion import working_moment
from coach.figure.pose_file import pose_file_from
from coach.figure.scene import scene_of
from coach.ui.figure_replay import drawing_of

FOLDER = Path(__file__).parents[2] / "assets" / "poses"
IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
MOST_FILLS = 160
MOST_POINTS = 3700
SQUARE = np.array(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def scene(exercise_id, yaw=0.0):
    pose_file = pose_file_from(tomllib.loads((FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8")))
    camera = camera_of(pose_file, "right").turned(yaw, 0.0)
    return scene_of(pose_file, working_moment(pose_file), "right", camera)


def shape(*polygons, pen_m=0.0, is_open=False):
    mark = Mark("mat", Ink("mat"), polygons, pen_m, is_open)
    (fill,) = drawing_of(Bounds(0.0, 0.0, 1.0, 1.0), [mark]).fills
    return fill.shape


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_frame_is_few_fills_of_few_points(exercise_id):
    shown = scene(exercise_id)
    fills = drawing_of(shown.bounds, shown.marks).fills
    assert len(fills) <= MOST_FILLS
    assert sum(fill.shape.elementCount() for fill in fills) <= MOST_POINTS


@pytest.mark.parametrize("yaw", [0.0, 90.0, -90.0, 180.0])
@pytest.mark.parametrize("exercise_id", IDS)
def test_joined_outlines_reach_as_far_as_what_they_join(exercise_id, yaw):
    shown = scene(exercise_id, yaw)
    for mark, fill in zip(shown.marks, drawing_of(shown.bounds, shown.marks).fills, strict=True):
        every = np.vstack(mark.polygons)
        low, high = every.min(0) - mark.pen_m / 2, every.max(0) + mark.pen_m / 2
        box = fill.shape.boundingRect()
        assert (box.left(), box.top()) == pytest.approx(low, abs=0.003), mark.part
        assert (box.right(), box.bottom()) == pytest.approx(high, abs=0.003), mark.part


def covered(box, path, pen_m=0.0):
    """Where a path and the pen along it cover a picture of a box."""
    picture = QImage(200, 200, QImage.Format.Format_Grayscale8)
    picture.fill(0)
    painter = QPainter(picture)
    painter.scale(200 / box.width(), 200 / box.height())
    painter.translate(-box.topLeft())
    painter.setBrush(Qt.GlobalColor.white)
    round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(QPen(Qt.GlobalColor.white, pen_m, *round_pen) if pen_m else Qt.PenStyle.NoPen)
    painter.drawPath(path)
    painter.end()
    return np.array(picture.constBits()) > 0


@pytest.mark.parametrize(
    ("exercise_id", "yaw"), [("knee-plank", 255), ("knee-plank", 285), ("side-plank-full", 165)]
)
def test_no_piece_is_lost_where_outlines_coincide(exercise_id, yaw):
    shown = scene(exercise_id, yaw)
    for mark, fill in zip(shown.marks, drawing_of(shown.bounds, shown.marks).fills, strict=True):
        if mark.is_open:
            continue
        plain = QPainterPath()
        plain.setFillRule(Qt.FillRule.WindingFill)
        for polygon in mark.polygons:
            plain.addPolygon(QPolygonF([QPointF(x, y) for x, y in polygon.tolist()]))
            plain.closeSubpath()
        box = fill.shape.boundingRect()
        differing = covered(box, plain, mark.pen_m) ^ covered(box, fill.shape)
        assert differing.mean() < 0.005, mark.part


def test_a_pen_widens_a_closed_shape_and_leaves_its_inside():
    thick = shape(SQUARE, pen_m=0.2)
    assert thick.contains(QPointF(0.5, 0.5))
    assert thick.contains(QPointF(-0.09, 0.5))
    assert not thick.contains(QPointF(-0.11, 0.5))
    assert not thick.contains(QPointF(-0.09, -0.09))


def test_an_open_line_has_width_and_no_inside():
    line = shape(SQUARE, pen_m=0.2, is_open=True)
    assert line.contains(QPointF(0.09, 0.0))
    assert not line.contains(QPointF(0.5, 0.5))
    assert not line.contains(QPointF(0.0, 0.5))


def test_polygons_of_one_mark_are_one_shape():
    pair = shape(SQUARE, SQUARE + 0.5)
    assert pair.contains(QPointF(0.75, 0.75))
    assert pair.contains(QPointF(1.4, 1.4))
    assert not pair.contains(QPointF(1.4, 0.2))
    assert pair.elementCount() <= 10
