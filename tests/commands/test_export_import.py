"""`export` and `import` on the command line: what they print, write and refuse, and what they never load."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine
from full_folder import ENDS, KEPT_EXPORT, changed, files_of, rows_of

from coach.application.clock import HandClock
from coach.commands import transfer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def say(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """On the day of the kept export."""
    monkeypatch.setattr(transfer, "SystemClock", lambda: HandClock(ENDS))
    return CommandLine(folder, capfdbinary)


def test_what_is_printed_is_what_is_written(say, tmp_path: Path) -> None:
    say("import", KEPT_EXPORT)
    printed = say("export", "--format", "json")
    assert (printed.code, printed.err) == (0, "")
    written = say("export", "--format", "json", "-o", tmp_path / "all.json")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == printed.out
    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o600
    assert json.loads(printed.out) == json.loads(KEPT_EXPORT.read_text(encoding="utf-8"))


def test_tables_go_into_a_folder(say, tmp_path: Path) -> None:
    say("import", KEPT_EXPORT)
    said = say("export", "--format", "csv", "-o", tmp_path / "tables")
    names = ["sessions.csv", "steps.csv", "walks.csv", "pain.csv"]
    assert (said.code, said.out.split()) == (0, [str(tmp_path / "tables" / name) for name in names])
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(names)


@pytest.mark.parametrize("wrong", [["--format", "csv"], ["--format", "xml"], []])
def test_wrong_usage_is_told_and_creates_nothing(say, folder: Path, wrong: list[str]) -> None:
    assert say("export", *wrong).code == 2
    assert not folder.exists()


def test_exporting_nothing_creates_nothing(say, folder: Path) -> None:
    said = say("export", "--format", "json")
    assert json.loads(said.out)["sessions"] == []
    assert not folder.exists()


def test_a_dry_run_says_what_would_come_and_creates_nothing(say, folder: Path) -> None:
    said = say("import", KEPT_EXPORT, "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "sessions               5 new",
        "walks                  2 new",
        "symptom checks         1 new",
        "pain scores            5 new",
        "weeks of the plan      3 new",
        "moved appointments     1 new",
        "skipped appointments   2 new",
        "pauses                 1 new",
        "Monday reviews         1 new",
        "cards read or shown    1 new",
        "files of your own      3 new",
        "Its settings are used, since there are none here.",
        "Nothing was changed.",
    ]
    assert not folder.exists()


def test_an_import_says_what_came_and_where_the_rest_is_kept(say, folder: Path, tmp_path: Path) -> None:
    said = say("import", KEPT_EXPORT)
    kept = folder / "backups" / "20261117T073000Z-before-import"
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == f"Imported. What was here before is in {kept}."
    assert kept.is_dir()
    rows, files = rows_of(folder), files_of(folder)
    again = say("import", KEPT_EXPORT)
    assert again.out.splitlines()[0] == "sessions               5 here already"
    assert again.out.splitlines()[-1] == "Everything in this file is here already."

    def later(whole) -> None:
        whole["walks"][0] |= {"note": "later", "changed_at": "2026-11-17T07:00:00Z"}
        whole["settings"]["appearance"] = "light"
        whole["routines"][0]["text"] += "# theirs\n"

    would = say("import", changed(KEPT_EXPORT, tmp_path / "later.json", later), "--dry-run")
    assert would.out.splitlines()[1] == "walks                  1 newer than yours, 1 here already"
    assert would.out.splitlines()[-4:] == [
        "routines/mine.toml differs from yours. Yours stays as it is.",
        "Its settings differ from yours. Yours stay as they are.",
        "Records of yours that newer ones take the place of: 1.",
        "Nothing was changed.",
    ]
    assert (rows_of(folder), files_of(folder)) == (rows, files)


def test_a_refusal_says_where_and_why_and_creates_nothing(say, folder: Path, tmp_path: Path) -> None:
    def hurt(whole) -> None:
        whole["sessions"][3]["pain_before"] = 11

    bad = changed(KEPT_EXPORT, tmp_path / "bad.json", hurt)
    for arguments in ((bad,), (bad, "--dry-run")):
        said = say("import", *arguments)
        place = f"{bad}: $.sessions[3].pain_before: found 11, expected a whole number from 0 to 10\n"
        assert (said.code, said.out, said.err) == (1, "", place)
    assert not folder.exists()


def test_own_files_that_cannot_be_used_are_named(say, folder: Path) -> None:
    (folder / "routines").mkdir(parents=True)
    (folder / "routines" / "broken.toml").write_text("id = 3", encoding="utf-8")
    said = say("export", "--format", "json")
    assert said.code == 0
    assert said.err.startswith(f"Left out: {folder / 'routines' / 'broken.toml'}: $.id: found 3")


def test_neither_command_loads_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from coach.cli import main;"
        "main(['--data-dir', sys.argv[1], 'export', '--format', 'json']);"
        "main(['--data-dir', sys.argv[1], 'import', sys.argv[2], '--dry-run']);"
        "print([name for name in sys.modules if name.partition('.')[0] in ('PySide6', 'numpy', 'pyqtgraph')])"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "data"), str(KEPT_EXPORT)]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_coming_weeks_as_a_calendar(say, folder: Path, tmp_path: Path) -> None:
    say("import", KEPT_EXPORT)
    printed = say("export", "--format", "ics")
    assert printed.out.startswith("BEGIN:VCALENDAR")
    assert say("export", "--format", "ics", "-o", tmp_path / "weeks.ics").code == 0
    assert (tmp_path / "weeks.ics").read_bytes().decode() == printed.out
    fewer = say("export", "--format", "ics", "--weeks", "1").out
    assert 0 < fewer.count("BEGIN:VEVENT") < printed.out.count("BEGIN:VEVENT")


def test_without_a_plan_there_is_no_calendar(say, folder: Path) -> None:
    said = say("export", "--format", "ics")
    assert (said.code, said.out) == (1, "")
    assert said.err == "There is no plan yet. Plan a week first.\n"
    assert not folder.exists()


def test_a_file_in_a_folder_that_is_not_there_is_refused(say, tmp_path: Path) -> None:
    said = say("export", "--format", "json", "-o", tmp_path / "nowhere" / "all.json")
    assert (said.code, said.out) == (1, "")
    assert "its folder is not there" in said.err
    assert not (tmp_path / "nowhere").exists()
