"""A few exclusive choices side by side in one sunken track."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.choice import OptionCell, RadioRow
from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.dropdown import Option
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import CONTROL_PX, RADIUS_CELL, RADIUS_CONTROL, sized_font, tokens_of

_TRACK_PX, _PADDING_PX, _MARK_PX, _GAP_PX = 4, 14, 11, 8


class SegmentCell(OptionCell):
    """One choice: its mark and its words."""

    def __init__(self, text: str, mark: str = "") -> None:
        self._mark = mark
        super().__init__(text, QSize(0, CONTROL_PX - 2 * _TRACK_PX), weight=500, radius=RADIUS_CELL)

    def _lead(self) -> int:
        return _MARK_PX + _GAP_PX if self._mark else 0

    def sizeHint(self) -> QSize:
        words = text_size(sized_font(14, 600), self.text()).width()
        return QSize(math.ceil(words) + self._lead() + 2 * _PADDING_PX, CONTROL_PX - 2 * _TRACK_PX)

    def _text_rect(self) -> QRectF:
        words = text_size(sized_font(14, 600), self.text()).width()
        left = (self.width() - words - self._lead()) / 2 + self._lead()
        return QRectF(left, 0, words, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink = tokens.ink if self.isChecked() else tokens.ink_2
        if not self.isEnabled():
            ink = tokens.ink_3
        if self.isChecked():
            edge = tokens.line_strong if self.isEnabled() else tokens.line
            rounded(painter, box, RADIUS_CELL, tokens.surface, edge)
        elif self.hovered():
            rounded(painter, box, RADIUS_CELL, tokens.surface)
        place = self._text_rect()
        if self._mark:
            top = (self.height() - _MARK_PX) / 2
            spot = QRectF(place.left() - self._lead(), top, _MARK_PX, _MARK_PX)
            paint_mark(painter, spot, self._mark, "plain", tokens)
        put_text(painter, place, self.text(), sized_font(14, 600 if self.isChecked() else 500), ink)

    def text_boxes(self) -> list[TextBox]:
        """The words against the room beside the mark."""
        needed = text_size(sized_font(14, 600 if self.isChecked() else 500), self.text())
        return [TextBox(self.text(), needed, self._text_rect())]


class Segmented(RadioRow):
    """Exclusive segments, the first chosen; `chosen` carries the value, arrow keys move the choice."""

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self.setAccessibleName(name)
        self._row.setContentsMargins(_TRACK_PX, _TRACK_PX, _TRACK_PX, _TRACK_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for option in options:
            cell = SegmentCell(option.text, option.mark)
            cell.setAccessibleName(f"{name}, {option.text}")
            self.add(option.value, cell)
        self.show_value(options[0].value)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, tokens.sunken, tokens.line)
