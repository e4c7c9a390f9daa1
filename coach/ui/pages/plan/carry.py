"""Dragging with the mouse: who is lifted, the picture under the pointer, where it is let go."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

CARRIED_OPACITY = 0.8


class DragWatch(QObject):
    """Tells a drag of a button from a click. Points are in screen coordinates."""

    lifted = Signal(QPoint)
    moved = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, watched: QAbstractButton) -> None:
        super().__init__(watched)
        self.is_enabled = True
        self._button = watched
        self._pressed_at: QPoint | None = None
        self._is_lifted = False
        watched.installEventFilter(self)

    @property
    def grip(self) -> QPoint:
        """Where in the button it was taken hold of."""
        return self._pressed_at or QPoint()

    def end(self) -> None:
        """Let go without dropping."""
        self._pressed_at, self._is_lifted = None, False
        self._button.setDown(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not self.is_enabled:
            return False
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        elif kind is QEvent.Type.MouseMove and self._pressed_at is not None:
            return self._move(event)
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            return self._release(event)
        return False

    def _move(self, event: QMouseEvent) -> bool:
        point = event.globalPosition().toPoint()
        way = event.position().toPoint() - self.grip
        if not self._is_lifted and way.manhattanLength() >= QApplication.startDragDistance():
            self._is_lifted = True
            self._button.setDown(False)
            self.lifted.emit(point)
        if self._is_lifted:
            self.moved.emit(point)
        return self._is_lifted

    def _release(self, event: QMouseEvent) -> bool:
        was_lifted = self._is_lifted
        if was_lifted:
            self.end()
            self.dropped.emit(event.globalPosition().toPoint())
        self._pressed_at = None
        return was_lifted


class Carried(QWidget):
    """The picture that follows the pointer."""

    def __init__(self, window: QWidget, picture: QPixmap, grip: QPoint) -> None:
        super().__init__(window)
        self._window, self._picture, self._grip = window, picture, grip
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(picture.deviceIndependentSize().toSize())
        self.raise_()

    def follow(self, point: QPoint) -> None:
        """Be where the pointer is."""
        self.move(self._window.mapFromGlobal(point) - self._grip)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(CARRIED_OPACITY)
        painter.drawPixmap(0, 0, self._picture)
