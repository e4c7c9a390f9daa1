"""A small key cap beside what the key does."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_BAR, sized_font, tokens_of

_HEIGHT_PX, _PADDING_PX = 20, 5


class KeyHint(QWidget):
    """The name of a key in a bordered box."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Key {key}").format(key=key))

    def sizeHint(self) -> QSize:
        width = text_size(sized_font(11, 500), self._key).width() + 2 * _PADDING_PX
        return QSize(max(_HEIGHT_PX, math.ceil(width)), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS_BAR, tokens.surface, tokens.line)
        put_text(painter, QRectF(self.rect()), self._key, sized_font(11, 500), tokens.ink_2)

    def text_boxes(self) -> list[TextBox]:
        """The key name against the cap."""
        inside = QRectF(self.rect()).adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        return [TextBox(self._key, text_size(sized_font(11, 500), self._key), inside)]
