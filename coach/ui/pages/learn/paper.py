"""What the pages of one card and of the signs share: a head with a way back, and a body that scrolls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.button import IconButton
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.theme import CARD_GAP, PAGE_MARGIN_X, PAGE_MARGIN_Y, SPACE_12

WIDEST_PX = 1064
"""Two columns of which each is easy to read."""


class Paper(QWidget):
    """Empty until something is put on it. `left` comes when a person goes back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scroll: Scroll | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)

    def put(self, title: str, line: str, beside: QWidget | None, body: QWidget) -> None:
        """Show a title with a line below it and a control `beside` them, and a body, from the top."""
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self.setAccessibleName(title)
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        column.addLayout(self._head(title, line, beside))
        column.addWidget(body)
        column.addStretch(1)
        self._scroll = Scroll(centred(page, WIDEST_PX))
        self._column.addWidget(self._scroll)
        self.arrange(is_wide=self.window().width() >= WIDE_FROM_PX)

    def _head(self, title: str, line: str, beside: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        self.back = IconButton("chevron-left", self.tr("Back"), quiet=True)
        self.back.clicked.connect(self.left)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Text(title, "page", wrap=True))
        said.addWidget(Text(line, "body", "ink_2", wrap=True))
        row.addLayout(said, 1)
        if beside is not None:
            row.addWidget(beside)
        return row

    def arrange(self, *, is_wide: bool) -> None:
        """Give the page the margins of a wide or a narrow window."""
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scroll is not None:
            self.arrange(is_wide=self.window().width() >= WIDE_FROM_PX)


def section(title: str, *paragraphs: str) -> QVBoxLayout:
    """A small heading with paragraphs below it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(title, "body_strong", wrap=True))
    for paragraph in paragraphs:
        column.addWidget(Text(paragraph, "body", "ink_2", wrap=True))
    return column
