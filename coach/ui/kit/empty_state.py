"""What a page says when it has nothing to show yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text


class EmptyState(QWidget):
    """A title and a sentence in the middle; `body` takes a button."""

    def __init__(self, title: str, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer = QVBoxLayout(self)
        outer.setSpacing(8)
        outer.addStretch(1)
        if icon is not None:
            outer.addWidget(IconView(icon, 40, "ink_3"), 0, centre)
        for words, role, color in ((title, "title", "ink"), (text, "body", "ink_2")):
            if words:
                line = Text(words, role, color, wrap=True)
                line.setAlignment(centre)
                outer.addWidget(line)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 8, 0, 0)
        self.body.setAlignment(centre)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self.setAccessibleName(f"{title} {text}".strip())
