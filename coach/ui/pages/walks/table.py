"""Every walk in a table that is as high as its rows; the page around it scrolls."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

from coach.application.walk_diary import LoggedWalk
from coach.domain.walking import Walk
from coach.ui.kit.card import Card
from coach.ui.kit.control import follow_width
from coach.ui.kit.row_table import ColumnHead, Index, RowTable
from coach.ui.kit.text_box import TextBox
from coach.ui.pages.walks.rows import (
    ROW_PX,
    Rows,
    WalkPainter,
    columns,
    lines,
    pencil,
    row_px,
)
from coach.ui.theme import RADIUS_CARD
from coach.ui.walk_words import tr

_PAGE = 8
"""Rows that Page Up and Page Down go."""


class WalkHead(ColumnHead):
    """The words above the columns."""

    def words(self) -> list[tuple[str, QRectF]]:
        return [(it.title, QRectF(it.left_px, 0, it.width_px, self.height())) for it in columns(self.width())]


class WalkTable(RowTable):
    """`edit_wished` comes with F2, Enter, the pencil or a double click, `delete_wished` with Delete.

    `row_shown` says which part of it should be in sight."""

    edit_wished = Signal(str)
    delete_wished = Signal(str)
    row_shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__(tr("Walks"), ROW_PX)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(WalkPainter(self))
        self.setAutoScroll(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_width(self)
        self.doubleClicked.connect(self._open)

    # What is shown

    def show_rows(self, rows: Sequence[LoggedWalk], today: date) -> None:
        """Show other rows; the walk that was chosen stays so, or else the row where it was."""
        chosen, number = self.walk, self.currentIndex().row()
        self.rows.show_rows(rows, today)
        self.updateGeometry()
        at = self.rows.number_of(chosen.id) if chosen is not None else None
        self._choose(number if at is None else at)

    @property
    def walk(self) -> Walk | None:
        """The walk that is chosen."""
        index = self.currentIndex()
        return self.rows.row(index.row()).walk if index.isValid() else None

    def choose(self, walk_id: str) -> bool:
        """Choose a walk; whether it is there."""
        number = self.rows.number_of(walk_id)
        if number is not None:
            self._choose(number)
        return number is not None

    def _choose(self, number: int) -> None:
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index(max(0, min(count - 1, number))))

    # Room

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.rows.rowCount() * row_px(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = row_px(self.width())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()

    # Mouse and keys

    def _open(self, index: QModelIndex) -> None:
        self.edit_wished.emit(self.rows.row(index.row()).walk.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and pencil(QRectF(self.visualRect(index))).contains(event.position()):
            self._open(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        walk = self.walk
        wish = {
            Qt.Key.Key_Return: self.edit_wished,
            Qt.Key.Key_Enter: self.edit_wished,
            Qt.Key.Key_F2: self.edit_wished,
            Qt.Key.Key_Delete: self.delete_wished,
        }.get(Qt.Key(event.key()))
        if wish is not None and walk is not None:
            wish.emit(walk.id)
        elif not self._move(event):
            event.ignore()

    def _move(self, event: QKeyEvent) -> bool:
        """Walk by keys; whether this key is one to walk by."""
        at, last = self.currentIndex().row(), self.rows.rowCount() - 1
        to = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_PageDown: at + _PAGE,
            Qt.Key.Key_PageUp: at - _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            return False
        self._choose(to)
        self.row_shown.emit(self.visualRect(self.currentIndex()))
        return True

    def focus_rect(self) -> QRect:
        """The row that the keys are on."""
        row = self.visualRect(self.currentIndex())
        return row.adjusted(11, 5, -8, -6) if self.currentIndex().isValid() else self.rect()

    def text_boxes(self) -> list[TextBox]:
        """The words of every row."""
        boxes: list[TextBox] = []
        for number in range(self.rows.rowCount()):
            place = QRectF(self.visualRect(self.rows.index(number)))
            found = lines(self.rows.row(number), place, self.rows.today)
            boxes += [it.box for it in found]
        return boxes


class TableCard(Card):
    """The table under the words of its columns."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.table = WalkTable()
        self.head = WalkHead()
        self.body.addWidget(self.head)
        self.body.addWidget(self.table)
        self.body.addSpacing(RADIUS_CARD // 2)
