"""The keys, listed: those of everywhere, and those of the place where a person is."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.text import Text

_Row = tuple[tuple[str, ...], str]


class ShortcutsDialog(Dialog):
    """Two columns. `place` is "session" or a page of the shell; pages without keys show a session's."""

    def __init__(self, window: QWidget, place: str = "session") -> None:
        super().__init__(window, self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._fill(grid, 0, self.tr("Everywhere"), self._everywhere())
        title, rows = self._of(place)
        self._fill(grid, 3, title, rows)
        grid.setColumnMinimumWidth(2, 24)
        self.body.addLayout(grid)
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)

    def _fill(self, grid: QGridLayout, column: int, title: str, rows: tuple[_Row, ...]) -> None:
        grid.addWidget(Text(title, "body_strong"), 0, column, 1, 2)
        for row, (keys, text) in enumerate(rows, start=1):
            caps = QHBoxLayout()
            caps.setSpacing(4)
            for key in keys:
                caps.addWidget(KeyHint(key))
            caps.addStretch(1)
            grid.addLayout(caps, row, column)
            grid.addWidget(Text(text, "body"), row, column + 1)

    def _of(self, place: str) -> tuple[str, tuple[_Row, ...]]:
        places = {
            "plan": (self.tr("On the plan"), self._plan),
            "library": (self.tr("In the library"), self._library),
            "editor": (self.tr("In the editor"), self._editor),
            "progress": (self.tr("On progress"), self._progress),
            "history": (self.tr("In the history"), self._history),
            "walks": (self.tr("On Walks"), self._walks),
            "learn": (self.tr("On Learn"), self._learn),
        }
        title, rows = places.get(place, (self.tr("In a session"), self._session))
        return title, rows()

    def _everywhere(self) -> tuple[_Row, ...]:
        return (
            (("Ctrl+1", "Ctrl+6"), self.tr("Today to Learn")),
            (("Ctrl+,",), self.tr("Settings")),
            (("Ctrl+Enter",), self.tr("Start what is due")),
            (("Ctrl+L",), self.tr("Log a walk")),
            (("Ctrl+B",), self.tr("Back pain")),
            (("Ctrl+H",), self.tr("Symptom check")),
            (("F11",), self.tr("Full screen")),
            (("F1",), self.tr("These keys")),
            (("Ctrl+Q",), self.tr("Quit")),
        )

    def _session(self) -> tuple[_Row, ...]:
        return (
            ((self.tr("Space"),), self.tr("Pause, resume")),
            (("B",), self.tr("Back")),
            (("N",), self.tr("Skip")),
            (("+",), self.tr("10 seconds more")),
            (("D",), self.tr("All reps done")),
            (("K",), self.tr("Kinder version, if it asks for care")),
            (("P",), self.tr("Stop: pain")),
            ((self.tr("Esc"),), self.tr("End, asks first")),
            (("←", "→", "↑", "↓"), self.tr("Turn the person, reached by Tab")),
            ((self.tr("Home"),), self.tr("Turn the person back")),
        )

    def _plan(self) -> tuple[_Row, ...]:
        return (
            (("←", "→", "↑", "↓"), self.tr("Choose a routine")),
            (("Ctrl+←", "Ctrl+→"), self.tr("A day earlier, later")),
            (("Ctrl+↑", "Ctrl+↓"), self.tr("Half an hour earlier, later")),
            ((self.tr("Enter"),), self.tr("Details")),
            ((self.tr("Insert"),), self.tr("Add")),
            ((self.tr("Delete"),), self.tr("Remove")),
            (("Ctrl+Z", "Ctrl+Shift+Z"), self.tr("Undo, redo")),
            (("[", "]"), self.tr("Week before, week after")),
            (("T",), self.tr("This week")),
        )

    def _library(self) -> tuple[_Row, ...]:
        return (
            (("Ctrl+F",), self.tr("Search")),
            (("←", "→", "↑", "↓"), self.tr("Choose a routine")),
            ((self.tr("Enter"),), self.tr("Start")),
            (("Ctrl+D",), self.tr("Duplicate and edit")),
            (("Ctrl+N",), self.tr("New routine")),
            ((self.tr("Esc"),), self.tr("Back to the tiles")),
        )

    def _progress(self) -> tuple[_Row, ...]:
        return (
            (("1", "2", "3", "4"), self.tr("8 weeks, 26 weeks, a year, all")),
            (("←", "→"), self.tr("Step through a chart, reached by Tab")),
            (("↑", "↓"), self.tr("Step through the days of a week")),
            ((self.tr("Home"), self.tr("End")), self.tr("The first, the last")),
            (("E",), self.tr("Save")),
        )

    def _history(self) -> tuple[_Row, ...]:
        return (
            (("↑", "↓"), self.tr("Choose a session")),
            ((self.tr("Home"), self.tr("End")), self.tr("The latest, the first")),
            ((self.tr("Enter"),), self.tr("What it was made of")),
            (("F2",), self.tr("Correct it")),
            ((self.tr("Delete"),), self.tr("Delete it, with a way back")),
            ((self.tr("Esc"),), self.tr("Back")),
        )

    def _walks(self) -> tuple[_Row, ...]:
        return (
            ((self.tr("Enter"),), self.tr("Save what is typed")),
            (("↑", "↓"), self.tr("Choose a walk, reached by Tab")),
            (("F2",), self.tr("Edit it")),
            ((self.tr("Delete"),), self.tr("Delete it, with a way back")),
            (("←", "→"), self.tr("Step through the chart")),
        )

    def _learn(self) -> tuple[_Row, ...]:
        return (
            (("←", "→", "↑", "↓"), self.tr("Choose a card")),
            ((self.tr("Enter"),), self.tr("Read it")),
            (("←", "→"), self.tr("The card before, the next one")),
            ((self.tr("Esc"),), self.tr("Back to the cards")),
        )

    def _editor(self) -> tuple[_Row, ...]:
        return (
            (("Alt+↑", "Alt+↓"), self.tr("Move the exercise")),
            ((self.tr("Insert"),), self.tr("Add an exercise")),
            ((self.tr("Delete"),), self.tr("Remove it")),
            (("Ctrl+Z", "Ctrl+Shift+Z"), self.tr("Undo, redo")),
            (("Ctrl+T",), self.tr("Try it")),
            (("Ctrl+S",), self.tr("Save")),
        )
