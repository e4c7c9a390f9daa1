"""Painting a display list with QPainter: made once, replayed at any size and in any colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from coach.figure.display import Bounds, Ink, Mark
from coach.ui.figure_inks import Inks

_FILLED_WIDTH = 0.90
_FILLED_HEIGHT = 0.82
_LOWERED = 0.025
_FINE: Final = 1000.0
"""Qt flattens curves and joins outlines to a fraction of a unit; here a unit is a millimetre."""
_PROOF_PX: Final = 96
_DIFFERING_PX: Final = 10
_FINE_M, _PLAIN_M, _BOLD_M = 0.0062, 0.009, 0.015
_SMALL_PX, _TINY_PX = 200.0, 90.0
_SMALLER: Final = QTransform.fromScale(1.0 / _FINE, 1.0 / _FINE)


@dataclass(frozen=True, slots=True)
class Fill:
    """One mark as Qt paints it: a solid shape in metres. Lines are shapes too, so no pen is needed."""

    ink: Ink
    shape: QPainterPath


@dataclass(frozen=True, slots=True)
class Drawing:
    """A display list in Qt's own shapes."""

    bounds: Bounds
    fills: tuple[Fill, ...]


def drawing_of(bounds: Bounds, marks: Iterable[Mark]) -> Drawing:
    """Turn a display list into Qt's shapes."""
    return Drawing(bounds, tuple(Fill(mark.ink, _shape(mark)) for mark in marks))


def _shape(mark: Mark) -> QPainterPath:
    """All that a mark covers as one outline: overlaps are costly to fill. Joined at `_FINE` units a metre."""
    scale = _FINE if mark.pen_m or len(mark.polygons) > 1 else 1.0
    polygons = [
        QPolygonF([QPointF(x, y) for x, y in (polygon * scale).tolist()]) for polygon in mark.polygons
    ]
    path = _joined(polygons, is_closed=not mark.is_open)
    if mark.pen_m:
        path = _thickened(path, mark.pen_m * _FINE, mark.is_open)
    return path if scale == 1.0 else _SMALLER.map(_without_overlaps(path))


def _joined(polygons: Iterable[QPolygonF], is_closed: bool = True) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(polygon)
        if is_closed:
            path.closeSubpath()
    return path


def _thickened(path: QPainterPath, width: float, is_open: bool) -> QPainterPath:
    """What a round pen and, of a closed path, the inside cover."""
    pen = QPainterPathStroker()
    pen.setWidth(width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    covered = _joined(pen.createStroke(path).toSubpathPolygons())
    if not is_open:
        covered.addPath(path)
    return covered


def _without_overlaps(path: QPainterPath) -> QPainterPath:
    """The outline of all that is covered; the path as it was where Qt's clipper loses a piece.

    It does where edges coincide, once in some hundred views."""
    joined = path.simplified()
    room = path.boundingRect()
    differing = _pixels(path, room) ^ _pixels(joined, room)
    return joined if differing.bit_count() <= 8 * _DIFFERING_PX else path


def _pixels(path: QPainterPath, room: QRectF) -> int:
    """Which pixels of a small square picture of `room` a path covers, a byte each."""
    picture = QImage(_PROOF_PX, _PROOF_PX, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.black)
    painter = QPainter(picture)
    painter.scale(_PROOF_PX / max(room.width(), 1.0), _PROOF_PX / max(room.height(), 1.0))
    painter.translate(-room.topLeft())
    painter.fillPath(path, Qt.GlobalColor.white)
    painter.end()
    return int.from_bytes(picture.constBits(), "little")


def line_m(rect: QRectF) -> float:
    """Small pictures need bolder lines to be read."""
    room_px = min(rect.width() / 1.4, rect.height())
    return _BOLD_M if room_px < _TINY_PX else _PLAIN_M if room_px < _SMALL_PX else _FINE_M


def px_per_m(bounds: Bounds, rect: QRectF) -> float:
    """The scale at which a picture fills a rectangle."""
    wide, high = bounds.right - bounds.left, bounds.top - bounds.bottom
    return min(rect.width() * _FILLED_WIDTH / wide, rect.height() * _FILLED_HEIGHT / high)


def replay(painter: QPainter, rect: QRectF, drawing: Drawing, inks: Inks) -> None:
    """Paint a drawing in the middle of a rectangle."""
    bounds, scale = drawing.bounds, px_per_m(drawing.bounds, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(rect.center().x(), rect.center().y() + rect.height() * _LOWERED)
    painter.scale(scale, -scale)
    painter.translate(-(bounds.left + bounds.right) / 2, -(bounds.bottom + bounds.top) / 2)
    for fill in drawing.fills:
        _paint(painter, fill, inks)
    painter.restore()


def _paint(painter: QPainter, fill: Fill, inks: Inks) -> None:
    is_soft = fill.ink.role == "shadow"
    if is_soft:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(inks.colour(fill.ink))
    painter.drawPath(fill.shape)
    if is_soft:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
