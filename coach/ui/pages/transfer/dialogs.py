"""What is asked before an import, and what is said when something cannot be done."""

from PySide6.QtWidgets import QGridLayout, QWidget

from coach.application.transfer import Preview
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.pages.transfer import phrases
from coach.ui.pages.transfer.phrases import tr
from coach.ui.theme import SPACE_4, SPACE_12, SPACE_24

TAKE = "take"


class PreviewDialog(Dialog):
    """Shows what a file would change; finishes with TAKE or None."""

    def __init__(self, window: QWidget, preview: Preview) -> None:
        super().__init__(
            window,
            tr("Import this file?"),
            tr("{file}. Nothing has been changed yet.").format(file=preview.path.name),
        )
        self.body.setSpacing(SPACE_12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_24)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for number, (name, counts) in enumerate(phrases.rows(preview)):
            grid.addWidget(Text(name, "body_medium"), number, 0)
            grid.addWidget(Text(counts, "body", "ink_2", wrap=True, tabular=True), number, 1)
        self.body.addLayout(grid)
        self.body.addWidget(Text("\n".join(phrases.remarks(preview)), "body", wrap=True))
        take = Button(tr("Import"), "primary")
        take.clicked.connect(lambda: self.close_with(TAKE))
        self.add_answers(take, tr("Cancel"))


class NoticeDialog(Dialog):
    """A sentence that is too long, or too important, for a message that goes away."""

    def __init__(self, window: QWidget, title: str, subtitle: str, reasons: list[str]) -> None:
        super().__init__(window, title, subtitle)
        for reason in reasons:
            self.body.addWidget(Text(reason, "body", wrap=True))
        close = Button(tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)
