"""What is drawn over the table while an exercise is carried to its place."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.kit.control import rounded
from coach.ui.theme import RADIUS_CONTROL, SPACE_8, tokens_of

_DRAGGED_OPACITY = 0.8


class Landing(QWidget):
    """Where a dragged exercise would land, and the dragged row itself."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self._line_y = 0
        self._ghost: QPixmap | None = None
        self._ghost_y = 0
        self.hide()

    def show_at(self, line_y: int, ghost: QPixmap | None, ghost_y: int) -> None:
        """Draw the landing line and, if given, the row that is carried."""
        self._line_y, self._ghost, self._ghost_y = line_y, ghost, ghost_y
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self._ghost is not None:
            painter.setOpacity(_DRAGGED_OPACITY)
            painter.drawPixmap(1, self._ghost_y, self._ghost)
            painter.setOpacity(1.0)
            size = self._ghost.deviceIndependentSize()
            rounded(
                painter,
                QRectF(1, self._ghost_y, size.width(), size.height()),
                RADIUS_CONTROL,
                None,
                tokens.ink,
                2.0,
            )
        painter.setPen(QPen(QColor(tokens.ink), 2, Qt.PenStyle.DashLine))
        y = min(max(1, self._line_y), self.height() - 1)
        painter.drawLine(SPACE_8, y, self.width() - SPACE_8, y)
