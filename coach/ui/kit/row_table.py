"""A table whose rows are painted whole, under the words of its columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coach.ui import words
from coach.ui.kit.control import inside_card, put_text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CONTROL, Tokens, font, tokens_of

HEAD_PX = 36
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Line:
    """Words in a role of the type scale and an ink, and their room."""

    text: str
    place: QRectF
    role: str = "body"
    ink: str = "ink"

    @property
    def elided(self) -> "Line":
        """The same, cut to its room."""
        metrics = QFontMetricsF(font(self.role))
        text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.place.width())
        return Line(text, self.place, self.role, self.ink)

    @property
    def box(self) -> TextBox:
        """The words against their room."""
        return TextBox(self.text, text_size(font(self.role), self.text), self.place)


def paint_lines(painter: QPainter, lines: Iterable[Line], tokens: Tokens) -> None:
    """Draw words, each in its ink."""
    for line in lines:
        put_text(painter, line.place, line.text, font(line.role), tokens.named(line.ink), LEFT)


def answer_ink(answer: str) -> str:
    """The ink of an answer; one that was not given stands back."""
    return "ink_3" if answer == words.UNSAID else "ink"


class RowModel(QAbstractListModel, Generic[RowT]):
    """Rows as seen from a day. They speak for themselves, without their numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []
        self.today = date.min

    def show_rows(self, rows: Iterable[RowT], today: date) -> None:
        """Hold other rows, as seen from a day."""
        self.beginResetModel()
        self._rows, self.today = list(rows), today
        self.endResetModel()

    def row(self, number: int) -> RowT:
        """A row by its number."""
        return self._rows[number]

    def title(self, row: RowT) -> str:
        """What a row is called."""
        raise NotImplementedError

    def spoken(self, row: RowT) -> str:
        """All that a row says."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(self.row(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(self.row(index.row()))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return None


@dataclass(frozen=True, slots=True)
class RowState:
    """Whether a row is chosen, and whether the mouse is over it."""

    is_chosen: bool
    is_hovered: bool


class RowPainter(QStyledItemDelegate):
    """Paints a row on its ground, with the line below it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = tokens_of(self._view), QRectF(option.rect)
        state = RowState(
            bool(option.state & QStyle.StateFlag.State_Selected),
            bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        painter.save()
        self.paint_row(painter, rect, index, tokens, state)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))
        painter.restore()

    def paint_row(
        self, painter: QPainter, rect: QRectF, index: Index, tokens: Tokens, state: RowState
    ) -> None:
        """Draw what stands in a row."""
        raise NotImplementedError


def paint_ground(painter: QPainter, rect: QRectF, tokens: Tokens, state: RowState) -> None:
    """The ground of a row that can be chosen."""
    if state.is_chosen or state.is_hovered:
        painter.fillRect(rect, QColor(tokens.sunken if state.is_chosen else tokens.hover))
    if state.is_chosen:
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), QColor(tokens.ink))


class ColumnHead(QWidget):
    """The words above the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEAD_PX)

    def words(self) -> list[tuple[str, QRectF]]:
        """Each word and its room."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(inside_card(QRectF(self.rect()), "bottom"), QColor(tokens.sunken))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        for text, place in self.words():
            put_text(painter, place, text, font("caption_medium"), tokens.ink_2, LEFT)

    def text_boxes(self) -> list[TextBox]:
        """Each word against its column."""
        return [Line(text, place, "caption_medium").box for text, place in self.words()]


class RowTable(QTableView):
    """Rows of one column to choose one of, as wide as the view; Tab leaves it."""

    focus_radius = RADIUS_CONTROL

    def __init__(self, name: str, row_px: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setMinimumSectionSize(0)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(row_px)
