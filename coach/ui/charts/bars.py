"""What charts of bars share: where a bar stands, the axes, what is written below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from PySide6.QtGui import QPainter

from coach.ui.charts.frame import Edges, Frame, ticks_of
from coach.ui.charts.labels import Label, paint_labels, thinned, value_labels
from coach.ui.charts.strokes import paint_cursor, paint_grid
from coach.ui.theme import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar with the words below it."""

    label: str
    is_current: bool = False

    @property
    def height(self) -> float:
        """The value at its upper end, with what is asked for or still to come."""
        raise NotImplementedError


BarT = TypeVar("BarT", bound=Bar)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Generic[BarT]):
    """Bars from left to right, one at each whole value across."""

    columns: tuple[BarT, ...]

    edges: ClassVar[Edges] = Edges()
    """Room for numbers at the left and words below."""

    @property
    def count(self) -> int:
        """How many bars."""
        return len(self.columns)

    @property
    def span(self) -> tuple[float, float]:
        """Half a bar's room before the first and after the last."""
        return -0.5, max(1, self.count) - 0.5

    @property
    def top(self) -> float:
        """The upper end of the axis."""
        return self._ticks[-1]

    @property
    def highest(self) -> float:
        """What has to lie below the upper end."""
        return max((column.height for column in self.columns), default=0.0)

    @property
    def _ticks(self) -> tuple[int, ...]:
        return ticks_of(self.highest)

    def nearest(self, x: float) -> int:
        """The bar around a value."""
        return max(0, min(self.count - 1, round(x)))

    def spot(self, index: int) -> tuple[float, float]:
        """The top of a bar."""
        return float(index), self.columns[index].height

    def paint(self, painter: QPainter, frame: Frame, tokens: Tokens, cursor: int | None) -> None:
        """Draw the grid, what is pointed at, the bars and all words."""
        paint_grid(painter, frame, self._ticks, tokens)
        if cursor is not None:
            paint_cursor(painter, frame, cursor, max(frame.unit_px, 3.0), tokens)
        self.paint_bars(painter, frame, tokens)
        paint_labels(painter, self.labels(frame), tokens)

    def paint_bars(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        """Draw the bars and what goes with them."""
        raise NotImplementedError

    def labels(self, frame: Frame) -> Sequence[Label]:
        """The axes, and what is said at each bar."""
        axis = [(frame.y(tick), str(tick)) for tick in self._ticks]
        named = [(number, self.columns[number]) for number in self.named()]
        below = [(frame.x(number), column.label, column.is_current) for number, column in named]
        words = [
            *value_labels(axis, frame.plot.left()),
            *thinned(below, frame.plot.bottom() + 8, 0, frame.plot.right() + self.edges.right),
        ]
        for number, column in enumerate(self.columns):
            words += self.labels_at(frame, number, column)
        return words

    def named(self) -> Iterable[int]:
        """The bars with words below them, from left to right."""
        raise NotImplementedError

    def labels_at(self, frame: Frame, number: int, column: BarT) -> Iterable[Label]:
        """What stands in a bar and above it."""
        raise NotImplementedError
