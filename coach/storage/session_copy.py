"""A session as a file of its own, for the day the database cannot be written."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from coach.domain.errors import StorageError
from coach.domain.session import SessionRecord, StepRecord
from coach.domain.timeline import Timeline
from coach.storage.timeline_json import step_object


def write_session_copy(
    path: Path, session: SessionRecord, route: Timeline, records: Sequence[StepRecord]
) -> None:
    """Write what happened so far as JSON; StorageError when the file cannot be written."""
    whole = {
        "id": session.id,
        "routine": session.routine,
        "ladder_week": session.options.ladder_week,
        "started_at": session.started_at.isoformat(),
        "plan_on": session.plan_on.isoformat(),
        "timeline": [step_object(step) for step in session.timeline],
        "route": [step_object(step) for step in route],
        "records": [asdict(record) for record in records],
    }
    try:
        path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise StorageError(f"Could not write {path}: {error.strerror}.") from error
