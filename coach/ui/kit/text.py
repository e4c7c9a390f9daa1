"""A label in one role of the type scale, with the line height of the design."""

import math
import re
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.ui import theme
from coach.ui.kit.text_box import TextBox

_MEASURE_EM = 32
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:km|mi|min|h|s|%)(?!\w))")


def _tied(text: str) -> str:
    """The text with its numbers tied to their units, so that no line ends between them."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)


def _lines(text: str, type_: QFont, is_wrapped: bool, width: float) -> list[QTextLayout]:
    option = QTextOption()
    wraps = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wraps if is_wrapped else QTextOption.WrapMode.NoWrap)
    paragraphs = []
    for paragraph in _tied(text).split("\n"):
        layout = QTextLayout(paragraph, type_)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
        layout.endLayout()
        paragraphs.append(layout)
    return paragraphs


@lru_cache(maxsize=4096)
def _line_count(text: str, role: str, scale: float, is_tabular: bool, is_wrapped: bool, width: float) -> int:
    """Layouts ask for the same heights again and again while a page is built."""
    layouts = _lines(text, theme.font(role, scale, is_tabular), is_wrapped, width)
    return sum(max(1, layout.lineCount()) for layout in layouts)


class Text(QLabel):
    """Plain text that recolours with the theme and is never cut off; `tabular` for running numbers."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "ink",
        wrap: bool = False,
        scale: float = 1.0,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._color, self._scale, self._tabular = role, color, scale, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._use_font()
        self.setText(text)

    @property
    def role(self) -> str:
        """Name of the type role."""
        return self._role

    def set_role(self, role: str) -> None:
        """Change the type role."""
        self._role = role
        self._use_font()

    def set_color(self, color: str) -> None:
        """Change the colour: a token name, a category or #RRGGBB."""
        self._color = color
        self.update()

    def set_scale(self, scale: float) -> None:
        """Change the size relative to the type scale."""
        if scale != self._scale:
            self._scale = scale
            self._use_font()

    def _use_font(self) -> None:
        self.setFont(self._type())
        self.updateGeometry()
        self.update()

    def _type(self) -> QFont:
        return theme.font(self._role, self._scale, self._tabular)

    def _line_px(self) -> int:
        return theme.line_height_px(self._role, self._scale)

    def _lines(self, width: float) -> list[QTextLayout]:
        """One layout per paragraph, broken to `width`."""
        return _lines(self.text(), self._type(), self.wordWrap(), width)

    def _line_count(self, width: float) -> int:
        return _line_count(self.text(), self._role, self._scale, self._tabular, self.wordWrap(), width)

    def _natural_width(self) -> int:
        metrics = QFontMetricsF(self._type())
        return max(math.ceil(metrics.horizontalAdvance(part)) for part in self.text().split("\n")) + 1

    def _margins(self) -> QSize:
        edges = self.contentsMargins()
        return QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            lines = self.text().count("\n") + 1
            return QSize(self._natural_width(), lines * self._line_px()) + self._margins()
        width = min(self._natural_width(), _MEASURE_EM * self._type().pixelSize())
        return QSize(width, self._line_count(width) * self._line_px()) + self._margins()

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        metrics = QFontMetricsF(self._type())
        words = re.split(r"[ \n]", _tied(self.text()))
        width = max(math.ceil(metrics.horizontalAdvance(word)) for word in words) + 1
        return QSize(width, self._line_px()) + self._margins()

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        margins = self._margins()
        return self._line_count(width - margins.width()) * self._line_px() + margins.height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens_of(self)
        painter = QPainter(self)
        painter.setPen(QColor(tokens.named(self._color if self.isEnabled() else "ink_3")))
        area = QRectF(self.contentsRect())
        layouts = self._lines(area.width())
        line_px = self._line_px()
        total = sum(max(1, layout.lineCount()) for layout in layouts) * line_px
        top = area.top() + self._offset(area.height() - total, Qt.AlignmentFlag.AlignVCenter)
        for layout in layouts:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                x = self._offset(area.width() - line.naturalTextWidth(), Qt.AlignmentFlag.AlignHCenter)
                line.setPosition(QPointF(x, (line_px - line.height()) / 2 + index * line_px))
            layout.draw(painter, QPointF(area.left(), top))
            top += max(1, layout.lineCount()) * line_px

    def _offset(self, spare: float, centre: Qt.AlignmentFlag) -> float:
        alignment = self.alignment()
        if alignment & centre:
            return spare / 2
        far = (
            Qt.AlignmentFlag.AlignRight
            if centre is Qt.AlignmentFlag.AlignHCenter
            else Qt.AlignmentFlag.AlignBottom
        )
        return spare if alignment & far else 0.0

    def text_boxes(self) -> list[TextBox]:
        """The whole text against the label's own area."""
        area = QRectF(self.contentsRect())
        width = max(
            (
                layout.lineAt(i).naturalTextWidth()
                for layout in self._lines(area.width())
                for i in range(layout.lineCount())
            ),
            default=0.0,
        )
        return [TextBox(self.text(), QSizeF(width, self._line_count(area.width()) * self._line_px()), area)]
