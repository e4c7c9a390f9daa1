"""What painted controls share: state colours, rounded boxes and one-line text."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from coach.ui.theme import RADIUS_CARD, RADIUS_CONTROL


class Control(QAbstractButton):
    """A painted button: hover repaints, keyboard focus, Space and Enter press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus_radius = RADIUS_CONTROL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.PaletteChange, QEvent.Type.Polish):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def hovered(self) -> bool:
        """Whether the pointer is over the enabled control."""
        return self.isEnabled() and self.underMouse()


class LaidOut:
    """Makes a control as large as the layout inside it; comes before the control among the bases."""

    _inside: QLayout

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)


def follow_width(
    widget: QWidget,
    across: QSizePolicy.Policy = QSizePolicy.Policy.Expanding,
    down: QSizePolicy.Policy = QSizePolicy.Policy.Minimum,
) -> None:
    """Let the height of a widget follow from its width, as words that wrap need it."""
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def let_mouse_through(widget: QWidget) -> None:
    """Leave clicks on what a widget holds to the widget itself."""
    for child in widget.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None,
    line: str | QColor | None = None,
    line_px: float = 1.0,
) -> None:
    """A rounded box whose line lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = line_px / 2 if line is not None else 0.0
    painter.setPen(QPen(QColor(line), line_px) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, max(0.0, radius - inset), max(0.0, radius - inset))


def inside_card(rect: QRectF, *squared: str) -> QPainterPath:
    """What lies within a card's line; `squared` names edges, such as "left", whose corners are not round."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, RADIUS_CARD - 1, RADIUS_CARD - 1)
    halves = {
        "left": rect.adjusted(0, 0, -rect.width() / 2, 0),
        "right": rect.adjusted(rect.width() / 2, 0, 0, 0),
        "top": rect.adjusted(0, 0, 0, -rect.height() / 2),
        "bottom": rect.adjusted(0, rect.height() / 2, 0, 0),
    }
    for edge in squared:
        path.addRect(halves[edge])
    return path


def put_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: str | QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """One line of text, vertically centred unless `align` says otherwise."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(
        rect, align.value | Qt.TextFlag.TextSingleLine.value | Qt.TextFlag.TextDontClip.value, text
    )
