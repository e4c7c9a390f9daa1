"""The card on the settings page about what comes up on Today by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.kit.toggle import Switch
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12


class TodayCard(Card):
    """One switch: knowledge cards on Today."""

    cards_wished = Signal(bool)

    def __init__(self, *, shows_cards: bool) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(Text(self.tr("Today"), "heading"))
        label = self.tr("Show a card now and then")
        effect = self.tr("One short card that fits the day, none twice in a week")
        self.cards = Switch(label, shows_cards)
        self.cards.setAccessibleDescription(effect)
        self.cards.toggled.connect(self.cards_wished)
        across = QHBoxLayout()
        across.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        across.setSpacing(SPACE_12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(label, "body_medium"))
        words.addWidget(Text(effect, "body", "ink_2", wrap=True))
        across.addLayout(words, 1)
        across.addWidget(self.cards)
        self.body.addLayout(across)

    def show_choice(self, *, shows_cards: bool) -> None:
        """Show a choice that was made elsewhere, without telling it again."""
        self.cards.blockSignals(True)
        self.cards.setChecked(shows_cards)
        self.cards.blockSignals(False)
        self.cards.update()
