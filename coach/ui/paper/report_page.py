"""The report laid out on one page, whatever the period holds.

What gives way when there is too much, in this order: the names of exercises, notes, single weeks older than
eight (summed up by month, by quarter, by year), and last the routines of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QSizeF

from coach.application.report import Report
from coach.domain.adherence import NOTHING
from coach.ui.paper import report_details as details
from coach.ui.paper.page import PageDrawing, Paper
from coach.ui.paper.report_charts import PainChart, WalkChart
from coach.ui.paper.report_ink import Ink
from coach.ui.paper.report_tables import ROW_PT, TIGHT_ROW_PT, CategoryTable, Span, WeekTable, spans_of
from coach.ui.paper.report_texts import FOOT_PT, Foot, Head, Lead, NotesBlock, PlanBlock

MARGIN_X_PT, MARGIN_TOP_PT, MARGIN_BOTTOM_PT = 44.0, 40.0, 32.0
GAP_PT, MOST_EXTRA_PT, GUTTER_PT = 13.0, 9.0, 26.0
SINGLE_WEEKS = 8
"""The last weeks have a row each, whatever happens."""

_NOTE_LINES = (40, 30, 24, 18, 14, 12, 10, 8, 6, 4)
_ENOUGH_LINES = 12
"""Notes down to here go before the exercises of the plan are named."""

_ROUTINES = (99, 8, 6, 4, 3, 2)
_MONTHS = (1, 3, 12)
"""What early weeks are summed up by."""


class Block(Protocol):
    """A part of the page."""

    def height_pt(self, room_pt: float) -> float:
        """How tall it is in a width."""
        ...

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """Draw it from its upper left corner."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts beside each other; the left one is read first."""

    left: Block
    right: Block

    def _each_pt(self, room_pt: float) -> float:
        return (room_pt - GUTTER_PT) / 2

    def height_pt(self, room_pt: float) -> float:
        """That of the taller one."""
        each_pt = self._each_pt(room_pt)
        return max(self.left.height_pt(each_pt), self.right.height_pt(each_pt))

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """Draw one after the other."""
        each_pt = self._each_pt(room_pt)
        self.left.draw(ink, at, each_pt)
        self.right.draw(ink, at + QPointF(each_pt + GUTTER_PT, 0), each_pt)


@dataclass(frozen=True, slots=True)
class Choice:
    """How much of the report is shown."""

    spans: tuple[Span, ...]
    note_lines: int
    exercise_lines: int = 0
    routines: int = _ROUTINES[0]
    is_tight: bool = False


class ReportDocument:
    """The report as a document of one page, laid out once for each size it is asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._laid_out: dict[tuple[float, float], list[Block]] = {}

    def lay_out(self, size_pt: QSizeF) -> Iterator[None]:
        """Find what has room on a page of a size, one try a turn; nothing to do where that is known."""
        key = (size_pt.width(), size_pt.height())
        if key not in self._laid_out:
            found: list[Block] = []
            for blocks in _tries(self._report, size_pt):
                found = blocks
                yield
            self._laid_out[key] = found

    def blocks(self, size_pt: QSizeF) -> Sequence[Block]:
        """The parts of a page, with as much of the report as has room."""
        for _ in self.lay_out(size_pt):
            pass
        return self._laid_out[size_pt.width(), size_pt.height()]

    def __call__(self, size_pt: QSizeF) -> Sequence[PageDrawing]:
        blocks = self.blocks(size_pt)
        return [lambda paper: self._draw(paper, blocks)]

    def _draw(self, paper: Paper, blocks: Sequence[Block]) -> Iterator[None]:
        """One part a turn."""
        ink = Ink(paper.painter)
        room_pt = paper.size.width() - 2 * MARGIN_X_PT
        spare_pt = page_room_pt(paper.size) - height_pt(blocks, room_pt)
        gap_pt = GAP_PT + min(MOST_EXTRA_PT, max(0.0, spare_pt / len(blocks)))
        y = MARGIN_TOP_PT
        for block in blocks:
            block.draw(ink, QPointF(MARGIN_X_PT, y), room_pt)
            yield
            y += block.height_pt(room_pt) + gap_pt
        foot = QPointF(MARGIN_X_PT, paper.size.height() - MARGIN_BOTTOM_PT - FOOT_PT)
        Foot(self._report.progress).draw(ink, foot, room_pt)
        yield


def page_room_pt(size_pt: QSizeF) -> float:
    """The height for everything above the foot."""
    return size_pt.height() - MARGIN_TOP_PT - MARGIN_BOTTOM_PT - FOOT_PT - 8


def height_pt(blocks: Sequence[Block], room_pt: float) -> float:
    """How tall parts are under each other."""
    return sum(block.height_pt(room_pt) for block in blocks) + GAP_PT * (len(blocks) - 1)


def _tries(report: Report, size_pt: QSizeF) -> Iterator[list[Block]]:
    """Pages with ever less, until one has room."""
    room_pt, page_pt = size_pt.width() - 2 * MARGIN_X_PT, page_room_pt(size_pt)
    head, charts = _head(report), _charts(report)
    left_pt = page_pt - height_pt([*head, charts], room_pt) - GAP_PT
    for choice in _choices(report):
        weeks, end = _weeks(report, choice.spans), _end(report, choice)
        yield [*head, *weeks, charts, end]
        if height_pt([*weeks, end], room_pt) <= left_pt:
            break


def _choices(report: Report) -> Iterator[Choice]:
    """Ever less to show."""
    weeks = report.progress.weeks
    ways = [tuple(Span((week,)) for week in weeks)]
    if len(weeks) > SINGLE_WEEKS:
        ways += [spans_of(weeks, SINGLE_WEEKS, months) for months in _MONTHS]
    for spans in ways:
        for lines in _NOTE_LINES:
            if lines >= _ENOUGH_LINES:
                yield Choice(spans, lines, exercise_lines=2)
                yield Choice(spans, lines, exercise_lines=1)
            yield Choice(spans, lines)
    for routines in _ROUTINES:
        for lines in (_ENOUGH_LINES, _NOTE_LINES[-1]):
            yield Choice(ways[-1], lines, routines=routines, is_tight=True)


def _head(report: Report) -> list[Block]:
    progress = report.progress
    blocks: list[Block] = [Head(progress), Lead(progress)]
    rows = (*report.categories, *report.apart)
    if any(row.count != NOTHING for row in rows):
        blocks.append(CategoryTable(report.categories, report.apart, progress.total))
    return blocks


def _weeks(report: Report, spans: tuple[Span, ...]) -> list[Block]:
    if not (spans and report.categories):
        return []
    row_pt = ROW_PT if len(spans) <= SINGLE_WEEKS + 2 else TIGHT_ROW_PT
    return [WeekTable(spans, tuple(row.category for row in report.categories), row_pt)]


def _charts(report: Report) -> Block:
    progress = report.progress
    pain = PainChart(progress.pain, report.pain, progress.first, progress.last)
    return Pair(pain, WalkChart(report.walking, progress.weeks, details.check(report.check)))


def _end(report: Report, choice: Choice) -> Block:
    plan = PlanBlock(report.plan, choice.exercise_lines, choice.routines, choice.is_tight)
    if report.notes is None:
        return plan
    return Pair(plan, NotesBlock(report.notes, report.progress.last, choice.note_lines))
