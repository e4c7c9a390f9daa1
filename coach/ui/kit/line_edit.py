"""A text line without a frame, for components that paint their own."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CONTROL


class BareLine(QLineEdit):
    """A QLineEdit that leaves frame and focus ring to the component around it."""

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        around = self._around
        if around is not None and event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            around.update()

    def text_boxes(self) -> list[TextBox]:
        """What is hinted against the line; what is typed may be longer and scrolls."""
        hint = "" if self.text() else self.placeholderText()
        return [TextBox(hint, text_size(self.font(), hint), QRectF(self.rect()))]
