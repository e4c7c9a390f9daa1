"""Tiles of equal width in as many columns as there is room for, and what scrolls them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.ui.kit.scroll import Scroll
from coach.ui.theme import CARD_GAP, PAGE_MARGIN_Y

BAR_PX = 10
"""What the style sheet gives to a scroll bar."""

MOVES = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
)
"""The keys that go from tile to tile."""


class ColumnGrid(QWidget):
    """Lays widgets out row by row; none becomes narrower than `narrowest_px` while there is more than one
    column."""

    def __init__(self, narrowest_px: int, most_columns: int = 99) -> None:
        super().__init__()
        self.narrowest_px, self._most = narrowest_px, most_columns
        self._columns = 0
        self._laid_out: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(CARD_GAP)

    def lay_out(self, widgets: Sequence[QWidget]) -> None:
        """Hold these widgets in this order; those before are out of the grid, but not gone."""
        for widget in self._laid_out:
            self._grid.removeWidget(widget)
        self._laid_out = list(widgets)
        self._columns = 0
        self._arrange()

    def lay_out_last(self, widget: QWidget) -> None:
        """Put one more widget behind the others."""
        self._laid_out.append(widget)
        self._put(len(self._laid_out) - 1)

    def moved(self, at: int, key: int) -> int | None:
        """Where a key of MOVES leads from a place; None out of the grid."""
        last = len(self._laid_out) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -at,
            Qt.Key.Key_End: last - at,
        }
        to = at + steps[Qt.Key(key)]
        return to if 0 <= to <= last else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = (self.width() + CARD_GAP) // (self.narrowest_px + CARD_GAP)
        columns = max(1, min(self._most, room))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._columns = columns
        for number in range(len(self._laid_out)):
            self._put(number)

    def _put(self, number: int) -> None:
        self._grid.addWidget(self._laid_out[number], *divmod(number, max(1, self._columns)))


class ColumnScroll(Scroll):
    """Scrolls a grid, which is as wide with the scroll bar as without."""

    def __init__(self, grid: ColumnGrid) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, PAGE_MARGIN_Y)
        column.addWidget(grid)
        column.addStretch(1)
        super().__init__(content)
        self._grid = grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.setFixedWidth(max(self._grid.narrowest_px, self.width() - BAR_PX))
