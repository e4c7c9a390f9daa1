"""`back-coach adherence`: the rows, and what is refused."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from planned_week import plan_week

from coach import cli
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.session import Options
from coach.storage.database import FILE_NAME

ROWS = ["core", "glutes", "stretch", "mobility", "break", "walk", "strength", "all"]


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """A week in the past with one of four strength sessions done."""
    clock = HandClock(datetime(2026, 3, 9, 5, tzinfo=UTC))
    with closing(Workspace(tmp_path, clock)) as workspace:
        plan_week(workspace)
        clock.wall = datetime(2026, 3, 10, 20, tzinfo=UTC)
        workspace.practice.write_down("core-foundation", Options(), minutes_ago=0, effort=None, slot=None)
        workspace.wait_until_stored()
    return tmp_path


def rows(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> list[dict[str, object]]:
    assert cli.main(["--data-dir", str(folder), "adherence", "--json", *arguments]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_each_week_has_its_rows(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, lived, "--as-of", "2026-03-18")
    assert [row["category"] for row in found] == ROWS * 2
    assert {row["week"] for row in found} == {"2026-W11", "2026-W12"}
    (core, all_) = (found[0], found[7])
    assert core == {
        "week": "2026-W11",
        "category": "core",
        "prescribed": 2,
        "complete": 1,
        "partial": 0,
        "excused": 0,
        "extra": 0,
        "adherence": 0.5,
    }
    assert (all_["prescribed"], all_["complete"], all_["adherence"]) == (5, 1, 0.2)
    assert found[3]["adherence"] is None


def test_it_begins_where_the_plan_does(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(rows(capsys, lived, "--as-of", "2026-03-09", "--weeks", "5")) == len(ROWS)
    assert len(rows(capsys, lived, "--as-of", "2026-03-30", "--weeks", "2")) == 2 * len(ROWS)


def test_a_year_that_begins_in_its_last_week(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, lived, "--as-of", "2027-01-02", "--weeks", "1")[0]["week"] == "2026-W53"


def test_as_text(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--data-dir", str(lived), "adherence", "--as-of", "2026-03-15"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["2026-W11", "core", "1", "of", "2"]
    assert lines[-1].split() == ["2026-W11", "all", "1", "of", "5"]


def test_asking_creates_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, tmp_path / "none") == []
    assert not (tmp_path / "none").exists()
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("arguments", [("--weeks", "0"), ("--weeks", "x"), ("--as-of", "yesterday")])
def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--data-dir", str(tmp_path), "adherence", *arguments])
    assert stopped.value.code == 2
    assert f'found "{arguments[1]}", expected' in capsys.readouterr().err


def test_a_day_beyond_the_calendar_is_refused(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--data-dir", str(lived), "adherence", "--as-of", "9999-12-31"]) == 1
    assert "--as-of: found 9999-12-31" in capsys.readouterr().err
