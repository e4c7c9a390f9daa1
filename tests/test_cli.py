"""The command line: what it prints, what it answers with, and what it never loads."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from command_line import CommandLine, Said

from coach import __version__, cli, resources
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import PauseReason
from coach.domain.session import Options

ROOT = Path(__file__).parents[1]
TOTALS_S = {
    "core-builder": 879,
    "core-foundation": 763,
    "core-glutes-express": 720,
    "glute-builder": 966,
    "glute-foundation": 867,
    "morning-mobility": 300,
    "post-walk-quick": 240,
    "post-walk-stretch": 480,
    "recovery-gentle": 420,
    "standing-break": 120,
}
LADDER_S = {
    1: {"core-foundation": 414, "glute-foundation": 404},
    2: {"core-foundation": 763, "glute-foundation": 867},
    3: {"core-foundation": 865, "glute-foundation": 1007},
    4: {"core-builder": 579, "glute-builder": 558},
    5: {"core-builder": 879, "glute-builder": 966},
    6: {"core-builder": 920, "glute-builder": 1118},
}
STEP_KEYS = [
    "index",
    "kind",
    "start_s",
    "duration_s",
    "item",
    "exercise",
    "set",
    "sets",
    "side",
    "hold",
    "holds",
    "reps",
    "tempo_s",
    "cue",
]
AGENDA_KEYS = [
    "date",
    "time",
    "slot",
    "routine",
    "categories",
    "status",
    "session",
    "moved_from",
    "reason",
]
GOOD = """
id = "mine"
name = "Mine"
categories = ["mobility"]
levels = [1]
when = "whenever"
prepare_s = 5
transition_s = 5

[[items]]
exercise = "pelvic-tilt"
hold_s = 5
holds = 4
"""
BAD = GOOD.replace("hold_s = 5", 'hold_s = "ten"')
COMPLAINT = '$.items[0].hold_s: found "ten", expected whole seconds from 1 to 600'


BARE = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": str(ROOT)}
"""An environment without a display, and without wishes about buffering."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(folder, capsys)


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, with nothing of this desktop but what is given."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=BARE | environment, capture_output=True, text=True, check=False)


def in_a_process(*arguments: str, **environment: str) -> Said:
    done = python("-m", "coach", *arguments, **environment)
    return Said(done.returncode, done.stdout, done.stderr)


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "routines" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# Timelines


@pytest.mark.parametrize(("routine_id", "total_s"), TOTALS_S.items())
def test_a_timeline_has_its_total_and_no_gap(say, routine_id: str, total_s: int) -> None:
    said = say("timeline", routine_id, "--json")
    whole = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert list(whole) == ["routine", "total_s", "steps"]
    assert (whole["routine"], whole["total_s"]) == (routine_id, total_s)
    assert all(list(step) == STEP_KEYS for step in whole["steps"])
    ends_s = [0, *(step["start_s"] + step["duration_s"] for step in whole["steps"])]
    assert [step["start_s"] for step in whole["steps"]] == ends_s[:-1]
    assert ends_s[-1] == total_s
    assert [step["index"] for step in whole["steps"]] == list(range(len(whole["steps"])))


@pytest.fixture
def planned(folder: Path) -> Path:
    """A folder with the starting week from Monday on, its first routine done, its second moved."""
    clock = HandClock(datetime(2026, 11, 16, 6, 30, tzinfo=UTC))
    with closing(Workspace(folder, clock)) as workspace:
        workspace.planner.adopt(workspace.planner.starting_week()).result()
        clock.move(3600 * 3)
        workspace.practice.write_down("core-foundation", Options(), minutes_ago=5, effort=None, slot=None)[
            1
        ].result()
        (tuesday,) = workspace.agenda.days(date(2026, 11, 17), date(2026, 11, 17))
        key = tuesday.entries[0].occurrence.key
        workspace.planner.move(key, date(2026, 11, 18), time(18)).result()
        workspace.planner.pause(date(2026, 11, 21), date(2026, 11, 23), PauseReason.HOLIDAY).result()
    return folder


def test_the_agenda_as_data(say, planned: Path) -> None:
    arguments = ("agenda", "--from", "2026-11-16", "--as-of", "2026-11-18T12:00+00:00", "--json")
    said = say(*arguments)
    rows = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert all(list(row) == AGENDA_KEYS for row in rows)
    shown = [(row["date"][8:], row["time"], row["routine"], row["status"], row["reason"]) for row in rows]
    assert shown == [
        ("16", "07:30", "core-foundation", "done", None),
        ("16", "16:30", None, "missed", None),
        ("16", "17:00", "post-walk-quick", "missed", None),
        ("17", "07:30", "glute-foundation", "moved", None),
        ("18", "07:30", "morning-mobility", "due", None),
        ("18", "16:30", None, "upcoming", None),
        ("18", "17:00", "post-walk-quick", "upcoming", None),
        ("18", "18:00", "glute-foundation", "upcoming", None),
        ("19", "07:30", "core-foundation", "upcoming", None),
        ("20", "07:30", "glute-foundation", "upcoming", None),
        ("21", "10:00", None, "excused", "holiday"),
        ("21", "10:30", "post-walk-quick", "excused", "holiday"),
        ("22", "10:00", "recovery-gentle", "excused", "holiday"),
    ]
    assert rows[1]["categories"] == ["walk"]
    assert (rows[0]["session"] is None, rows[4]["session"]) == (False, None)
    assert [row["moved_from"] for row in rows if row["moved_from"]] == ["2026-11-17"]
    assert len({row["slot"] for row in rows}) == 12


def test_the_agenda_as_of_an_instant_knows_nothing_later(say, planned: Path) -> None:
    early = say("agenda", "--from", "2026-11-16", "--as-of", "2026-11-16T08:00+00:00", "--json")
    assert [row["status"] for row in json.loads(early.out)][:2] == ["due", "upcoming"]


def test_the_agenda_for_people_and_for_more_weeks(say, planned: Path) -> None:
    said = say("agenda", "--from", "2026-11-16", "--weeks", "2", "--as-of", "2026-11-18T12:00+00:00")
    lines = said.out.splitlines()
    assert lines[0] == "2026-11-16 07:30  done      core-foundation"
    assert lines[1] == "2026-11-16 16:30  missed    walk"
    assert len(lines) == 25


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--weeks", "0"), 2, "a whole number from 1 to 260"),
        (("--weeks", "many"), 2, "a whole number from 1 to 260"),
        (("--from", "2026-13-01"), 2, "a date such as"),
        (("--as-of", "noon"), 2, "a time such as"),
        (("--from", "9999-12-20", "--weeks", "9"), 1, "--from: found 9999-12-20, expected an earlier day"),
        (("--from", "9999-12-25"), 1, "--from: found 9999-12-25, expected an earlier day"),
    ],
)
def test_an_agenda_that_cannot_be_is_told(
    capsys: pytest.CaptureFixture[str], planned: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    try:
        answer = cli.main(["--data-dir", str(planned), "agenda", *arguments])
    except SystemExit as ended:
        answer = int(str(ended.code))
    assert answer == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("week", LADDER_S)
def test_a_ladder_week_has_its_dose(say, week: int) -> None:
    for routine_id in TOTALS_S:
        said = say("timeline", routine_id, "--week", str(week), "--json")
        whole = json.loads(said.out)
        assert (said.code, said.err) == (0, "")
        assert list(whole) == ["routine", "total_s", "steps"]
        assert whole["total_s"] == LADDER_S[week].get(routine_id, TOTALS_S[routine_id])
        assert whole["total_s"] == sum(step["duration_s"] for step in whole["steps"])


def test_the_last_week_has_longer_planks(say) -> None:
    steps = json.loads(say("timeline", "core-builder", "--week", "6", "--json").out)["steps"]
    works = [step for step in steps if step["kind"] == "work"]
    assert [step["duration_s"] for step in works if step["exercise"] == "forearm-plank"] == [25, 25, 25]
    side = [step for step in works if step["exercise"] == "side-plank-knee"]
    assert [(step["side"], step["duration_s"]) for step in side] == [("left", 10)] * 5 + [("right", 10)] * 5


def test_a_ladder_week_for_people(say) -> None:
    assert say("timeline", "core-foundation", "--week", "1").out.endswith("  414 s in all\n")


def test_own_routines_never_scale(say, folder: Path) -> None:
    own(folder, "mine.toml", GOOD)
    assert say("timeline", "mine", "--week", "3").out == say("timeline", "mine").out


@pytest.mark.parametrize("week", ["0", "7", "-1", "two", "1.5", "", "²"])
def test_a_week_that_is_not_on_the_ladder_is_told(capsys: pytest.CaptureFixture[str], week: str) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["timeline", "core-foundation", f"--week={week}"])
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(f'argument --week: found "{week}", expected a week from 1 to 6\n')


def test_fields_that_do_not_apply_are_null(say) -> None:
    steps = json.loads(say("timeline", "core-foundation", "--json").out)["steps"]
    assert set(steps[0].values()) == {0, "prepare", steps[0]["duration_s"], None}
    reps = next(step for step in steps if step["reps"])
    assert (reps["hold"], reps["holds"]) == (None, None)
    assert len(reps["tempo_s"]) == 4
    hold = next(step for step in steps if step["hold"])
    assert (hold["reps"], hold["tempo_s"]) == (None, None)


def test_a_timeline_for_people_ends_with_its_total(say) -> None:
    said = say("timeline", "standing-break")
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0].split() == ["0", "4", "prepare"]
    assert lines[1].endswith("Standing march")
    assert lines[-1].split() == ["120", "s", "in", "all"]


def test_an_unknown_routine_is_answered_with_the_known_ones(say) -> None:
    said = say("timeline", "nope")
    assert (said.code, said.out) == (1, "")
    assert said.err == f'routine: found "nope", expected one of {", ".join(sorted(TOTALS_S))}\n'


# Routines


def test_the_routines_are_listed_with_their_lengths(say) -> None:
    said = say("routines")
    assert (said.code, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines()] == sorted(TOTALS_S)
    assert "core-foundation         12:43  Core foundation\n" in said.out


def test_the_routines_as_data(say) -> None:
    routines = json.loads(say("routines", "--json").out)
    assert {routine["id"]: routine["duration_s"] for routine in routines} == TOTALS_S
    express = next(routine for routine in routines if routine["id"] == "core-glutes-express")
    assert list(express) == ["id", "name", "category", "level", "duration_s", "items"]
    assert express["category"] == ["core", "glutes"]
    assert all(isinstance(exercise, str) for exercise in express["items"])


def test_own_routines_stand_beside_the_shipped_ones(say, folder: Path) -> None:
    own(folder, "mine.toml", GOOD)
    routines = json.loads(say("routines", "--json").out)
    assert {routine["id"] for routine in routines} == {*TOTALS_S, "mine"}
    assert json.loads(say("timeline", "mine", "--json").out)["total_s"] == 25


def test_a_bad_own_file_is_told_and_leaves_the_rest_working(say, folder: Path) -> None:
    path = own(folder, "mine.toml", BAD)
    said = say("routines")
    assert [line.split()[0] for line in said.out.splitlines()] == sorted(TOTALS_S)
    assert (said.code, said.err) == (1, f"{path}: {COMPLAINT}\n")
    assert say("timeline", "core-foundation").code == 0
    bad = say("timeline", "mine")
    assert (bad.code, bad.out, bad.err) == (1, "", f"{path}: {COMPLAINT}\n")


def test_a_relative_data_folder_is_told_in_full(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own(folder, "mine.toml", BAD)
    monkeypatch.chdir(folder.parent)
    assert cli.main(["--data-dir", "data", "routines"]) == 1
    assert capsys.readouterr().err == f"{path}: {COMPLAINT}\n"


def test_asking_creates_no_data_folder(say, folder: Path) -> None:
    say("routines")
    say("timeline", "core-foundation")
    say("check", str(resources.routines()))
    assert say("agenda", "--json").out == "[]\n"
    assert not folder.exists()


# Checking


def test_all_shipped_files_pass(say) -> None:
    said = say("check", str(resources.routines()), str(resources.assets()))
    assert (said.code, said.out, said.err) == (0, "", "")


def test_good_files_pass_in_silence(say, tmp_path: Path) -> None:
    said = say("check", str(own(tmp_path, "mine.toml", GOOD)))
    assert (said.code, said.out, said.err) == (0, "", "")


def test_each_problem_is_one_sentence(say, tmp_path: Path) -> None:
    good = own(tmp_path, "good.toml", GOOD.replace('"mine"', '"good"'))
    bad = own(tmp_path, "mine.toml", BAD)
    worse = own(tmp_path, "worse.toml", "id = ")
    lost = own(tmp_path, "lost.toml", GOOD.replace("mine", "lost").replace("pelvic-tilt", "nothing"))
    said = say("check", str(good.parent))
    lines = said.err.splitlines()
    assert (said.code, said.out, len(lines)) == (1, "", 3)
    assert lines[0] == f'{lost}: $.items[0].exercise: found "nothing", expected a known exercise'
    assert lines[1] == f"{bad}: {COMPLAINT}"
    assert lines[2].startswith(f"{worse}: ")


def test_a_missing_path_is_told(say, tmp_path: Path) -> None:
    said = say("check", str(tmp_path / "nowhere.toml"))
    assert said.code == 1
    assert (
        said.err
        == f"{tmp_path / 'nowhere.toml'}: found No such file or directory, expected a readable file\n"
    )


def test_an_oversized_file_is_refused_unread(say, tmp_path: Path) -> None:
    path = own(tmp_path, "mine.toml", "# " + "x" * 5_000_000)
    said = say("check", str(path))
    assert said.code == 1
    assert said.err.startswith(f"{path}: ")
    assert len(said.err.splitlines()) == 1


# Usage


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"back-coach {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["dance"],
        ["timeline"],
        ["start"],
        ["check"],
        ["tour"],
        ["routines", "--yaml"],
        ["tour", "--out", "x", "--size", "wide"],
        ["tour", "--out", "x", "--size", "899x600"],
        ["tour", "--out", "x", "--size", "1280x-800"],
        ["tour", "--out", "x", "--scale", "0"],
        ["tour", "--out", "x", "--scale", "nan"],
        ["tour", "--out", "x", "--theme", "pink"],
    ],
)
def test_wrong_usage_is_answered_with_two(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: back-coach" in err


def test_the_command_runs_as_a_module(tmp_path: Path) -> None:
    said = in_a_process("--data-dir", str(tmp_path / "data"), "timeline", "core-foundation", "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["total_s"] == 763
    refused = in_a_process("timeline", "nope")
    assert refused.code == 1
    assert refused.err.startswith('routine: found "nope"')
    assert in_a_process("dance").code == 2


def test_a_reader_that_has_gone_is_no_fault() -> None:
    command = [sys.executable, "-m", "coach", "routines"]
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=BARE, text=True, check=False)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_output_is_no_fault() -> None:
    command = ["sh", "-c", 'exec "$0" -m coach routines >&-', sys.executable]
    done = subprocess.run(command, stderr=subprocess.PIPE, env=BARE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# The window


class Opened:
    """Stands in for the program's window and remembers what it was asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from coach import app

        self.asked: list[tuple[Path, str]] = []
        monkeypatch.setattr(app, "open_window", self._open)

    def _open(self, folder: Path, routine_id: str = "") -> int:
        self.asked.append((folder, routine_id))
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(monkeypatch)


def test_no_command_opens_the_window(say, opened: Opened, folder: Path) -> None:
    assert say().code == 0
    assert opened.asked == [(folder, "")]


def test_start_opens_the_window_with_its_routine(say, opened: Opened, folder: Path) -> None:
    assert say("start", "core-foundation").code == 0
    assert opened.asked == [(folder, "core-foundation")]


def test_start_opens_nothing_for_an_unknown_routine(say, opened: Opened, folder: Path) -> None:
    said = say("start", "nope")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith('routine: found "nope", expected one of ')
    assert opened.asked == []
    assert not folder.exists()


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    for command in ([], ["start", "core-foundation"]):
        said = in_a_process("--data-dir", str(tmp_path / "data"), *command)
        assert said.code == 1
        assert said.err == "No display: Back Coach needs a screen to open its window.\n"
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_used_is_told_in_a_dialog_and_on_stderr(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.write_text("a file", encoding="utf-8")
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.critical = lambda *said: print('dialog:', said[2])\n"
        "from coach.cli import main\n"
        f"sys.exit(main(['--data-dir', {str(place)!r}]))\n"
    )
    done = python("-c", program, QT_QPA_PLATFORM="offscreen")
    sentence = f"The data folder {place} cannot be written: It is a file"
    assert done.returncode == 1
    assert done.stderr == f"{sentence}\n"
    assert done.stdout == f"dialog: {sentence}\n"
    assert place.read_text(encoding="utf-8") == "a file"


# What is loaded


def loaded_by(*arguments: str, before: str = "from coach.cli import main") -> set[str]:
    """Names of the modules in a process after one command."""
    program = (
        "import contextlib, io, sys\n"
        f"{before}\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    {'main(' + repr(list(arguments)) + ')' if arguments else 'pass'}\n"
        "print(*sys.modules, sep='\\n')\n"
    )
    done = python("-c", program)
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.split())


def tops(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


MOST_MODULES = 190
"""Modules of others; they come to some 170, and numpy alone would bring as many again."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["routines"],
        ["routines", "--json"],
        ["timeline", "core-foundation", "--json"],
        ["check", str(resources.routines())],
        ["check", str(resources.assets())],
        ["agenda", "--json"],
    ],
)
def test_commands_without_a_window_load_no_qt(tmp_path: Path, arguments: Sequence[str]) -> None:
    modules = loaded_by("--data-dir", str(tmp_path / "data"), *arguments)
    assert tops(modules).isdisjoint({"PySide6", "shiboken6", "numpy", "pyqtgraph", "sounddevice"})
    assert "coach.ui" not in modules
    assert len([module for module in modules if not module.startswith("coach")]) < MOST_MODULES


def test_the_program_starts_without_charts(tmp_path: Path) -> None:
    modules = loaded_by(before="import coach.app")
    assert "PySide6" in tops(modules)
    assert tops(modules).isdisjoint({"numpy", "pyqtgraph"})
