"""The counts of the report: a table by category, and one row a week with its bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from coach.application.report import CategoryRow
from coach.domain.adherence import HEADLINE, ON_TRACK_FROM, Count, Week, total
from coach.domain.exercise import Category
from coach.ui.kit.mark import category_word
from coach.ui.paper import report_days as days
from coach.ui.paper import report_phrases as phrases
from coach.ui.paper.report_ink import (
    BODY,
    HEADING,
    INK,
    INK_2,
    LINE,
    RULE_PT,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Ink,
    Type,
    broken,
    width_pt,
)
from coach.ui.paper.report_words import tr

ROW_PT, TIGHT_ROW_PT = 12.5, 11.0
_HEAD_PT = HEADING.line_pt + 3
_MARK_PT, _MARK_GAP_PT = 7.0, 5.0
_BAR_PT = 7.5


@dataclass(frozen=True, slots=True)
class CategoryTable:
    """n of N by category, their sum, and below a line what is counted apart."""

    rows: tuple[CategoryRow, ...]
    apart: tuple[CategoryRow, ...]
    whole: Count

    def height_pt(self, room_pt: float) -> float:
        """The whole table with its heading and what the words mean."""
        rows = 1 + len(self.rows) + 1 + len(self.apart)
        return _HEAD_PT + rows * ROW_PT + self._legend_pt(room_pt)

    def _legend_pt(self, room_pt: float) -> float:
        return 4 + broken(phrases.how_counted(), SMALL, room_pt).height_pt

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, tr("By category, closed weeks"), HEADING)
        edges = _edges(room_pt)
        y = at.y() + _HEAD_PT
        for edge, word in zip(edges, phrases.table_heads(), strict=True):
            ink.write(QPointF(at.x() + edge, y + 1), word, SMALL, INK_2, is_right=True)
        y += ROW_PT
        ink.rule(QPointF(at.x(), y - 1), QPointF(at.x() + room_pt, y - 1), INK, RULE_PT)
        for row in self.rows:
            self._row(ink, QPointF(at.x(), y), edges, category_word(row.category.value), row)
            y += ROW_PT
        ink.rule(QPointF(at.x(), y), QPointF(at.x() + room_pt, y))
        _cells(ink, QPointF(at.x(), y), edges, tr("All"), self.whole, STRONG)
        y += ROW_PT
        for number, row in enumerate(self.apart):
            if not number:
                ink.rule(QPointF(at.x(), y), QPointF(at.x() + room_pt, y))
            name = tr("{category}, counted apart").format(category=category_word(row.category.value))
            self._row(ink, QPointF(at.x(), y), edges, name, row)
            y += ROW_PT
        legend = broken(phrases.how_counted(), SMALL, room_pt)
        ink.write_lines(QPointF(at.x(), y + 4), legend, INK_2)

    def _row(self, ink: Ink, at: QPointF, edges: Sequence[float], name: str, row: CategoryRow) -> None:
        top = at.y() + (ROW_PT - _MARK_PT) / 2
        ink.mark(QRectF(at.x(), top, _MARK_PT, _MARK_PT), row.category.value)
        _cells(ink, at, edges, name, row.count, BODY, _MARK_PT + _MARK_GAP_PT)


def _edges(room_pt: float) -> list[float]:
    """The right edge of each column of numbers."""
    first = room_pt * 0.42
    columns = len(phrases.table_heads())
    return [first + (room_pt - first) * number / (columns - 1) for number in range(columns)]


def _cells(
    ink: Ink, at: QPointF, edges: Sequence[float], name: str, count: Count, step: Type, indent_pt: float = 0.0
) -> None:
    top = at + QPointF(0, (ROW_PT - step.line_pt) / 2)
    ink.write(top + QPointF(indent_pt, 0), name, step)
    for number, (edge, text) in enumerate(zip(edges, phrases.table_cells(count), strict=True)):
        weight = STRONG if number == 0 else step
        ink.write(top + QPointF(edge, 0), text, weight, is_right=True)


@dataclass(frozen=True, slots=True)
class Span:
    """One row of the weeks: a week, or those of a month or a year together."""

    weeks: tuple[Week, ...]

    @property
    def is_single(self) -> bool:
        """Whether it is one week."""
        return len(self.weeks) == 1

    @property
    def is_rest(self) -> bool:
        """Whether all of it rested."""
        return all(week.is_paused for week in self.weeks)

    def count(self, categories: Sequence[Category] = HEADLINE) -> Count:
        """A single week as it stands; several as far as they are closed and did not rest."""
        if self.is_single:
            return self.weeks[0].sum_of(categories)
        return total(self.weeks, categories)


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A row a week, or a month: bar, n of N by category and in all, share, remarks."""

    spans: tuple[Span, ...]
    categories: tuple[Category, ...]
    row_pt: float = ROW_PT

    def height_pt(self, room_pt: float) -> float:
        """The heading, the heads of the columns and the rows; there is at least one."""
        return _HEAD_PT + ROW_PT + len(self.spans) * self.row_pt + 2

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, tr("Week by week, done of planned"), HEADING)
        widest = max(width_pt(phrases.of(span.count()), STRONG) for span in self.spans)
        columns = _Columns(room_pt, len(self.categories), max(34.0, widest) + 12)
        y = at.y() + _HEAD_PT
        self._heads(ink, QPointF(at.x(), y), columns)
        y += ROW_PT
        ink.rule(QPointF(at.x(), y - 1), QPointF(at.x() + room_pt, y - 1), INK, RULE_PT)
        top = y
        for span in self.spans:
            self._span(ink, QPointF(at.x(), y), columns, span)
            y += self.row_pt
        at_target = at.x() + columns.bar_left + columns.bar_pt * ON_TRACK_FROM
        ink.rule(QPointF(at_target, top), QPointF(at_target, y), INK, dashed=True)
        ink.rule(QPointF(at.x(), y + 1), QPointF(at.x() + room_pt, y + 1))

    def _heads(self, ink: Ink, at: QPointF, columns: "_Columns") -> None:
        ink.write(at + QPointF(0, 1), tr("Week"), SMALL, INK_2)
        target = tr("80 %")
        middle = columns.bar_left + columns.bar_pt * ON_TRACK_FROM + width_pt(target, SMALL) / 2
        ink.write(at + QPointF(middle, 1), target, SMALL, INK_2, is_right=True)
        for edge, category in zip(columns.edges, self.categories, strict=False):
            word = category_word(category.value)
            ink.write(at + QPointF(edge, 1), word, SMALL, INK_2, is_right=True)
            left = edge - width_pt(word, SMALL) - 10
            ink.pattern(QRectF(at.x() + left, at.y() + 3, 7, 7), category.value)
        ink.write(at + QPointF(columns.all_edge, 1), tr("All"), SMALL, INK_2, is_right=True)
        ink.write(at + QPointF(columns.share_edge, 1), tr("Share"), SMALL, INK_2, is_right=True)

    def _span(self, ink: Ink, at: QPointF, columns: "_Columns", span: Span) -> None:
        top = at + QPointF(0, (self.row_pt - BODY.line_pt) / 2)
        count = span.count()
        is_current = not span.weeks[-1].is_closed
        name = tr("This week") if is_current else days.span_name(span.weeks)
        ink.write(top, name, STRONG if is_current else BODY)
        place = QRectF(
            at.x() + columns.bar_left, at.y() + (self.row_pt - _BAR_PT) / 2, columns.bar_pt, _BAR_PT
        )
        if not span.is_rest:
            self._bar(ink, place, span, count)
        for edge, category in zip(columns.edges, self.categories, strict=False):
            ink.write(top + QPointF(edge, 0), _pair(span.count((category,))), BODY, INK_2, is_right=True)
        ink.write(top + QPointF(columns.all_edge, 0), phrases.of(count), STRONG, is_right=True)
        if not is_current:
            share = phrases.share(count.percent)
            ink.write(top + QPointF(columns.share_edge, 0), share, BODY, is_right=True)
        remarks = _fitting(phrases.week_remarks(span.weeks, count), columns.remark_pt)
        step = SMALL_STRONG if span.is_rest else SMALL
        drop = (BODY.line_pt - SMALL.line_pt) / 2
        ink.write(top + QPointF(columns.remark_left, drop), remarks, step, INK_2)

    def _bar(self, ink: Ink, place: QRectF, span: Span, count: Count) -> None:
        """What was done as a share of what was planned, category after category, and what is still open."""
        if not count.prescribed:
            return
        unit_pt = place.width() / count.prescribed
        left = place.left()
        for category in self.categories:
            wide = span.count((category,)).complete * unit_pt
            if wide:
                ink.pattern(QRectF(left, place.top(), max(1.0, wide - 0.8), place.height()), category.value)
                left += wide
        if count.open:
            open_pt = count.open * unit_pt
            ink.box(QRectF(place.right() - open_pt, place.top(), open_pt, place.height()), INK_2, dashed=True)
        base = place.bottom() + 0.6
        ink.rule(QPointF(place.left(), base), QPointF(place.right(), base), LINE)


def _pair(count: Count) -> str:
    """n/N where there is little room."""
    return f"{count.complete}/{count.prescribed}" if count.prescribed else phrases.NOTHING


def _fitting(remarks: Sequence[str], room_pt: float) -> str:
    """As many remarks as there is room for."""
    shown = ""
    for remark in remarks:
        longer = f"{shown}, {remark}" if shown else remark
        if shown and width_pt(longer, SMALL) > room_pt:
            break
        shown = longer
    return shown


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of the weeks are, from the left edge of the table."""

    room_pt: float
    categories: int
    all_pt: float

    bar_left = 80.0
    remark_pt = 86.0
    category_pt = 45.0

    @property
    def remark_left(self) -> float:
        return self.room_pt - self.remark_pt

    @property
    def share_edge(self) -> float:
        return self.remark_left - 10

    @property
    def all_edge(self) -> float:
        return self.share_edge - 32

    @property
    def edges(self) -> list[float]:
        first = self.all_edge - self.all_pt - (self.categories - 1) * self.category_pt
        return [first + number * self.category_pt for number in range(self.categories)]

    @property
    def bar_pt(self) -> float:
        left_most = self.edges[0] if self.edges else self.all_edge
        return left_most - 46 - self.bar_left


def spans_of(weeks: Sequence[Week], single: int, months: int) -> tuple[Span, ...]:
    """The last weeks one by one; those before them by the months (1, 3 or 12) in which they begin."""
    early, late = weeks[: max(0, len(weeks) - single)], weeks[max(0, len(weeks) - single) :]
    groups: dict[tuple[int, int], list[Week]] = {}
    for week in early:
        groups.setdefault((week.monday.year, (week.monday.month - 1) // months), []).append(week)
    return (*(Span(tuple(group)) for group in groups.values()), *(Span((week,)) for week in late))
