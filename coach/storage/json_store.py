"""An export taken into a database: first what it comes to, then written as one."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from coach.storage.json_merge import (
    Tally,
    carried_check,
    in_order,
    merged_plan,
    own_changed_at,
    sorted_out,
)
from coach.storage.json_plan import UNIQUE, plan_of
from coach.storage.json_rows import (
    CHECKS,
    PAINS,
    PLACED_TABLES,
    SESSIONS,
    WALKS,
    Table,
    put,
    put_attempts,
    steps_text,
    values_of,
)
from coach.storage.json_snapshot import read_table
from coach.storage.json_wire import Archive, RecordJson, SessionJson, StepJson

R = TypeVar("R", bound=RecordJson)

KINDS = (SESSIONS, WALKS, CHECKS, PAINS, *PLACED_TABLES)
"""Kinds of records in the order in which a person is told of them."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What taking an export comes to.

    `stored` has the records to write by kind; `ordered` the ids of checks and pain scores in their new
    order. `is_carried`: a blocking finding is said again after the milder answers of the other computer."""

    tallies: Mapping[str, Tally]
    stored: Mapping[str, Sequence[RecordJson]]
    ordered: Mapping[str, Sequence[str]]
    is_carried: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether no record changes."""
        return all(tally.is_nothing for tally in self.tallies.values())


@dataclass(frozen=True, slots=True)
class _Turns(Generic[R]):
    """Records whose order counts: all of them, and those to store; `is_mixed` when both sides have some."""

    whole: list[R]
    stored: list[R]
    is_mixed: bool


def merge(connection: sqlite3.Connection | None, archive: Archive) -> Merge:
    """What an export changes in a database; without a connection, in an empty one.

    RefusedInput when no plan can hold what both say."""
    stored: dict[str, Sequence[RecordJson]] = {}
    tallies: dict[str, Tally] = {}
    known = _changed_at(connection, SESSIONS)
    stored[SESSIONS.kind], tallies[SESSIONS.kind] = sorted_out(
        archive.sessions, known, lambda it: it.last_changed_at
    )
    known = _changed_at(connection, WALKS)
    stored[WALKS.kind], tallies[WALKS.kind] = sorted_out(archive.walks, known, own_changed_at)
    planned: list[RecordJson] = []
    for table in PLACED_TABLES:
        here = _here(connection, table)
        changed, tallies[table.kind] = merged_plan(getattr(archive, table.kind), here, UNIQUE.get(table.kind))
        stored[table.kind] = changed
        planned += {record.id: record for record in (*here, *changed)}.values()
    plan_of(planned)
    checks, tallies[CHECKS.kind] = _in_turn(_here(connection, CHECKS), archive.symptom_checks)
    pains, tallies[PAINS.kind] = _in_turn(_here(connection, PAINS), archive.pain_scores)
    carried = [check] if checks.is_mixed and (check := carried_check(checks.whole)) else []
    stored |= {CHECKS.kind: [*checks.stored, *carried], PAINS.kind: pains.stored}
    ordered = {
        CHECKS.kind: [record.id for record in (*checks.whole, *carried)],
        PAINS.kind: [record.id for record in pains.whole],
    }
    return Merge(tallies, stored, ordered, is_carried=bool(carried))


def write(connection: sqlite3.Connection, archive: Archive, merged: Merge) -> None:
    """Write what a merge came to, within the transaction of the connection."""
    for table in PLACED_TABLES:
        _make_room(connection, table, merged.stored[table.kind])
    for table in (*PLACED_TABLES, WALKS, CHECKS, PAINS):
        for record in merged.stored[table.kind]:
            put(connection, table.name, values_of(record))
    for table in (CHECKS, PAINS):
        if merged.stored[table.kind]:
            _put_in_order(connection, table, merged.ordered[table.kind])
    texts = _Texts(archive.timelines)
    for session in merged.stored[SESSIONS.kind]:
        if isinstance(session, SessionJson):
            laid = {"timeline": texts.at(session.timeline), "route": texts.at(session.route)}
            put(connection, SESSIONS.name, values_of(session) | laid)
            put_attempts(connection, session.id, session.steps)


@dataclass(slots=True)
class _Texts:
    """Timelines as the database stores them, each encoded once."""

    timelines: Sequence[tuple[StepJson, ...]]
    _encoded: dict[int, str] = field(default_factory=dict)

    def at(self, number: int | None) -> str | None:
        if number is None:
            return None
        if number not in self._encoded:
            self._encoded[number] = steps_text(self.timelines[number])
        return self._encoded[number]


def _changed_at(connection: sqlite3.Connection | None, table: Table) -> dict[str, datetime]:
    """When each record here was changed last, a session with its attempts."""
    if connection is None:
        return {}
    attempts = "(SELECT max(changed_at) FROM step_record WHERE session = session.id)"
    last = f"max(changed_at, coalesce({attempts}, ''))" if table is SESSIONS else "changed_at"
    rows = connection.execute(f"SELECT id, {last} FROM {table.name}")
    return {record_id: datetime.fromisoformat(text) for record_id, text in rows}


def _here(connection: sqlite3.Connection | None, table: Table) -> tuple[Any, ...]:
    return () if connection is None else read_table(connection, table)


def _in_turn(here: Sequence[R], coming: Sequence[R]) -> tuple[_Turns[R], Tally]:
    stored, tally = sorted_out(coming, {record.id: record.changed_at for record in here}, own_changed_at)
    is_mixed = tally.new > 0 and any(record.deleted_at is None for record in here)
    return _Turns(in_order(here, coming, stored), stored, is_mixed), tally


def _make_room(connection: sqlite3.Connection, table: Table, records: Sequence[RecordJson]) -> None:
    """Take what will be replaced out of its place in the plan, which another record may be given first."""
    ids = [(record.id,) for record in records]
    connection.executemany(f"UPDATE {table.name} SET deleted_at = changed_at WHERE id = ?", ids)


def _put_in_order(connection: sqlite3.Connection, table: Table, ids: Sequence[str]) -> None:
    """Number the rows anew, by way of numbers that no row has."""
    rows = connection.execute(f"SELECT id FROM {table.name} ORDER BY sequence")
    if [record_id for (record_id,) in rows] == list(ids):
        return
    connection.execute(f"UPDATE {table.name} SET sequence = -sequence")
    numbered = [(number, record_id) for number, record_id in enumerate(ids, start=1)]
    connection.executemany(f"UPDATE {table.name} SET sequence = ? WHERE id = ?", numbered)
