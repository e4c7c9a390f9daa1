"""The page before there is anything to count."""

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.charts.labels import LEFT, LINE_PX, Label, boxes, paint_labels, width_of
from coach.ui.charts.strokes import TARGET_PX, dashed, paint_outline
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.control import Control, put_text
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CELL, SPACE_8, SPACE_12, SPACE_24, SPACE_32, sized_font, tokens_of

_SHARES = (0.34, 0.47, 0.42, 0.59, 0.54, 0.7, 0.8, 1.0)
_BAR_PX, _HEIGHT_PX = 57, 140


class BarsToCome(QWidget):
    """Dashed bars under the target of the plan: an outline, not numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_target(self, words: str) -> None:
        """Say what the line stands for."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT_PX)

    def _label(self) -> Label:
        return Label(self._words, QRectF(0, 0, width_of(self._words, 13), LINE_PX), "ink_2", 13, align=LEFT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        floor_px, top_px = self.height() - 1.0, LINE_PX + 7.0
        pitch = self.width() / len(_SHARES)
        width = min(_BAR_PX, pitch * 0.55)
        for number, share in enumerate(_SHARES):
            height = (floor_px - top_px) * share
            left = pitch * (number + 0.5) - width / 2
            paint_outline(painter, QRectF(left, floor_px - height, width, height), tokens.line_strong)
        painter.fillRect(QRectF(0, floor_px, self.width(), 1), QColor(tokens.line))
        if self._words:
            painter.setPen(dashed(tokens.ink, TARGET_PX))
            painter.drawLine(0, round(top_px), self.width(), round(top_px))
            paint_labels(painter, [self._label()], tokens)

    def text_boxes(self) -> list[TextBox]:
        """What the line stands for."""
        return boxes([self._label()]) if self._words else []


class Link(Control):
    """Underlined words that do something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.focus_radius = RADIUS_CELL
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(text_size(sized_font(14, 600), self.text()).width()) + 2, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        type_ = sized_font(14, 600)
        type_.setUnderline(True)
        color = tokens.ink_2 if self.hovered() or self.isDown() else tokens.ink
        put_text(QPainter(self), QRectF(self.rect()), self.text(), type_, color)

    def text_boxes(self) -> list[TextBox]:
        """The words."""
        return [TextBox(self.text(), text_size(sized_font(14, 600), self.text()), QRectF(self.rect()))]


class EmptyCard(Card):
    """What will be here, and three ways to begin."""

    start_wished = Signal()
    walk_wished = Signal()
    import_wished = Signal()

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.bars = BarsToCome()
        self.start = Button(self.tr("Start today's session"), "primary", "play", large=True)
        self.walk = Button(self.tr("Log a walk"), "secondary", "plus", large=True)
        self.link = Link(self.tr("Import a backup"))
        self.start.clicked.connect(self.start_wished)
        self.walk.clicked.connect(self.walk_wished)
        self.link.clicked.connect(self.import_wished)
        column = QVBoxLayout()
        column.setContentsMargins(49, SPACE_24, 49, SPACE_24)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(self.bars)
        column.addSpacing(SPACE_32)
        column.addWidget(self._centred(self.tr("Your first bar appears after one session"), "title"))
        column.addSpacing(SPACE_12)
        words = self.tr(
            "Averages need four weeks. Pain and walking charts start\n"
            "with the first check and the first walk."
        )
        column.addWidget(self._centred(words, "body_large", "ink_2"))
        column.addSpacing(SPACE_24)
        column.addLayout(_row(self.start, self.walk, spacing=SPACE_12))
        column.addSpacing(SPACE_24)
        question = Text(self.tr("Moving from another computer?"), "body", "ink_2")
        column.addLayout(_row(question, self.link, spacing=SPACE_8 // 2))
        column.addStretch(2)
        self.body.addLayout(column)

    def _centred(self, words: str, role: str, color: str = "ink") -> Text:
        text = Text(words, role, color, wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return text

    def show_target(self, sessions: int) -> None:
        """The plan's own number; no line without one."""
        words = self.tr("your target: {n} sessions a week").format(n=sessions)
        self.bars.show_target(words if sessions else "")


def _row(*parts: QWidget, spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
