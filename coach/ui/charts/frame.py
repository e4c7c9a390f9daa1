"""Where values lie in a chart: its plot in pixels, the values at its edges, and the steps of its axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from coach.ui.charts.labels import Label
from coach.ui.theme import Tokens

MOST_STEPS = 3
_STEPS = (1, 2, 4, 5)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot in pixels; values run from `first` to `last` across it and from 0 to `top` up it."""

    plot: QRectF
    first: float
    last: float
    top: float

    def x(self, value: float) -> float:
        """Pixels from the left of the chart."""
        return self.plot.left() + (value - self.first) / (self.last - self.first) * self.plot.width()

    def y(self, value: float) -> float:
        """Pixels from the top of the chart."""
        return self.plot.bottom() - value / self.top * self.plot.height()

    def at(self, x: float, y: float) -> QPointF:
        """Where a point lies."""
        return QPointF(self.x(x), self.y(y))

    def value_at(self, x_px: float) -> float:
        """The value across at so many pixels from the left."""
        return self.first + (x_px - self.plot.left()) / self.plot.width() * (self.last - self.first)

    @property
    def unit_px(self) -> float:
        """Pixels from one whole value across to the next."""
        return self.plot.width() / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Edges:
    """What a chart keeps free around its plot, px."""

    left: float = 32
    top: float = 8
    right: float = 8
    bottom: float = 28

    def plot(self, area: QRectF) -> QRectF:
        """The plot within an area."""
        return area.adjusted(self.left, self.top, -self.right, -self.bottom)


class Chart(Protocol):
    """What can be drawn and pointed at: `count` things from left to right."""

    @property
    def count(self) -> int:
        """How many things there are to point at."""
        ...

    @property
    def edges(self) -> Edges:
        """Room around the plot."""
        ...

    @property
    def span(self) -> tuple[float, float]:
        """The values at the left and the right edge."""
        ...

    @property
    def top(self) -> float:
        """The value at the upper edge; 0 is at the lower one."""
        ...

    def paint(self, painter: QPainter, frame: Frame, tokens: Tokens, cursor: int | None) -> None:
        """Draw everything; `cursor` is what is pointed at."""
        ...

    def labels(self, frame: Frame) -> Sequence[Label]:
        """All texts, with the room each has."""
        ...

    def nearest(self, x: float) -> int:
        """What is closest to a value across."""
        ...

    def spot(self, index: int) -> tuple[float, float]:
        """The values of the point that a read-out belongs to."""
        ...


def frame_of(chart: Chart, area: QRectF) -> Frame:
    """How a chart lies in an area."""
    first, last = chart.span
    return Frame(chart.edges.plot(area), first, last, chart.top)


def paint_chart(painter: QPainter, chart: Chart, area: QRectF, tokens: Tokens) -> None:
    """Draw a chart into an area of any painter: a picture, a page of a report."""
    chart.paint(painter, frame_of(chart, area), tokens, None)


def step_of(highest: float) -> int:
    """The step of an axis that needs at most three of them, with a little room above `highest`."""
    needed = max(1.0, highest) * 1.05
    power = 1
    while True:
        for step in _STEPS:
            if needed <= step * power * MOST_STEPS:
                return step * power
        power *= 10


def ticks_of(highest: float) -> tuple[int, ...]:
    """The values written at an axis, from 0 up to the one at its upper edge."""
    step = step_of(highest)
    return tuple(step * number for number in range(math.ceil(max(1.0, highest) * 1.05 / step) + 1))
