"""A short message at the bottom that goes away by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text

SHOWN_MS = 6000
_BOTTOM_PX = 24


class Toast(Card):
    """One per window; `say` shows a message for 6 s, longer while the pointer rests on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(padding=0, strong=True, parent=window)
        self._window = window
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        self._text = Text("", "body_medium")
        self._undo = Button(self.tr("Undo"), "quiet")
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self.body.addLayout(row)
        self._on_undo: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._undo_now)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show `text`; with `undo`, also a button that calls it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._on_undo = undo
        self._undo.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _undo_now(self) -> None:
        undo, self._on_undo = self._on_undo, None
        self._timer.stop()
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        window = self._window
        self.body.activate()
        size = self.sizeHint().expandedTo(self.minimumSizeHint())
        size.setHeight(max(48, size.height()))
        self.setGeometry(
            (window.width() - size.width()) // 2,
            window.height() - size.height() - _BOTTOM_PX,
            size.width(),
            size.height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)
