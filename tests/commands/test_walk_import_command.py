"""`back-coach walk import`: what it takes in, what it prints, and what it leaves out."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from command_line import CommandLine
from walk_recordings import FOLDER, WALKS

from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.domain.walking import Source, Unit, Walk

ROOT = Path(__file__).parents[2]
PHONE, HIKE, RIDE = (str(FOLDER / name) for name in ("phone-app.gpx", "hike.fit", "bike-ride.fit"))
PHONE_LINE = "2026-11-14 09:30   1.95 km    25 min  phone-app.gpx"
RIDE_LINE = f"{RIDE}: activity: found cycling, expected a walk or a hike\n"


@pytest.fixture(autouse=True)
def _noon_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were made on days that have to be past, at a place whose clock shows UTC."""
    from datetime import UTC, datetime

    monkeypatch.setattr(SystemClock, "now", lambda _: datetime(2026, 11, 17, 12, tzinfo=UTC))
    monkeypatch.setattr(SystemClock, "zone", lambda _: UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str], str]]:
    """Import on a folder of its own: exit code, stdout as lines, stderr."""
    command = CommandLine(folder, capsys, ("walk", "import"))

    def run(*arguments: str) -> tuple[int, list[str], str]:
        said = command(*arguments)
        return said.code, said.out.splitlines(), said.err

    return run


def on_record(folder: Path) -> list[Walk]:
    with closing(Workspace(folder, SystemClock())) as workspace:
        return [it.walk for it in workspace.walk_log.walks()]


def test_walks_come_in_a_line_each(say, folder: Path) -> None:
    hike_line = "2026-11-03 09:30    3.6 km    63 min  hike.fit"
    assert say(PHONE, HIKE) == (0, [PHONE_LINE, hike_line, "2 walks came in."], "")
    assert [walk.source for walk in on_record(folder)] == [Source.FIT, Source.GPX]


def test_all_good_ones_come_in_beside_a_refused_one(say, folder: Path) -> None:
    assert say(RIDE, PHONE) == (1, [PHONE_LINE, "1 walk came in."], RIDE_LINE)
    assert len(on_record(folder)) == 1


def test_a_dry_run_stores_nothing_and_makes_no_folder(say, folder: Path) -> None:
    told = "1 walk would come in. Nothing was stored."
    assert say("--dry-run", PHONE, RIDE) == (1, [PHONE_LINE, told], RIDE_LINE)
    assert not folder.exists()
    say(HIKE)
    assert say("--dry-run", PHONE) == (0, [PHONE_LINE, told], "")
    assert len(on_record(folder)) == 1


def test_nothing_but_refused_files_makes_no_folder(say, folder: Path) -> None:
    assert say(RIDE, str(FOLDER / "nowhere.gpx")) == (
        1,
        ["Nothing new came in."],
        f"{RIDE_LINE}{FOLDER / 'nowhere.gpx'}: found no such file, expected a GPX or FIT file\n",
    )
    assert not folder.exists()


def test_what_is_here_already_is_left_out(say, folder: Path) -> None:
    say(PHONE)
    assert say(PHONE) == (0, [f"{PHONE_LINE}: here already", "Nothing new came in."], "")
    assert len(on_record(folder)) == 1


def test_the_same_file_twice_is_one_walk(say, folder: Path) -> None:
    again = f"{PHONE_LINE}: the same walk as in phone-app.gpx"
    assert say(PHONE, PHONE) == (0, [PHONE_LINE, again, "1 walk came in."], "")
    assert len(on_record(folder)) == 1


def test_one_like_it_written_down_by_hand_is_left_out(say, folder: Path) -> None:
    with closing(Workspace(folder, SystemClock())) as workspace:
        hand = Walk(id="", walked_on=date(2026, 11, 14), unit=Unit.MINUTES, moving_s=1500)
        workspace.walk_log.add(hand)[1].result()
    left_out = f"{PHONE_LINE}: left out, you wrote such a walk down on that day"
    assert say(PHONE) == (0, [left_out, "Nothing new came in."], "")


def test_a_series_in_miles_is_told_in_miles(say, folder: Path) -> None:
    with closing(Workspace(folder, SystemClock())) as workspace:
        miles = Walk(id="", walked_on=date(2026, 10, 1), unit=Unit.MILES, distance_m=2000)  # type: ignore[arg-type]
        workspace.walk_log.add(miles)[1].result()
    assert say(PHONE)[1][0] == PHONE_LINE.replace("1.95 km", "1.21 mi")


def test_it_needs_a_file(say) -> None:
    code, out, err = say()
    assert (code, out) == (2, [])
    assert "FILE" in err


def test_the_help_says_what_becomes_of_refused_files(say) -> None:
    words = " ".join(say("--help")[1])
    assert "the others are taken all the same; the exit code is then 1" in " ".join(words.split())


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["list"], []),
        (["import", PHONE, "--dry-run"], ["gpxpy"]),
        (["import", HIKE, "--dry-run"], ["fitdecode"]),
    ],
)
def test_only_what_a_file_needs_is_loaded(folder: Path, arguments: list[str], loaded: list[str]) -> None:
    look = (
        "import sys; from coach import cli; cli.main(sys.argv[1:]);"
        " print([name for name in ('gpxpy', 'fitdecode', 'PySide6') if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", look, "--data-dir", str(folder), "walk", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == str(loaded)


def test_all_recordings_come_in(say, folder: Path) -> None:
    code, _, err = say(*(str(FOLDER / name) for name in WALKS))
    assert (code, err) == (0, "")
    assert len(on_record(folder)) == len(WALKS) + 1
