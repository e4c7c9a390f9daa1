"""What is shown while files are read, and what was found in them."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from coach.application.walk_import import Candidate, Found, Refused
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.progress_bar import ProgressBar
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import TickRow
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.walk_import import phrases
from coach.ui.pages.walk_import.phrases import tr
from coach.ui.pages.walk_import.rows import RowList, ToldRow

DONE = "done"
ROWS_A_TURN = 8


class ReadingDialog(Dialog):
    """How many files are read; finishes with DONE, or None when the person has enough of it."""

    def __init__(self, window: QWidget, count: int) -> None:
        super().__init__(window, tr("Reading your walks"), tr("Nothing is stored yet."))
        self._count = count
        self._which = Text(phrases.reading(1, count), "body", "ink_2", tabular=True)
        self.bar = ProgressBar(tr("Files read"), count)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._which)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)

    def show_read(self, number: int) -> None:
        """Say how many files are behind."""
        self.bar.setValue(number)
        self._which.setText(phrases.reading(number + 1, self._count))


class FoundDialog(Dialog):
    """Every walk with a box to tick, then what is left out and why; answers with the ticked ones, or None."""

    def __init__(self, window: QWidget, candidates: Sequence[Candidate], today: date) -> None:
        found = [each for each in candidates if isinstance(each, Found)]
        self._open = [each for each in found if each.may_be_taken]
        title = tr("Take these walks?") if self._open else tr("No new walk in there")
        says = phrases.counts(candidates) if self._open else tr("Your walks are as they were.")
        super().__init__(window, title, says)
        self._today = today
        self._ticked = [each.is_new for each in self._open]
        self.rows = RowList(tr("Walks found"))
        self.body.addWidget(self.rows)
        self._waiting: list[Candidate] = [
            *self._open,
            *(each for each in found if not each.may_be_taken),
            *(each for each in candidates if isinstance(each, Refused)),
        ]
        self._at = 0
        self._add_buttons()
        self._add_rows()

    def _add_buttons(self) -> None:
        if not self._open:
            close = Button(tr("Close"), "primary")
            close.clicked.connect(lambda: self.close_with(None))
            self.footer.addStretch(1)
            self.footer.addWidget(close)
            self.set_default(close)
            return
        self.take = Button("", "primary")
        self.take.clicked.connect(lambda: self.close_with(self.chosen))
        self.add_answers(self.take, tr("Cancel"))
        self._count()

    @property
    def chosen(self) -> list[Found]:
        """The ticked walks."""
        return [each for each, is_ticked in zip(self._open, self._ticked, strict=True) if is_ticked]

    def _add_rows(self) -> None:
        """Some rows a turn: hundreds of files are hundreds of rows."""
        for number in range(self._at, min(self._at + ROWS_A_TURN, len(self._waiting))):
            self.rows.add(self._row(number, self._waiting[number]))
        self._at += ROWS_A_TURN
        self.rows.fit()
        if self._at < len(self._waiting):
            in_next_turn(self, self._add_rows)

    def _row(self, number: int, candidate: Candidate) -> QWidget:
        if isinstance(candidate, Refused):
            return ToldRow("close", candidate.path.name, [phrases.refused(candidate)])
        title, lines = phrases.when(candidate.walk, self._today), [phrases.from_file(candidate)]
        if candidate.same is not None:
            lines.append(phrases.already(candidate))
        if not candidate.may_be_taken:
            return ToldRow("info", title, lines)
        row = TickRow(title, *lines, is_ticked=self._ticked[number])
        row.toggled.connect(partial(self._tick, number))
        return row

    def _tick(self, number: int, is_ticked: bool) -> None:
        self._ticked[number] = is_ticked
        self._count()

    def _count(self) -> None:
        count = len(self.chosen)
        self.take.setText(phrases.take(count))
        self.take.setAccessibleName(phrases.take(count))
        self.take.setEnabled(count > 0)
