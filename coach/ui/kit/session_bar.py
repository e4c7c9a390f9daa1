"""How much of a session is behind, as a short bar."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.kit.control import rounded
from coach.ui.theme import RADIUS_BAR, tokens_of

_WIDTH_PX, _HEIGHT_PX = 150, 8


class SessionBar(QWidget):
    """A bar of which `fraction` (0 to 1) is filled in the colour of a category."""

    def __init__(self, fraction: float, category: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction, self._category = fraction, category
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self.setAccessibleName(self.tr("{n} % done").format(n=round(100 * fraction)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, RADIUS_BAR, tokens.surface, tokens.line_strong)
        if self._fraction > 0:
            width = max(2.0 * RADIUS_BAR, rect.width() * self._fraction)
            done = QRectF(0, 0, width, rect.height())
            rounded(painter, done, RADIUS_BAR, tokens.category(self._category))
