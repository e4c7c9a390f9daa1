"""A row of dots: sets done, this one, and those to come."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import tokens_of

_STEP_PX, _SIDE_PX, _HEIGHT_PX = 17.0, 10.0, 20


class Pips(QWidget):
    """`current` counts from 1; 0 means none has begun."""

    def __init__(self, count: int, current: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_pips(count, current)

    def set_pips(self, count: int, current: int) -> None:
        """Show `count` dots with `current` ringed."""
        self._count, self._current = count, current
        self.setAccessibleName(self.tr("{current} of {count}").format(current=current, count=count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(2 * _SIDE_PX + max(0, self._count - 1) * _STEP_PX), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(1, self._count + 1):
            centre = QPointF(_SIDE_PX + (number - 1) * _STEP_PX, self.height() / 2)
            if number > self._current:
                painter.setPen(QPen(QColor(tokens.line_strong), 1.75))
                painter.setBrush(QColor(tokens.surface))
                painter.drawEllipse(centre, 5.1, 5.1)
                continue
            if number == self._current:
                painter.setPen(QPen(QColor(tokens.ink), 1.75))
                painter.setBrush(QColor(tokens.surface))
                painter.drawEllipse(centre, 9.0, 9.0)
            painter.setPen(QPen(QColor(tokens.ink), 0.5))
            painter.setBrush(QColor(tokens.ink))
            painter.drawEllipse(centre, 5.75, 5.75)
