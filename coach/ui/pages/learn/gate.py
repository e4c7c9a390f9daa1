"""What stands before the cards about conditions until a person asks for them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.pages.learn import phrases
from coach.ui.theme import SPACE_4, SPACE_12, SPACE_16


class ConditionsGate(Card):
    """The disclaimer, and below it the one click that is asked for until it is given."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(padding=SPACE_16)
        said = QVBoxLayout()
        said.setSpacing(SPACE_4)
        self._title = Text(self.tr("Four cards about conditions that have a name"), "body_strong", wrap=True)
        self._why = Text(
            self.tr("Nobody opens them but you: no answer of yours leads to one of them."),
            "body",
            "ink_2",
            wrap=True,
        )
        said.addWidget(self._title)
        said.addWidget(Text(phrases.disclaimer(), "body", wrap=True))
        said.addWidget(self._why)
        self.show_cards = Button(self.tr("Show the four cards"), "secondary")
        self.show_cards.clicked.connect(self.opened)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(IconView("info", 20, "ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.show_cards)
        self.body.addLayout(row)

    def show_open(self, is_open: bool) -> None:
        """Leave only the disclaimer once the cards are shown."""
        for part in (self._title, self._why, self.show_cards):
            part.setVisible(not is_open)
