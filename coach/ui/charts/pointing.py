"""Pointing at what a chart shows, by mouse and by arrow keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import RADIUS_CONTROL

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def stepped(key: int, current: int | None, count: int, column: int = 1) -> int | None:
    """What an arrow, Home or End leads to; None when the key means nothing here.

    With `column` things below each other, left and right go from column to column. The first step of all
    goes to the last thing, which is the newest."""
    if count == 0:
        return None
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return count - 1
    if key not in _STEPS or (column == 1 and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
        return None
    if current is None:
        return count - 1
    across, down = _STEPS[Qt.Key(key)]
    wished = current + across * column + down
    return wished if 0 <= wished < count else current


class Pointing(_Widget):
    """What a widget does whose things are pointed at by mouse or arrows. Stands before its Qt class.

    `pointed` comes with what is pointed at, None when nothing is; `table_wished` with where a menu goes."""

    pointed = Signal(object)
    table_wished = Signal(QPoint)

    focus_radius = RADIUS_CONTROL
    cursor_at: int | None = None
    column = 1
    """How many things stand below each other."""

    def take_keys(self) -> None:
        """Be a stop for Tab, and take all the room there is."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """How many things there are to point at."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw everything anew."""
        self.update()

    def point_at(self, index: int | None) -> None:
        """Point at a thing, or at nothing."""
        if index != self.cursor_at:
            self.cursor_at = index
            self.redraw()
            self.pointed.emit(index)

    def announce(self, text: str) -> None:
        """Let a screen reader say what is pointed at."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wished = stepped(event.key(), self.cursor_at, self.count, self.column)
        if event.key() == Qt.Key.Key_Escape and self.cursor_at is not None:
            self.point_at(None)
        elif wished is None:
            event.ignore()
        else:
            self.point_at(wished)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.table_wished.emit(event.globalPos())
        event.accept()
