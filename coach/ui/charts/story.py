"""What one chart of the page tells: its words, what is read at each point, and the same as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.ui.charts.frame import Chart
from coach.ui.charts.heatmap import HeatMap
from coach.ui.charts.legend import Key


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read at one point of a chart."""

    title: str
    lines: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """All of it in a row, to be heard."""
        return ". ".join((self.title, *self.lines)) + "."


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart, as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One chart. Without data there is none, and `nothing` says when it will begin.

    `summary` says the same as the chart in a sentence; `read` and `table` are asked only when wanted."""

    title: str
    sub: str
    chart: Chart | HeatMap | None
    summary: str
    read: Callable[[int], Reading]
    table: Callable[[], Table]
    keys: tuple[Key, ...] = ()
    nothing: str = ""
