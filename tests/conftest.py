"""Fixtures shared by all tests, and what no test may leave behind."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from planned_week import plan_week

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.red_flags import NO
from coach.storage.database import open_database
from coach.storage.sessions import Sessions

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def hand_clock() -> HandClock:
    """A Tuesday morning that passes only when told to."""
    return HandClock(datetime(2026, 11, 17, 7, 30, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, hand_clock: HandClock) -> Iterator[Workspace]:
    """An empty data folder, opened."""
    with closing(Workspace(tmp_path / "data", hand_clock)) as opened:
        yield opened


@pytest.fixture
def ready_workspace(workspace: Workspace) -> Workspace:
    """A workspace of somebody with a plan who may start anything: no symptoms, pain 2 a moment ago."""
    plan_week(workspace)
    workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    workspace.safety.score_pain(2)
    workspace.wait_until_stored()
    return workspace


@pytest.fixture
def on_file(workspace: Workspace) -> Iterator[Sessions]:
    """What the workspace's folder holds, read past the program on a connection of its own."""
    with closing(open_database(workspace.folder)) as database:
        yield Sessions(database)


@pytest.fixture(autouse=True)
def _leaves_nothing_behind() -> Iterator[None]:
    """Destroy the test's windows, then fail it when a thread or a timer of its own still runs."""
    threads, windows, timers = set(threading.enumerate()), set(_windows()), set(_running_timers())
    yield
    _destroy(set(_windows()) - windows)
    left_over = [
        *(repr(thread) for thread in set(threading.enumerate()) - threads if thread.is_alive()),
        *(repr(timer) for timer in set(_running_timers()) - timers),
    ]
    assert not left_over, f"left running: {', '.join(left_over)}"


def _windows() -> list[object]:
    """Every window there is; qtbot closes windows but leaves them for every later theme to restyle."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return list(QApplication.topLevelWidgets()) if QApplication.instance() else []


def _destroy(windows: set[object]) -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import delete, isValid

    # An open menu goes with the window it belongs to.
    for window in [each for each in windows if isValid(each) and each.parent() is None]:
        delete(window)
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _running_timers() -> list[object]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QTimer
    from shiboken6 import getAllValidWrappers

    return [each for each in getAllValidWrappers() if isinstance(each, QTimer) and each.isActive()]
