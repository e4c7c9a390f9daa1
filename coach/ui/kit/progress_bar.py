"""How far something has come that takes a while."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from coach.ui.kit.control import rounded
from coach.ui.theme import RADIUS_BAR, tokens_of

_HEIGHT_PX = 8


class ProgressBar(QProgressBar):
    """A thin bar in ink; screen readers hear its value."""

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, count)
        self.setValue(0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, RADIUS_BAR, tokens.sunken, tokens.line_strong)
        share = self.value() / max(1, self.maximum())
        if share > 0:
            width = max(2.0 * RADIUS_BAR, rect.width() * share)
            rounded(painter, QRectF(0, 0, width, rect.height()), RADIUS_BAR, tokens.ink)
