"""The keys, listed."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.text import Text


class ShortcutsDialog(Dialog):
    """Every key in two columns: everywhere, and in a session."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        everywhere = (
            (("Ctrl+1", "Ctrl+6"), self.tr("Today to Learn")),
            (("Ctrl+,",), self.tr("Settings")),
            (("Ctrl+Enter",), self.tr("Start what is due")),
            (("Ctrl+B",), self.tr("Back pain")),
            (("Ctrl+H",), self.tr("Symptom check")),
            (("F11",), self.tr("Full screen")),
            (("F1",), self.tr("These keys")),
            (("Ctrl+Q",), self.tr("Quit")),
        )
        session = (
            ((self.tr("Space"),), self.tr("Pause, resume")),
            (("B",), self.tr("Back")),
            (("N",), self.tr("Skip")),
            (("+",), self.tr("10 seconds more")),
            (("D",), self.tr("All reps done")),
            (("P",), self.tr("Stop: pain")),
            ((self.tr("Esc"),), self.tr("End, asks first")),
            (("←", "→", "↑", "↓"), self.tr("Turn the person, reached by Tab")),
            ((self.tr("Home"),), self.tr("Turn the person back")),
        )
        for column, rows in ((0, everywhere), (3, session)):
            for row, (keys, text) in enumerate(rows):
                caps = QHBoxLayout()
                caps.setSpacing(4)
                for key in keys:
                    caps.addWidget(KeyHint(key))
                caps.addStretch(1)
                grid.addLayout(caps, row, column)
                grid.addWidget(Text(text, "body"), row, column + 1)
        grid.setColumnMinimumWidth(2, 24)
        self.body.addLayout(grid)
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)
