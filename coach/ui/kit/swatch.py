"""A colour to choose, as a disc."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from coach.ui.kit.choice import OptionCell
from coach.ui.theme import Tokens, tokens_of

SIDE_PX = 40
_DISC_INSET_PX = 7.0


class Swatch(OptionCell):
    """One colour of a radio row; the chosen one has a ring around it. Its name is told, not written."""

    def __init__(self, name: str, colour: Callable[[Tokens], str]) -> None:
        super().__init__("", QSize(SIDE_PX, SIDE_PX), radius=SIDE_PX // 2)
        self._colour = colour
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.hovered():
            painter.setPen(QPen(QColor(tokens.ink if self.isChecked() else tokens.line_strong), 2.0))
            painter.drawEllipse(rect.adjusted(3, 3, -3, -3))
        painter.setPen(QPen(QColor(tokens.line_strong), 1.0))
        painter.setBrush(QColor(self._colour(tokens)))
        inset = _DISC_INSET_PX
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        painter.end()
