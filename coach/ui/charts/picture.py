"""Charts as a file: PNG at twice the size, or SVG with text as text. May be painted on any thread."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from coach.domain.errors import CoachError

TWICE = 2
Paint = Callable[[QPainter], None]


class NoPicture(CoachError):
    """A picture that could not be made."""


def png(paint: Paint, size: QSize, background: str) -> bytes:
    """A picture of twice the given size."""
    image = QImage(size * TWICE, QImage.Format.Format_RGB32)
    if image.isNull():
        raise NoPicture("There is not enough memory for the picture.")
    image.fill(QColor(background))
    image.setDevicePixelRatio(TWICE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint(painter)
    painter.end()
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(image))


def svg(paint: Paint, size: QSize, background: str, title: str) -> bytes:
    """A drawing of the given size."""

    def write(buffer: QBuffer) -> bool:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(title)
        painter = QPainter()
        if not painter.begin(generator):
            return False
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(background))
        paint(painter)
        return painter.end()

    return _written(write)


def _written(write: Callable[[QBuffer], bool]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    is_written = write(buffer)
    buffer.close()
    if not is_written:
        raise NoPicture("The picture could not be made.")
    return bytes(content.data())
