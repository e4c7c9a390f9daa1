"""What the report for a therapist shall hold: which period, which paper, notes or not; and where it goes."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.history import Range
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.dropdown import Option
from coach.ui.kit.form import labelled
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.text import Text
from coach.ui.kit.toggle import Switch
from coach.ui.paper.page import page_size
from coach.ui.theme import SPACE_16, SPACE_24


class Goal(StrEnum):
    """Where the report goes."""

    FILE = "file"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What the report shall hold, and where it goes."""

    range: Range
    paper: QPageSize.PageSizeId
    has_notes: bool
    goal: Goal


class ReportDialog(Dialog):
    """Answers with a ReportWish, None when cancelled."""

    def __init__(self, window: QWidget) -> None:
        says = self.tr(
            "One page with your plan, what you did, pain, walks and notes. Your name is not on it."
        )
        super().__init__(window, self.tr("Report for a therapist"), says)
        self.range = Segmented(
            self.tr("Period"),
            [
                Option(Range.WEEKS_8, self.tr("8 weeks")),
                Option(Range.WEEKS_26, self.tr("26 weeks")),
                Option(Range.YEAR, self.tr("1 year")),
            ],
        )
        self.paper = Segmented(
            self.tr("Paper"),
            [
                Option(QPageSize.PageSizeId.A4, self.tr("A4")),
                Option(QPageSize.PageSizeId.Letter, self.tr("Letter")),
            ],
        )
        self.paper.show_value(page_size().id())
        self.notes = Switch(self.tr("Include notes"), on=True)
        choices = QHBoxLayout()
        choices.setSpacing(SPACE_24)
        choices.addLayout(labelled(self.tr("Period"), self.range))
        choices.addLayout(labelled(self.tr("Paper"), self.paper))
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.body.addLayout(self._notes_row())
        self._add_buttons()

    def _notes_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.tr("Include notes"), "heading", wrap=True))
        says = self.tr("What you wrote after sessions and walks, shortened where there is no room")
        words.addWidget(Text(says, "body", "ink_2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addLayout(words, 1)
        row.addWidget(self.notes)
        return row

    def _add_buttons(self) -> None:
        self.cancel = Button(self.tr("Cancel"), "quiet")
        self.preview = Button(self.tr("Print preview"))
        self.save = Button(self.tr("Save as PDF"), "primary")
        self.footer.addWidget(self.cancel)
        self.footer.addStretch(1)
        self.footer.addWidget(self.preview)
        self.footer.addWidget(self.save)
        self.cancel.clicked.connect(lambda: self.close_with(None))
        self.preview.clicked.connect(lambda: self._answer(Goal.PREVIEW))
        self.save.clicked.connect(lambda: self._answer(Goal.FILE))
        self.set_default(self.save)

    def _answer(self, goal: Goal) -> None:
        range_, paper = self.range.value, self.paper.value
        if isinstance(range_, Range) and isinstance(paper, QPageSize.PageSizeId):
            self.close_with(ReportWish(range_, paper, self.notes.isChecked(), goal))
