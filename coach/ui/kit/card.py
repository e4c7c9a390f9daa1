"""A raised surface with a line around it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.ui.theme import CARD_PADDING, RADIUS_CARD, tokens_of


class Card(QFrame):
    """Surface with a 1 px line; put content into `body`."""

    def __init__(
        self,
        padding: int = CARD_PADDING,
        strong: bool = False,
        radius: int = RADIUS_CARD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strong, self._selected, self._fill, self._edge = strong, False, "surface", ""
        self.radius = radius
        self.focus_radius = radius
        self.body = QVBoxLayout(self)
        edge = padding + 1
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(0)

    @property
    def selected(self) -> bool:
        """Whether the card carries the 2 px ink line."""
        return self._selected

    @selected.setter
    def selected(self, selected: bool) -> None:
        self._selected = selected
        self.update()

    def set_fill(self, color: str, edge: str = "") -> None:
        """Fill with another colour token; `edge`, if given, is a 2 px line in that colour."""
        self._fill, self._edge = color, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = tokens.line_strong if self._strong else tokens.line
        width = 1.0
        if self._selected or self._edge:
            line, width = tokens.named(self._edge or "ink"), 2.0
        inset = width / 2
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(tokens.named(self._fill)))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self.radius - inset, self.radius - inset)
