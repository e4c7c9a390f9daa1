"""A data folder opened: what it holds outlives the program, and what is broken in it is told apart."""

import json
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coach.application.clock import HandClock
from coach.application.workspace import Workspace, default_folder
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.session import Options, StepRecord, StepResult

RECORD = StepRecord(
    step=0,
    attempt=1,
    result=StepResult.SKIPPED,
    credited_s=0.0,
    elapsed_s=2.5,
    extended_s=0.0,
    next_step=1,
)


def test_what_is_stored_outlives_the_program(tmp_path: Path, hand_clock: HandClock) -> None:
    with closing(Workspace(tmp_path / "deep" / "data", hand_clock)) as workspace:
        session, _ = workspace.practice.begin("standing-break", Options())
        workspace.practice.step_finished(session.id, RECORD)
        workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 17)))
    with closing(Workspace(tmp_path / "deep" / "data", hand_clock)) as later:
        assert later.settings.welcomed_on == date(2026, 11, 17)
        assert later.practice.resume(session.id) == replace(session, records=(RECORD,))


def test_closing_ends_every_thread(tmp_path: Path, hand_clock: HandClock) -> None:
    before = threading.active_count()
    workspace = Workspace(tmp_path, hand_clock)
    assert threading.active_count() > before
    workspace.close()
    assert threading.active_count() == before


def test_waiting_until_stored_waits_for_what_was_handed_over(workspace: Workspace) -> None:
    stored = [workspace.safety.score_pain(value) for value in range(5)]
    workspace.wait_until_stored()
    assert all(future.done() for future in stored)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, hand_clock: HandClock) -> None:
    place = tmp_path / "data"
    place.write_text("not a folder", encoding="utf-8")
    with pytest.raises(StorageError, match="data cannot be written: It is a file"):
        Workspace(place, hand_clock)
    assert place.read_text(encoding="utf-8") == "not a folder"


def test_settings_that_cannot_be_read_are_told_and_leave_no_thread(
    tmp_path: Path, hand_clock: HandClock
) -> None:
    (tmp_path / "settings.toml").write_text('appearance = "loud"', encoding="utf-8")
    before = threading.active_count()
    with pytest.raises(RefusedInput, match=r'settings\.toml: \$\.appearance: found "loud"'):
        Workspace(tmp_path, hand_clock)
    assert threading.active_count() == before


def test_a_bad_own_routine_leaves_the_rest_working(workspace: Workspace) -> None:
    own = workspace.folder / "routines"
    own.mkdir()
    (own / "mine.toml").write_text("id = 3", encoding="utf-8")
    with pytest.raises(RefusedInput, match="mine"):
        workspace.routine("mine")
    assert workspace.routine("core-foundation").duration_s == 763


def test_the_whole_library_and_what_is_wrong_with_it(workspace: Workspace) -> None:
    for kind in ("routines", "exercises"):
        (workspace.folder / kind).mkdir()
        (workspace.folder / kind / "broken.toml").write_text("id = 3", encoding="utf-8")
    routines, refused = workspace.routines()
    exercises, unread = workspace.exercises()
    assert "core-foundation" in {routine.id for routine in routines}
    assert "bird-dog" in {exercise.id for exercise in exercises}
    assert [problem.source for problem in (*refused, *unread)] == [
        str(workspace.folder / kind / "broken.toml") for kind in ("routines", "exercises")
    ]


def test_every_exercise_of_the_suggested_routine_is_drawn(workspace: Workspace) -> None:
    for item in workspace.routine("core-foundation").items:
        pose = workspace.pose(item.exercise)
        assert pose is not None
        assert pose.id == workspace.exercise(item.exercise).id
    assert workspace.pose("no-such-exercise") is None


def test_the_usual_place_belongs_to_this_program() -> None:
    assert default_folder().is_absolute()
    assert "back-coach" in default_folder().parts


def test_a_copy_of_a_session_is_whole(workspace: Workspace, tmp_path: Path) -> None:
    session, _ = workspace.practice.begin("standing-break", Options())
    path = tmp_path / "kopie – ü.json"
    workspace.save_copy(str(path), session, session.route[1:], [RECORD])
    copy = json.loads(path.read_text(encoding="utf-8"))
    assert (copy["id"], copy["routine"], copy["plan_on"]) == (session.id, "standing-break", "2026-11-17")
    assert copy["ladder_week"] is None
    assert copy["started_at"] == "2026-11-17T07:30:00+00:00"
    assert [step["index"] for step in copy["timeline"]] == [step.index for step in session.timeline]
    assert [step["index"] for step in copy["route"]] == [step.index for step in session.route[1:]]
    assert copy["records"] == [
        {
            "step": 0,
            "attempt": 1,
            "result": "skipped",
            "credited_s": 0.0,
            "elapsed_s": 2.5,
            "extended_s": 0.0,
            "next_step": 1,
        }
    ]


def test_a_copy_that_cannot_be_written_says_so(workspace: Workspace, tmp_path: Path) -> None:
    session, _ = workspace.practice.begin("standing-break", Options())
    with pytest.raises(StorageError, match=r"Could not write .*: Is a directory"):
        workspace.save_copy(str(tmp_path), session, session.route, [])


def test_settings_that_came_in_hold_at_once(
    workspace: Workspace, hand_clock: HandClock, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    with closing(Workspace(tmp_path / "other", hand_clock)) as other:
        other.change_settings(replace(other.settings, walked_last_week=6.5))
        other.transfer.save_everything(export)
    workspace.transfer.take(workspace.transfer.preview(export))
    workspace.read_anew()
    assert workspace.settings.walked_last_week == 6.5
