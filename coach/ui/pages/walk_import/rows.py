"""One line for each walk that was found, and for each file that cannot be taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CELL, SPACE_4, SPACE_8, SPACE_12, tokens_of

_BOX_PX = 20
_HIGHEST_PX = 288


class TickRow(LaidOut, Control):
    """A box to tick before the words; pressing anywhere on it ticks it."""

    def __init__(self, title: str, lines: list[str], *, is_ticked: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(is_ticked)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(SPACE_8 + _BOX_PX + SPACE_12, SPACE_8, SPACE_8, SPACE_8)
        self._inside.addLayout(_words(title, lines, "ink"))
        let_mouse_through(self)
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.hovered():
            rounded(painter, QRectF(self.rect()), self.focus_radius, tokens.hover)
        box = QRectF(SPACE_8, SPACE_8, _BOX_PX, _BOX_PX)
        if not self.isChecked():
            rounded(painter, box, RADIUS_CELL, tokens.surface, tokens.line_strong, 2.0)
            return
        rounded(painter, box, RADIUS_CELL, tokens.ink)
        paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", tokens.on_ink)


class ToldRow(QWidget):
    """What is not taken, and why; nothing to press."""

    def __init__(self, icon: str, title: str, lines: list[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(IconView(icon, _BOX_PX), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_words(title, lines, "ink_2"), 1)


def _words(title: str, lines: list[str], color: str) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(title, "body_medium", color, wrap=True))
    for line in lines:
        words.addWidget(Text(line, "body", "ink_2", wrap=True))
    return words


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
