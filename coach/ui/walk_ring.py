"""The ring of a week of walking: walked so far, a tick at the target, the full circle at the safe limit."""

import math
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.ui.kit.control import put_text
from coach.ui.kit.ring import paint_ring
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import sized_font, tokens_of

SIZE_PX, LINE_PX = 112, 12
TICK_PX, TICK_WIDTH_PX = 16, 2.0
NUMBER_PX, CAPTION_PX = 26, 12


class WalkRing(QWidget):
    """Three amounts of one unit; without a limit the circle is empty and only words stand in it."""

    def __init__(
        self, walked: Decimal, target: Decimal | None, limit: Decimal | None, number: str, caption: str
    ) -> None:
        super().__init__()
        self._number, self._caption = number, caption
        self._walked = self._share(walked, limit)
        self._target = None if target is None or limit is None else self._share(target, limit)
        self.setFixedSize(SIZE_PX, SIZE_PX)
        self.setAccessibleName(f"{number} {caption}".strip())

    def _share(self, amount: Decimal, limit: Decimal | None) -> float:
        return min(1.0, float(amount / limit)) if limit else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        square = QRectF(self.rect())
        paint_ring(painter, square, LINE_PX, self._walked, tokens.named("walk"), tokens.line)
        if self._target is not None:
            self._paint_tick(painter, self._target, tokens.ink)
        for text, box, font_px, weight, colour in self._rows(tokens.ink, tokens.ink_2):
            put_text(painter, box, text, sized_font(font_px, weight), QColor(colour))

    def _paint_tick(self, painter: QPainter, share: float, colour: str) -> None:
        angle = 2 * math.pi * share
        outward = QPointF(math.sin(angle), -math.cos(angle))
        centre, outer = QRectF(self.rect()).center(), SIZE_PX / 2 - 1
        painter.setPen(QPen(QColor(colour), TICK_WIDTH_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(centre + outward * outer, centre + outward * (outer - TICK_PX))

    def _rows(self, ink: str, ink_2: str) -> list[tuple[str, QRectF, int, int, str]]:
        """Each row of words with its room inside the ring."""
        inside = SIZE_PX - 2 * LINE_PX
        left = float(LINE_PX)
        number = QRectF(left, 29, inside, 32)
        caption = QRectF(left, 61, inside, 18)
        if not self._caption:
            number.moveCenter(QPointF(SIZE_PX / 2, SIZE_PX / 2))
        rows = [(self._number, number, NUMBER_PX, 700, ink), (self._caption, caption, CAPTION_PX, 400, ink_2)]
        return [row for row in rows if row[0]]

    def text_boxes(self) -> list[TextBox]:
        """The words against the inside of the ring."""
        return [
            TextBox(text, text_size(sized_font(font_px, weight), text), box)
            for text, box, font_px, weight, _ in self._rows("", "")
        ]
