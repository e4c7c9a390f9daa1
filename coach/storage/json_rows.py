"""Rows of the database as records of an export, and back: one field a column, told by its type."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar

import msgspec

from coach.domain.red_flags import Severity, Urgency
from coach.storage.database import instant, offset_min, utc_text
from coach.storage.decoding import Wire
from coach.storage.json_wire import (
    AttemptJson,
    CardEventJson,
    CheckJson,
    MoveJson,
    PainJson,
    PauseJson,
    RecordJson,
    ReviewJson,
    RevisionJson,
    SessionJson,
    SkipJson,
    StepJson,
    WalkJson,
)

W = TypeVar("W", bound=Wire)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record: its name in an export, its table, and the order it is exported in."""

    kind: str
    name: str
    wire: type[RecordJson]
    order: str


SESSIONS = Table("sessions", "session", SessionJson, "plan_on, started_at, id")
CHECKS = Table("symptom_checks", "symptom_check", CheckJson, "sequence")
PAINS = Table("pain_scores", "pain_score", PainJson, "sequence")
WALKS = Table("walks", "walk", WalkJson, "walked_on, id")
REVISIONS = Table("plan_revisions", "plan_revision", RevisionJson, "created_at, id")
MOVES = Table("plan_moves", "plan_move", MoveJson, "created_at, id")
SKIPS = Table("plan_skips", "plan_skip", SkipJson, "created_at, id")
PAUSES = Table("plan_pauses", "plan_pause", PauseJson, "created_at, id")
REVIEWS = Table("ladder_reviews", "ladder_review", ReviewJson, "week_on, id")

CARDS = Table("card_events", "card_event", CardEventJson, "happened_on, id")

PLAN_TABLES = (REVISIONS, MOVES, SKIPS, PAUSES, REVIEWS)
PLACED_TABLES = (*PLAN_TABLES, CARDS)
"""What stands in a place that only one record may have."""

_JSON_COLUMNS = frozenset({"answers", "categories", "slots"})
_FLAGS = frozenset({"warm_up", "by_hand", "has_leg_symptoms", "is_assessed", "is_accepted"})
_LOCAL = frozenset({"started_at", "ended_at", "answered_at", "scored_at", "happened_at"})
"""Instants that keep the offset they had; all others are UTC."""

_ELSEWHERE = frozenset({"timeline", "route", "steps"})
_LEVELS: Mapping[str, type[Severity] | type[Urgency]] = {"severity": Severity, "urgency": Urgency}


def record_of(row: Row, wire: type[W], **elsewhere: object) -> W:
    """The record of a row; `elsewhere` are the fields that no column of it holds as they are."""
    names = [name for name in wire.__struct_fields__ if name not in elsewhere]
    values = {name: _field(row, name) for name in names} | elsewhere
    return msgspec.convert(values, wire)


def _field(row: Row, name: str) -> object:
    value = row[name]
    if value is None:
        return None
    if name in _LOCAL:
        return instant(value, row[f"{name[:-3]}_offset_min"])
    if name in _JSON_COLUMNS:
        return msgspec.json.decode(value)
    if name in _LEVELS:
        return _level_name(_LEVELS[name](value))
    return bool(value) if name in _FLAGS else value


def values_of(record: Wire) -> dict[str, object]:
    """The columns of a record, but for the timelines and steps of a session."""
    values: dict[str, object] = {}
    for name in record.__struct_fields__:
        if name not in _ELSEWHERE:
            value = getattr(record, name)
            values[name] = _column(name, value)
            if name in _LOCAL:
                values[f"{name[:-3]}_offset_min"] = None if value is None else offset_min(value)
    if isinstance(record, SessionJson):
        ended_at = record.ended_at
        values["started_on"] = record.started_at.date().isoformat()
        values["ended_on"] = None if ended_at is None else ended_at.date().isoformat()
    return values


def _column(name: str, value: object) -> object:
    if name in _JSON_COLUMNS:
        return msgspec.json.encode(value).decode()
    if name in _LEVELS:
        return _LEVELS[name][str(value).upper().replace("-", "_")].value
    match value:
        case datetime():
            return utc_text(value)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="microseconds")
        case Enum():
            return value.value
    return value


def _level_name(level: Severity | Urgency) -> str:
    return level.name.lower().replace("_", "-")


def steps_of(text: str) -> tuple[StepJson, ...]:
    """The steps of a stored timeline."""
    return msgspec.json.decode(text, type=tuple[StepJson, ...])


def steps_text(steps: tuple[StepJson, ...]) -> str:
    """A timeline as the database stores it."""
    return msgspec.json.encode(steps).decode()


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    """Store a row."""
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", values)


def put(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    """Store a row with an id, in place of the one that has it."""
    known = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (values["id"],)).fetchone()
    if known is None:
        insert(connection, table, values)
        return
    places = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE {table} SET {places} WHERE id = :id", values)


def put_attempts(connection: sqlite3.Connection, session_id: str, steps: tuple[AttemptJson, ...]) -> None:
    """Replace the attempts of a session, in their order."""
    connection.execute("DELETE FROM step_record WHERE session = ?", (session_id,))
    for step in steps:
        insert(connection, "step_record", {"session": session_id} | values_of(step))
