"""What is not taken, a line each, and the list that all the lines stand in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.icon_view import IconView
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12

_ICON_PX = 20
_HIGHEST_PX = 288


class ToldRow(QWidget):
    """What is not taken, and why; nothing to press."""

    def __init__(self, icon: str, title: str, lines: list[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(IconView(icon, _ICON_PX), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "body_medium", "ink_2", wrap=True))
        for line in lines:
            words.addWidget(Text(line, "body", "ink_2", wrap=True))
        row.addLayout(words, 1)


class RowList(Scroll):
    """As high as its rows, up to a height; the keyboard scrolls what does not fit."""

    def __init__(self, name: str) -> None:
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        self._rows.setSpacing(0)
        super().__init__(content)
        self.setAccessibleName(name)

    def add(self, row: QWidget) -> None:
        """Put a row at the end."""
        self._rows.addWidget(row)

    def fit(self) -> None:
        """Take the height that the rows need; with more, be a stop of the keyboard."""
        needed = self._rows.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(min(needed, _HIGHEST_PX))
        is_long = needed > _HIGHEST_PX
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_long else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
