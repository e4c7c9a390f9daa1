"""A check box, alone and with its words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CELL, RADIUS_CONTROL, SPACE_8, SPACE_12, Tokens, tokens_of

_BOX_PX = 20
_INSET_PX = 3


class TickRow(LaidOut, Control):
    """The box on the left; pressing the words ticks it as well. Use `toggled`."""

    def __init__(self, title: str, *lines: str, is_ticked: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(is_ticked)
        self.focus_radius = RADIUS_CONTROL
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self._inside = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8 + _BOX_PX + SPACE_12, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(0)
        column.addWidget(Text(title, "body_medium", wrap=True))
        for line in lines:
            column.addWidget(Text(line, "body", "ink_2", wrap=True))
        let_mouse_through(self)
        follow_width(self)

    def show_ticked(self, is_ticked: bool) -> None:
        """Tick it or not without announcing it."""
        was_blocked = self.blockSignals(True)
        self.setChecked(is_ticked)
        self.blockSignals(was_blocked)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.hovered():
            rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, tokens.hover)
        paint_box(painter, QRectF(SPACE_8, SPACE_8, _BOX_PX, _BOX_PX), self.isChecked(), tokens)


def paint_box(painter: QPainter, box: QRectF, is_ticked: bool, tokens: Tokens) -> None:
    """An empty box, or a filled one with a check."""
    if not is_ticked:
        rounded(painter, box, RADIUS_CELL, tokens.surface, tokens.line_strong, 2.0)
        return
    rounded(painter, box, RADIUS_CELL, tokens.ink)
    check = box.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
    paint_icon(painter, check, "check", tokens.on_ink)
