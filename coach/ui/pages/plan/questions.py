"""Short questions about one routine of the week: too close, and why it is left out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from coach.domain.placing import Verdict
from coach.domain.plan import SkipReason
from coach.ui import day_words
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.pages.plan import phrases

ANYWAY = "anyway"


class CloseDialog(Dialog):
    """Answers with a day that keeps the rule, or ANYWAY."""

    def __init__(
        self, window: QWidget, found: Verdict, offered: Sequence[date], *, is_new: bool, every_week: bool
    ) -> None:
        title, why = phrases.too_close(found)
        if not offered:
            why = self.tr("No other day of this week keeps it.")
        super().__init__(window, title, why)
        self.body.setSpacing(8)
        for on in offered:
            words = phrases.days_of(on.weekday()) if every_week else day_words.full_date(on)
            self.add_choice(on, words, self.tr("A free day on both sides"))
        self.add_choice(
            ANYWAY,
            self.tr("Add anyway") if is_new else self.tr("Move anyway"),
            self.tr("Muscles need a free day to recover. It will still count."),
        )
        _add_cancel(self)


class SkipDialog(Dialog):
    """Answers with the reason for which one routine is left out."""

    def __init__(self, window: QWidget, name: str) -> None:
        title = self.tr("Leave out {routine}").format(routine=name)
        super().__init__(window, title, self.tr("This once. The weekly plan stays as it is."))
        self.body.setSpacing(8)
        leaves = self.tr("Leaves the count of the week")
        stays = self.tr("Stays in the count of the week")
        self.add_choice(SkipReason.PAIN, self.tr("Pain"), leaves)
        self.add_choice(SkipReason.ILLNESS, self.tr("Illness"), leaves)
        self.add_choice(SkipReason.NO_TIME, self.tr("No time"), stays)
        self.add_choice(SkipReason.OTHER, self.tr("Another reason"), stays)
        _add_cancel(self)


def _add_cancel(dialog: Dialog) -> None:
    cancel = Button(phrases.tr("Cancel"), "quiet")
    cancel.clicked.connect(lambda: dialog.close_with(None))
    dialog.footer.addStretch(1)
    dialog.footer.addWidget(cancel)
