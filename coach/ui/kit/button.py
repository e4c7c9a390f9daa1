"""Push buttons: primary, secondary, quiet and safety, and the round ones of the player."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import (
    CONTROL_PX,
    PRIMARY_PX,
    RADIUS_CARD,
    RADIUS_CONTROL,
    STOP_PX,
    Tokens,
    mix,
    on_solid,
    sized_font,
    tokens_of,
)

_LARGE_METRICS = {"safety": (18.5, 24.0, 8.0), "quiet": (17.0, 18.0, 8.0)}
_HOVER_INK, _PRESSED_INK = 0.88, 0.76
_KINDS = frozenset({"primary", "secondary", "quiet", "safety"})


@dataclass(frozen=True, slots=True)
class _Look:
    fill: QColor | None
    line: QColor | None
    text: QColor
    line_px: float = 1.0


def _look(tokens: Tokens, kind: str, enabled: bool, hover: bool, down: bool) -> _Look:
    if not enabled:
        edge = None if kind == "quiet" else QColor(tokens.line)
        return _Look(None if kind == "quiet" else QColor(tokens.sunken), edge, QColor(tokens.ink_3))
    if kind == "primary":
        share = _PRESSED_INK if down else _HOVER_INK if hover else 1.0
        return _Look(mix(tokens.ink, tokens.surface, share), None, QColor(tokens.on_ink))
    if kind == "safety":
        danger = QColor(tokens.danger)
        if hover or down:
            return _Look(danger, danger, QColor(on_solid(tokens)), 2.0)
        return _Look(QColor(tokens.danger_tint), danger, danger, 2.0)
    rest = QColor(tokens.surface) if kind == "secondary" else None
    fill = QColor(tokens.sunken) if down else QColor(tokens.hover) if hover else rest
    edge = QColor(tokens.line_strong) if kind == "secondary" else None
    return _Look(fill, edge, QColor(tokens.ink if kind == "secondary" else tokens.ink_2))


class Button(Control):
    """A button with words; 40 px high, or 56 px when large, or any `height_px`."""

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        icon: str | None = None,
        large: bool = False,
        trailing_icon: str | None = None,
        height_px: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if kind not in _KINDS:
            raise ValueError(kind)
        self._kind, self._icon, self._trailing = kind, icon, trailing_icon
        self._height_px = height_px or (PRIMARY_PX if large else CONTROL_PX)
        self.focus_radius = RADIUS_CARD if self._height_px >= PRIMARY_PX else RADIUS_CONTROL
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @property
    def kind(self) -> str:
        """Which of the four kinds the button is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Change the kind, for instance when another button becomes the primary one."""
        if kind not in _KINDS:
            raise ValueError(kind)
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Change the leading icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        if self._height_px >= STOP_PX:
            return sized_font(20, 600)
        if self._height_px >= PRIMARY_PX:
            return sized_font(16 if self._kind == "quiet" else 18, 600)
        return sized_font(14 if self._height_px >= CONTROL_PX else 13, 600)

    def _metrics(self) -> tuple[float, float, float]:
        """Side padding, icon size and gap, px."""
        if self._height_px >= STOP_PX:
            return 26.0, 28.0, 12.0
        if self._height_px >= PRIMARY_PX:
            return _LARGE_METRICS.get(self._kind, (25.0, 18.0, 8.0))
        return (17.0, 18.0, 8.0) if self._height_px >= CONTROL_PX else (14.0, 16.0, 6.0)

    def sizeHint(self) -> QSize:
        padding, icon, gap = self._metrics()
        width = text_size(self._font(), self.text()).width() + 2 * padding
        width += (icon + gap) * ((self._icon is not None) + (self._trailing is not None))
        if self._trailing is not None:
            width -= gap
        return QSize(math.ceil(width), self._height_px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _places(self) -> tuple[QRectF, QRectF, QRectF]:
        """Leading icon, text and trailing icon, centred as one group."""
        _, icon, gap = self._metrics()
        text = text_size(self._font(), self.text()).width()
        lead = icon + gap if self._icon is not None else 0.0
        tail = icon if self._trailing is not None else 0.0
        x = (self.width() - lead - text - tail) / 2
        middle = self.height() / 2
        return (
            QRectF(x, middle - icon / 2, icon, icon),
            QRectF(x + lead, 0, text, self.height()),
            QRectF(x + lead + text + 2, middle - icon / 2, icon, icon),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look = _look(tokens_of(self), self._kind, self.isEnabled(), self.hovered(), self.isDown())
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.focus_radius, look.fill, look.line, look.line_px)
        lead, middle, tail = self._places()
        if self._icon is not None:
            paint_icon(painter, lead, self._icon, look.text.name())
        if self._trailing is not None:
            paint_icon(painter, tail, self._trailing, look.text.name())
        put_text(painter, middle, self.text(), self._font(), look.text)

    def text_boxes(self) -> list[TextBox]:
        """The label against the inside of the button."""
        padding, icon, gap = self._metrics()
        used = (icon + gap) * (self._icon is not None) + icon * (self._trailing is not None)
        inside = QRectF(padding / 2, 0, self.width() - padding - used, self.height())
        return [TextBox(self.text(), text_size(self._font(), self.text()), inside)]


class IconButton(Control):
    """A bordered 40x40 button with an icon; `name` is what a screen reader says."""

    def __init__(self, icon: str, name: str, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._kind = icon, "quiet" if quiet else "secondary"
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(CONTROL_PX, CONTROL_PX)

    def set_icon(self, icon: str, name: str) -> None:
        """Change icon and spoken name together."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CONTROL_PX, CONTROL_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = _look(tokens_of(self), self._kind, self.isEnabled(), self.hovered(), self.isDown())
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.focus_radius, look.fill, look.line)
        paint_icon(painter, QRectF(self.rect()).adjusted(10, 10, -10, -10), self._icon, look.text.name())


class RoundButton(Control):
    """A circle with an icon or a short text, for the player."""

    def __init__(
        self,
        icon: str | None = None,
        text: str = "",
        diameter: int = 64,
        filled: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._filled = icon, filled
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip(name)
        self.set_diameter(diameter)

    def set_diameter(self, diameter: int) -> None:
        """Change the size, px."""
        self.focus_radius = diameter // 2
        self.setFixedSize(diameter, diameter)

    def set_icon(self, icon: str, name: str) -> None:
        """Change icon and spoken name together."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        offset = QPointF(pos) - QRectF(self.rect()).center()
        return math.hypot(offset.x(), offset.y()) <= self.width() / 2

    def _font(self) -> QFont:
        return sized_font(self.width() * 18 / 64, 700)

    def paintEvent(self, event: QPaintEvent) -> None:
        kind = "primary" if self._filled else "secondary"
        look = _look(tokens_of(self), kind, self.isEnabled(), self.hovered(), self.isDown())
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.width() / 2, look.fill, look.line)
        if self._icon is not None:
            inset = (self.width() - self._icon_px()) / 2
            place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, place, self._icon, look.text.name())
        else:
            put_text(painter, QRectF(self.rect()), self.text(), self._font(), look.text)

    def _icon_px(self) -> float:
        return round(self.width() * (28 / 88 if self._filled else 24 / 64))

    def text_boxes(self) -> list[TextBox]:
        """The text against the circle's inside."""
        if not self.text():
            return []
        inside = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        return [TextBox(self.text(), text_size(self._font(), self.text()), inside)]
