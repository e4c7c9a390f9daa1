"""The rows of the list: a model that grows page by page, and how a row is painted."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from coach.domain.session import Outcome
from coach.domain.session_list import SessionEntry
from coach.ui import words
from coach.ui.kit.control import put_text
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.row_table import (
    LEFT,
    Index,
    Line,
    RowModel,
    RowPainter,
    RowState,
    answer_ink,
    paint_ground,
    paint_lines,
)
from coach.ui.pages.history import phrases
from coach.ui.theme import Tokens, font

Row = SessionEntry | str
"""A session, or the words above those of a week or a month."""

ROW_PX, HEADING_PX = 57, 40
PADDING_PX, MARK_PX = 20, 16
OUTCOME_PX, PAIN_PX, EFFORT_PX = 132, 72, 56
_MIDDLE = (0, ROW_PX - 1)
_MARKS_PX = 2 * MARK_PX + 16
_STATES = {Outcome.COMPLETE: "done", Outcome.PARTIAL: "partial"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a row begin, px from its left; `name_px` is the room of the first."""

    name: float
    name_px: float
    outcome: float
    pain: float
    effort: float


def columns(width_px: float) -> Columns:
    """The columns of a row of this width."""
    effort = width_px - PADDING_PX - EFFORT_PX
    pain = effort - PAIN_PX
    outcome = pain - OUTCOME_PX
    name = PADDING_PX + _MARKS_PX
    return Columns(name, outcome - name - 12, outcome, pain, effort)


class Rows(RowModel[Row]):
    """Sessions, the latest first, under headings. Holds what was read so far."""

    @property
    def last(self) -> SessionEntry | None:
        """The last session, after which more may follow."""
        last = self._rows[-1] if self._rows else ""
        return None if isinstance(last, str) else last

    def begin(self, today: date) -> None:
        """Hold nothing, as seen from a day."""
        self.show_rows((), today)

    def append(self, entries: Iterable[SessionEntry]) -> None:
        """Add what follows."""
        last = self.last
        heading = self._heading(last) if last else ""
        added: list[Row] = []
        for entry in entries:
            if self._heading(entry) != heading:
                heading = self._heading(entry)
                added.append(heading)
            added.append(entry)
        self._insert(len(self._rows), added)

    def put(self, entry: SessionEntry, *, is_last: bool) -> int | None:
        """Show a session as it is now where it belongs; below all that was read only if it `is_last`.

        Gives the number of the first row that is new; None when none is."""
        self.remove(entry.id)
        older = [row for row in reversed(self._rows) if not isinstance(row, str)]
        at = bisect_left(older, entry.place, key=lambda it: it.place)
        if not at:
            if not is_last:
                return None
            first = len(self._rows)
            self.append([entry])
            return first
        following = older[at - 1]
        first = self._rows.index(following)
        if self._heading(following) == self._heading(entry):
            self._insert(first, [entry])
            return first
        first -= 1
        is_joined = at < len(older) and self._heading(older[at]) == self._heading(entry)
        self._insert(first, [entry] if is_joined else [self._heading(entry), entry])
        return first

    def remove(self, session_id: str) -> None:
        """Show a session no more, and no heading without a session."""
        first = last = self.number_of(session_id)
        if first is None or last is None:
            return
        is_alone = last + 1 == len(self._rows) or isinstance(self._rows[last + 1], str)
        if is_alone and isinstance(self._rows[first - 1], str):
            first -= 1
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _insert(self, first: int, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def _heading(self, entry: SessionEntry) -> str:
        return phrases.group(entry.plan_on, self.today)

    # Asking

    def sessions(self) -> list[SessionEntry]:
        """The sessions that were read, in order."""
        return [row for row in self._rows if not isinstance(row, str)]

    def number_of(self, session_id: str) -> int | None:
        """The row of a session; None when it is not there."""
        return next(
            (at for at, row in enumerate(self._rows) if not isinstance(row, str) and row.id == session_id),
            None,
        )

    def title(self, row: Row) -> str:
        return row if isinstance(row, str) else row.routine_name

    def spoken(self, row: Row) -> str:
        return row if isinstance(row, str) else phrases.spoken(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SessionPainter(RowPainter):
    """Paints headings and sessions."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, index: Index, tokens: Tokens, state: RowState
    ) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        row = model.row(index.row())
        if isinstance(row, str):
            _paint_heading(painter, rect, row, tokens)
        else:
            paint_ground(painter, rect, tokens, state)
            _paint_session(painter, rect, row, tokens)


def _paint_heading(painter: QPainter, rect: QRectF, text: str, tokens: Tokens) -> None:
    place = rect.adjusted(PADDING_PX, 8, -PADDING_PX, 0)
    put_text(painter, place, text, font("body_strong"), tokens.ink, LEFT)


def _paint_session(painter: QPainter, rect: QRectF, entry: SessionEntry, tokens: Tokens) -> None:
    state = _STATES.get(entry.outcome, "planned")
    for number, category in enumerate(entry.categories[:2]):
        left = rect.left() + PADDING_PX + number * (MARK_PX + 4)
        spot = QRectF(left, rect.top() + 11, MARK_PX, MARK_PX)
        paint_mark(painter, spot, category.value, state, tokens)
    paint_lines(painter, lines(entry, rect), tokens)


def lines(entry: SessionEntry, rect: QRectF) -> list[Line]:
    """The words of a row and where each of them goes."""
    at = columns(rect.width())
    tags = phrases.tags(entry)
    when = f"{phrases.moment(entry.started_at)}, {words.minutes(entry.spent_s)}"
    ended = phrases.outcome(entry.outcome, entry.credit)
    pain = phrases.pain(entry.pain_before, entry.pain_after)
    effort = phrases.score(entry.effort)

    def place(left_px: float, width_px: float, top_px: float, height_px: float) -> QRectF:
        return QRectF(rect.left() + left_px, rect.top() + top_px, width_px, height_px)

    return [
        Line(entry.routine_name, place(at.name, at.name_px, 9, 20), "body_strong").elided,
        Line(when, place(at.name, at.name_px, 29, 18), "caption", "ink_2"),
        Line(ended, place(at.outcome, OUTCOME_PX, *((9, 20) if tags else _MIDDLE)), "body"),
        Line(tags, place(at.outcome, OUTCOME_PX, 29, 18), "caption", "ink_2"),
        Line(pain, place(at.pain, PAIN_PX, *_MIDDLE), "body", answer_ink(pain)),
        Line(effort, place(at.effort, EFFORT_PX, *_MIDDLE), "body", answer_ink(effort)),
    ]
