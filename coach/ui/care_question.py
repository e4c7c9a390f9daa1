"""Before a session: which exercises that ask for care shall be done in their kinder version."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.kinder import Mark
from coach.ui import body_words
from coach.ui.care_note import CareNote
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import TickRow
from coach.ui.theme import SPACE_4


class CareQuestion(QWidget):
    """One choice an exercise, none made beforehand. `marks` are by the number of the exercise, from 1."""

    changed = Signal()

    def __init__(self, marks: Mapping[int, Mark], exercise_count: int) -> None:
        super().__init__()
        self._marks, self._exercise_count = marks, exercise_count
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(CareNote(body_words.summary(marks.values())))
        says = self.tr("Tick what you would rather do this time. Without a tick nothing changes.")
        column.addWidget(Text(says, "body", "ink_2", wrap=True))
        self.ticks: dict[int, TickRow] = {}
        for number, mark in marks.items():
            tick = TickRow(body_words.choice(mark), body_words.asks(mark))
            tick.toggled.connect(self.changed)
            column.addWidget(tick)
            self.ticks[number] = tick

    @property
    def chosen(self) -> frozenset[int]:
        """The numbers of the exercises that are ticked."""
        return frozenset(number for number, tick in self.ticks.items() if tick.isChecked())

    @property
    def leaves_nothing(self) -> bool:
        """Whether every exercise of the routine would be left out."""
        left_out = [number for number in self.chosen if self._marks[number].kinder is None]
        return len(left_out) == self._exercise_count
