"""Walks on record."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date, datetime
from decimal import Decimal

from coach.domain.errors import StorageError
from coach.domain.walking import Source, Unit, Walk
from coach.storage.database import Database, instant, offset_min, utc_text


class Walks:
    """The walks of a database. Writes are futures that resolve once committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, walk: Walk, at: datetime) -> Future[None]:
        """Store a new walk."""
        return self.add_all((walk,), at)

    def add_all(self, walks: Sequence[Walk], at: datetime) -> Future[None]:
        """Store new walks, all of them or none."""
        rows = [
            {"id": walk.id, "created_at": utc_text(at), "changed_at": utc_text(at)} | walk_values(walk)
            for walk in walks
        ]

        def work(connection: sqlite3.Connection) -> None:
            for row in rows:
                places = ", ".join(f":{name}" for name in row)
                connection.execute(f"INSERT INTO walk ({', '.join(row)}) VALUES ({places})", row)

        return self._database.writer.submit(work)

    def change(self, walk: Walk, at: datetime) -> Future[None]:
        """Store what a walk is now."""
        return self._changed((walk.id,), at, walk_values(walk))

    def discard(self, walk_id: str, at: datetime) -> Future[None]:
        """Mark a walk as deleted."""
        return self.discard_all((walk_id,), at)

    def discard_all(self, walk_ids: Sequence[str], at: datetime) -> Future[None]:
        """Mark walks as deleted, all of them or none."""
        return self._changed(walk_ids, at, {"deleted_at": utc_text(at)})

    def restore(self, walk_id: str, at: datetime) -> Future[None]:
        """Undo `discard`."""
        return self._changed((walk_id,), at, {"deleted_at": None})

    def between(self, first: date, last: date) -> list[Walk]:
        """The walks of these plan dates, both included, in the order of day and start."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM walk WHERE deleted_at IS NULL AND walked_on BETWEEN ? AND ?"
                " ORDER BY walked_on, started_at, id",
                (first.isoformat(), last.isoformat()),
            ).fetchall()
        return [walk_of(row) for row in rows]

    def changed_at(self, first: date, last: date) -> dict[str, datetime]:
        """When each walk of these plan dates was last put down, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, changed_at FROM walk WHERE deleted_at IS NULL AND walked_on BETWEEN ? AND ?",
                (first.isoformat(), last.isoformat()),
            ).fetchall()
        return {row["id"]: instant(row["changed_at"], 0) for row in rows}

    def first_on(self) -> date | None:
        """The plan date of the first walk; None without any."""
        with self._database.reading() as connection:
            (found,) = connection.execute(
                "SELECT min(walked_on) FROM walk WHERE deleted_at IS NULL"
            ).fetchone()
        return date.fromisoformat(found) if found else None

    def last(self) -> Walk | None:
        """The last walk in the order of day and start; None without any."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM walk WHERE deleted_at IS NULL"
                " ORDER BY walked_on DESC, started_at DESC, id DESC LIMIT 1"
            ).fetchone()
        return walk_of(row) if row else None

    def get(self, walk_id: str) -> Walk | None:
        """A walk that is not deleted; None when there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM walk WHERE deleted_at IS NULL AND id = ?", (walk_id,)
            ).fetchone()
        return walk_of(row) if row else None

    def day_of(self, number: int) -> date | None:
        """The plan date of a walk counted from the last one, 0; None when there are not so many."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT walked_on FROM walk WHERE deleted_at IS NULL"
                " ORDER BY walked_on DESC LIMIT 1 OFFSET ?",
                (number,),
            ).fetchone()
        return date.fromisoformat(row[0]) if row else None

    def version(self) -> tuple[int, int]:
        """Equal only while nothing has been committed, as far as the calling thread can tell."""
        return self._database.version()

    def _changed(self, walk_ids: Sequence[str], at: datetime, values: dict[str, object]) -> Future[None]:
        named = values | {"changed_at": utc_text(at)}
        places = ", ".join(f"{name} = :{name}" for name in named)

        def work(connection: sqlite3.Connection) -> None:
            for walk_id in walk_ids:
                changed = connection.execute(
                    f"UPDATE walk SET {places} WHERE id = :id", named | {"id": walk_id}
                )
                if changed.rowcount != 1:
                    raise StorageError("Could not save: this walk is not on record.")

        return self._database.writer.submit(work)


def walk_values(walk: Walk) -> dict[str, object]:
    """The columns of a walk but for its id and when it was written."""
    return {
        "walked_on": walk.walked_on.isoformat(),
        "started_at": utc_text(walk.started_at) if walk.started_at else None,
        "started_offset_min": offset_min(walk.started_at) if walk.started_at else None,
        "unit": walk.unit,
        "moving_s": walk.moving_s,
        "distance_m": None if walk.distance_m is None else f"{walk.distance_m:f}",
        "pain_before": walk.pain_before,
        "pain_after": walk.pain_after,
        "pain_next": walk.pain_next,
        "shoes": walk.shoes,
        "surface": walk.surface,
        "note": walk.note,
        "source": walk.source,
    }


def walk_of(row: sqlite3.Row) -> Walk:
    """The walk of a row."""
    return Walk(
        id=row["id"],
        walked_on=date.fromisoformat(row["walked_on"]),
        unit=Unit(row["unit"]),
        started_at=instant(row["started_at"], row["started_offset_min"]) if row["started_at"] else None,
        moving_s=row["moving_s"],
        distance_m=None if row["distance_m"] is None else Decimal(row["distance_m"]),
        pain_before=row["pain_before"],
        pain_after=row["pain_after"],
        pain_next=row["pain_next"],
        shoes=row["shoes"],
        surface=row["surface"],
        note=row["note"],
        source=Source(row["source"]),
    )
