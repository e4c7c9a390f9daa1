"""The pain scores of a session that is set right, so that both say the same number on the same day.

A score that was given during a session is never touched. The answer before a session was given before there
was one, so it is found by its number and its time. One that is added afterwards is put before all others:
it must not count as what a person said last.
"""

import sqlite3
from datetime import datetime, timedelta
from uuid import uuid4

from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.red_flags import PAIN_FRESH_FOR
from coach.domain.session import SessionRecord
from coach.storage.database import instant, offset_min, utc_text

_OWN = "deleted_at IS NULL AND session = ?"


def correct_scores(
    connection: sqlite3.Connection, was: SessionRecord, session: SessionRecord, at: datetime
) -> None:
    """Bring the scores of a session from what it was to what it is."""
    if session.pain_before is not None and session.pain_before != was.pain_before:
        found = _own(connection, session.id, Moment.BEFORE) or _asked_before(connection, was)
        _put(connection, found, session, Moment.BEFORE, session.pain_before, session.started_at, at)
    if session.pain_after is not None and session.pain_after != was.pain_after:
        found = _own(connection, session.id, Moment.AFTER)
        ended_at = session.ended_at or session.started_at
        _put(connection, found, session, Moment.AFTER, session.pain_after, ended_at, at)
    if session.started_at != was.started_at:
        _shift(connection, session.id, session.started_at - was.started_at, at)


def _own(connection: sqlite3.Connection, session_id: str, moment: Moment) -> int | None:
    row = connection.execute(
        f"SELECT max(sequence) FROM pain_score WHERE {_OWN} AND moment = ?", (session_id, moment.value)
    ).fetchone()
    return row[0] if row else None


def _asked_before(connection: sqlite3.Connection, was: SessionRecord) -> int | None:
    """The answer on the way into a session; a score from Today is an answer of its own."""
    if was.pain_before is None:
        return None
    first, last = utc_text(was.started_at - PAIN_FRESH_FOR), utc_text(was.started_at)
    row = connection.execute(
        "SELECT max(sequence) FROM pain_score WHERE deleted_at IS NULL AND session IS NULL AND moment = ?"
        " AND value = ? AND scored_at BETWEEN ? AND ?",
        (Moment.BEFORE.value, was.pain_before, first, last),
    ).fetchone()
    return row[0] if row else None


def _put(
    connection: sqlite3.Connection,
    sequence: int | None,
    session: SessionRecord,
    moment: Moment,
    value: int,
    scored_at: datetime,
    at: datetime,
) -> None:
    if sequence is not None:
        connection.execute(
            "UPDATE pain_score SET value = ?, changed_at = ? WHERE sequence = ?",
            (value, utc_text(at), sequence),
        )
        return
    values = {
        "id": str(uuid4()),
        "value": value,
        "moment": moment.value,
        "session": session.id,
        "created_at": utc_text(at),
        "changed_at": utc_text(at),
    } | _when(scored_at)
    columns, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(
        f"INSERT INTO pain_score (sequence, {columns})"
        f" VALUES ((SELECT min(0, coalesce(min(sequence), 0)) - 1 FROM pain_score), {places})",
        values,
    )


def _shift(connection: sqlite3.Connection, session_id: str, by: timedelta, at: datetime) -> None:
    """Move the answers along; the one of the morning after was given on its own day."""
    rows = connection.execute(
        f"SELECT sequence, scored_at, scored_offset_min FROM pain_score WHERE {_OWN} AND moment <> ?"
        " AND created_at < ?",
        (session_id, Moment.NEXT.value, utc_text(at)),
    ).fetchall()
    for sequence, scored_at, minutes in rows:
        values = _when(instant(scored_at, minutes) + by) | {"changed_at": utc_text(at)}
        places = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(
            f"UPDATE pain_score SET {places} WHERE sequence = :sequence", values | {"sequence": sequence}
        )


def _when(scored_at: datetime) -> dict[str, object]:
    return {
        "scored_at": utc_text(scored_at),
        "scored_on": plan_day(scored_at).isoformat(),
        "scored_offset_min": offset_min(scored_at),
    }
