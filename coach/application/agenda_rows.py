"""The agenda as plain rows, for scripts and other programs."""

from collections.abc import Iterable

from coach.application.agenda import Day
from coach.domain.statuses import Entry


def agenda_rows(days: Iterable[Day]) -> list[dict[str, object]]:
    """One row an entry, in the order of day and time; a moved one has a row on both days."""
    return [_row(entry) for day in days for entry in day.entries]


def _row(entry: Entry) -> dict[str, object]:
    asked = entry.occurrence
    why = asked.skip or asked.pause
    return {
        "date": asked.on.isoformat(),
        "time": f"{asked.at:%H:%M}",
        "slot": asked.slot,
        "routine": asked.routine,
        "categories": [category.value for category in asked.categories],
        "status": entry.status.value,
        "session": entry.sessions[0].id if entry.sessions else None,
        "moved_from": asked.moved_from.isoformat() if asked.moved_from else None,
        "reason": why.value if why else None,
    }
