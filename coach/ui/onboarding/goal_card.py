"""A goal that can be ticked, and a day that suits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.figure.pose_file import PoseFile
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.choice import OptionCell
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import paint_box
from coach.ui.theme import RADIUS_CARD, SPACE_12, SPACE_16, tokens_of

_BOX_PX = 24
_THUMB = QSize(76, 60)
_DAY = QSize(72, 56)


class GoalCard(LaidOut, Control):
    """A wide card with a picture and a check box; pressing anywhere on it ticks it."""

    def __init__(self, title: str, subtitle: str, pose: PoseFile | None, category: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.focus_radius = RADIUS_CARD
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(title, "heading", wrap=True))
        words.addWidget(Text(subtitle, "body", "ink_2", wrap=True))
        words.addStretch(1)
        self._inside = QHBoxLayout(self)
        edge = SPACE_12 + 1
        self._inside.setContentsMargins(edge, edge, edge + _BOX_PX + SPACE_16, edge)
        self._inside.setSpacing(SPACE_16)
        self._inside.addWidget(FigureThumb(pose, category, _THUMB), 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(words, 1)
        let_mouse_through(self)
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        line, line_px = (tokens.ink, 2.0) if self.isChecked() else (tokens.line_strong, 1.0)
        fill = tokens.hover if self.hovered() else tokens.surface
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill, line, line_px)
        left, top = self.width() - SPACE_16 - _BOX_PX, (self.height() - _BOX_PX) / 2
        box = QRectF(left, top, _BOX_PX, _BOX_PX)
        paint_box(painter, box, self.isChecked(), tokens)


class DayCell(OptionCell):
    """A day of the week; each can be chosen or not, whatever the others are."""

    def __init__(self, short: str, full: str) -> None:
        super().__init__(short, _DAY)
        self.setAccessibleName(full)
        self.setToolTip(full)

    def nextCheckState(self) -> None:  # noqa: N802
        """Pressing it chooses it or takes it back."""
        self.setChecked(not self.isChecked())
