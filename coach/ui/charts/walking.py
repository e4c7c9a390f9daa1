"""Walking each week as bars below the safe limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from coach.ui.charts.bars import Bar, BarChart
from coach.ui.charts.frame import Edges, Frame
from coach.ui.charts.labels import LINE_PX, ON_SOLID, Label, width_of
from coach.ui.charts.strokes import paint_outline
from coach.ui.kit.control import rounded
from coach.ui.theme import Tokens, mix

WIDEST_PX, LARGEST_PX, BAR_SHARE = 16.0, 32.0, 0.55
VALUE_PX = 24.0
"""How high a bar has to be for its value to stand in its foot."""

LIMIT_PX, BAND_PX, OVER_PX = 2.0, 4.0, 4.0
"""The line of the limit, the least band below it, and how far both reach beyond the bar on either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkColumn(Bar):
    """One bar. `target` and `limit` are what was asked for and what was safe; None while nobody knows.

    `value` stands in the foot of the bar, or above one that is too low for it."""

    amount: float
    target: float | None = None
    limit: float | None = None
    note: str = ""
    value: str = ""

    @property
    def height(self) -> float:
        """The bar or its limit."""
        return max(self.amount, self.limit or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkingChart(BarChart[WalkColumn]):
    """Bars from left to right, all in one unit; with much room they are wider, and each has its label."""

    edges: ClassVar[Edges] = Edges(left=30)
    is_large: bool = False

    def paint_bars(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        """Draw bars, limits and what this week asks for."""
        for number, column in enumerate(self.columns):
            self._paint_column(painter, frame, number, column, tokens)

    def _width_px(self, frame: Frame) -> float:
        widest = LARGEST_PX if self.is_large else WIDEST_PX
        return min(widest, max(1.0, frame.unit_px * BAR_SHARE))

    def _paint_column(
        self, painter: QPainter, frame: Frame, number: int, column: WalkColumn, tokens: Tokens
    ) -> None:
        width = self._width_px(frame)
        left, floor_px = frame.x(number) - width / 2, frame.y(0)
        if column.limit is not None:
            over = min(OVER_PX, (frame.unit_px - width) / 2)
            if self.is_large:
                over = min(3 * OVER_PX, max(over, (frame.unit_px - width) / 2 - OVER_PX / 2))
            upper = frame.y(column.limit)
            lower = max(upper + BAND_PX, frame.y(column.target or column.limit))
            strip = QRectF(left - over, upper, width + 2 * over, lower - upper)
            painter.fillRect(strip, mix(tokens.walk, tokens.surface, 0.28))
            painter.fillRect(QRectF(strip.left(), upper - 1, strip.width(), LIMIT_PX), QColor(tokens.walk))
        if column.is_current and column.target is not None and column.target > column.amount:
            upper, lower = frame.y(column.target), frame.y(column.amount)
            outline = QRectF(left, upper, width, lower - upper - 1)
            paint_outline(painter, outline, tokens.walk)
        if column.amount > 0:
            upper = frame.y(column.amount)
            rounded(painter, QRectF(left, upper, width, floor_px - upper), min(3.0, width / 3), tokens.walk)

    def named(self) -> Iterable[int]:
        """All of them, or, where there is little room, the first and the last."""
        return range(0, self.count, 1 if self.is_large else max(1, self.count - 1))

    def labels_at(self, frame: Frame, number: int, column: WalkColumn) -> Sequence[Label]:
        """The value of a bar, and why it rested."""
        plot, upper = frame.plot, frame.y(column.amount) - LINE_PX - 2
        words = []
        if column.value and width_of(column.value, weight=600) <= self._width_px(frame) - 2:
            has_foot = frame.y(0) - frame.y(column.amount) >= VALUE_PX
            top = frame.y(0) - VALUE_PX + 4 if has_foot else upper
            place = QRectF(frame.x(number) - LARGEST_PX / 2, top, LARGEST_PX, LINE_PX)
            words.append(Label(column.value, place, ON_SOLID if has_foot else "ink", weight=600))
            upper -= 0 if has_foot else LINE_PX
        width = width_of(column.note, weight=600)
        if column.note and width <= 2 * frame.unit_px:
            middle = min(max(frame.x(number), plot.left() + width / 2), plot.right() - width / 2)
            words.append(Label(column.note, QRectF(middle - width / 2, upper, width, LINE_PX), weight=600))
        return words
