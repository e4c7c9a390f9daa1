"""Which knowledge cards were read, and when each last came up by itself."""

import sqlite3
from concurrent.futures import Future
from datetime import date, datetime
from uuid import uuid4

from coach.storage.database import Database, offset_min, utc_text


class CardEvents:
    """What happened to cards. Writes are futures that resolve once committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record_read(self, card_id: str, at: datetime, on: date) -> Future[None]:
        """Store that a card was read; the first time counts."""
        return self._insert(card_id, "read", at, on)

    def record_shown(self, card_id: str, at: datetime, on: date) -> Future[None]:
        """Store that a card came up by itself; once a plan date counts."""
        return self._insert(card_id, "shown", at, on)

    def read(self) -> frozenset[str]:
        """The cards that were read, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT card FROM card_event WHERE kind = 'read' AND deleted_at IS NULL"
            ).fetchall()
        return frozenset(row["card"] for row in rows)

    def shown(self) -> dict[str, date]:
        """The plan date on which each card last came up by itself, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT card, max(happened_on) AS last_on FROM card_event"
                " WHERE kind = 'shown' AND deleted_at IS NULL GROUP BY card"
            ).fetchall()
        return {row["card"]: date.fromisoformat(row["last_on"]) for row in rows}

    def _insert(self, card_id: str, kind: str, at: datetime, on: date) -> Future[None]:
        stored = {
            "id": str(uuid4()),
            "card": card_id,
            "kind": kind,
            "happened_at": utc_text(at),
            "happened_on": on.isoformat(),
            "happened_offset_min": offset_min(at),
            "created_at": utc_text(at),
            "changed_at": utc_text(at),
        }
        places = ", ".join(f":{name}" for name in stored)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                f"INSERT INTO card_event ({', '.join(stored)}) VALUES ({places}) ON CONFLICT DO NOTHING",
                stored,
            )

        return self._database.writer.submit(work)
