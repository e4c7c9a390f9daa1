"""A second process hands its wish to the window that is open; a dead one is not in the way."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_driver import ROUTINE, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.desktop.single_instance import SingleInstance
from coach.domain.red_flags import Due, Reason, Standing
from coach.ui.blocked import BlockedDialog, explain
from coach.ui.start_dialog import StartDialog

# About the offscreen platform, not about us.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

ROOT = Path(__file__).parents[2]
LONGEST_MS = 30_000
ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.desktop.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.is_first(), flush=True)
sys.stdin.read()
"""


@contextmanager
def coach(folder: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """The program as a person starts it."""
    command = [sys.executable, "-m", "coach", "--data-dir", str(folder), *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


@pytest.fixture
def instance(workspace: Workspace) -> Iterator[SingleInstance]:
    """The lock of a running window."""
    first = SingleInstance(workspace.folder)
    assert first.is_first()
    yield first
    first.release()


def test_a_routine_named_in_a_second_process_starts_in_the_first(
    instance: SingleInstance, workspace: Workspace, hand_clock: HandClock, qtbot: QtBot
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    instance.asked.connect(desk.window.come_forward)
    with coach(workspace.folder, "start", ROUTINE) as second:
        qtbot.waitUntil(lambda: second.poll() is not None and bool(desk.dialogs()), timeout=LONGEST_MS)
        assert second.returncode == 0, second.stderr
    assert isinstance(desk.dialog(), StartDialog)


def test_a_wish_from_a_second_process_is_refused_like_any_other(
    instance: SingleInstance, workspace: Workspace, hand_clock: HandClock, qtbot: QtBot
) -> None:
    welcomed(workspace, None)
    desk = open_desk(workspace, hand_clock)
    instance.asked.connect(desk.window.come_forward)
    with coach(workspace.folder, "start", ROUTINE) as second:
        qtbot.waitUntil(lambda: second.poll() is not None and bool(desk.dialogs()), timeout=LONGEST_MS)
        assert second.returncode == 0
    assert isinstance(desk.dialog(), BlockedDialog)
    assert explain(Reason.NO_CHECK, Standing(due=Due.FIRST), "112").title in desk.texts()
    assert desk.sessions() == []


def test_without_a_routine_the_window_only_comes_forward(
    instance: SingleInstance, workspace: Workspace, hand_clock: HandClock, qtbot: QtBot
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    instance.asked.connect(desk.window.come_forward)
    desk.window.showMinimized()
    with qtbot.waitSignal(instance.asked, timeout=LONGEST_MS), coach(workspace.folder) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONGEST_MS)
        assert second.returncode == 0
    assert not desk.window.isMinimized()
    assert desk.dialogs() == []


def test_an_unknown_routine_is_refused_where_it_was_typed(
    instance: SingleInstance, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(instance.asked), coach(workspace.folder, "start", "no-such") as second:
        _, said = second.communicate(timeout=LONGEST_MS / 1000)
        assert second.returncode == 1
        assert "no-such" in said


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=pipe,
        stdout=pipe,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not SingleInstance(tmp_path).is_first()
        holder.send_signal(signal.SIGKILL)
    after = SingleInstance(tmp_path)
    assert after.is_first()
    after.release()
