"""The plan on record: revisions, moves, skips, pauses and the Monday reviews."""

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date, datetime, time
from typing import TypeVar

import msgspec

from coach.domain.errors import StorageError
from coach.domain.exercise import Category
from coach.domain.plan import Move, Pause, PauseReason, Plan, Record, Revision, Skip, SkipReason, Slot
from coach.domain.plan_edits import Change
from coach.domain.progression import Kind
from coach.domain.review import Review
from coach.storage.database import Database, utc_text

_TABLES: Mapping[type[Record | Review], str] = {
    Revision: "plan_revision",
    Move: "plan_move",
    Skip: "plan_skip",
    Pause: "plan_pause",
    Review: "ladder_review",
}

T = TypeVar("T")


class _SlotJson(msgspec.Struct, forbid_unknown_fields=True):
    """A slot as it stands in a revision."""

    id: str
    weekday: int
    at: time
    routine: str | None
    categories: tuple[Category, ...]


class Plans:
    """The plan of a database. Writes are futures that resolve once committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self) -> Plan:
        """Everything that was planned and not taken back; StorageError when the records contradict."""
        with self._database.reading() as connection:
            revisions = _rows(connection, "plan_revision", "starts_on, from_at", _revision)
            moves = _rows(connection, "plan_move", "created_at, id", _move)
            skips = _rows(connection, "plan_skip", "created_at, id", _skip)
            pauses = _rows(connection, "plan_pause", "starts_on, id", _pause)
        return Plan(revisions, moves, skips, pauses)

    def change(self, change: Change, at: datetime) -> Future[None]:
        """Store a change as one; a record that was taken away before comes back as it was."""

        def work(connection: sqlite3.Connection) -> None:
            for record in (*change.removed, *change.reopened):
                _take_away(connection, record, at)
            for record in (*change.added, *change.answered):
                _put(connection, record, at)

        return self._database.writer.submit(work)

    def reviews(self) -> tuple[Review, ...]:
        """The reviews that were answered, in the order of their weeks."""
        with self._database.reading() as connection:
            return _rows(connection, "ladder_review", "week_on", _review)


def _rows(
    connection: sqlite3.Connection, table: str, order: str, read: Callable[[sqlite3.Row], T]
) -> tuple[T, ...]:
    rows = connection.execute(f"SELECT * FROM {table} WHERE deleted_at IS NULL ORDER BY {order}").fetchall()
    return tuple(read(row) for row in rows)


def _put(connection: sqlite3.Connection, record: Record | Review, at: datetime) -> None:
    """Insert a record, or bring it back."""
    table = _TABLES[type(record)]
    known = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (record.id,)).fetchone()
    if known is None:
        _insert(connection, table, _values(record), at)
    else:
        connection.execute(
            f"UPDATE {table} SET deleted_at = NULL, changed_at = ? WHERE id = ?", (utc_text(at), record.id)
        )


def _take_away(connection: sqlite3.Connection, record: Record | Review, at: datetime) -> None:
    table, now = _TABLES[type(record)], utc_text(at)
    changed = connection.execute(
        f"UPDATE {table} SET deleted_at = ?, changed_at = ? WHERE id = ? AND deleted_at IS NULL",
        (now, now, record.id),
    )
    if changed.rowcount != 1:
        raise StorageError("Could not save: the plan was changed in between.")


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object], at: datetime) -> None:
    stored = {**values, "created_at": utc_text(at), "changed_at": utc_text(at)}
    places = ", ".join(f":{name}" for name in stored)
    connection.execute(f"INSERT INTO {table} ({', '.join(stored)}) VALUES ({places})", stored)


def _values(record: Record | Review) -> dict[str, object]:
    match record:
        case Revision():
            return {
                "id": record.id,
                "starts_on": record.starts_on.isoformat(),
                "from_at": record.from_at.isoformat(timespec="microseconds"),
                "ladder_week": record.ladder_week,
                "slots": msgspec.json.encode([_slot_json(slot) for slot in record.slots]).decode(),
            }
        case Move():
            return {
                "id": record.id,
                "slot": record.slot,
                "original_on": record.on.isoformat(),
                "to_on": record.to_on.isoformat(),
                "to_at": record.to_at.isoformat(timespec="microseconds"),
            }
        case Skip():
            return {
                "id": record.id,
                "slot": record.slot,
                "original_on": record.on.isoformat(),
                "reason": record.reason.value,
            }
        case Pause():
            return {
                "id": record.id,
                "starts_on": record.starts_on.isoformat(),
                "returns_on": record.returns_on.isoformat(),
                "reason": record.reason.value,
            }
        case Review():
            return {
                "id": record.id,
                "week_on": record.week_on.isoformat(),
                "ladder_week": record.ladder_week,
                "proposal": record.proposal.value,
                "proposed_week": record.proposed_week,
                "is_accepted": record.is_accepted,
            }


def _slot_json(slot: Slot) -> _SlotJson:
    return _SlotJson(slot.id, slot.weekday, slot.at, slot.routine, slot.categories)


def _slot(wire: _SlotJson) -> Slot:
    return Slot(
        id=wire.id, weekday=wire.weekday, at=wire.at, routine=wire.routine, categories=wire.categories
    )


def _revision(row: sqlite3.Row) -> Revision:
    return Revision(
        id=row["id"],
        starts_on=date.fromisoformat(row["starts_on"]),
        from_at=time.fromisoformat(row["from_at"]),
        slots=tuple(_slot(wire) for wire in msgspec.json.decode(row["slots"], type=list[_SlotJson])),
        ladder_week=row["ladder_week"],
    )


def _move(row: sqlite3.Row) -> Move:
    return Move(
        id=row["id"],
        slot=row["slot"],
        on=date.fromisoformat(row["original_on"]),
        to_on=date.fromisoformat(row["to_on"]),
        to_at=time.fromisoformat(row["to_at"]),
    )


def _skip(row: sqlite3.Row) -> Skip:
    return Skip(
        id=row["id"],
        slot=row["slot"],
        on=date.fromisoformat(row["original_on"]),
        reason=SkipReason(row["reason"]),
    )


def _pause(row: sqlite3.Row) -> Pause:
    return Pause(
        id=row["id"],
        starts_on=date.fromisoformat(row["starts_on"]),
        returns_on=date.fromisoformat(row["returns_on"]),
        reason=PauseReason(row["reason"]),
    )


def _review(row: sqlite3.Row) -> Review:
    return Review(
        id=row["id"],
        week_on=date.fromisoformat(row["week_on"]),
        ladder_week=row["ladder_week"],
        proposal=Kind(row["proposal"]),
        proposed_week=row["proposed_week"],
        is_accepted=bool(row["is_accepted"]),
    )
