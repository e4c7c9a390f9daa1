"""Stroke icons, drawn once per colour, size and pixel ratio."""

from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from coach.resources import assets


def icon_pixmap(name: str, color: str, size: float, dpr: float = 1.0) -> QPixmap:
    """A square icon of `size` logical pixels in one colour; FileNotFoundError for an unknown name."""
    key = f"icon/{name}/{color}/{size}/{dpr}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    source = (assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", QColor(color).name()).encode()))
    side = ceil(size * dpr)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str) -> None:
    """Draw an icon into the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    dpr = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, color, side, dpr)
    corner = rect.center()
    square = QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side)
    painter.drawPixmap(square, pixmap, QRectF(pixmap.rect()))
