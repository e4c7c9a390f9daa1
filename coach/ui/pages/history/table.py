"""The list of sessions as a table to scroll, to walk through by keys and to choose from."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from coach.domain.session_list import SessionEntry
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.row_table import ColumnHead, Index, RowTable
from coach.ui.kit.text_box import TextBox
from coach.ui.pages.history import phrases
from coach.ui.pages.history.rows import (
    EFFORT_PX,
    HEADING_PX,
    OUTCOME_PX,
    PADDING_PX,
    PAIN_PX,
    ROW_PX,
    Rows,
    SessionPainter,
    columns,
    lines,
)
from coach.ui.theme import RADIUS_CARD, tokens_of

AHEAD_PX = 12 * ROW_PX
"""How far from the end more is read."""


class SessionHead(ColumnHead):
    """The words above the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._row_px = 0

    def follow(self, row_px: int) -> None:
        """Stand above rows of this width, which a scroll bar makes narrower."""
        self._row_px = row_px
        self.update()

    def words(self) -> list[tuple[str, QRectF]]:
        at = columns(self._row_px)
        return [
            (text, QRectF(left, 0, width, self.height()))
            for text, left, width in (
                (self.tr("Session"), PADDING_PX, at.outcome - PADDING_PX),
                (self.tr("How it ended"), at.outcome, OUTCOME_PX),
                (self.tr("Pain"), at.pain, PAIN_PX),
                (self.tr("Effort"), at.effort, EFFORT_PX),
            )
        ]


class SessionTable(RowTable):
    """`chosen` follows the row that is chosen, `opened` comes with Enter or a click.

    `more_wished` asks for what follows; `delete_wished` and `correct_wished` come with Delete and F2."""

    chosen = Signal(str)
    opened = Signal(str)
    delete_wished = Signal(str)
    correct_wished = Signal(str)
    more_wished = Signal()
    widened = Signal(int)

    def __init__(self) -> None:
        super().__init__(phrases.tr("Sessions"), ROW_PX)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(SessionPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(HEADING_PX)
        self.verticalScrollBar().setSingleStep(ROW_PX)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._ask_ahead())
        self.clicked.connect(self._open)

    # What is shown

    def begin(self, today: date) -> None:
        """Show nothing yet."""
        self.rows.begin(today)

    def append(self, entries: list[SessionEntry]) -> None:
        """Show more; the first session of all is chosen unless another is."""
        before = self.rows.rowCount()
        self.rows.append(entries)
        for number in range(before, self.rows.rowCount()):
            self._set_height(number)
        if self.session is None:
            self._choose_near(0, 1)

    def put(self, entry: SessionEntry, *, is_last: bool) -> None:
        """Show a session as it is now, and choose it."""
        first = self.rows.put(entry, is_last=is_last)
        if first is not None:
            self._set_height(first)
            self.choose(entry.id)

    def remove(self, session_id: str) -> None:
        """Show a session no more; the one that followed it is chosen."""
        number = self.rows.number_of(session_id)
        if number is None:
            return
        self.rows.remove(session_id)
        at = min(number, self.rows.rowCount() - 1)
        if not self._choose_near(at, 1) and not self._choose_near(at, -1):
            self.chosen.emit("")
        self._ask_ahead()

    def _set_height(self, number: int) -> None:
        """Rows have the usual height unless they are told otherwise."""
        if isinstance(self.rows.row(number), str):
            self.setRowHeight(number, HEADING_PX)

    # What is chosen

    @property
    def session(self) -> SessionEntry | None:
        """The session that is chosen."""
        index = self.currentIndex()
        row = self.rows.row(index.row()) if index.isValid() else ""
        return None if isinstance(row, str) else row

    def choose(self, session_id: str) -> bool:
        """Choose a session; whether it is there."""
        number = self.rows.number_of(session_id)
        if number is None:
            return False
        self.setCurrentIndex(self.rows.index(number))
        return True

    def _choose_near(self, number: int, way: int) -> bool:
        """Choose the first session from a row on; whether there is one."""
        while 0 <= number < self.rows.rowCount():
            if not isinstance(self.rows.row(number), str):
                self.setCurrentIndex(self.rows.index(number))
                self._show_heading_above(number)
                return True
            number += way
        return False

    def _show_heading_above(self, number: int) -> None:
        if number and isinstance(self.rows.row(number - 1), str):
            self.scrollTo(self.rows.index(number - 1))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.update()
        session = self.session
        if session is not None:
            self.chosen.emit(session.id)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if not isinstance(row, str):
            self.opened.emit(row.id)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        session = self.session
        wish = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.delete_wished,
            Qt.Key.Key_F2: self.correct_wished,
        }.get(Qt.Key(event.key()))
        if wish is not None and session is not None:
            wish.emit(session.id)
            return
        if not self._move(event):
            event.ignore()

    def _move(self, event: QKeyEvent) -> bool:
        """Walk by keys; whether this key is one to walk by."""
        last, page = self.rows.rowCount() - 1, max(1, self.viewport().height() // ROW_PX - 1)
        at = max(0, self.currentIndex().row())
        to = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_PageDown: min(last, at + page),
            Qt.Key.Key_PageUp: max(0, at - page),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            return False
        way = -1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_End) else 1
        self._choose_near(to, way)
        self._ask_ahead()
        return True

    def focus_rect(self) -> QRect:
        """The row that the keys are on."""
        row = self.visualRect(self.currentIndex()).translated(self.viewport().geometry().topLeft())
        seen = row.adjusted(11, 6, -8, -7).intersected(self.rect())
        return seen if self.currentIndex().isValid() else QRect(QPoint(0, 0), self.size())

    def text_boxes(self) -> list[TextBox]:
        """The words of every row that is in sight as a whole."""
        boxes: list[TextBox] = []
        for number in range(max(0, self.rowAt(0)), self.rows.rowCount()):
            row, place = self.rows.row(number), self.visualRect(self.rows.index(number))
            if place.bottom() > self.viewport().height():
                break
            if place.top() >= 0 and not isinstance(row, str):
                found = lines(row, QRectF(place))
                boxes += [it.box for it in found]
        return boxes

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit(self.viewport().width())
        self._ask_ahead()

    def _ask_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < AHEAD_PX:
            self.more_wished.emit()


class _Corners(QWidget):
    """Cuts what scrolls by the round lower corners of its card, and draws their line over it."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        card = QRectF(self.rect()).adjusted(0, -2 * RADIUS_CARD, 0, 0)
        inside.addRoundedRect(card, RADIUS_CARD, RADIUS_CARD)
        painter.fillPath(whole - inside, QColor(tokens.canvas))
        rounded(painter, card, RADIUS_CARD, None, tokens.line)


class TableCard(Card):
    """The table under the words of its columns."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.table = SessionTable()
        self.head = SessionHead()
        self.table.widened.connect(self.head.follow)
        self.body.addWidget(self.head)
        self.body.addWidget(self.table, 1)
        self._corners = _Corners(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corners.setGeometry(0, self.height() - RADIUS_CARD, self.width(), RADIUS_CARD)
        self._corners.raise_()
