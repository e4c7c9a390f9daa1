"""A few lines of painted text, measured before they are drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from coach.ui.kit.text_box import TextBox


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text broken to a width, px."""

    text: str
    layout: QTextLayout
    line_px: int
    width_px: float
    widest_word_px: float

    @property
    def height_px(self) -> int:
        """How high its lines are together."""
        return max(1, self.layout.lineCount()) * self.line_px

    def draw(self, painter: QPainter, corner: QPointF, colour: str, *, is_centred: bool = False) -> None:
        """Paint it with its upper left corner at a point."""
        painter.setPen(QColor(colour))
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            spare = (self.width_px - line.naturalTextWidth()) / 2 if is_centred else 0.0
            top = number * self.line_px + (self.line_px - line.height()) / 2
            line.setPosition(QPointF(spare, top))
        self.layout.draw(painter, corner)

    def box(self, corner: QPointF) -> TextBox:
        """What it needs, a word never broken, against the room it has."""
        lines = (self.layout.lineAt(number).naturalTextWidth() for number in range(self.layout.lineCount()))
        needed = max([self.widest_word_px, *lines])
        within = QRectF(corner, QSizeF(self.width_px, self.height_px))
        return TextBox(self.text, QSizeF(needed, self.height_px), within)


def paragraph(text: str, font: QFont, line_px: int, width_px: float) -> Paragraph:
    """Break a text into lines."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width_px))
    layout.endLayout()
    metrics = QFontMetricsF(font)
    words = text.replace("-", "- ").split()
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    return Paragraph(text, layout, line_px, width_px, widest)
