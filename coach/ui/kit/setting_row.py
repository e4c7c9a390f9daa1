"""A setting: what it is and what it does on the left, its control on the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_12


class SettingRow(QWidget):
    """One row of a card of settings."""

    def __init__(self, label: str, effect: Text, control: QWidget) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        across.setSpacing(SPACE_12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(label, "body_medium", wrap=True))
        words.addWidget(effect)
        across.addLayout(words, 1)
        across.addWidget(control)
