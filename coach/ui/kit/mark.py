"""Category marks: the shape says the category, the fill says how far it is."""

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CELL, Tokens, on_solid, sized_font, tokens_of

_UNIT = 18.0
STATES = ("planned", "partial", "done", "missed", "plain")


def category_word(category: str) -> str:
    """A category in words."""
    words = {
        "core": QCoreApplication.translate("CategoryMark", "Core"),
        "glutes": QCoreApplication.translate("CategoryMark", "Glutes"),
        "stretch": QCoreApplication.translate("CategoryMark", "Stretch"),
        "mobility": QCoreApplication.translate("CategoryMark", "Mobility"),
        "break": QCoreApplication.translate("CategoryMark", "Break"),
        "walk": QCoreApplication.translate("CategoryMark", "Walk"),
    }
    return words[category]


def state_word(state: str) -> str:
    """A state in words; empty for a plain mark."""
    words = {
        "planned": QCoreApplication.translate("CategoryMark", "planned"),
        "partial": QCoreApplication.translate("CategoryMark", "partly done"),
        "done": QCoreApplication.translate("CategoryMark", "done"),
        "missed": QCoreApplication.translate("CategoryMark", "missed"),
        "plain": "",
    }
    return words[state]


def _polygon(points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(9, 9), 7.1, 7.1)
    return path


def _box(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def _hexagon() -> QPainterPath:
    corners = [(9 + 7.8 * math.sin(math.pi * k / 3), 9 - 7.8 * math.cos(math.pi * k / 3)) for k in range(6)]
    return _polygon(corners)


_SHAPES: dict[str, Callable[[], QPainterPath]] = {
    "core": _circle,
    "glutes": lambda: _box(QRectF(2, 2, 14, 14), 2.4),
    "stretch": lambda: _polygon([(9, 0.9), (17.1, 9), (9, 17.1), (0.9, 9)]),
    "walk": lambda: _polygon([(9, 1.8), (17, 16), (1, 16)]),
    "mobility": _hexagon,
    "break": lambda: _box(QRectF(1.5, 5, 15, 8), 1.8),
}


def paint_mark(painter: QPainter, rect: QRectF, category: str, state: str, tokens: Tokens) -> None:
    """Draw one mark into the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    scale = side / _UNIT
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(scale, scale)
    shape = _SHAPES[category]()
    if state == "missed":
        _paint_missed(painter, shape, category, tokens)
    else:
        _paint_coloured(painter, shape, category, state, tokens, scale)
    painter.restore()


def _paint_missed(painter: QPainter, shape: QPainterPath, category: str, tokens: Tokens) -> None:
    pen = QPen(QColor(tokens.ink_3), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.3, 1.3])
    painter.strokePath(shape, pen)
    middle = 11.0 if category == "walk" else 9.0
    painter.setPen(QPen(QColor(tokens.ink_3), 1.5))
    painter.drawLine(QPointF(6.6, middle), QPointF(11.4, middle))


def _paint_coloured(
    painter: QPainter, shape: QPainterPath, category: str, state: str, tokens: Tokens, scale: float
) -> None:
    colour = QColor(tokens.category(category))
    pen = QPen(colour, max(2.2, 1.3 / scale))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if state in ("done", "plain"):
        painter.setBrush(colour)
    painter.drawPath(shape)
    if state == "partial":
        painter.save()
        painter.setClipRect(QRectF(0, 0, 9, 18))
        painter.fillPath(shape, colour)
        painter.restore()
    if state == "done":
        drop = 1.8 if category == "walk" else 0.0
        check = QPen(QColor(on_solid(tokens)), 2.0)
        check.setCapStyle(Qt.PenCapStyle.RoundCap)
        check.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(check)
        size = 0.78 if category == "walk" else 1.0
        points = [(-3.6, 0.1), (-1.2, 2.5), (3.6, -2.5)]
        painter.drawPolyline(QPolygonF([QPointF(9 + x * size, 9 + drop + y * size) for x, y in points]))


class CategoryMark(QWidget):
    """One mark, 10 to 20 px."""

    def __init__(
        self, category: str, state: str = "planned", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.set_mark(category, state)

    def set_mark(self, category: str, state: str) -> None:
        """Change category and state together."""
        self._category, self._state = category, state
        words = [category_word(category), state_word(state)]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), self._category, self._state, tokens_of(self))


class CategoryChip(QWidget):
    """A mark and a word on the tint of the category."""

    _MARK_PX, _LEFT_PX, _TEXT_PX, _RIGHT_PX, _HEIGHT_PX = 11, 8, 26, 10, 24

    def __init__(self, category: str, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(category, word)

    def set_chip(self, category: str, word: str = "") -> None:
        """Change category and word; without a word the name of the category."""
        self._category, self._word = category, word or category_word(category)
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = text_size(sized_font(12, 600), self._word).width()
        return QSize(math.ceil(width) + self._TEXT_PX + self._RIGHT_PX, self._HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _text_rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._TEXT_PX, 0, -self._RIGHT_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CELL, tokens.tint(self._category))
        mark = QRectF(self._LEFT_PX, (self.height() - self._MARK_PX) / 2, self._MARK_PX, self._MARK_PX)
        paint_mark(painter, mark, self._category, "plain", tokens)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        put_text(
            painter,
            self._text_rect(),
            self._word,
            sized_font(12, 600),
            tokens.category(self._category),
            align,
        )

    def text_boxes(self) -> list[TextBox]:
        """The word against the room beside the mark."""
        return [TextBox(self._word, text_size(sized_font(12, 600), self._word), self._text_rect())]
