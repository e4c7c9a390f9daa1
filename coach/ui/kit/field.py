"""One line of text in a painted frame, with what is wrong with it underneath."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.kit.control import follow_width, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.line_edit import BareLine
from coach.ui.kit.text import Text
from coach.ui.theme import CONTROL_PX, RADIUS_CONTROL, SPACE_4, SPACE_8, tokens_of

_PADDING_PX, _ICON_PX = 13, 18


class _Frame(QWidget):
    """The box around the line; a click anywhere in it goes to the line."""

    def __init__(self) -> None:
        super().__init__()
        self.line = BareLine(self)
        self.is_wrong = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_PADDING_PX, 0, _PADDING_PX, 0)
        self.row.setSpacing(SPACE_8)
        self.setFixedHeight(CONTROL_PX)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        fill, edge, edge_px = tokens.surface, tokens.line_strong, 1.0
        if not self.line.isEnabled():
            fill, edge = tokens.sunken, tokens.line
        elif self.is_wrong:
            edge, edge_px = tokens.danger, 2.0
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, fill, edge, edge_px)


class Field(QWidget):
    """A line to type in. `changed` carries every text, `entered` comes with Enter.

    `name` is what a screen reader says; `unit` and `key_hint` stand at the right end.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str | None = None,
        key_hint: str = "",
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame = _Frame()
        self.line = self._frame.line
        self.line.setAccessibleName(name)
        self.line.setText(text)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)
        row = self._frame.row
        if icon is not None:
            row.addWidget(IconView(icon, _ICON_PX))
        row.addWidget(self.line, 1)
        self._alarm = IconView("octagon-alert", _ICON_PX, "danger")
        self._alarm.hide()
        row.addWidget(self._alarm)
        if unit:
            row.addWidget(Text(unit, "body", "ink_2"))
        if key_hint:
            row.addWidget(KeyHint(key_hint))
        self._error = Text("", "caption", "danger", wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self._frame)
        column.addWidget(self._error)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put another text in; `changed` tells of it."""
        self.line.setText(text)

    @property
    def error(self) -> str:
        """What is wrong, or nothing."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Say beside the field what is wrong and how to mend it; an empty text clears it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._alarm.setVisible(bool(text))
        self._frame.is_wrong = bool(text)
        self._frame.update()
        self.line.setAccessibleDescription(text)

    def mark_wrong(self, text: str) -> None:
        """Mark the frame alone, when what is wrong is said elsewhere; an empty text clears it."""
        self._frame.is_wrong = bool(text)
        self._frame.update()
        self.line.setAccessibleDescription(text)

    def select_all(self) -> None:
        """Take the keyboard, everything selected so that typing replaces it."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def minimumSizeHint(self) -> QSize:
        hint = self._frame.minimumSizeHint()
        needed = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        return QSize(hint.width() + needed, super().minimumSizeHint().height())
