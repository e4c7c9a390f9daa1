"""The mark of the program."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import rounded
from coach.ui.theme import tokens_of

_LOGO_PX, _RADIUS_PX = 26, 7


class Logo(QWidget):
    """A white spine on ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_LOGO_PX, _LOGO_PX)
        self.setAccessibleName("Back Coach")

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), _RADIUS_PX, tokens.ink)
        paint_icon(painter, QRectF(self.rect()), "app-mark", tokens.on_ink)
