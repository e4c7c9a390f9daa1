"""Sessions each week as stacked bars, with the target and the four-week mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coach.ui.charts.bars import Bar, BarChart
from coach.ui.charts.frame import Frame
from coach.ui.charts.labels import LINE_PX, ON_SOLID, Label, width_of
from coach.ui.charts.strokes import paint_boxes, paint_mean, paint_outline, paint_target
from coach.ui.theme import RADIUS_BAR, Tokens

WIDEST_PX, BAR_SHARE = 36.0, 0.62
NUMBER_PX = 21.0
"""Height from which a part of a bar carries its number."""

POINTS_FROM_PX = 22.0
"""Room for one bar from which the mean has points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Bar):
    """One bar. `amounts` stand in the order of the chart's categories, `left` is still to come.

    `notes` are ways to say why the week rested, the longest first; the first that fits is written."""

    amounts: tuple[float, ...]
    left: int = 0
    left_text: str = ""
    notes: tuple[tuple[str, ...], ...] = ()
    mean: float | None = None

    @property
    def done(self) -> float:
        """What was done."""
        return sum(self.amounts)

    @property
    def height(self) -> float:
        """What was done and what is left."""
        return self.done + self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsChart(BarChart[Column]):
    """Bars from left to right; `target` 0 is none. `has_numbers` where amounts are whole."""

    categories: tuple[str, ...]
    target: float = 0.0
    has_numbers: bool = True

    @property
    def highest(self) -> float:
        """The highest bar, mean or target."""
        return max([self.target, *(max(it.height, it.mean or 0.0) for it in self.columns)])

    # Painting

    def paint_bars(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        """Draw bars, target and mean."""
        self._paint_parts(painter, frame, tokens)
        if self.target:
            paint_target(painter, frame, self.target, tokens)
        means = [
            frame.at(number, column.mean)
            for number, column in enumerate(self.columns)
            if column.mean is not None
        ]
        if means:
            paint_mean(painter, means, tokens, has_points=frame.unit_px >= POINTS_FROM_PX)

    def _paint_parts(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
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
        upper, lower = frame.y(column.height), frame.y(column.done)
        return QRectF(frame.x(number) - _bar_px(frame) / 2, upper + 1, _bar_px(frame), lower - upper - 2)

    # Words

    def named(self) -> Iterable[int]:
        return (number for number, column in enumerate(self.columns) if column.label)

    def labels_at(self, frame: Frame, number: int, column: Column) -> Iterator[Label]:
        """Numbers in a bar, what is left, and why the week rested."""
        if self.has_numbers:
            yield from self._numbers(frame, number)
        if column.left:
            yield self._left_label(frame, number)
        yield from _notes(frame, number, column)

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
