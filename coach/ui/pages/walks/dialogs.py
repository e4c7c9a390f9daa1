"""Writing a walk down from anywhere, and setting one right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coach.domain.walking import Unit, Walk
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.pages.walks import phrases
from coach.ui.pages.walks.answers import Answers, Wrong, answers_of
from coach.ui.pages.walks.form import WalkForm

WIDTH_PX = 660
IN_A_ROW = 4
DELETE = "delete"

Keep = Callable[[Answers], Wrong | None]
"""Tries to store what was typed, and says what is wrong with it."""


class _WalkDialog(Dialog):
    """A form that closes once its walk is taken."""

    def __init__(self, window: QWidget, title: str, subtitle: str, form: WalkForm, keep: Keep) -> None:
        super().__init__(window, title, subtitle)
        self._card.setMaximumWidth(WIDTH_PX)
        self._keep = keep
        self.form = form
        form.set_columns(IN_A_ROW)
        form.entered.connect(self._save)
        self.body.addWidget(form)
        self.save = Button(self.tr("Save walk"), "primary")
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        wrong = self._keep(self.form.answers)
        if wrong is None:
            self.close_with(None)
        else:
            self.form.show_wrong(wrong)


class LogDialog(_WalkDialog):
    """A new walk. `left` says what this week still asks for, if that is known."""

    def __init__(
        self, window: QWidget, unit: Unit, answers: Answers, today: date, left: str, keep: Keep
    ) -> None:
        super().__init__(window, self.tr("Log a walk"), left, WalkForm(unit, answers, today), keep)
        self.add_answers(self.save, self.tr("Cancel"))


class EditDialog(_WalkDialog):
    """A walk as it is, with the pain of the morning after; answers with DELETE to take it away."""

    def __init__(self, window: QWidget, walk: Walk, today: date, keep: Keep) -> None:
        form = WalkForm(walk.unit, answers_of(walk), today, with_next=True)
        super().__init__(window, self.tr("Edit this walk"), phrases.day(walk.walked_on, today), form, keep)
        self.delete = Button(self.tr("Delete walk"), "secondary", "trash")
        self.delete.clicked.connect(lambda: self.close_with(DELETE))
        self.footer.addWidget(self.delete)
        self.add_answers(self.save, self.tr("Cancel"))
