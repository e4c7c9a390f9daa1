"""What a day shows while something is dragged: a place to drop it, or why not."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import rounded
from coach.ui.kit.text_box import TextBox
from coach.ui.pages.plan.paragraph import Paragraph, paragraph
from coach.ui.theme import RADIUS_CONTROL, mix, sized_font, tokens_of

_LINE_PX, _PADDING_Y_PX, _PADDING_X_PX = 16, 9, 10
_ICON_PX, _ICON_GAP_PX, _SHORTEST_PX = 14, 7, 52


class DropSpot(QWidget):
    """A dashed box when the day suits, a quiet sentence with a clock when it does not."""

    def __init__(self, text: str, *, is_free: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._is_free, self._is_under = text, is_free, False
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def is_free(self) -> bool:
        """Whether it is a place to drop something."""
        return self._is_free

    def set_under_pointer(self, is_under: bool) -> None:
        """Show that letting go now would drop here."""
        if is_under != self._is_under:
            self._is_under = is_under
            self.update()

    def _paragraph(self, width: int) -> Paragraph:
        left = 0 if self._has_no_icon(width) else _ICON_PX + _ICON_GAP_PX
        room = width - 2 * _PADDING_X_PX - left
        return paragraph(self._text, sized_font(12, 600 if self._is_free else 400), _LINE_PX, room)

    def _has_no_icon(self, width: int) -> bool:
        return self._is_free or width < 120

    def height_for(self, width: int) -> int:
        """How high it must be at a width, px."""
        return max(_SHORTEST_PX, self._paragraph(width).height_px + 2 * _PADDING_Y_PX)

    def _corner(self, words: Paragraph) -> QPointF:
        left = 0 if self._has_no_icon(self.width()) else _ICON_PX + _ICON_GAP_PX
        return QPointF(_PADDING_X_PX + left, (self.height() - words.height_px) / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        words = self._paragraph(self.width())
        if self._is_free:
            fill = mix(tokens.ink, tokens.sunken, 0.12 if self._is_under else 0.0)
            rounded(painter, rect.adjusted(1, 1, -1, -1), RADIUS_CONTROL, fill)
            pen = QPen(QColor(tokens.ink), 2.0)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
        else:
            rounded(painter, rect, RADIUS_CONTROL, tokens.sunken, tokens.line_strong)
            if not self._has_no_icon(self.width()):
                spot = QRectF(_PADDING_X_PX, (self.height() - _ICON_PX) / 2, _ICON_PX, _ICON_PX)
                paint_icon(painter, spot, "clock", tokens.ink_2)
        colour = tokens.ink if self._is_free else tokens.ink_2
        words.draw(painter, self._corner(words), colour, is_centred=self._is_free)

    def text_boxes(self) -> list[TextBox]:
        """The sentence against the box."""
        words = self._paragraph(self.width())
        return [words.box(self._corner(words))]
