"""A place on a page whose content is built anew only when what it shows has changed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Place(QWidget):
    """Holds one widget, or nothing and then takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._content: QWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def content(self) -> QWidget | None:
        """What it holds."""
        return self._content

    def fill(self, shown: object, build: Callable[[], QWidget]) -> bool:
        """Hold what `build` makes of `shown`; whether it had to be built."""
        if self._content is not None and shown == self._shown:
            return False
        self.clear()
        self._shown, self._content = shown, build()
        self._room.addWidget(self._content)
        self.show()
        return True

    def clear(self) -> None:
        """Hold nothing."""
        self.hide()
        if self._content is not None:
            self._room.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
