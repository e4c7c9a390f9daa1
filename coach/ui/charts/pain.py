"""Back pain over time: every answer and the mean of four, or the means of weeks with their spread."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from coach.domain.pain import WORST
from coach.ui.charts.frame import Edges, Frame
from coach.ui.charts.labels import LEFT, LINE_PX, RIGHT, Label, paint_labels, value_labels, width_of
from coach.ui.charts.strokes import (
    THIN_PX,
    paint_band,
    paint_grid,
    paint_line,
    paint_mean,
    paint_point,
)
from coach.ui.theme import Tokens

TICKS = (0, WORST // 2, WORST)
POINTS_FROM_PX = 7.0
"""Room for one answer from which it has a point of its own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, or one week of them: where it stands in time, in days, and how bad it was.

    `shape` is "dot", "ring" or "wedge"; `low` and `high` are the spread of a week."""

    x: float
    value: float
    mean: float
    shape: str = "dot"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PainChart:
    """Answers in the order of time, from day `first` to day `last`; `now` is the last mean in words."""

    answers: tuple[Answer, ...]
    first: float
    last: float
    first_label: str
    last_label: str
    now: str

    @property
    def count(self) -> int:
        """How many answers, or weeks of them."""
        return len(self.answers)

    @property
    def edges(self) -> Edges:
        """Room for numbers at both ends and words below."""
        return Edges(left=30, right=36)

    @property
    def span(self) -> tuple[float, float]:
        """From the first day to the end of the last."""
        return self.first, max(self.last, self.first + 1)

    @property
    def top(self) -> float:
        """The scale ends at 10."""
        return float(WORST)

    def nearest(self, x: float) -> int:
        """The answer closest in time."""
        times = [answer.x for answer in self.answers]
        after = min(len(times) - 1, bisect_left(times, x))
        before = max(0, after - 1)
        return before if abs(times[before] - x) <= abs(times[after] - x) else after

    def spot(self, index: int) -> tuple[float, float]:
        """The answer itself."""
        return self.answers[index].x, self.answers[index].value

    def paint(self, painter: QPainter, frame: Frame, tokens: Tokens, cursor: int | None) -> None:
        """Draw answers thin and their mean thick."""
        paint_grid(painter, frame, TICKS, tokens)
        if cursor is not None:
            x = frame.x(self.answers[cursor].x)
            line = QRectF(x - 0.5, frame.plot.top(), 1, frame.plot.height())
            painter.fillRect(line, QColor(tokens.line_strong))
        spread = [it for it in self.answers if it.low is not None and it.high is not None]
        if spread:
            lower = [frame.at(it.x, it.low or 0.0) for it in spread]
            upper = [frame.at(it.x, it.high or 0.0) for it in spread]
            paint_band(painter, lower, upper, tokens.ink, 0.14)
        else:
            self._paint_answers(painter, frame, tokens)
        means = [frame.at(it.x, it.mean) for it in self.answers]
        paint_mean(painter, means, tokens, has_points=False, is_haloed=False)
        if cursor is not None:
            paint_mean(painter, [means[cursor]], tokens, has_points=True)
        paint_labels(painter, self.labels(frame), tokens)

    def _paint_answers(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        points = [frame.at(it.x, it.value) for it in self.answers]
        paint_line(painter, points, tokens.line_strong, THIN_PX)
        if frame.plot.width() / len(points) >= POINTS_FROM_PX:
            for answer, point in zip(self.answers, points, strict=True):
                paint_point(painter, point, answer.shape, tokens)

    def labels(self, frame: Frame) -> Sequence[Label]:
        """The axes and the last mean."""
        plot = frame.plot
        below = plot.bottom() + 8
        first, last = width_of(self.first_label), width_of(self.last_label)
        words = value_labels([(frame.y(tick), str(tick)) for tick in TICKS], plot.left())
        words.append(Label(self.first_label, QRectF(plot.left(), below, first, LINE_PX), align=LEFT))
        if first + last + LINE_PX < plot.width():
            words.append(
                Label(self.last_label, QRectF(plot.right() - last, below, last, LINE_PX), align=RIGHT)
            )
        return [*words, self._now_label(frame)]

    def _now_label(self, frame: Frame) -> Label:
        """To the right of the line, where it ends."""
        end = frame.at(self.answers[-1].x, self.answers[-1].mean)
        width = width_of(self.now, 14, 700)
        return Label(self.now, QRectF(end.x() + 10, end.y() - 10, width, 20), "ink", 14, 700)
