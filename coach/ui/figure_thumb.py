"""The drawn person as a small picture, painted once and kept."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from coach.figure.camera import Side, camera_of
from coach.figure.motion import working_moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_builder import Shot, builder
from coach.ui.figure_inks import Inks, look_of
from coach.ui.figure_replay import line_m, replay
from coach.ui.picture_cache import pictures_of
from coach.ui.theme import LIGHT, RADIUS_CONTROL, tokens_of

_SHOWN: Final[Side] = "right"
"""The side at work."""


def picture(pose_file: PoseFile, category: str, widget: QWidget) -> QPixmap:
    """The working pose on its tint, as large as `widget`; drawn once for each look and size.

    Until it is read or built it is the bare tint, and `widget` is updated when it can be painted."""
    tint = tokens_of(widget).tint(category)
    key = _picture_key(pose_file, category, tint, widget)
    shown = QPixmap()
    if QPixmapCache.find(key, shown):
        return shown
    pictures = pictures_of(widget)
    image = pictures.find(key) if pictures else None
    if image is None:
        if pictures and pictures.awaits(key, widget):
            return _as_pixmap(_bare(tint, widget), widget)
        image = _drawn(pose_file, category, tint, widget)
        if image is None:
            return _as_pixmap(_bare(tint, widget), widget)
        if pictures:
            pictures.keep(key, image)
    shown = _as_pixmap(image, widget)
    QPixmapCache.insert(key, shown)
    return shown


def _picture_key(pose_file: PoseFile, category: str, tint: str, widget: QWidget) -> str:
    """All that a small picture depends on, the same in every process."""
    look, size = look_of(widget), widget.size()
    theme = "light" if tokens_of(widget) is LIGHT else "dark"
    worn = f"{look.skin} {look.hair} {look.clothes}"
    room = f"{size.width()}x{size.height()} {widget.devicePixelRatioF()}"
    return f"figure {_pose_hash(pose_file)} {worn} {theme} {category} {tint} {_SHOWN} {room}"


@lru_cache(maxsize=64)
def _pose_hash(pose_file: PoseFile) -> str:
    """Python's own hash of a string is another one in every process."""
    return blake2b(repr(pose_file).encode(), digest_size=16).hexdigest()


def _bare(tint: str, widget: QWidget) -> QImage:
    image = QImage(widget.size() * widget.devicePixelRatioF(), QImage.Format.Format_RGB32)
    image.fill(QColor(tint))
    return image


def _drawn(pose_file: PoseFile, category: str, tint: str, widget: QWidget) -> QImage | None:
    """The picture, if it can be painted already; else it is wished for."""
    rect = QRectF(widget.rect())
    camera = camera_of(pose_file, _SHOWN)
    shot = Shot(pose_file, hash(pose_file), working_moment(pose_file), _SHOWN, camera, line_m(rect))
    drawing = builder().at_hand(shot, widget)
    if drawing is None:
        return None
    image = _bare(tint, widget)
    image.setDevicePixelRatio(widget.devicePixelRatioF())
    painter = QPainter(image)
    replay(painter, rect, drawing, Inks(category, tokens_of(widget), tint, look_of(widget)))
    painter.end()
    return image


def _as_pixmap(image: QImage, widget: QWidget) -> QPixmap:
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF())
    return pixmap


class FigureThumb(QWidget):
    """The working pose of an exercise on its tint."""

    def __init__(
        self,
        pose_file: PoseFile | None,
        category: str,
        size: QSize | None = None,
        radius: float = RADIUS_CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pose_file = pose_file
        self._category = category
        self._radius = radius
        self.setFixedSize(size or QSize(64, 52))

    def show_pose(self, pose_file: PoseFile | None, category: str) -> None:
        """Change what is shown."""
        self._pose_file, self._category = pose_file, category
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        fill = QBrush(QColor(tokens_of(self).tint(self._category)))
        if self._pose_file is not None:
            fill = QBrush(picture(self._pose_file, self._category, self))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, self._radius, self._radius)
        painter.end()
