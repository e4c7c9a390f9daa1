"""What people wrote about their sessions, without the sessions themselves."""

import sqlite3
from datetime import date

from coach.domain.session import SessionNote

_WRITTEN = (
    "FROM session WHERE deleted_at IS NULL AND outcome IS NOT NULL AND trim(note, char(9, 10, 13, 32)) <> ''"
    " AND plan_on BETWEEN ? AND ?"
)


def read_notes(connection: sqlite3.Connection, first: date, last: date, limit: int) -> list[SessionNote]:
    """The newest notes of these plan dates, both included, newest first."""
    rows = connection.execute(
        f"SELECT id, plan_on, routine_name, note {_WRITTEN} ORDER BY started_at DESC, id DESC LIMIT ?",
        (first.isoformat(), last.isoformat(), limit),
    ).fetchall()
    return [
        SessionNote(
            session=row["id"],
            on=date.fromisoformat(row["plan_on"]),
            routine_name=row["routine_name"],
            text=row["note"],
        )
        for row in rows
    ]


def count_notes(connection: sqlite3.Connection, first: date, last: date) -> int:
    """How many notes there are of these plan dates."""
    (found,) = connection.execute(
        f"SELECT count(*) {_WRITTEN}", (first.isoformat(), last.isoformat())
    ).fetchone()
    return int(found)
