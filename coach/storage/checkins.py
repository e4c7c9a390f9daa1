"""What a person has said about the body: symptom checks and pain scores."""

import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date, datetime
from uuid import uuid4

import msgspec

from coach.domain.pain import Moment, PainScore
from coach.domain.red_flags import Finding, Severity, SymptomCheck, Urgency
from coach.storage.database import Database, instant, offset_min, utc_text


class Checkins:
    """The answers of a database. Writes are futures that resolve once committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record_check(self, check: SymptomCheck, at: datetime) -> Future[None]:
        """Store a symptom check."""
        values = {
            "answered_at": utc_text(check.answered_at),
            "answered_on": check.answered_on.isoformat(),
            "answered_offset_min": offset_min(check.answered_at),
            "answers": msgspec.json.encode(dict(check.answers)).decode(),
            "severity": check.finding.severity.value,
            "urgency": check.finding.urgency.value,
            "has_leg_symptoms": check.finding.has_leg_symptoms,
            "is_assessed": check.is_assessed,
        }
        return self._insert("symptom_check", values, at)

    def checks(self) -> list[SymptomCheck]:
        """All symptom checks, in the order they were stored.

        A clock that was set back must not bring an older answer forward."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM symptom_check WHERE deleted_at IS NULL ORDER BY sequence"
            ).fetchall()
        return [_check(row) for row in rows]

    def version(self) -> tuple[int, int]:
        """Equal only while nothing has been committed, as far as the calling thread can tell."""
        return self._database.version()

    def record_pain(self, score: PainScore, at: datetime) -> Future[None]:
        """Store a pain score."""
        values = {
            "value": score.value,
            "moment": score.moment.value,
            "scored_at": utc_text(score.scored_at),
            "scored_on": score.scored_on.isoformat(),
            "scored_offset_min": offset_min(score.scored_at),
            "session": score.session,
        }
        return self._insert("pain_score", values, at)

    def latest_pain(self) -> PainScore | None:
        """The pain score stored last."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM pain_score WHERE deleted_at IS NULL ORDER BY sequence DESC LIMIT 1"
            ).fetchone()
        return _pain(row) if row else None

    def pains(self, first: date, last: date) -> list[PainScore]:
        """The pain scores of these plan dates, both included, in the order they were stored."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM pain_score WHERE deleted_at IS NULL AND scored_on BETWEEN ? AND ?"
                " ORDER BY sequence",
                (first.isoformat(), last.isoformat()),
            ).fetchall()
        return [_pain(row) for row in rows]

    def _insert(self, table: str, values: Mapping[str, object], at: datetime) -> Future[None]:
        stored = {**values, "id": str(uuid4()), "created_at": utc_text(at), "changed_at": utc_text(at)}
        places = ", ".join(f":{name}" for name in stored)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(f"INSERT INTO {table} ({', '.join(stored)}) VALUES ({places})", stored)

        return self._database.writer.submit(work)


def _check(row: sqlite3.Row) -> SymptomCheck:
    return SymptomCheck(
        answered_at=instant(row["answered_at"], row["answered_offset_min"]),
        answered_on=date.fromisoformat(row["answered_on"]),
        answers=msgspec.json.decode(row["answers"], type=dict[str, str]),
        finding=Finding(Severity(row["severity"]), Urgency(row["urgency"]), bool(row["has_leg_symptoms"])),
        is_assessed=bool(row["is_assessed"]),
    )


def _pain(row: sqlite3.Row) -> PainScore:
    return PainScore(
        value=row["value"],
        moment=Moment(row["moment"]),
        scored_at=instant(row["scored_at"], row["scored_offset_min"]),
        scored_on=date.fromisoformat(row["scored_on"]),
        session=row["session"],
    )
