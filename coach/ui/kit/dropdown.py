"""A button that opens a list of which one entry is chosen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.ui.icons import paint_icon
from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import CONTROL_PX, RADIUS_CELL, RADIUS_CONTROL, Tokens, sized_font, tokens_of

_PADDING_PX, _CHEVRON_PX, _MARK_PX, _GAP_PX = 13, 18, 12, 8
_MARK_ROLE = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Option:
    """One entry: what it stands for, its words, and the category whose mark it carries, if any."""

    value: object
    text: str
    mark: str = ""


class _Rows(QStyledItemDelegate):
    """Paints the entries of the open list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = text_size(sized_font(14, 600), str(index.data())).width()
        return QSize(math.ceil(text) + 2 * _PADDING_PX + _MARK_PX + _GAP_PX, CONTROL_PX - 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = self.parent()
        assert isinstance(box, Dropdown)
        tokens = tokens_of(box)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            rounded(painter, rect.adjusted(2, 1, -2, -1), RADIUS_CELL, tokens.hover)
        weight = 600 if index.row() == box.currentIndex() else 400
        inside = rect.adjusted(_PADDING_PX - 4, 0, -4, 0)
        _paint_entry(painter, inside, str(index.data()), index.data(_MARK_ROLE), weight, tokens.ink, tokens)
        painter.restore()


class Dropdown(QComboBox):
    """The chosen entry and a chevron. `chosen` carries the value when a person picks another one.

    Space, Enter or Alt+Down open the list; arrows, Home, End and typing move in it or on the closed button.
    """

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self.focus_radius = RADIUS_CONTROL
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_Rows(self))
        for option in self._options:
            self.addItem(option.text)
            self.setItemData(self.count() - 1, option.mark, _MARK_ROLE)
        self.setMaxVisibleItems(max(1, min(12, self.count())))
        self._shown = self.currentIndex()
        self.activated.connect(self._picked)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._options[self.currentIndex()].value

    def show_value(self, value: object) -> None:
        """Show an entry without announcing it; ValueError when no entry has this value."""
        self._shown = [option.value for option in self._options].index(value)
        self.setCurrentIndex(self._shown)

    def _picked(self, index: int) -> None:
        if index != self._shown:
            self._shown = index
            self.chosen.emit(self._options[index].value)

    def sizeHint(self) -> QSize:
        widest = max((text_size(sized_font(14, 600), each.text).width() for each in self._options), default=0)
        marked = (_MARK_PX + _GAP_PX) * any(each.mark for each in self._options)
        return QSize(math.ceil(widest) + 2 * _PADDING_PX + _GAP_PX + _CHEVRON_PX + marked, CONTROL_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.PaletteChange):
            self.update()

    def _text_rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_PADDING_PX, 0, -_PADDING_PX - _CHEVRON_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill = tokens.hover if self.isEnabled() and self.underMouse() else tokens.surface
        edge, ink = tokens.line_strong, tokens.ink
        if not self.isEnabled():
            fill, edge, ink = tokens.sunken, tokens.line, tokens.ink_3
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, edge)
        mark = self.currentData(_MARK_ROLE)
        weight = 400 if mark else 600
        _paint_entry(painter, self._text_rect(), self.currentText(), mark, weight, ink, tokens)
        left, top = self.width() - _PADDING_PX - _CHEVRON_PX + 3, (self.height() - _CHEVRON_PX) / 2
        paint_icon(painter, QRectF(left, top, _CHEVRON_PX, _CHEVRON_PX), "chevron-down", ink)

    def text_boxes(self) -> list[TextBox]:
        """The chosen words against the room between mark and chevron."""
        marked = _MARK_PX + _GAP_PX if self.currentData(_MARK_ROLE) else 0
        room = self._text_rect().adjusted(marked, 0, 0, 0)
        return [TextBox(self.currentText(), text_size(sized_font(14, 600), self.currentText()), room)]


def _paint_entry(
    painter: QPainter, rect: QRectF, text: str, mark: str, weight: int, ink: str, tokens: Tokens
) -> None:
    if mark:
        spot = QRectF(rect.left(), rect.center().y() - _MARK_PX / 2, _MARK_PX, _MARK_PX)
        paint_mark(painter, spot, mark, "plain", tokens)
        rect = rect.adjusted(_MARK_PX + _GAP_PX, 0, 0, 0)
    put_text(painter, rect, text, sized_font(14, weight), QColor(ink), _LEFT)
