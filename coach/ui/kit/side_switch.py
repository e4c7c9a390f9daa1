"""Which side is working: a display, not a control."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CONTROL, sized_font, tokens_of

_WIDTH_PX, _HEIGHT_PX = 78, 38


class SideSwitch(QWidget):
    """L and R with the working side filled."""

    def __init__(self, side: str = "left", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self.set_side(side)

    def set_side(self, side: str) -> None:
        """Fill "left" or "right"."""
        if side not in ("left", "right"):
            raise ValueError(side)
        self._side = side
        self.setAccessibleName(self.tr("Left side") if side == "left" else self.tr("Right side"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    def _halves(self) -> tuple[tuple[str, str, QRectF], tuple[str, str, QRectF]]:
        half = self.width() / 2
        left, right = QRectF(0, 0, half, self.height()), QRectF(half, 0, half, self.height())
        return (
            ("left", self.tr("L", "left side, one letter"), left),
            ("right", self.tr("R", "right side, one letter"), right),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        frame = QRectF(self.rect())
        rounded(painter, frame, RADIUS_CONTROL, tokens.surface)
        clip = QPainterPath()
        clip.addRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        for side, letter, half in self._halves():
            working = side == self._side
            if working:
                painter.save()
                painter.setClipPath(clip)
                painter.fillRect(half, tokens.ink)
                painter.restore()
            put_text(painter, half, letter, sized_font(16, 700), tokens.on_ink if working else tokens.ink_2)
        rounded(painter, frame, RADIUS_CONTROL, None, tokens.line_strong)

    def text_boxes(self) -> list[TextBox]:
        """Each letter against its half."""
        return [
            TextBox(letter, text_size(sized_font(16, 700), letter), half)
            for _, letter, half in self._halves()
        ]
