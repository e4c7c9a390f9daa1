"""What a data folder holds, as an export: its records at one moment, its files and its settings."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from coach.domain.errors import RefusedInput, StorageError
from coach.storage.json_own import read_own, settings_in
from coach.storage.json_rows import (
    CHECKS,
    PAINS,
    PLACED_TABLES,
    SESSIONS,
    WALKS,
    Table,
    record_of,
    steps_of,
)
from coach.storage.json_wire import Archive, AttemptJson, RecordJson, SessionJson, StepJson


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything of a data folder, and the own files that could not be used."""

    archive: Archive
    left_out: tuple[RefusedInput, ...]


def snapshot(
    connection: sqlite3.Connection | None, folder: Path, shipped_exercises: Collection[str]
) -> Snapshot:
    """Everything that a data folder holds; no connection stands for a folder without a database.

    StorageError or RefusedInput when something in it cannot be read."""
    files, left_out = read_own(folder, shipped_exercises)
    tables: dict[str, Any] = dict(files) | {
        table.kind: () for table in (*PLACED_TABLES, CHECKS, PAINS, WALKS, SESSIONS)
    }
    timelines = _Timelines()
    if connection is not None:
        try:
            for table in (*PLACED_TABLES, CHECKS, PAINS, WALKS):
                tables[table.kind] = read_table(connection, table)
            tables[SESSIONS.kind] = tuple(_sessions(connection, timelines))
        except msgspec.DecodeError as error:
            raise StorageError(f"A stored record cannot be read: {error}.") from error
    archive = Archive(settings=settings_in(folder), timelines=tuple(timelines.laid), **tables)
    return Snapshot(archive, left_out)


def read_table(connection: sqlite3.Connection, table: Table) -> tuple[RecordJson, ...]:
    """All records of a table that has everything in its own columns, in the order of an export."""
    rows = _rows(connection, f"SELECT * FROM {table.name} ORDER BY {table.order}")
    return tuple(record_of(row, table.wire) for row in rows)


def _rows(connection: sqlite3.Connection, query: str) -> sqlite3.Cursor:
    """Rows with names, whatever the connection gives otherwise."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query)


@dataclass(slots=True)
class _Timelines:
    """Each timeline once, numbered as it is first met: most sessions share theirs with many others."""

    laid: list[tuple[StepJson, ...]] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.laid)
            self.laid.append(steps_of(text))
        return self._numbers[text]


def _sessions(connection: sqlite3.Connection, timelines: _Timelines) -> Iterable[SessionJson]:
    attempts: dict[str, list[AttemptJson]] = {}
    for row in _rows(connection, "SELECT * FROM step_record ORDER BY sequence"):
        attempts.setdefault(row["session"], []).append(record_of(row, AttemptJson))
    for row in _rows(connection, f"SELECT * FROM {SESSIONS.name} ORDER BY {SESSIONS.order}"):
        yield record_of(
            row,
            SessionJson,
            timeline=timelines.number(row["timeline"]),
            route=None if row["route"] is None else timelines.number(row["route"]),
            steps=tuple(attempts.get(row["id"], ())),
        )
