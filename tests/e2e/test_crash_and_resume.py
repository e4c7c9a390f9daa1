"""The window killed in mid-session: opened again it offers to resume, and goes on at the right step."""

import os
import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from window_driver import open_desk, sessions_of, welcomed

from coach.app import TOUR_BEGINS
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.player.state import Lead
from coach.domain.session import Outcome, StepResult
from coach.ui.pages.today.cards import ResumeBanner

pytestmark = pytest.mark.usefixtures("qapp")

CHILD = Path(__file__).with_name("crash_child.py")
ROOT = Path(__file__).parents[2]
LATEST_STEP = 34
"""The kill comes at the latest after this many of the 38 steps."""


def killed(folder: Path, after: int) -> list[str]:
    """Run the window in a child and kill it after some stored steps; gives the lines it printed."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(folder)],
        cwd=ROOT,
        env=environment,
        stdin=pipe,
        stdout=pipe,
        text=True,
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(1 + after)]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("seed", range(5))
def test_it_goes_on_where_it_was_killed(seed: int, tmp_path: Path) -> None:
    with closing(Workspace(tmp_path, HandClock(TOUR_BEGINS))) as before:
        welcomed(before)
        before.safety.score_pain(2)
    begun, *stored = killed(tmp_path, random.Random(seed).randint(1, LATEST_STEP))
    assert begun == "begun"
    assert "over" not in stored
    clock = HandClock(TOUR_BEGINS)
    clock.move(1200)
    with closing(Workspace(tmp_path, clock)) as workspace:
        (session,) = sessions_of(workspace)
        records = [f"{record.step} {record.attempt} {record.next_step}" for record in session.records]
        assert records[: len(stored)] == stored
        assert len(records) - len(stored) <= 1
        desk = open_desk(workspace, clock)
        (banner,) = desk.on_screen(ResumeBanner)
        assert banner.isVisible()
        desk.click("Resume")
        assert desk.window.session.page.isVisible()
        assert desk.view.lead is Lead.GET_READY
        assert desk.view.step.index == session.records[-1].next_step
        assert desk.view.elapsed_s == 0
        desk.to_the_end()
        desk.settle()
        (ended,) = sessions_of(workspace)
        assert ended.outcome is Outcome.COMPLETE
        assert ended.credit == pytest.approx(1.0)
        assert [record.step for record in ended.records] == list(range(len(ended.timeline)))
        assert {record.result for record in ended.records} == {StepResult.DONE}
        desk.window.close()
