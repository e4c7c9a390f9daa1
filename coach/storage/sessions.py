"""Sessions on record: begun, added to step by step, closed, read back."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, datetime

import msgspec

from coach.domain.errors import StorageError
from coach.domain.exercise import Category
from coach.domain.session import (
    Options,
    Outcome,
    SessionNote,
    SessionOutline,
    SessionRecord,
    StepRecord,
    StepResult,
)
from coach.domain.session_list import SessionEntry
from coach.domain.timeline import Timeline
from coach.storage import session_entries
from coach.storage.database import Database, instant, offset_min, utc_text
from coach.storage.score_corrections import correct_scores
from coach.storage.session_notes import count_notes, read_notes
from coach.storage.timeline_json import decode_timeline, encode_timeline

_RECORD_COLUMNS = "step, attempt, result, credited_s, elapsed_s, extended_s, next_step"


class Sessions:
    """The sessions of a database. Writes are futures that resolve once committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, session: SessionRecord, at: datetime) -> Future[None]:
        """Store a new session with everything it holds."""

        def work(connection: sqlite3.Connection) -> None:
            _insert_session(connection, session, at)
            for record in session.records:
                _insert_record(connection, session.id, record, at)

        return self._database.writer.submit(work)

    def step_finished(
        self, session_id: str, record: StepRecord, at: datetime, route: Timeline | None = None
    ) -> Future[None]:
        """Store one attempt and, if given, the route it led to; storing the same again changes nothing."""

        def work(connection: sqlite3.Connection) -> None:
            _prove_known(connection, session_id)
            if not _insert_record(connection, session_id, record, at):
                _prove_same(connection, session_id, record)
            elif route is not None:
                _change(connection, session_id, at, {"route": encode_timeline(route)})

        return self._database.writer.submit(work)

    def close(self, session_id: str, at: datetime, outcome: Outcome, credit: float) -> Future[None]:
        """End an open session; one that has ended keeps its end and accepts only the same outcome again."""

        def work(connection: sqlite3.Connection) -> None:
            _prove_known(connection, session_id)
            stored = connection.execute(
                "SELECT outcome, credit FROM session WHERE id = ?", (session_id,)
            ).fetchone()
            if stored == (outcome.value, credit):
                return
            if stored != (None, None):
                raise StorageError("Could not save: this session has ended already.")
            values = {"outcome": outcome.value, "credit": credit}
            _change(connection, session_id, at, values | _moment("ended", at))

        return self._database.writer.submit(work)

    def annotate(
        self, session_id: str, at: datetime, *, effort: int | None, pain_after: int | None, note: str
    ) -> Future[None]:
        """Store what a person says about a session; None means unanswered."""
        return self._changed(
            session_id, at, {"effort": effort, "pain_after": pain_after, "note": _whole_characters(note)}
        )

    def correct(self, session: SessionRecord, at: datetime) -> Future[None]:
        """Store a closed session as it was set right, its pain scores with it; its steps stay."""

        def work(connection: sqlite3.Connection) -> None:
            row = connection.execute(
                "SELECT started_at, started_offset_min, pain_before, pain_after FROM session"
                " WHERE id = ? AND deleted_at IS NULL AND outcome IS NOT NULL",
                (session.id,),
            ).fetchone()
            if row is None:
                raise StorageError("Could not save: this session is not on record.")
            started_at, minutes, before, after = row
            was = replace(
                session, started_at=instant(started_at, minutes), pain_before=before, pain_after=after
            )
            if session.ended_at is None or session.edited_at is None:
                raise ValueError("only a closed session that was set right can be stored as such")
            correct_scores(connection, was, session, at)
            _change(connection, session.id, at, _correctable(session))

        return self._database.writer.submit(work)

    def discard(self, session_id: str, at: datetime) -> Future[None]:
        """Mark a session as deleted."""
        return self._changed(session_id, at, {"deleted_at": utc_text(at)})

    def restore(self, session_id: str, at: datetime) -> Future[None]:
        """Undo `discard`."""
        return self._changed(session_id, at, {"deleted_at": None})

    def get(self, session_id: str) -> SessionRecord | None:
        """The session with this id; None when there is none or it is deleted."""
        found = self._read("id = ?", (session_id,), "id")
        return found[0] if found else None

    def recorded_at(self, session_id: str) -> datetime | None:
        """When a session was first written down, UTC; None when it is not on record."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT created_at FROM session WHERE id = ?", (session_id,)).fetchone()
        return instant(row["created_at"], 0) if row else None

    def entries(
        self, after: SessionEntry | None, limit: int, category: Category | None = None
    ) -> list[SessionEntry]:
        """A page of closed sessions, the latest first: those that follow `after`, or the first ones."""
        with self._database.reading() as connection:
            return session_entries.read_page(connection, after, limit, category)

    def entry(self, session_id: str) -> SessionEntry | None:
        """A closed session as the list shows it; None when there is none."""
        with self._database.reading() as connection:
            return session_entries.read_entry(connection, session_id)

    def count(self) -> int:
        """How many closed sessions there are; goes through all of them."""
        with self._database.reading() as connection:
            return session_entries.count_entries(connection)

    def first_on(self) -> date | None:
        """The plan date of the first closed session; None when there is none."""
        with self._database.reading() as connection:
            return session_entries.read_first_on(connection)

    def unfinished(self) -> list[SessionRecord]:
        """Sessions that can be resumed, the newest first."""
        return self._read("outcome IS NULL", (), "started_at DESC, id")

    def between(self, first: date, last: date) -> list[SessionRecord]:
        """Sessions whose plan date lies from `first` to `last`, both included, in the order they started."""
        days = (first.isoformat(), last.isoformat())
        return self._read("plan_on BETWEEN ? AND ?", days, "started_at, id")

    def outlines(self, first: date, last: date) -> list[SessionOutline]:
        """Closed sessions of these plan dates, both included, in the order they started."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, routine, categories, plan_on, started_at, started_offset_min, outcome, credit,"
                " pain_before, pain_after, edited_at FROM session WHERE deleted_at IS NULL"
                " AND outcome IS NOT NULL AND plan_on BETWEEN ? AND ? ORDER BY started_at, id",
                (first.isoformat(), last.isoformat()),
            ).fetchall()
        return [_outline(row) for row in rows]

    def notes(self, first: date, last: date, limit: int) -> tuple[list[SessionNote], int]:
        """The newest notes of these plan dates, both included, newest first, and how many there are."""
        with self._database.reading() as connection:
            return read_notes(connection, first, last, limit), count_notes(connection, first, last)

    def _changed(self, session_id: str, at: datetime, values: dict[str, object]) -> Future[None]:
        def work(connection: sqlite3.Connection) -> None:
            _prove_known(connection, session_id)
            _change(connection, session_id, at, values)

        return self._database.writer.submit(work)

    def _read(self, condition: str, values: Sequence[object], order: str) -> list[SessionRecord]:
        chosen = f"FROM session WHERE deleted_at IS NULL AND {condition}"
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT * {chosen} ORDER BY {order}", values).fetchall()
            records = connection.execute(
                f"SELECT session, {_RECORD_COLUMNS} FROM step_record"
                f" WHERE deleted_at IS NULL AND session IN (SELECT id {chosen}) ORDER BY sequence",
                values,
            ).fetchall()
        by_session: dict[str, list[StepRecord]] = {}
        for row in records:
            by_session.setdefault(row["session"], []).append(_record(row))
        return [_session(row, tuple(by_session.get(row["id"], ()))) for row in rows]


def _insert_session(connection: sqlite3.Connection, session: SessionRecord, at: datetime) -> None:
    is_as_prescribed = session.route == session.timeline
    values = _correctable(session) | {
        "id": session.id,
        "routine": session.routine,
        "routine_name": session.routine_name,
        "categories": msgspec.json.encode(session.categories).decode(),
        "slot": session.slot,
        "safety": session.safety,
        "warm_up": session.options.warm_up,
        "ladder_week": session.options.ladder_week,
        "by_hand": session.is_by_hand,
        "created_at": utc_text(at),
        "changed_at": utc_text(at),
        "timeline": encode_timeline(session.timeline),
        "route": None if is_as_prescribed else encode_timeline(session.route),
    }
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO session ({', '.join(values)}) VALUES ({places})", values)


def _correctable(session: SessionRecord) -> dict[str, object]:
    """The columns that a correction may change."""
    edited_at = session.edited_at
    return {
        "plan_on": session.plan_on.isoformat(),
        **_moment("started", session.started_at),
        **_moment("ended", session.ended_at),
        "outcome": session.outcome,
        "credit": session.credit,
        "effort": session.effort,
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "note": _whole_characters(session.note),
        "edited_at": utc_text(edited_at) if edited_at else None,
    }


def _moment(name: str, at: datetime | None) -> dict[str, object]:
    """The three columns that say when something was, on the clock of that place."""
    return {
        f"{name}_at": utc_text(at) if at else None,
        f"{name}_on": at.date().isoformat() if at else None,
        f"{name}_offset_min": offset_min(at) if at else None,
    }


def _insert_record(connection: sqlite3.Connection, session_id: str, record: StepRecord, at: datetime) -> bool:
    """Store an attempt unless there is one with its key; whether it was stored."""
    cursor = connection.execute(
        f"INSERT INTO step_record (session, {_RECORD_COLUMNS}, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session, step, attempt) DO NOTHING",
        (session_id, *_record_values(record), utc_text(at), utc_text(at)),
    )
    return cursor.rowcount == 1


def _prove_same(connection: sqlite3.Connection, session_id: str, record: StepRecord) -> None:
    stored = connection.execute(
        f"SELECT {_RECORD_COLUMNS} FROM step_record WHERE session = ? AND step = ? AND attempt = ?",
        (session_id, record.step, record.attempt),
    ).fetchone()
    if tuple(stored) != _record_values(record):
        raise StorageError(
            f"Could not save: attempt {record.attempt} at step {record.step} is on record otherwise."
        )


def _prove_known(connection: sqlite3.Connection, session_id: str) -> None:
    if connection.execute("SELECT 1 FROM session WHERE id = ?", (session_id,)).fetchone() is None:
        raise StorageError("Could not save: this session is not on record.")


def _change(connection: sqlite3.Connection, session_id: str, at: datetime, values: dict[str, object]) -> None:
    named = values | {"changed_at": utc_text(at)}
    places = ", ".join(f"{name} = :{name}" for name in named)
    connection.execute(f"UPDATE session SET {places} WHERE id = :id", named | {"id": session_id})


def _record_values(record: StepRecord) -> tuple[object, ...]:
    return (
        record.step,
        record.attempt,
        record.result.value,
        record.credited_s,
        record.elapsed_s,
        record.extended_s,
        record.next_step,
    )


def _record(row: sqlite3.Row) -> StepRecord:
    return StepRecord(
        step=row["step"],
        attempt=row["attempt"],
        result=StepResult(row["result"]),
        credited_s=row["credited_s"],
        elapsed_s=row["elapsed_s"],
        extended_s=row["extended_s"],
        next_step=row["next_step"],
    )


def _outline(row: sqlite3.Row) -> SessionOutline:
    return SessionOutline(
        id=row["id"],
        routine=row["routine"],
        categories=msgspec.json.decode(row["categories"], type=tuple[Category, ...]),
        plan_on=date.fromisoformat(row["plan_on"]),
        started_at=instant(row["started_at"], row["started_offset_min"]),
        outcome=Outcome(row["outcome"]),
        credit=row["credit"],
        pain_before=row["pain_before"],
        pain_after=row["pain_after"],
        edited_at=_edited_at(row),
    )


def _edited_at(row: sqlite3.Row) -> datetime | None:
    return instant(row["edited_at"], 0) if row["edited_at"] else None


def _session(row: sqlite3.Row, records: tuple[StepRecord, ...]) -> SessionRecord:
    timeline = decode_timeline(row["timeline"])
    return SessionRecord(
        id=row["id"],
        routine=row["routine"],
        routine_name=row["routine_name"],
        categories=msgspec.json.decode(row["categories"], type=tuple[Category, ...]),
        timeline=timeline,
        route=timeline if row["route"] is None else decode_timeline(row["route"]),
        options=Options(warm_up=bool(row["warm_up"]), ladder_week=row["ladder_week"]),
        plan_on=date.fromisoformat(row["plan_on"]),
        started_at=instant(row["started_at"], row["started_offset_min"]),
        safety=row["safety"],
        slot=row["slot"],
        pain_before=row["pain_before"],
        ended_at=instant(row["ended_at"], row["ended_offset_min"]) if row["ended_at"] else None,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        credit=row["credit"],
        effort=row["effort"],
        pain_after=row["pain_after"],
        note=row["note"],
        is_by_hand=bool(row["by_hand"]),
        edited_at=_edited_at(row),
        records=records,
    )


def _whole_characters(text: str) -> str:
    """Text with surrogate halves joined, lone ones replaced: a database stores whole characters only."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
