"""A row of exclusive answers, none chosen at first."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CONTROL, mix, sized_font, tokens_of

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OptionCell(Control):
    """One answer of a radio group; keys it does not know go to the group."""

    def __init__(
        self,
        text: str,
        size: QSize,
        font_px: int = 14,
        weight: int = 600,
        radius: int = RADIUS_CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._font_px, self._weight = size, font_px, weight
        self.focus_radius = radius
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return sized_font(self._font_px, 700 if self.isChecked() else self._weight)

    def sizeHint(self) -> QSize:
        needed = math.ceil(text_size(sized_font(self._font_px, 700), self.text()).width())
        padding = 32 if self._size.width() > 60 else 4
        return QSize(max(self._size.width(), needed + padding), self._size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802
        """Pressing an answer chooses it; only another answer takes it back."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        colour, line = tokens.ink, tokens.line_strong
        fill = mix(tokens.hover if self.hovered() else tokens.surface, tokens.surface, 1.0)
        if not self.isEnabled():
            colour, line, fill = tokens.ink_3, tokens.line, mix(tokens.sunken, tokens.surface, 1.0)
        elif self.isChecked():
            colour, line = tokens.on_ink, tokens.ink
            fill = mix(tokens.ink, tokens.surface, 0.88 if self.hovered() else 1.0)
        rounded(painter, QRectF(self.rect()), self.focus_radius, fill, line)
        put_text(painter, QRectF(self.rect()), self.text(), self._font(), colour)

    def text_boxes(self) -> list[TextBox]:
        """The answer against the cell."""
        return [TextBox(self.text(), text_size(self._font(), self.text()), QRectF(self.rect()))]


class RadioRow(QWidget):
    """Cells of which at most one is chosen; one Tab stop, arrow keys move the choice."""

    chosen = Signal(object)

    def __init__(self, gap_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[tuple[object, OptionCell]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap_px)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, value: object, cell: OptionCell, stretch: int = 0) -> None:
        """Append a cell that stands for `value`."""
        self._cells.append((value, cell))
        self._row.addWidget(cell, stretch)
        cell.clicked.connect(lambda: self.choose(value))
        self._move_tab_stop()

    @property
    def value(self) -> object | None:
        """What is chosen, or None."""
        return next((value for value, cell in self._cells if cell.isChecked()), None)

    def show_value(self, value: object | None) -> None:
        """Show a choice without announcing it; None clears."""
        for each, cell in self._cells:
            cell.setChecked(each == value and value is not None)
        self._move_tab_stop()

    def choose(self, value: object) -> None:
        """Choose and announce."""
        self.show_value(value)
        self.chosen.emit(value)

    def cells(self) -> list[OptionCell]:
        """The cells in order."""
        return [cell for _, cell in self._cells]

    def _move_tab_stop(self) -> None:
        cells = self.cells()
        stop = next((cell for cell in cells if cell.isChecked()), cells[0])
        for cell in cells:
            policy = Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or not self._cells:
            super().keyPressEvent(event)
            return
        values = [value for value, _ in self._cells]
        at = (
            values.index(self.value) + step
            if self.value is not None
            else (0 if step > 0 else len(values) - 1)
        )
        self.choose_at(min(len(values) - 1, max(0, at)))

    def choose_at(self, position: int) -> None:
        """Choose the cell at a position and move the keyboard focus there."""
        value, cell = self._cells[position]
        if value != self.value:
            self.choose(value)
        cell.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Choice(RadioRow):
    """Exclusive buttons such as No and Yes; `chosen` carries the value."""

    def __init__(
        self, options: Sequence[tuple[object, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(8, parent)
        self.setAccessibleName(name)
        for value, label in options:
            cell = OptionCell(label, QSize(88, 44))
            if name:
                cell.setAccessibleName(f"{name}, {label}")
            self.add(value, cell)
