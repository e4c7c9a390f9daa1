"""A whole number between a minus and a plus."""

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from coach.ui.kit.control import rounded
from coach.ui.kit.line_edit import BareLine, is_undo
from coach.ui.kit.text_box import text_size
from coach.ui.theme import RADIUS_CONTROL, sized_font, tokens_of

_BUTTON_PX, _HEIGHT_PX, _SIGN_PX = 32, 36, 9.0


class Stepper(QSpinBox):
    """Click minus or plus, press Up, Down, Page Up or Page Down, or type digits.

    `valueChanged` comes when a number is complete: after a step, Enter or leaving the field. A screen reader
    hears `name` and the value with its `suffix`, such as "s".
    """

    def __init__(
        self,
        name: str,
        value: int,
        *,
        least: int,
        most: int,
        step: int = 1,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.focus_radius = RADIUS_CONTROL
        self._under_pointer: int | None = None
        self._held: int | None = None
        line = BareLine(self)
        line.setAccessibleName(name)
        line.setFont(sized_font(14, 600, tabular=True))
        self.setLineEdit(line)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setRange(least, most)
        self.setSingleStep(step)
        if suffix:
            self.setSuffix(f" {suffix}")
        self.setAccessibleName(name)
        self.setValue(value)

    def sizeHint(self) -> QSize:
        longest = max((self.textFromValue(n) for n in (self.minimum(), self.maximum())), key=len)
        words = text_size(sized_font(14, 600, tabular=True), longest + self.suffix()).width()
        return QSize(max(112, math.ceil(words) + 2 * _BUTTON_PX + 4), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_line()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place_line()

    def _place_line(self) -> None:
        """Fit the line between the buttons; Qt hands it the font of the page when they are put together."""
        self.lineEdit().setFont(sized_font(14, 600, tabular=True))
        self.lineEdit().setGeometry(self.rect().adjusted(_BUTTON_PX, 1, -_BUTTON_PX, -1))

    def _buttons(self) -> tuple[tuple[int, QRect], tuple[int, QRect]]:
        """Minus and plus: the direction each steps in, and where it is."""
        left = QRect(0, 0, _BUTTON_PX, self.height())
        return (-1, left), (1, left.translated(self.width() - _BUTTON_PX, 0))

    def _button_at(self, event: QMouseEvent) -> int | None:
        point = event.position().toPoint()
        return next((way for way, place in self._buttons() if place.contains(point)), None)

    def _can_step(self, way: int) -> bool:
        end = self.maximum() if way > 0 else self.minimum()
        return self.isEnabled() and self.value() != end

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._button_at(event) if event.button() is Qt.MouseButton.LeftButton else None
        if self._held is not None:
            self.stepBy(self._held)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._under_pointer = self._button_at(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under_pointer = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        if isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill, edge = tokens.surface, tokens.line_strong
        if not self.isEnabled():
            fill, edge = tokens.sunken, tokens.line
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, edge)
        for way, place in self._buttons():
            can = self._can_step(way)
            if can and self._under_pointer == way:
                wash = tokens.sunken if self._held == way else tokens.hover
                rounded(painter, QRectF(place).adjusted(3, 3, -3, -3), RADIUS_CONTROL - 3, wash)
            _paint_sign(painter, QRectF(place).center(), way, tokens.ink if can else tokens.ink_3)


def _paint_sign(painter: QPainter, middle: QPointF, way: int, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    across, down = QPointF(_SIGN_PX / 2, 0), QPointF(0, _SIGN_PX / 2)
    painter.drawLine(middle - across, middle + across)
    if way > 0:
        painter.drawLine(middle - down, middle + down)
