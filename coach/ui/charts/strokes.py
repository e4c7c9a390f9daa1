"""Marks that several charts share: grid, dashed lines and outlines, lines with a halo, points."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from coach.ui.charts.frame import Frame
from coach.ui.kit.control import rounded
from coach.ui.theme import RADIUS_CELL, Tokens

TARGET_PX, MEAN_PX, HALO_PX, POINT_PX, THIN_PX = 1.5, 2.5, 6.0, 3.75, 1.5
DASH_PX, GAP_PX = 6.0, 4.0


def paint_grid(painter: QPainter, frame: Frame, ticks: Sequence[float], tokens: Tokens) -> None:
    """A line across the plot at each value."""
    for tick in ticks:
        middle = round(frame.y(tick))
        painter.fillRect(QRectF(frame.plot.left(), middle, frame.plot.width(), 1), QColor(tokens.line))


def paint_boxes(
    painter: QPainter, boxes: Sequence[QRectF], radius: float, fill: str | QColor, line: str | None = None
) -> None:
    """Many boxes alike; a line lies wholly inside of them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.5 if line else 0.0
    within = [box.adjusted(inset, inset, -inset, -inset) for box in boxes]
    if not radius:
        painter.drawRects(within)
        return
    path = QPainterPath()
    for box in within:
        corner = min(radius, box.width() / 2, box.height() / 2)
        path.addRoundedRect(box, corner, corner)
    painter.drawPath(path)


def paint_cursor(painter: QPainter, frame: Frame, x: float, width_px: float, tokens: Tokens) -> None:
    """The column that is pointed at."""
    column = QRectF(frame.x(x) - width_px / 2, frame.plot.top(), width_px, frame.plot.height())
    rounded(painter, column.intersected(frame.plot), RADIUS_CELL, tokens.sunken)


def dashed(color: str, width_px: float, dash_px: float = DASH_PX, gap_px: float = GAP_PX) -> QPen:
    """A pen of dashes, measured in pixels."""
    pen = QPen(QColor(color), width_px, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([dash_px / width_px, gap_px / width_px])
    return pen


def paint_outline(painter: QPainter, box: QRectF, color: str) -> None:
    """The dashed outline of what is still to come."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(dashed(color, 1.25, 3.5, 2.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.625, 0.625, -0.625, -0.625), 3, 3)


def paint_target(painter: QPainter, frame: Frame, value: float, tokens: Tokens) -> None:
    """The dashed line of the target."""
    painter.setPen(dashed(tokens.ink, TARGET_PX))
    painter.drawLine(frame.at(frame.first, value), frame.at(frame.last, value))


def paint_line(painter: QPainter, points: Sequence[QPointF], color: str, width_px: float) -> None:
    """One line through points."""
    pen = QPen(QColor(color), width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(points)))


def paint_mean(
    painter: QPainter, points: Sequence[QPointF], tokens: Tokens, *, has_points: bool, is_haloed: bool = True
) -> None:
    """The thick line of a mean on a halo of the surface; hollow points where they have room."""
    if is_haloed:
        paint_line(painter, points, tokens.surface, HALO_PX)
        for point in points if has_points else ():
            _disc(painter, point, POINT_PX + 2, tokens.surface, None)
    paint_line(painter, points, tokens.ink, MEAN_PX)
    for point in points if has_points or len(points) == 1 else ():
        _disc(painter, point, POINT_PX, tokens.surface, tokens.ink)


def _disc(painter: QPainter, middle: QPointF, radius: float, fill: str, line: str | None) -> None:
    painter.setPen(QPen(QColor(line), 2) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(middle, radius, radius)


def paint_point(painter: QPainter, middle: QPointF, shape: str, tokens: Tokens) -> None:
    """An answer: "dot", "ring" or "wedge"."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.ink_3), 1.5))
    painter.setBrush(QColor(tokens.surface) if shape == "ring" else QColor(tokens.ink_3))
    if shape == "wedge":
        painter.setPen(Qt.PenStyle.NoPen)
        corners = [(0.0, -4.0), (4.0, 3.2), (-4.0, 3.2)]
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawEllipse(middle, 2.5, 2.5)


def paint_band(
    painter: QPainter, lower: Sequence[QPointF], upper: Sequence[QPointF], color: str, share: float
) -> None:
    """The area between two lines; `share` 0..1 is how dense it is."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([*upper, *reversed(lower)]))
    path.closeSubpath()
    shade = QColor(color)
    shade.setAlphaF(share)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, QBrush(shade))
