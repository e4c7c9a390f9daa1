"""An honest page for what is not there yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.card import Card
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.text import Text
from coach.ui.theme import PAGE_MARGIN_X, PAGE_MARGIN_Y, SPACE_16


class NotYetPage(QWidget):
    """Says what the page will hold, and shows nothing that is not true."""

    def __init__(self, icon: str, title: str, promise: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(SPACE_16)
        column.addWidget(Text(title, "page"))
        card = Card()
        card.body.addWidget(EmptyState(self.tr("Nothing here yet"), promise, icon))
        column.addWidget(card, 1)
