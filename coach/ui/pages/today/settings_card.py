"""The card on the settings page about what comes up on Today by itself."""

from PySide6.QtCore import Signal

from coach.ui.kit.card import Card
from coach.ui.kit.setting_row import SettingRow
from coach.ui.kit.text import Text
from coach.ui.kit.toggle import Switch
from coach.ui.theme import SPACE_8


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
        self.body.addWidget(SettingRow(label, Text(effect, "body", "ink_2", wrap=True), self.cards))

    def show_choice(self, *, shows_cards: bool) -> None:
        """Show a choice that was made elsewhere, without telling it again."""
        self.cards.blockSignals(True)
        self.cards.setChecked(shows_cards)
        self.cards.blockSignals(False)
        self.cards.update()
