"""Tables for a spreadsheet: sessions, steps, walks and pain, as RFC 4180 has it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.json_wire import Archive, RecordJson, SessionJson, StepJson
from coach.storage.whole_file import replace_file

SESSIONS = (
    *("id", "plan_on", "started_at", "ended_at", "routine", "routine_name", "categories", "ladder_week"),
    *("warm_up", "by_hand", "outcome", "credit", "effort", "pain_before", "pain_after", "safety", "slot"),
    *("note", "edited_at"),
)
STEPS = (
    *("session", "plan_on", "number", "step", "attempt", "kind", "exercise", "side", "set", "sets", "hold"),
    *("holds", "reps", "duration_s", "result", "credited_s", "elapsed_s", "extended_s", "next_step"),
    "recorded_at",
)
WALKS = (
    *("id", "walked_on", "started_at", "unit", "moving_s", "distance_m", "pain_before", "pain_after"),
    *("pain_next", "shoes", "surface", "note", "source"),
)
PAIN = ("id", "scored_on", "scored_at", "value", "moment", "session")
"""The columns of each table."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def write_tables(folder: Path, archive: Archive) -> tuple[Path, ...]:
    """Write the four tables into a folder, in place of those that are there; gives their paths.

    StorageError when one cannot be written."""
    paths = []
    for name, content in tables(archive).items():
        path = folder / name
        try:
            replace_file(path, content)
        except OSError as error:
            raise StorageError(f"The file {path} cannot be written: {error.strerror or error}") from error
        paths.append(path)
    return tuple(paths)


def tables(archive: Archive) -> Mapping[str, bytes]:
    """The four tables by file name; what was deleted is not in them."""
    return {
        "sessions.csv": _table(SESSIONS, (_fields(it, SESSIONS) for it in _live(archive.sessions))),
        "steps.csv": _table(STEPS, _steps(archive)),
        "walks.csv": _table(WALKS, (_fields(it, WALKS) for it in _live(archive.walks))),
        "pain.csv": _table(PAIN, (_fields(it, PAIN) for it in _live(archive.pain_scores))),
    }


def _live(records: Iterable[RecordJson]) -> Iterator[RecordJson]:
    return (record for record in records if record.deleted_at is None)


def _fields(record: object, names: Iterable[str]) -> list[object]:
    return [getattr(record, name) for name in names]


def _steps(archive: Archive) -> Iterator[list[object]]:
    for session in archive.sessions:
        if session.deleted_at is None:
            yield from _steps_of(session, archive)


def _steps_of(session: SessionJson, archive: Archive) -> Iterator[list[object]]:
    laid: dict[int, StepJson] = {step.index: step for step in archive.timelines[session.timeline]}
    if session.route is not None:
        laid |= {step.index: step for step in archive.timelines[session.route]}
    said = ("kind", "exercise", "side", "set", "sets", "hold", "holds", "reps", "duration_s")
    live = (attempt for attempt in session.steps if attempt.deleted_at is None)
    for number, attempt in enumerate(live, start=1):
        step = laid.get(attempt.step)
        yield [
            *(session.id, session.plan_on, number, attempt.step, attempt.attempt),
            *([None] * len(said) if step is None else _fields(step, said)),
            *_fields(attempt, ("result", "credited_s", "elapsed_s", "extended_s", "next_step", "created_at")),
        ]


def _table(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case tuple():
            return " ".join(_cell(each) for each in value)
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value)
