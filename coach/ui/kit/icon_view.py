"""An icon as a widget."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.icons import paint_icon
from coach.ui.theme import tokens_of


class IconView(QWidget):
    """An icon in a token colour; says nothing to a screen reader, the words beside it do."""

    def __init__(
        self, icon: str, size: int = 18, color: str = "ink_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._color = icon, color
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, color: str) -> None:
        """Change icon and colour."""
        self._icon, self._color = icon, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, tokens_of(self).named(self._color))
