"""Texts of a chart with the room each of them has, so that they are painted and measured alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPaintEngine, QPainter

from coach.ui.kit.control import put_text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import Tokens, on_solid, sized_font

CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ON_SOLID = "on-solid"
"""The colour of text on a bar."""

LINE_PX = 16
AXIS_GAP_PX = 8
LABEL_GAP_PX = 14


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `weight` is the font's own 100..900, `color` a token or `ON_SOLID`."""

    text: str
    rect: QRectF
    color: str = "ink_2"
    size_px: int = 12
    weight: int = 400
    align: Qt.AlignmentFlag = CENTRE

    @property
    def font(self) -> QFont:
        """Its font."""
        return sized_font(self.size_px, self.weight)


@lru_cache(maxsize=4096)
def width_of(text: str, size_px: int = 12, weight: int = 400) -> float:
    """How wide a line is, px; layouts ask again and again."""
    return text_size(sized_font(size_px, weight), text).width()


def paint_labels(painter: QPainter, labels: Iterable[Label], tokens: Tokens) -> None:
    """Write them all."""
    engine = painter.paintEngine()
    is_svg = engine is not None and engine.type() == QPaintEngine.Type.SVG
    for label in labels:
        font = label.font
        if is_svg:
            # A drawing program knows weights, not the axes of a variable font.
            font.setWeight(QFont.Weight(label.weight))
        color = on_solid(tokens) if label.color == ON_SOLID else tokens.named(label.color)
        put_text(painter, label.rect, label.text, font, color, label.align)


def boxes(labels: Iterable[Label]) -> list[TextBox]:
    """The labels as the label test measures them."""
    return [TextBox(it.text, text_size(it.font, it.text), it.rect) for it in labels]


def value_labels(texts: Sequence[tuple[float, str]], right_px: float) -> list[Label]:
    """What stands left of an axis: (pixels from the top, text)."""
    return [
        Label(text, QRectF(0, y - LINE_PX / 2, right_px - AXIS_GAP_PX, LINE_PX), align=RIGHT)
        for y, text in texts
    ]


def thinned(
    texts: Sequence[tuple[float, str, bool]], top_px: float, left_px: float, right_px: float
) -> list[Label]:
    """What stands below an axis: (middle in pixels, text, is strong), as many as have room, the last first.

    They stay between `left_px` and `right_px`."""
    found: list[Label] = []
    free_px = right_px
    for middle, text, is_strong in reversed(texts):
        width = width_of(text, weight=600 if is_strong else 400)
        left = min(max(left_px, middle - width / 2), right_px - width)
        if left + width > free_px + 0.01:
            continue
        rect = QRectF(left, top_px, width, LINE_PX)
        found.append(Label(text, rect, "ink" if is_strong else "ink_2", weight=600 if is_strong else 400))
        free_px = left - LABEL_GAP_PX
    return found
