"""Drawings as fine as print can show and no finer: a page of them is half as long and written at once."""

from itertools import groupby

from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from coach.ui.figure_replay import Drawing, Fill

GRID_M = 0.002
"""A tenth of a point where a body length is as wide as a small picture."""


def coarse(drawing: Drawing) -> Drawing:
    """The drawing with its points on a grid, those that meet told once; bounds and inks stay."""
    return Drawing(drawing.bounds, tuple(Fill(fill.ink, _coarse(fill.shape)) for fill in drawing.fills))


def _coarse(shape: QPainterPath) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(shape.fillRule())
    for polygon in shape.toSubpathPolygons(QTransform.fromScale(1.0 / GRID_M, 1.0 / GRID_M)):
        points = [point for point, _ in groupby(polygon.toPolygon().toList())]
        if len(points) > 2:
            path.addPolygon(QPolygonF(points))
            path.closeSubpath()
    return QTransform.fromScale(GRID_M, GRID_M).map(path)
