"""The name of a page with what it sums up."""

from PySide6.QtWidgets import QVBoxLayout

from coach.ui.kit.text import Text


class PageTitle(QVBoxLayout):
    """The title over `summary`, which is said later."""

    def __init__(self, title: str, *, wrap: bool = False) -> None:
        super().__init__()
        self.summary = Text("", "body", "ink_2", wrap=wrap)
        self.setSpacing(0)
        self.addWidget(Text(title, "page"))
        self.addWidget(self.summary)
