"""A text line without a frame, for components that paint their own."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CONTROL

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key press asks who wants to undo or redo."""
    is_override = event.type() is QEvent.Type.ShortcutOverride
    return is_override and any(event.matches(keys) for keys in _UNDO)


class BareLine(QLineEdit):
    """A QLineEdit that leaves frame and focus ring to the component around it."""

    leaves_undo = False

    def __init__(self, around: QWidget | None = None) -> None:
        super().__init__(around)
        self.setProperty("bare", True)
        self.focus_radius = RADIUS_CONTROL
        self._around = around

    def focus_rect(self) -> QRect:
        """The frame that the component paints."""
        around = self._around
        if around is None:
            return self.rect()
        return QRect(self.mapFrom(around, QPoint(0, 0)), around.size())

    def event(self, event: QEvent) -> bool:
        """With `leaves_undo`, undo and redo go to the page around."""
        if self.leaves_undo and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        around = self._around
        if around is not None and event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            around.update()

    def text_boxes(self) -> list[TextBox]:
        """What is hinted against the line; what is typed may be longer and scrolls."""
        hint = "" if self.text() else self.placeholderText()
        return [TextBox(hint, text_size(self.font(), hint), QRectF(self.rect()))]
