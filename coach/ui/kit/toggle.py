"""An on/off switch that always says which."""

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import CONTROL_PX, sized_font, tokens_of

_PILL = QSize(44, 24)
_GAP_PX, _KNOB_PX = 8, 7.0


class Switch(Control):
    """On or Off, then the switch; use `toggled`."""

    def __init__(self, name: str, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.focus_radius = _PILL.height() // 2
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setChecked(on)

    def _words(self) -> tuple[str, str]:
        return self.tr("Off"), self.tr("On")

    def _word(self) -> str:
        return self._words()[self.isChecked()]

    def sizeHint(self) -> QSize:
        widest = max(text_size(sized_font(14, 600), word).width() for word in self._words())
        return QSize(math.ceil(widest) + _GAP_PX + _PILL.width(), CONTROL_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def focus_rect(self) -> QRect:
        """The pill."""
        corner = QPoint(self.width() - _PILL.width(), (self.height() - _PILL.height()) // 2)
        return QRect(corner, _PILL)

    def _text_rect(self) -> QRectF:
        return QRectF(0, 0, self.width() - _PILL.width() - _GAP_PX, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        pill = QRectF(self.focus_rect())
        knob, colour = tokens.line_strong, tokens.ink if self.isEnabled() else tokens.ink_3
        if self.isChecked():
            rounded(painter, pill, 12, tokens.ink if self.isEnabled() else tokens.line_strong)
            knob = tokens.on_ink
        else:
            fill = tokens.hover if self.hovered() else tokens.surface
            rounded(painter, pill, 12, fill if self.isEnabled() else tokens.sunken, tokens.line_strong, 2.0)
        x = pill.right() - 12 if self.isChecked() else pill.left() + 12
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(knob))
        painter.drawEllipse(QPointF(x, pill.center().y()), _KNOB_PX, _KNOB_PX)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        put_text(painter, self._text_rect(), self._word(), sized_font(14, 600), colour, align)

    def text_boxes(self) -> list[TextBox]:
        """The word against its room."""
        return [TextBox(self._word(), text_size(sized_font(14, 600), self._word()), self._text_rect())]
