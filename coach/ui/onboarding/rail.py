"""Where the person is in the first run."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.figure.pose_file import PoseFile
from coach.ui.icons import paint_icon
from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.divider import Divider
from coach.ui.kit.logo import Logo
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.onboarding.walker import Walker
from coach.ui.theme import PAGE_MARGIN_X, SPACE_12, SPACE_16, SPACE_20, SPACE_40, sized_font, tokens_of

_STEP_PX = 28
_WALKER, _LOW_WALKER, _HIGH_FROM_PX = QSize(150, 216), QSize(110, 150), 700


class StepDot(QWidget):
    """The number of a step in a circle: outlined ahead, filled now, checked when done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._current = number, 0
        self.setFixedSize(_STEP_PX, _STEP_PX)

    def set_current(self, current: int) -> None:
        """Say which step is the current one, from 1."""
        self._current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        circle = QRectF(self.rect())
        if self._number > self._current:
            rounded(painter, circle, _STEP_PX / 2, tokens.canvas, tokens.line_strong)
            put_text(painter, circle, str(self._number), sized_font(14, 600), tokens.ink_3)
            return
        rounded(painter, circle, _STEP_PX / 2, tokens.ink)
        if self._number < self._current:
            paint_icon(painter, circle.adjusted(6, 6, -6, -6), "check", tokens.on_ink)
        else:
            put_text(painter, circle, str(self._number), sized_font(14, 600), tokens.on_ink)

    def text_boxes(self) -> list[TextBox]:
        """The number inside the circle."""
        number = str(self._number)
        return [TextBox(number, text_size(sized_font(14, 600), number), QRectF(self.rect()))]


class Rail(QWidget):
    """The three steps, the person who walks, and where the answers stay."""

    def __init__(self, walking: PoseFile | None) -> None:
        super().__init__()
        self.walker = Walker(walking)
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(Logo())
        brand.addWidget(Text("Back Coach", "heading"), 1)
        self._steps: list[tuple[str, StepDot, Text]] = []
        column = QVBoxLayout()
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_X, SPACE_16, PAGE_MARGIN_X)
        column.setSpacing(0)
        column.addLayout(brand)
        column.addSpacing(SPACE_40 + 2)
        names = (self.tr("Goals and days"), self.tr("Safety check"), self.tr("Your plan"))
        for number, name in enumerate(names, 1):
            dot, label = StepDot(number), Text(name, "heading", wrap=True)
            self._steps.append((name, dot, label))
            row = QHBoxLayout()
            row.setSpacing(SPACE_12)
            row.addWidget(dot)
            row.addWidget(label, 1)
            column.addLayout(row)
            column.addSpacing(SPACE_20)
        column.addStretch(1)
        column.addWidget(self.walker, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_16)
        promise = self.tr("Everything stays on this computer. No account, no internet.")
        column.addWidget(Text(promise, "caption", "ink_2", wrap=True))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column, 1)
        outer.addWidget(Divider(vertical=True))

    def set_current(self, current: int) -> None:
        """Say which step is the current one, from 1; 0 before the first."""
        for number, (name, dot, label) in enumerate(self._steps, 1):
            dot.set_current(current)
            label.set_role("body_strong" if number == current else "body_medium")
            label.set_color("ink" if number <= current else "ink_3")
            state = self.tr("done") if number < current else self.tr("now") if number == current else ""
            label.setAccessibleName(f"{name}, {state}" if state else name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.walker.setFixedSize(_WALKER if self.height() >= _HIGH_FROM_PX else _LOW_WALKER)
