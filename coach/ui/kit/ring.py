"""Countdown rings: what is left, clockwise from twelve."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import sized_font, tokens_of

_DESIGN_PX = 328.0
_LINE, _THICK_LINE = 22 / _DESIGN_PX, 30 / _DESIGN_PX
_DIGITS, _CAPTION = 168 / _DESIGN_PX, 24 / _DESIGN_PX
_DIGITS_DY, _CAPTION_DY = -14 / _DESIGN_PX, 77 / _DESIGN_PX
_DIGITS_WIDE, _CAPTION_WIDE = 236 / _DESIGN_PX, 200 / _DESIGN_PX

_TIGHT = 0.94


def _digits_font(size_px: float) -> QFont:
    return sized_font(size_px, 700)


def _advances(text: str, font: QFont) -> list[float]:
    """Room for each character: the same for every digit, so that a running number stands still."""
    metrics = QFontMetricsF(font)
    digit = _TIGHT * max(metrics.horizontalAdvance(each) for each in "0123456789")
    return [digit if each.isdigit() else metrics.horizontalAdvance(each) for each in text]


def paint_ring(
    painter: QPainter,
    square: QRectF,
    line_px: float,
    fraction: float,
    color: str,
    track: str,
    outline: bool = False,
) -> None:
    """A track and, over it, an arc of `fraction` (0..1) of the circle with round ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = line_px / 2
    box = square.adjusted(inset, inset, -inset, -inset)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(track), line_px))
    painter.drawEllipse(box)
    share = min(1.0, max(0.0, fraction))
    if share <= 0:
        return
    path = QPainterPath()
    path.arcMoveTo(box, 90)
    path.arcTo(box, 90, -360 * share)
    if not outline:
        pen = QPen(QColor(color), line_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
        return
    stroker = QPainterPathStroker()
    stroker.setWidth(line_px - 2)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(stroker.createStroke(path).simplified(), QPen(QColor(color), 2))


class Ring(QWidget):
    """The big ring of the player; fills the room it gets and stays round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction, self._color, self._thick, self._outline = 0.0, "ink", False, False
        self._digits, self._caption = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_progress(self, fraction: float, color: str, thick: bool = False) -> None:
        """Show `fraction` (0..1) of the time as left, in a token or category colour."""
        wanted = (fraction, color, thick)
        if wanted != (self._fraction, self._color, self._thick):
            self._fraction, self._color, self._thick = wanted
            self.update()

    def set_digits(self, digits: str, caption: str = "") -> None:
        """Show digits in the middle and a word under them."""
        if (digits, caption) != (self._digits, self._caption):
            self._digits, self._caption = digits, caption
            self.setAccessibleName(f"{digits} {caption}".strip())
            self.update()

    @property
    def outline(self) -> bool:
        """Whether only the edge of the arc is drawn, as while paused."""
        return self._outline

    @outline.setter
    def outline(self, outline: bool) -> None:
        if outline != self._outline:
            self._outline = outline
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(328, 328)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def _square(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _digits_px(self, side: float) -> float:
        """Font size that lets the digits stay inside the ring."""
        size = side * _DIGITS
        width = sum(_advances(self._digits, _digits_font(size)))
        return size if width <= side * _DIGITS_WIDE else math.floor(size * side * _DIGITS_WIDE / width)

    def _caption_px(self, side: float) -> float:
        size = side * _CAPTION
        width = text_size(sized_font(size, 500), self._caption).width()
        return size if width <= side * _CAPTION_WIDE else math.floor(size * side * _CAPTION_WIDE / width)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        square = self._square()
        side = square.width()
        painter = QPainter(self)
        line_px = side * (_THICK_LINE if self._thick else _LINE)
        paint_ring(
            painter, square, line_px, self._fraction, tokens.named(self._color), tokens.line, self._outline
        )
        if self._digits:
            self._write_digits(painter, self._digits_px(side), tokens.ink)
        if self._caption:
            self._write_caption(painter, self._caption_px(side), tokens.ink_2)

    def _write_digits(self, painter: QPainter, size_px: float, color: str) -> None:
        """Put the middle of the digits a little above the centre, or on it without a word below."""
        font = _digits_font(size_px)
        metrics = QFontMetricsF(font)
        square = self._square()
        rise = _DIGITS_DY * square.width() if self._caption else 0.0
        baseline = square.center().y() + rise + metrics.capHeight() / 2
        advances = _advances(self._digits, font)
        x = square.center().x() - sum(advances) / 2
        painter.setFont(font)
        painter.setPen(QColor(color))
        for each, advance in zip(self._digits, advances, strict=True):
            own = metrics.horizontalAdvance(each)
            painter.drawText(QPointF(x + (advance - own) / 2, baseline), each)
            x += advance

    def _write_caption(self, painter: QPainter, size_px: float, color: str) -> None:
        font = sized_font(size_px, 500)
        metrics = QFontMetricsF(font)
        centre = self._square().center()
        baseline = centre.y() + _CAPTION_DY * self._square().width() + metrics.xHeight() / 2
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(
            QPointF(centre.x() - metrics.horizontalAdvance(self._caption) / 2, baseline), self._caption
        )

    def text_boxes(self) -> list[TextBox]:
        """Digits and word against the chord of the circle they have."""
        side, centre = self._square().width(), self._square().center()
        digits, caption = _digits_font(self._digits_px(side)), sized_font(self._caption_px(side), 500)
        rows = (
            (self._digits, digits, sum(_advances(self._digits, digits)), _DIGITS_WIDE, _DIGITS_DY),
            (self._caption, caption, text_size(caption, self._caption).width(), _CAPTION_WIDE, _CAPTION_DY),
        )
        boxes = []
        for text, font, width, wide, rise in rows:
            height = QFontMetricsF(font).capHeight()
            area = QRectF(0, 0, side * wide, height)
            area.moveCenter(QPointF(centre.x(), centre.y() + rise * side))
            if text:
                boxes.append(TextBox(text, QSizeF(width, height), area))
        return boxes


class MiniRing(QWidget):
    """A small ring without digits."""

    def __init__(self, size: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction, self._color = 0.0, "ink"
        self.setFixedSize(size, size)

    def set_progress(self, fraction: float, color: str) -> None:
        """Show `fraction` (0..1) in a token or category colour."""
        if (fraction, color) != (self._fraction, self._color):
            self._fraction, self._color = fraction, color
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        line_px = self.width() * 7 / 44
        paint_ring(
            QPainter(self),
            QRectF(self.rect()),
            line_px,
            self._fraction,
            tokens.named(self._color),
            tokens.line,
        )
