"""The card on the settings page that says where the data is, and lets it out and in."""

import os
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout

from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.setting_row import SettingRow
from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_8

_MAY_BREAK = "\u200b"


class PathText(Text):
    """A path that may go on in the next line after each of its folders."""

    def __init__(self) -> None:
        super().__init__("", "body", "ink_2", wrap=True)

    def show_path(self, path: Path) -> None:
        """Show a path."""
        self.setText(str(path).replace(os.sep, os.sep + _MAY_BREAK))
        self.setAccessibleName(str(path))

    def minimumSizeHint(self) -> QSize:
        widest = max(self.text().split(_MAY_BREAK), key=self.fontMetrics().horizontalAdvance)
        return Text(widest, self.role, wrap=True).minimumSizeHint()


class DataCard(Card):
    """Says what is wished for: everything in one file, tables, or what comes from elsewhere."""

    export_wished = Signal()
    csv_wished = Signal()
    calendar_wished = Signal()
    import_wished = Signal()
    walks_wished = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(Text(self.tr("Your data"), "heading"))
        self.path = PathText()
        self.body.addLayout(self._place())
        self.show_folder(folder)
        self.export = Button(self.tr("Export everything"), "secondary")
        self.csv = Button(self.tr("Save as CSV"), "secondary")
        self.calendar = Button(self.tr("Save calendar"), "secondary")
        self.import_ = Button(self.tr("Import"), "secondary")
        self.walks = Button(self.tr("Import walks"), "secondary")
        for label, effect, button, wished in (
            (
                self.tr("Everything in one file"),
                self.tr("To keep, or to carry to another computer"),
                self.export,
                self.export_wished,
            ),
            (
                self.tr("Tables"),
                self.tr("Sessions, steps, walks and pain for a spreadsheet"),
                self.csv,
                self.csv_wished,
            ),
            (
                self.tr("The coming weeks"),
                self.tr("Four weeks of your plan for the calendar that you use"),
                self.calendar,
                self.calendar_wished,
            ),
            (
                self.tr("From another computer"),
                self.tr("You see what comes in before anything changes"),
                self.import_,
                self.import_wished,
            ),
            (
                self.tr("From a watch or a phone"),
                self.tr("Walks from GPX and FIT files; you can also drop them on the window"),
                self.walks,
                self.walks_wished,
            ),
        ):
            button.setAccessibleDescription(effect)
            button.clicked.connect(wished)
            self.body.addWidget(Divider())
            self.body.addWidget(SettingRow(label, Text(effect, "body", "ink_2", wrap=True), button))

    def show_folder(self, folder: Path) -> None:
        """Say where the data is."""
        self.path.show_path(folder)

    def _place(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        words.setSpacing(0)
        words.addWidget(Text(self.tr("Folder"), "body_medium"))
        words.addWidget(self.path)
        return words
