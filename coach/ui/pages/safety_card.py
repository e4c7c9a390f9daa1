"""The card on the settings page about safety: the number to call, and usual pain known to a clinician."""

from PySide6.QtCore import Signal

from coach.domain.emergency import prove_number
from coach.domain.errors import RefusedInput
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.field import Field
from coach.ui.kit.setting_row import SettingRow
from coach.ui.kit.text import Text
from coach.ui.kit.toggle import Switch
from coach.ui.theme import SPACE_8

NUMBER_PX = 168


class SafetyCard(Card):
    """Tells each change at once; an empty number means that of the territory."""

    number_chosen = Signal(str)
    persistence_chosen = Signal(bool)

    def __init__(self, number: str, number_here: str, *, is_persistent: bool) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(Text(self.tr("Safety"), "heading"))
        self.number = Field(self.tr("Emergency number"), number, placeholder=number_here)
        self.number.setFixedWidth(NUMBER_PX)
        self.number.changed.connect(self._choose_number)
        effect = self.tr("Named where urgent care is advised. Leave it empty for {number}.").format(
            number=number_here
        )
        self.body.addWidget(
            SettingRow(self.tr("Emergency number"), Text(effect, "body", "ink_2", wrap=True), self.number)
        )
        self.body.addWidget(Divider())
        label = self.tr("My usual pain is 4 to 5, and a clinician knows")
        self.persistence = Switch(label, is_persistent)
        self.persistence.toggled.connect(self.persistence_chosen)
        effect = self.tr(
            "Then what counts is how far pain rises, not how high it is. From 8 on it stays red."
        )
        self.body.addWidget(SettingRow(label, Text(effect, "body", "ink_2", wrap=True), self.persistence))

    def _choose_number(self, text: str) -> None:
        try:
            number = prove_number(text) if text.strip() else ""
        except RefusedInput:
            self.number.show_error(self.tr("Enter a number, for example 112"))
            return
        self.number.show_error("")
        self.number_chosen.emit(number)
