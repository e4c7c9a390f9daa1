"""Sessions each week as stacked bars, with the target and the four-week mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coach.ui.charts.frame import Edges, Frame, ticks_of
from coach.ui.charts.labels import (
    LINE_PX,
    ON_SOLID,
    Label,
    paint_labels,
    thinned,
    value_labels,
    width_of,
)
from coach.ui.charts.strokes import (
    paint_boxes,
    paint_cursor,
    paint_grid,
    paint_mean,
    paint_outline,
    paint_target,
)
from coach.ui.theme import RADIUS_BAR, Tokens

WIDEST_PX, BAR_SHARE = 36.0, 0.62
NUMBER_PX = 21.0
"""Height from which a part of a bar carries its number."""

POINTS_FROM_PX = 22.0
"""Room for one bar from which the mean has points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One bar. `amounts` stand in the order of the chart's categories, `left` is still to come.

    `notes` are ways to say why the week rested, the longest first; the first that fits is written."""

    label: str
    amounts: tuple[float, ...]
    left: int = 0
    left_text: str = ""
    notes: tuple[tuple[str, ...], ...] = ()
    mean: float | None = None
    is_current: bool = False

    @property
    def done(self) -> float:
        """The height of the bar."""
        return sum(self.amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsChart:
    """Bars from left to right; `target` 0 is none. `has_numbers` where amounts are whole."""

    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    target: float = 0.0
    has_numbers: bool = True

    @property
    def count(self) -> int:
        """How many bars."""
        return len(self.columns)

    @property
    def edges(self) -> Edges:
        """Room for numbers at the left and words below."""
        return Edges()

    @property
    def span(self) -> tuple[float, float]:
        """Half a bar's room before the first and after the last."""
        return -0.5, max(1, self.count) - 0.5

    @property
    def top(self) -> float:
        """The upper end of the axis."""
        return self._ticks[-1]

    @property
    def _ticks(self) -> tuple[int, ...]:
        heights = [column.done + column.left for column in self.columns]
        means = [column.mean or 0.0 for column in self.columns]
        return ticks_of(max([self.target, *heights, *means]))

    def nearest(self, x: float) -> int:
        """The bar around a value."""
        return max(0, min(self.count - 1, round(x)))

    def spot(self, index: int) -> tuple[float, float]:
        """The top of a bar."""
        column = self.columns[index]
        return float(index), column.done + column.left

    # Painting

    def paint(self, painter: QPainter, frame: Frame, tokens: Tokens, cursor: int | None) -> None:
        """Draw bars, target and mean."""
        paint_grid(painter, frame, self._ticks, tokens)
        if cursor is not None:
            paint_cursor(painter, frame, cursor, max(frame.unit_px, 3.0), tokens)
        self._paint_bars(painter, frame, tokens)
        if self.target:
            paint_target(painter, frame, self.target, tokens)
        means = [
            frame.at(number, column.mean)
            for number, column in enumerate(self.columns)
            if column.mean is not None
        ]
        if means:
            paint_mean(painter, means, tokens, has_points=frame.unit_px >= POINTS_FROM_PX)
        paint_labels(painter, self.labels(frame), tokens)

    def _paint_bars(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        """All parts of a category at once: hundreds of months would else be thousands of calls."""
        boxes: dict[str, list[QRectF]] = {category: [] for category in self.categories}
        for number in range(self.count):
            for category, box in self._parts(frame, number):
                boxes[category].append(box)
        radius = min(RADIUS_BAR, _bar_px(frame) / 3)
        for category, parts in boxes.items():
            paint_boxes(painter, parts, radius if radius >= 1.5 else 0.0, tokens.category(category))
        for number, column in enumerate(self.columns):
            if column.left:
                paint_outline(painter, self._left_box(frame, number), tokens.ink_3)

    def _parts(self, frame: Frame, number: int) -> Iterator[tuple[str, QRectF]]:
        """The boxes of one bar from below, a pixel apart."""
        width, lower, below = _bar_px(frame), frame.y(0), 0.0
        left = frame.x(number) - width / 2
        for category, amount in zip(self.categories, self.columns[number].amounts, strict=True):
            if amount > 0:
                below += amount
                upper = frame.y(below)
                yield category, QRectF(left, upper + 1, width, max(1.0, lower - upper - 1))
                lower = upper

    def _left_box(self, frame: Frame, number: int) -> QRectF:
        column = self.columns[number]
        upper, lower = frame.y(column.done + column.left), frame.y(column.done)
        return QRectF(frame.x(number) - _bar_px(frame) / 2, upper + 1, _bar_px(frame), lower - upper - 2)

    # Words

    def labels(self, frame: Frame) -> Sequence[Label]:
        """The axes, numbers in the bars, what is left, and why a week rested."""
        axis = [(frame.y(tick), str(tick)) for tick in self._ticks]
        below = [
            (frame.x(number), column.label, column.is_current)
            for number, column in enumerate(self.columns)
            if column.label
        ]
        words = [
            *value_labels(axis, frame.plot.left()),
            *thinned(below, frame.plot.bottom() + 8, 0, frame.plot.right() + self.edges.right),
        ]
        for number, column in enumerate(self.columns):
            if self.has_numbers:
                words += self._numbers(frame, number)
            if column.left:
                words.append(self._left_label(frame, number))
            if column.notes:
                words += _notes(frame, number, column)
        return words

    def _numbers(self, frame: Frame, number: int) -> Iterator[Label]:
        amounts = [amount for amount in self.columns[number].amounts if amount > 0]
        for amount, (_, box) in zip(amounts, self._parts(frame, number), strict=True):
            text = f"{amount:.0f}"
            if box.height() >= NUMBER_PX and box.width() >= width_of(text, weight=600) + 4:
                rect = QRectF(box.left(), box.bottom() - LINE_PX - 3, box.width(), LINE_PX)
                yield Label(text, rect, ON_SOLID, weight=600)

    def _left_label(self, frame: Frame, number: int) -> Label:
        """Within the outline if it fits, else above it and at its right edge."""
        column, box = self.columns[number], self._left_box(frame, number)
        width = width_of(column.left_text)
        if width <= box.width() - 2 and box.height() >= LINE_PX:
            inside = QRectF(0, 0, width, LINE_PX)
            inside.moveCenter(box.center())
            return Label(column.left_text, inside)
        middle = min(frame.plot.right() - width / 2, frame.x(number))
        return Label(column.left_text, QRectF(middle - width / 2, box.top() - LINE_PX - 3, width, LINE_PX))


def _bar_px(frame: Frame) -> float:
    return min(WIDEST_PX, max(1.0, frame.unit_px * BAR_SHARE))


def _notes(frame: Frame, number: int, column: Column) -> list[Label]:
    """Why a week rested, above its bar, in as many words as there is room for."""
    for lines in column.notes:
        width = max(width_of(line, weight=600) for line in lines)
        if width > frame.unit_px - 2:
            continue
        bottom = frame.y(column.done) - 3
        return [
            Label(
                line,
                QRectF(
                    frame.x(number) - width / 2, bottom - LINE_PX * (len(lines) - at) + at, width, LINE_PX
                ),
                weight=600,
            )
            for at, line in enumerate(lines)
        ]
    return []
