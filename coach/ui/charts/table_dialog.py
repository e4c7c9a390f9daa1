"""A chart as a table that can be read line by line."""

import math

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from coach.ui.charts.story import Table
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text_box import text_size
from coach.ui.theme import RADIUS_CONTROL, font, tokens_of

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX, _HIGHEST_PX, _PADDING_PX = 32, 360, 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Model(QAbstractTableModel):
    """The rows, asked for one by one as they come into sight."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == 0 else _RIGHT
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == 0 else _RIGHT
        return None


class TableView(QTableView):
    """A table in the colours of the theme; arrows move from cell to cell."""

    def __init__(self, table: Table, name: str) -> None:
        super().__init__()
        self.setModel(_Model(table, self))
        self.focus_radius = RADIUS_CONTROL
        self.setAccessibleName(name)
        self.setFont(font("body", tabular=True))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFont(font("caption_strong"))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._needed_px = [_needed_px(table, column) for column in range(len(table.columns))]
        across.setFixedHeight(_ROW_PX)
        self.setMinimumHeight(min(_HIGHEST_PX, _ROW_PX * (len(table.rows) + 1) + 2))
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column what it needs, and an equal part of what is left."""
        super().resizeEvent(event)
        spare = max(0, self.viewport().width() - sum(self._needed_px)) // len(self._needed_px)
        for column, needed in enumerate(self._needed_px):
            self.setColumnWidth(column, needed + spare)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.model() is not None:
            self._dress()

    def _dress(self) -> None:
        t = tokens_of(self)
        sheet = (
            f"QTableView {{ background: {t.surface}; color: {t.ink}; outline: none;"
            f" selection-background-color: {t.sunken}; selection-color: {t.ink}; }}"
            f" QTableView::item {{ border-bottom: 1px solid {t.line}; padding: 0 3px; }}"
            f" QHeaderView {{ background: {t.surface}; }}"
            f" QHeaderView::section {{ background: {t.surface}; color: {t.ink_2}; border: none;"
            f" border-bottom: 1px solid {t.line_strong}; padding: 0 6px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


def _needed_px(table: Table, column: int) -> int:
    texts = {row[column] for row in table.rows}
    widths = [text_size(font("body", tabular=True), text).width() for text in texts]
    head = text_size(font("body_strong"), table.columns[column]).width()
    return math.ceil(max([head, *widths])) + 2 * _PADDING_PX


class TableDialog(Dialog):
    """The table, and a way back."""

    def __init__(self, window: QWidget, title: str, table: Table) -> None:
        super().__init__(window, title)
        self.table = TableView(table, title)
        self.body.addWidget(self.table)
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)
