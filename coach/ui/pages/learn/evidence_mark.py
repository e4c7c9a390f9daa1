"""How well supported a card is: a full, a half or an empty circle."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.domain.card import Evidence
from coach.ui.theme import tokens_of

SIZE_PX, LINE_HEIGHT_PX = 16, 20
"""The circle, and the line of words that it stands beside."""
_LINE_PX = 2.0
_WHOLE = 360 * 16
"""A full turn in the sixteenths of a degree that Qt counts in."""

_FILLED = {Evidence.REASONABLE: _WHOLE, Evidence.MIXED: _WHOLE // 2, Evidence.WEAK: 0}


class EvidenceMark(QWidget):
    """The circle; says nothing to a screen reader, the words beside it do."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self._evidence = evidence
        self.setFixedSize(SIZE_PX, LINE_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens_of(self).ink)
        inset = _LINE_PX / 2 + 0.5
        square = QRectF(0, (LINE_HEIGHT_PX - SIZE_PX) / 2, SIZE_PX, SIZE_PX)
        circle = square.adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(ink, _LINE_PX))
        painter.drawEllipse(circle)
        if filled := _FILLED[self._evidence]:
            painter.setBrush(ink)
            painter.drawPie(circle, _WHOLE // 4, filled)
