"""Everything out and in again: equal, merged by rule, and all or nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from full_folder import ENDS, KEPT_EXPORT, changed, files_of, fill, opened, rows_of

from coach.application.transfer import Preview
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.pain import Moment
from coach.domain.red_flags import NO, Severity
from coach.domain.settings import Appearance
from coach.domain.walking import Unit, Walk
from coach.storage import json_files, json_store
from coach.storage.walks import Walks

ROOT = Path(__file__).parents[2]
LATER = timedelta(hours=2)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything in it; no test changes it."""
    folder = tmp_path_factory.mktemp("lived") / "data"
    fill(folder)
    return folder


@pytest.fixture(scope="module")
def exported(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of that folder in a file."""
    path = tmp_path_factory.mktemp("exported") / "all.json"
    with opened(lived) as workspace:
        assert workspace.transfer.save_everything(path) == ()
    return path


def take(folder: Path, path: Path, at: datetime = ENDS) -> Preview:
    with opened(folder, at) as workspace:
        return workspace.transfer.take(workspace.transfer.preview(path))


def everything(folder: Path) -> bytes:
    with opened(folder) as workspace:
        return workspace.transfer.everything().content


def without_order_of_steps(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Attempts are in order within their session only."""
    return rows | {"step_record": sorted(row[1:] for row in rows["step_record"])}


# Out and in


def test_there_is_something_of_everything(exported: Path) -> None:
    whole = json.loads(exported.read_text(encoding="utf-8"))
    assert list(whole)[:3] == ["format", "version", "settings"]
    assert all(whole.values()), {name for name, value in whole.items() if not value}
    for kind in ("sessions", "walks", "plan_revisions", "plan_skips"):
        assert {record["deleted_at"] is None for record in whole[kind]} == {True, False}
    assert {"by_hand", "route", "outcome", "edited_at"} <= whole["sessions"][0].keys()
    assert [it for it in whole["sessions"] if it["route"] is not None]
    assert [it for it in whole["sessions"] if it["by_hand"]]
    assert [it for it in whole["sessions"] if it["outcome"] is None]


def test_an_export_taken_into_an_empty_folder_exports_the_same_bytes(
    lived: Path, exported: Path, tmp_path: Path
) -> None:
    taken = take(tmp_path / "data", exported)
    assert everything(tmp_path / "data") == exported.read_bytes()
    assert without_order_of_steps(rows_of(tmp_path / "data")) == without_order_of_steps(rows_of(lived))
    assert (taken.replaced, taken.takes_settings, len(taken.files.own_new)) == (0, True, 3)
    for name in (
        "settings.toml",
        "routines/mine.toml",
        "exercises/my-bird-dog.toml",
        "poses/my-bird-dog.toml",
    ):
        assert (tmp_path / "data" / name).read_bytes() == (lived / name).read_bytes()
        assert (tmp_path / "data" / name).stat().st_mode & 0o777 == 0o600


def test_exporting_twice_gives_the_same_bytes(exported: Path, lived: Path) -> None:
    assert everything(lived) == exported.read_bytes() == everything(lived)
    assert exported.read_bytes().endswith(b"}\n")


def test_what_came_in_is_used(exported: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        assert workspace.pose("my-bird-dog") is None
        workspace.transfer.take(workspace.transfer.preview(exported))
        workspace.read_anew()
        assert workspace.planner.plan.revisions
        assert workspace.routine("mine").items[0].exercise == "my-bird-dog"
        assert workspace.pose("my-bird-dog") is not None
        unfinished = workspace.practice.unfinished()
        assert unfinished is not None
        assert len(unfinished.records) == 1
    with opened(tmp_path / "data") as later:
        assert later.settings.appearance is Appearance.DARK


def test_taking_a_file_twice_changes_nothing(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    take(folder, exported)
    rows, files = rows_of(folder), files_of(folder)
    again = take(folder, exported, ENDS + LATER)
    assert again.is_nothing
    assert again.backup is None
    assert (rows_of(folder), files_of(folder)) == (rows, files)


def test_taking_the_own_export_back_changes_nothing(lived: Path, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(lived, folder)
    rows, files = rows_of(folder), files_of(folder)
    assert take(folder, exported).is_nothing
    assert (rows_of(folder), files_of(folder)) == (rows, files)


def test_the_file_of_the_first_version_still_comes_in(tmp_path: Path) -> None:
    taken = take(tmp_path / "data", KEPT_EXPORT, datetime(2030, 1, 1, tzinfo=UTC))
    assert {kind: tally.new for kind, tally in taken.records.items()} == {
        "sessions": 5,
        "walks": 2,
        "symptom_checks": 1,
        "pain_scores": 5,
        "plan_revisions": 3,
        "plan_moves": 1,
        "plan_skips": 2,
        "plan_pauses": 1,
        "ladder_reviews": 1,
        "card_events": 1,
    }
    with opened(tmp_path / "data") as workspace:
        workspace.transfer.everything()
        assert workspace.routine("mine").name == 'My "own" routine'
        assert {it.slot for it in workspace.planner.plan.moves}
        assert workspace.settings.appearance is Appearance.DARK


def test_an_empty_folder_exports_and_comes_in(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.transfer.save_everything(tmp_path / "none.json")
    assert take(tmp_path / "other", tmp_path / "none.json").is_nothing


def test_deleted_things_stay_deleted(exported: Path, tmp_path: Path) -> None:
    """A computer that has a session takes the news that it was deleted on another, not the session again."""
    folder = tmp_path / "data"
    take(folder, exported)
    with opened(folder, ENDS + LATER) as workspace:
        session = workspace.practice.unfinished()
        assert session is not None
        workspace.practice.discard(session.id).result()
    assert take(folder, exported, ENDS + 2 * LATER).is_nothing
    with opened(folder, ENDS + LATER) as workspace:
        assert workspace.practice.unfinished() is None
        workspace.transfer.save_everything(tmp_path / "later.json")
    take(tmp_path / "other", exported)
    taken = take(tmp_path / "other", tmp_path / "later.json", ENDS + LATER)
    assert taken.records["sessions"].newer == 1
    with opened(tmp_path / "other", ENDS + LATER) as workspace:
        assert workspace.practice.unfinished() is None


# Merging


def test_the_later_change_wins_and_is_counted(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    take(folder, exported)
    with opened(folder, ENDS + LATER) as workspace:
        walks = Walks(workspace._database)
        (walk,) = walks.between(date.min, date.max)
        walks.change(replace(walk, note="here, later"), ENDS + LATER).result()
    older = take(folder, exported, ENDS + LATER)
    assert older.is_nothing
    assert older.records["walks"].older == 1

    def edit(whole: dict[str, Any]) -> None:
        whole["walks"][1] |= {"note": "there, latest", "changed_at": "2026-11-17T12:00:00Z"}

    newer = changed(exported, tmp_path / "newer.json", edit)
    taken = take(folder, newer, ENDS + LATER)
    assert (taken.replaced, taken.records["walks"].newer) == (1, 1)
    with opened(folder) as workspace:
        assert [it.note for it in Walks(workspace._database).between(date.min, date.max)] == ["there, latest"]


def test_a_session_that_went_on_elsewhere_comes_in_with_its_steps(exported: Path, tmp_path: Path) -> None:
    take(tmp_path / "here", exported)
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    with opened(tmp_path / "there", ENDS + timedelta(minutes=1)) as workspace:
        session = workspace.practice.unfinished()
        assert session is not None
        done = replace(session.records[0], step=1, next_step=2)
        workspace.practice.step_finished(session.id, done).result()
        workspace.transfer.save_everything(tmp_path / "there.json")
    taken = take(tmp_path / "here", tmp_path / "there.json")
    assert (taken.records["sessions"].newer, taken.records["sessions"].same) == (1, 4)
    with opened(tmp_path / "here") as workspace:
        again = workspace.practice.unfinished()
        assert again is not None
        assert again.records == (*session.records, done)


def test_two_plans_of_one_moment_become_one(tmp_path: Path) -> None:
    """Adopted on either computer at the same moment: the one that was changed later stays on both."""
    for name, first_at in (("one", time(7)), ("other", time(8))):
        with opened(tmp_path / name) as workspace:
            slots = [replace(it, at=first_at) for it in workspace.planner.starting_week()]
            workspace.planner.adopt(slots).result()
            workspace.transfer.save_everything(tmp_path / f"{name}.json")
    to_one = take(tmp_path / "one", tmp_path / "other.json")
    to_other = take(tmp_path / "other", tmp_path / "one.json")
    assert to_one.records["plan_revisions"].displaced + to_other.records["plan_revisions"].displaced == 1
    assert everything(tmp_path / "one") == everything(tmp_path / "other")
    with opened(tmp_path / "one") as workspace:
        assert len(workspace.planner.plan.revisions) == 1
    assert take(tmp_path / "one", tmp_path / "other.json").is_nothing
    assert take(tmp_path / "other", tmp_path / "one.json").is_nothing


def test_own_files_and_settings_that_differ_stay(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    take(folder, exported)
    own = folder / "routines" / "mine.toml"
    own.write_text(own.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    (folder / "settings.toml").write_text('appearance = "light"\n', encoding="utf-8")
    (folder / "poses" / "my-bird-dog.toml").unlink()
    taken = take(folder, exported)
    assert (taken.files.kept, taken.files.same, taken.keeps_settings) == (("routines/mine.toml",), 1, True)
    assert taken.files.own_new == ("poses/my-bird-dog.toml",)
    assert own.read_text(encoding="utf-8").endswith("# mine\n")
    assert (folder / "settings.toml").read_text(encoding="utf-8") == 'appearance = "light"\n'


# Safety


def answer(folder: Path, at: datetime, severity: Severity, *, is_assessed: bool = False) -> None:
    with opened(folder, at) as workspace:
        if severity is Severity.EMERGENCY:
            workspace.safety.report_emergency("chest-pain", "a-session").result()
            return
        answers = {question.id: NO for question in workspace.safety.sheet.questions}
        workspace.safety.answer(answers, is_assessed=is_assessed)[1].result()


def saved(folder: Path) -> Path:
    path = folder.with_suffix(".json")
    path.write_bytes(everything(folder))
    return path


def standing(folder: Path) -> Severity | None:
    with opened(folder, ENDS + LATER) as workspace:
        return workspace.safety.standing().finding.severity if workspace.safety.check() else None


@pytest.mark.parametrize("is_first_here", [True, False])
def test_an_older_check_does_not_come_forward(tmp_path: Path, is_first_here: bool) -> None:
    earlier, later = ("here", "there") if is_first_here else ("there", "here")
    answer(tmp_path / earlier, ENDS, Severity.CLEAR)
    answer(tmp_path / later, ENDS + LATER / 2, Severity.EMERGENCY)
    taken = take(tmp_path / "here", saved(tmp_path / "there"), ENDS + LATER)
    assert standing(tmp_path / "here") is Severity.EMERGENCY
    assert not taken.is_carried


@pytest.mark.parametrize("is_first_here", [True, False])
def test_milder_answers_of_another_computer_lift_nothing(tmp_path: Path, is_first_here: bool) -> None:
    earlier, later = ("here", "there") if is_first_here else ("there", "here")
    answer(tmp_path / earlier, ENDS, Severity.EMERGENCY)
    answer(tmp_path / later, ENDS + LATER / 2, Severity.CLEAR)
    there = saved(tmp_path / "there")
    here = saved(tmp_path / "here")
    taken = take(tmp_path / "here", there, ENDS + LATER)
    assert taken.is_carried
    assert standing(tmp_path / "here") is Severity.EMERGENCY
    assert take(tmp_path / "here", there, ENDS + LATER).is_nothing
    take(tmp_path / "there", here, ENDS + LATER)
    assert everything(tmp_path / "here") == everything(tmp_path / "there")


def test_a_clinicians_assessment_lifts_what_the_other_computer_found(tmp_path: Path) -> None:
    answer(tmp_path / "here", ENDS, Severity.EMERGENCY)
    answer(tmp_path / "there", ENDS + LATER / 2, Severity.CLEAR)
    answer(tmp_path / "there", ENDS + LATER / 2, Severity.CLEAR, is_assessed=True)
    taken = take(tmp_path / "here", saved(tmp_path / "there"), ENDS + LATER)
    assert not taken.is_carried
    assert standing(tmp_path / "here") is Severity.CLEAR


def test_an_older_pain_score_does_not_come_forward(tmp_path: Path) -> None:
    for name, at, value in (("here", ENDS + LATER, 2), ("there", ENDS, 8)):
        with opened(tmp_path / name, at) as workspace:
            workspace.safety.score_pain(value, Moment.NOW).result()
    take(tmp_path / "here", saved(tmp_path / "there"), ENDS + LATER)
    with opened(tmp_path / "here", ENDS + LATER) as workspace:
        last = workspace.safety.last_pain()
        assert last is not None
        assert last.value == 2


# All or nothing


def whole(folder: Path) -> tuple[object, object]:
    return rows_of(folder), files_of(folder)


@pytest.fixture
def living(workspace: Workspace) -> Workspace:
    """Somebody with a walk of their own, before an import."""
    walk = Walk(id="mine", walked_on=date(2026, 11, 16), unit=Unit.MINUTES, moving_s=600)
    Walks(workspace._database).add(walk, ENDS).result()
    return workspace


def fails_at(monkeypatch: pytest.MonkeyPatch, module: object, name: str, call: int) -> None:
    """The n-th call of a function meets a full disk."""
    real = getattr(module, name)
    calls = iter(range(1, 1000))

    def full(*arguments: Any) -> Any:
        if next(calls) == call:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(module, name, full)


@pytest.mark.parametrize(
    ("module", "name", "call"),
    [
        (json_store, "put", 1),
        (json_store, "put", 12),
        (json_store, "put_attempts", 3),
        (json_files, "replace_file", 1),
        (json_files, "replace_file", 3),
        (json_files, "replace_file", 4),
    ],
)
def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    living: Workspace, exported: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, call: int
) -> None:
    before = whole(living.folder)
    preview = living.transfer.preview(exported)
    fails_at(monkeypatch, module, name, call)
    with pytest.raises(StorageError, match="No space left"):
        living.transfer.take(preview)
    assert whole(living.folder) == before
    monkeypatch.undo()
    assert living.transfer.take(preview).new > 0


def test_a_commit_that_fails_leaves_everything_as_it_was(
    living: Workspace, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(living.folder)
    preview = living.transfer.preview(exported)
    real = living._database.writer._committed

    def never(work: Callable[[Any], Any]) -> Any:
        def then_fail(connection: Any) -> Any:
            work(connection)
            raise StorageError("Could not save: disk is full.")

        return real(then_fail)

    monkeypatch.setattr(living._database.writer, "_committed", never)
    with pytest.raises(StorageError, match="disk is full"):
        living.transfer.take(preview)
    assert whole(living.folder) == before


def test_no_backup_no_import(living: Workspace, exported: Path) -> None:
    (living.folder / "backups").write_text("in the way", encoding="utf-8")
    before = whole(living.folder)
    preview = living.transfer.preview(exported)
    with pytest.raises(StorageError, match="No backup could be made"):
        living.transfer.take(preview)
    assert whole(living.folder) == before


def test_a_program_that_dies_in_the_middle_leaves_the_records_as_they_were(
    exported: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with opened(folder) as workspace:
        workspace.safety.score_pain(2).result()
    before = rows_of(folder)
    script = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from coach.application.clock import HandClock; from coach.application.workspace import Workspace;"
        "from coach.storage import json_store; json_store.put_attempts = lambda *_: os._exit(9);"
        "w = Workspace(Path(sys.argv[1]), HandClock(datetime(2026, 11, 17, 8, tzinfo=UTC)));"
        "w.transfer.take(w.transfer.preview(Path(sys.argv[2])))"
    )
    command = [sys.executable, "-c", script, str(folder), str(exported)]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=60, check=False)
    assert done.returncode == 9
    with opened(folder):
        assert rows_of(folder) == before
    assert {name.partition("/")[0] for name in files_of(folder)} == {"backups"}
    assert take(folder, exported).new > 0


def test_what_was_here_is_in_the_backup(living: Workspace, exported: Path) -> None:
    own = living.folder / "routines"
    own.mkdir()
    (own / "notes.toml").write_text("# mine", encoding="utf-8")
    before = rows_of(living.folder)
    backup = living.transfer.take(living.transfer.preview(exported)).backup
    assert backup is not None
    assert backup.name == "20261117T073000Z-before-import"
    assert rows_of(backup) == before
    assert (backup / "routines" / "notes.toml").read_text(encoding="utf-8") == "# mine"


# What cannot be used


def test_own_files_that_cannot_be_used_are_left_out_and_named(lived: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(lived, folder)
    (folder / "exercises" / "my-bird-dog.toml").write_text("id = 3", encoding="utf-8")
    (folder / "routines" / "Über.toml").write_text('id = "x"', encoding="utf-8")
    with opened(folder) as workspace:
        left_out = workspace.transfer.save_everything(tmp_path / "rest.json")
    assert [Path(problem.source).name for problem in left_out] == [
        "Über.toml",
        "my-bird-dog.toml",
        "mine.toml",
    ]
    assert left_out[2].path == "$.items[0].exercise"
    taken = take(tmp_path / "other", tmp_path / "rest.json")
    assert taken.files.own_new == ("poses/my-bird-dog.toml",)


def test_only_a_file_is_written_over(workspace: Workspace, tmp_path: Path) -> None:
    """Replacing a device by a file would be a poor export."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(StorageError, match="cannot be written: something else has that name"):
            workspace.transfer.save_everything(path)
    assert (tmp_path / "pipe").is_fifo()


def test_a_file_that_cannot_be_written_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageError, match=r"all\.json cannot be written: its folder is not there"):
        workspace.transfer.save_everything(tmp_path / "file" / "all.json")


@pytest.fixture(autouse=True)
def _lived_stays(lived: Path) -> Iterator[None]:
    before = files_of(lived)
    yield
    assert files_of(lived) == before
