"""The list of closed sessions, page by page; the steps and timelines behind it stay where they are."""

import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from coach.domain.exercise import Category
from coach.domain.session import Outcome
from coach.domain.session_list import SessionEntry
from coach.storage.database import instant, utc_text

_CLOSED = "deleted_at IS NULL AND outcome IS NOT NULL"
_SPENT = (
    "CASE by_hand WHEN 1 THEN (julianday(ended_at) - julianday(started_at)) * 86400"
    " ELSE (SELECT total(elapsed_s) FROM step_record WHERE session = session.id) END"
)
_COLUMNS = (
    "id, routine, routine_name, categories, plan_on, started_at, started_offset_min, ended_at,"
    " ended_offset_min, outcome, credit, pain_before, pain_after, effort, ladder_week, by_hand, edited_at,"
    f" {_SPENT} AS spent_s"
)


def read_page(
    connection: sqlite3.Connection, after: SessionEntry | None, limit: int, category: Category | None
) -> list[SessionEntry]:
    """The entries that follow `after`, the latest first; from the top when it is None."""
    conditions, values = [_CLOSED], list[object]()
    if after is not None:
        conditions.append("(plan_on, started_at, id) < (?, ?, ?)")
        values += [after.plan_on.isoformat(), utc_text(after.started_at), after.id]
    if category is not None:
        conditions.append("EXISTS (SELECT 1 FROM json_each(categories) WHERE value = ?)")
        values.append(category.value)
    return _read(
        connection,
        f"{' AND '.join(conditions)} ORDER BY plan_on DESC, started_at DESC, id DESC LIMIT ?",
        (*values, limit),
    )


def read_entry(connection: sqlite3.Connection, session_id: str) -> SessionEntry | None:
    """One entry; None when there is no such session, it is deleted or still open."""
    found = _read(connection, f"{_CLOSED} AND id = ?", (session_id,))
    return found[0] if found else None


def count_entries(connection: sqlite3.Connection) -> int:
    """How many entries there are; goes through all of them."""
    (count,) = connection.execute(f"SELECT count(*) FROM session WHERE {_CLOSED}").fetchone()
    return int(count)


def read_first_on(connection: sqlite3.Connection) -> date | None:
    """The plan date of the first entry; None when there is none."""
    row = connection.execute(
        f"SELECT plan_on FROM session WHERE {_CLOSED} ORDER BY plan_on, started_at, id LIMIT 1"
    ).fetchone()
    return date.fromisoformat(row["plan_on"]) if row else None


def _read(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[SessionEntry]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM session WHERE {condition}", values)
    return [_entry(row) for row in rows]


def _entry(row: sqlite3.Row) -> SessionEntry:
    return SessionEntry(
        id=row["id"],
        routine=row["routine"],
        routine_name=row["routine_name"],
        categories=msgspec.json.decode(row["categories"], type=tuple[Category, ...]),
        plan_on=date.fromisoformat(row["plan_on"]),
        started_at=instant(row["started_at"], row["started_offset_min"]),
        ended_at=instant(row["ended_at"], row["ended_offset_min"]),
        outcome=Outcome(row["outcome"]),
        credit=row["credit"],
        spent_s=row["spent_s"],
        pain_before=row["pain_before"],
        pain_after=row["pain_after"],
        effort=row["effort"],
        ladder_week=row["ladder_week"],
        is_by_hand=bool(row["by_hand"]),
        edited_at=instant(row["edited_at"], 0) if row["edited_at"] else None,
    )
