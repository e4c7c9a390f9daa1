"""A row that says which content files could not be read."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.errors import CoachError, RefusedInput
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12


class ProblemNotice(Card):
    """How many files, and what is wrong with each when asked; hidden while all is well."""

    def __init__(self) -> None:
        super().__init__(padding=SPACE_8)
        self.body.setSpacing(SPACE_8)
        self._count = 0
        self._list = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_8, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(IconView("info", 18))
        self._title = Text("", "body_medium", wrap=True)
        row.addWidget(self._title, 1)
        self.more = Button("", "quiet")
        self.more.clicked.connect(lambda: self._open(self._list.isHidden()))
        row.addWidget(self.more)
        self.body.addLayout(row)
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(SPACE_8 + 18 + SPACE_12, 0, SPACE_8, SPACE_8)
        self._lines.setSpacing(SPACE_4)
        self.body.addWidget(self._list)
        self.hide()

    def show_problems(self, problems: Sequence[CoachError]) -> None:
        """Show these, each once, closed."""
        while (item := self._lines.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        sentences = dict.fromkeys(_sentence(problem) for problem in problems)
        for sentence in sentences:
            text = Text(sentence, "body", "ink_2", wrap=True)
            text.setMinimumWidth(1)
            self._lines.addWidget(text)
        count = len(sentences)
        several = self.tr("{n} files could not be read").format(n=count)
        self._title.setText(self.tr("1 file could not be read") if count == 1 else several)
        self._open(False)
        self._count = count
        self.setVisible(count > 0)

    def set_covered(self, is_covered: bool) -> None:
        """Give the room away while something else is on show."""
        self.setVisible(self._count > 0 and not is_covered)

    def _open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self.more.setText(self.tr("Hide") if is_open else self.tr("Details"))


def _sentence(problem: CoachError) -> str:
    """The problem with the file's name in place of its whole path."""
    if isinstance(problem, RefusedInput):
        return str(RefusedInput(PurePath(problem.source).name, problem.path, problem.found, problem.expected))
    return str(problem)
