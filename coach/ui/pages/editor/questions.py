"""What the editor asks: what to do with unsaved work, and whether to take somebody else's file."""

from typing import assert_never

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.own_content import Offer
from coach.domain.draft import totals
from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.ui import words
from coach.ui.content import Content
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.mark import CategoryChip
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.shelf import WordsThumb, thumb_of
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12

SAVE, DISCARD, TAKE = "save", "discard", "take"
_THUMB = QSize(64, 50)


class LeaveDialog(Dialog):
    """Finishes with SAVE, DISCARD, or None to keep editing."""

    def __init__(self, window: QWidget, name: str) -> None:
        shown = name.strip() or tr("This routine")
        super().__init__(window, tr("Save your changes?"), tr("{name} is not saved yet.").format(name=shown))
        self.add_choice(SAVE, tr("Save routine"), tr("Your changes are written to its file."))
        self.add_choice(DISCARD, tr("Discard changes"), tr("The routine stays as it was saved last."))
        self.add_choice(None, tr("Keep editing"))


class ImportDialog(Dialog):
    """Shows what a file holds before anything is kept; finishes with TAKE or None."""

    def __init__(self, window: QWidget, offer: Offer, content: Content) -> None:
        shown = offer.content
        is_routine = isinstance(shown, Routine)
        super().__init__(
            window, shown.name, tr("A routine from a file") if is_routine else tr("An exercise from a file")
        )
        self.body.setSpacing(SPACE_12)
        match shown:
            case Routine():
                self._show_routine(shown, content)
            case Exercise():
                self._show_exercise(shown)
            case _:
                assert_never(shown)
        if offer.is_renamed:
            self.body.addWidget(
                Text(
                    tr(
                        "You have “{wished}” already, so this one is kept as “{id}”. Nothing is replaced."
                    ).format(wished=offer.wished_id, id=shown.id),
                    "body",
                    "ink_2",
                    wrap=True,
                )
            )
        take = Button(tr("Take"), "primary")
        take.clicked.connect(lambda: self.close_with(TAKE))
        self.add_answers(take, tr("Cancel"))

    def _show_routine(self, routine: Routine, content: Content) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_8)
        for category in routine.categories:
            facts.addWidget(CategoryChip(category.value))
        facts.addWidget(Text(words.level(routine), "body", "ink_2"))
        facts.addStretch(1)
        self.body.addLayout(facts)
        whole = totals(routine)
        self.body.addWidget(Text(f"{phrases.whole(whole)}: {phrases.parts(whole)}", "body", wrap=True))
        for item in routine.items:
            exercise = content.exercise(item.exercise)
            self.body.addLayout(
                _line(thumb_of(exercise, content, _THUMB), exercise.name, words.dose(item.dose))
            )

    def _show_exercise(self, exercise: Exercise) -> None:
        chip = QHBoxLayout()
        chip.addWidget(CategoryChip(exercise.category.value))
        chip.addStretch(1)
        self.body.addLayout(chip)
        self.body.addLayout(_line(WordsThumb(_THUMB), exercise.start, words.dose(exercise.dose)))
        for step in exercise.steps:
            self.body.addWidget(Text(step, "body", wrap=True))
        self.body.addWidget(Text(exercise.caution, "body", "ink_2", wrap=True))


class RefusedDialog(Dialog):
    """Why a file cannot be taken."""

    def __init__(self, window: QWidget, file_name: str, reason: str) -> None:
        super().__init__(
            window, tr("This file cannot be taken"), tr("{file} was left as it is.").format(file=file_name)
        )
        self.body.addWidget(Text(reason, "body", wrap=True))
        close = Button(tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)


def _line(thumb: QWidget, name: str, dose: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    row.addWidget(thumb)
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(Text(name, "body_strong", wrap=True))
    column.addWidget(Text(dose, "caption", "ink_2", wrap=True))
    row.addLayout(column, 1)
    return row
