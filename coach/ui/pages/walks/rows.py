"""The rows of the table of walks: a model, where its words stand, and how a row is painted."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coach.application.walk_diary import LoggedWalk
from coach.ui.icons import paint_icon
from coach.ui.kit.control import rounded
from coach.ui.kit.row_table import (
    Index,
    Line,
    RowModel,
    RowPainter,
    RowState,
    answer_ink,
    paint_ground,
    paint_lines,
)
from coach.ui.pages.walks import phrases
from coach.ui.theme import RADIUS_CELL, Tokens
from coach.ui.walk_words import tr
from coach.ui.words import UNSAID

WIDE_FROM_PX = 900
ROW_PX, NARROW_ROW_PX = 44, 57
PADDING_PX, PENCIL_PX, ICON_PX, TICK_PX = 20, 40, 18, 16
_GAP_PX = 8
_STRETCH = 6
"""The line that says whether a stretch followed, in a wide row and in a narrow one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its room across, px from the left of a row."""

    title: str
    left_px: float
    width_px: float


def is_wide(width_px: float) -> bool:
    """Whether a row of this width has one line."""
    return width_px >= WIDE_FROM_PX


def row_px(width_px: float) -> int:
    """How high a row of this width is."""
    return ROW_PX if is_wide(width_px) else NARROW_ROW_PX


def columns(width_px: float) -> list[Column]:
    """The columns of a row of this width; a narrow one has two facts in each."""
    wide = (
        (tr("Date"), 1.3),
        (tr("Distance"), 0.9),
        (tr("Time"), 0.8),
        (tr("Surface"), 1.2),
        (tr("Pain before, after"), 1.4),
        (tr("Next morning"), 1.15),
        (tr("After-walk"), 1.2),
        (tr("Light"), 0.9),
    )
    narrow = (
        (tr("Date, surface"), 1.3),
        (tr("Distance, time"), 1.2),
        (tr("Pain, next morning"), 1.4),
        (tr("After-walk, light"), 1.3),
    )
    named = wide if is_wide(width_px) else narrow
    room = width_px - 2 * PADDING_PX - PENCIL_PX + 10
    whole = sum(share for _, share in named)
    found, left = [], float(PADDING_PX)
    for title, share in named:
        width = room * share / whole
        found.append(Column(title, left, width - _GAP_PX))
        left += width
    return found


def pencil(rect: QRectF) -> QRectF:
    """Where the pencil of a row is."""
    left = rect.right() - PADDING_PX - PENCIL_PX + 10
    return QRectF(left, rect.top() + (rect.height() - 1 - 36) / 2, 36, 36)


def lines(logged: LoggedWalk, rect: QRectF, today: date) -> list[Line]:
    """The words of a row and where each of them stands."""
    walk = logged.walk
    when, surface = phrases.day(walk.walked_on, today), phrases.surface(walk.surface)
    distance, time = phrases.distance(walk), phrases.time(walk)
    pain, morning = phrases.pain(walk), phrases.score(walk.pain_next)
    stretched, light = phrases.stretched(logged), phrases.light(logged.light)
    if is_wide(rect.width()):
        texts = (when, distance, time, surface, pain, morning, stretched, light)
        roles = ("body_medium", "body_strong", "body", "body", "body", "body", "body", "body")
        found = [
            Line(text, _across(rect, column, 0, ROW_PX - 1), role, answer_ink(text))
            for text, column, role in zip(texts, columns(rect.width()), roles, strict=True)
        ]
    else:
        next_morning = UNSAID if walk.pain_next is None else tr("next morning {n}").format(n=morning)
        pairs = ((when, surface), (distance, time), (pain, next_morning), (stretched, light))
        found = []
        for (upper, lower), column in zip(pairs, columns(rect.width()), strict=True):
            found.append(Line(upper, _across(rect, column, 9, 20), "body_medium", answer_ink(upper)))
            found.append(Line(lower, _across(rect, column, 29, 18), "caption", "ink_2"))
    if logged.is_stretched:
        found[_STRETCH] = _beside_tick(found[_STRETCH])
    return [it.elided for it in found]


def _tick(rect: QRectF) -> QRectF:
    """Where the sign of a stretch stands."""
    column = _stretch_column(rect)
    top = (ROW_PX - 1 - TICK_PX) / 2 if is_wide(rect.width()) else 11
    return QRectF(rect.left() + column.left_px, rect.top() + top, TICK_PX, TICK_PX)


def _stretch_column(rect: QRectF) -> Column:
    return columns(rect.width())[_STRETCH if is_wide(rect.width()) else _STRETCH // 2]


def _beside_tick(line: Line) -> Line:
    return Line(line.text, line.place.adjusted(TICK_PX + 6, 0, 0, 0), line.role, line.ink)


def _across(rect: QRectF, column: Column, top_px: float, height_px: float) -> QRectF:
    return QRectF(rect.left() + column.left_px, rect.top() + top_px, column.width_px, height_px)


class Rows(RowModel[LoggedWalk]):
    """The latest walks, newest first."""

    def number_of(self, walk_id: str) -> int | None:
        """The row of a walk; None when it is not there."""
        return next((at for at, it in enumerate(self._rows) if it.walk.id == walk_id), None)

    def title(self, row: LoggedWalk) -> str:
        return phrases.day(row.walk.walked_on, self.today)

    def spoken(self, row: LoggedWalk) -> str:
        return phrases.spoken(row, self.today)


class WalkPainter(RowPainter):
    """Paints walks."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, index: Index, tokens: Tokens, state: RowState
    ) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        logged = model.row(index.row())
        paint_ground(painter, rect, tokens, state)
        if logged.is_stretched:
            paint_icon(painter, _tick(rect), "check", tokens.ink_2)
        paint_lines(painter, lines(logged, rect, model.today), tokens)
        _paint_pencil(painter, pencil(rect), tokens, is_marked=state.is_chosen or state.is_hovered)


def _paint_pencil(painter: QPainter, box: QRectF, tokens: Tokens, *, is_marked: bool) -> None:
    if is_marked:
        rounded(painter, box, RADIUS_CELL, tokens.surface, tokens.line_strong)
    inset = (box.width() - ICON_PX) / 2
    paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), "edit", tokens.ink_2)
