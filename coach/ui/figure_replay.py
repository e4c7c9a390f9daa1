"""Painting a display list with QPainter: made once, replayed at any size and in any colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from coach.figure.display import Bounds, Ink, Mark
from coach.ui.figure_inks import Inks

_FILLED_WIDTH = 0.90
_FILLED_HEIGHT = 0.82
_LOWERED = 0.025


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One mark as Qt paints it, in metres."""

    ink: Ink
    outline: QPolygonF | None
    path: QPainterPath | None
    pen_m: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A display list in Qt's own shapes."""

    bounds: Bounds
    strokes: tuple[_Stroke, ...]


def drawing_of(bounds: Bounds, marks: Iterable[Mark]) -> Drawing:
    """Turn a display list into Qt's shapes; safe off the window's thread."""
    return Drawing(bounds, tuple(_stroke(mark) for mark in marks))


def _stroke(mark: Mark) -> _Stroke:
    polygons = [QPolygonF([QPointF(x, y) for x, y in polygon.tolist()]) for polygon in mark.polygons]
    if len(polygons) == 1:
        return _Stroke(mark.ink, polygons[0], None, mark.pen_m, mark.is_open)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(polygon)
        path.closeSubpath()
    return _Stroke(mark.ink, None, path, mark.pen_m, mark.is_open)


def px_per_m(bounds: Bounds, rect: QRectF) -> float:
    """The scale at which a picture fills a rectangle."""
    wide, high = bounds.right - bounds.left, bounds.top - bounds.bottom
    return min(rect.width() * _FILLED_WIDTH / wide, rect.height() * _FILLED_HEIGHT / high)


def replay(painter: QPainter, rect: QRectF, drawing: Drawing, inks: Inks) -> None:
    """Paint a drawing in the middle of a rectangle."""
    bounds, scale = drawing.bounds, px_per_m(drawing.bounds, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x(), rect.center().y() + rect.height() * _LOWERED)
    painter.scale(scale, -scale)
    painter.translate(-(bounds.left + bounds.right) / 2, -(bounds.bottom + bounds.top) / 2)
    for stroke in drawing.strokes:
        _paint(painter, stroke, inks)
    painter.restore()


def _paint(painter: QPainter, stroke: _Stroke, inks: Inks) -> None:
    colour = inks.colour(stroke.ink)
    is_soft = stroke.ink.role == "shadow"
    if stroke.pen_m:
        pen = QPen(colour, stroke.pen_m)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if is_soft:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if stroke.is_open and stroke.outline is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(stroke.outline)
    elif stroke.outline is not None:
        painter.setBrush(colour)
        painter.drawPolygon(stroke.outline, Qt.FillRule.WindingFill)
    elif stroke.path is not None:
        painter.setBrush(colour)
        painter.drawPath(stroke.path)
    if is_soft:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
