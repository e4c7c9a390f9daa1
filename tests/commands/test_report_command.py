"""The report from the command line: the same counts as everywhere, and nothing left behind when refused."""

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from pdf_words import pages_of, text_of
from PySide6.QtWidgets import QApplication
from recorded_weeks import Past, record_weeks

from coach import app, cli
from coach.application.clock import HandClock, SystemClock
from coach.application.workspace import Workspace
from coach.domain.adherence import Count, total

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody who has practised for eleven weeks and was ill in one."""
    folder = tmp_path_factory.mktemp("report") / "data"
    clock = HandClock(SystemClock().now().astimezone(UTC))
    with closing(Workspace(folder, clock)) as workspace:
        record_weeks(workspace, clock, Past(weeks=11))
    return folder


@pytest.fixture(autouse=True)
def _one_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """There can be one application in a process, and the tests have it."""
    monkeypatch.setattr(app, "application", lambda: qapp)


def of(count: Count) -> str:
    return f"{count.complete} of {count.prescribed}" if count.prescribed else "—"


def test_the_paper_the_page_and_the_command_say_the_same(
    recorded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "report.pdf"
    assert cli.main(["--data-dir", str(recorded), "report", "-o", str(pdf)]) == 0
    assert cli.main(["--data-dir", str(recorded), "adherence", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    with closing(Workspace(recorded, SystemClock())) as workspace:
        weeks = workspace.history.weeks(8)
    text = text_of(pdf)
    assert pages_of(pdf) == 1

    whole = total(weeks)
    assert f"Done {whole.complete} of {whole.prescribed} planned sessions" in text
    words = {"core": "Core", "glutes": "Glutes", "stretch": "Stretch", "mobility": "Mobility", "all": "All"}
    counted = [week for week in weeks if week.is_closed and not week.is_paused]
    names = {f"{year}-W{week:02}" for year, week, _ in (it.monday.isocalendar() for it in counted)}
    for category, word in words.items():
        rows = [row for row in told if row["category"] == category and row["week"] in names]
        done, asked = (sum(row[key] for row in rows) for key in ("complete", "prescribed"))
        assert re.search(rf"^{word} {done} of {asked} ", text, re.MULTILINE), word
    shown = re.findall(r" (\d+ of \d+|—)(?: (?:\d+ %|—))?(?: .*)?$", _weeks_in(text), re.MULTILINE)
    assert shown == [of(week.all) for week in weeks]
    by_week = [row for row in told if row["category"] == "all"]
    assert [(row["complete"], row["prescribed"]) for row in by_week] == [
        (week.all.complete, week.all.prescribed) for week in weeks
    ]


def _weeks_in(text: str) -> str:
    return text.split("Mobility All Share\n")[1].split("Back pain")[0].strip()


def test_it_takes_as_many_weeks_as_it_is_told_to(recorded: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    assert cli.main(["--data-dir", str(recorded), "report", "--weeks", "3", "-o", str(pdf)]) == 0
    assert len(_weeks_in(text_of(pdf)).splitlines()) == 3


def test_without_data_there_is_no_report_and_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, pdf = tmp_path / "data", tmp_path / "report.pdf"
    assert cli.main(["--data-dir", str(data), "report", "-o", str(pdf)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "Nothing is planned or recorded yet, so there is nothing to report.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_gives_no_report_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workspace(tmp_path / "data", SystemClock()).close()
    pdf = tmp_path / "report.pdf"
    assert cli.main(["--data-dir", str(tmp_path / "data"), "report", "-o", str(pdf)]) == 1
    assert "nothing to report" in capsys.readouterr().err
    assert not pdf.exists()


def test_what_is_no_file_is_left_as_it_was(
    recorded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, pipe, nowhere = tmp_path / "folder", tmp_path / "pipe", tmp_path / "none" / "report.pdf"
    folder.mkdir()
    os.mkfifo(pipe)
    for out, reason in (
        (folder, "it is a folder"),
        (pipe, "it is not a file"),
        (nowhere, "No such file or directory"),
    ):
        assert cli.main(["--data-dir", str(recorded), "report", "-o", str(out)]) == 1
        assert capsys.readouterr().err == f"Could not save {out}: {reason}.\n"
    assert pipe.is_fifo()
    assert sorted(tmp_path.rglob("*")) == [folder, pipe]


@pytest.mark.parametrize("weeks", ["0", "261", "-1", "many"])
def test_weeks_out_of_range_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], weeks: str
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--data-dir", str(tmp_path / "data"), "report", f"--weeks={weeks}", "-o", "x.pdf"])
    assert left.value.code == 2
    assert "expected a whole number from 1 to 260" in capsys.readouterr().err


def test_it_needs_no_screen_and_runs_as_a_process(recorded: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "coach", "--data-dir", str(recorded), "report", "-o", str(pdf)]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert pages_of(pdf) == 1
