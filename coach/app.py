"""Composition root: builds the parts of the windowed program and hands them to each other."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from coach import __version__, resources
from coach.application.clock import Clock, HandClock, SystemClock
from coach.application.workspace import Workspace
from coach.desktop.main_thread import MainThread
from coach.desktop.session_runner import SessionRunner
from coach.desktop.single_instance import SingleInstance
from coach.domain.errors import CoachError
from coach.domain.exercise import Exercise
from coach.figure.motion import WALKING
from coach.storage.poses import PoseShelf
from coach.ui.figures import Subject
from coach.ui.figures import draw_figures as draw
from coach.ui.theme import apply_theme, dress
from coach.ui.tour import Tour
from coach.ui.window import Window

APPLICATION_ID = "org.backcoach.BackCoach"

TOUR_BEGINS = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
"""The tour always happens on the same Tuesday morning, so that its pictures can be compared."""


def is_display_missing() -> bool:
    """Whether Qt would find no screen to open a window on."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The one QApplication, named and ready."""
    app = QApplication(["back-coach", *arguments])
    app.setApplicationName("back-coach")
    app.setApplicationDisplayName("Back Coach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION_ID)
    return app


def build_window(workspace: Workspace) -> Window:
    """The main window with its parts."""
    main_thread = MainThread()
    runner = SessionRunner(workspace.practice, workspace.clock, main_thread.when_stored)
    window = Window(workspace, runner, main_thread.when_stored)
    main_thread.setParent(window)
    runner.setParent(window)
    return window


def open_window(folder: Path, routine_id: str = "", clock: Clock | None = None) -> int:
    """Run the program until its window is closed; gives the exit code."""
    app = application()
    try:
        workspace = Workspace(folder, clock or SystemClock())
    except CoachError as error:
        print(error, file=sys.stderr)
        apply_theme(app, dark=False)
        QMessageBox.critical(None, "Back Coach", str(error))
        return 1
    with closing(workspace):
        return _run(app, workspace, routine_id)


def _run(app: QApplication, workspace: Workspace, routine_id: str) -> int:
    instance = SingleInstance(workspace.folder)
    if not instance.is_first():
        if instance.hand_over(routine_id):
            return 0
        print(
            "Back Coach is open already, but its window could not be asked to come forward.", file=sys.stderr
        )
        return 1
    dress(app, workspace.settings.appearance)
    window = build_window(workspace)
    instance.asked.connect(window.come_forward)
    window.show()
    if routine_id:
        QTimer.singleShot(0, lambda: window.request_start(routine_id))
    try:
        return app.exec()
    finally:
        instance.release()
        window.deleteLater()


def draw_tour(out: Path, *, is_dark: bool, size: tuple[int, int]) -> list[Path]:
    """Drive the real window through its main job on a clock of its own; gives the pictures it drew."""
    app = application()
    apply_theme(app, is_dark)
    clock = HandClock(TOUR_BEGINS)
    with (
        TemporaryDirectory(prefix="back-coach-tour-") as folder,
        closing(Workspace(Path(folder), clock)) as workspace,
    ):
        window = build_window(workspace)
        try:
            return Tour(window, workspace, clock, out).draw(QSize(*size))
        finally:
            window.close()
            window.deleteLater()


def draw_figures(
    out: Path, exercises: Sequence[Exercise], themes: Sequence[str], *, has_walk: bool, is_turned: bool
) -> Iterator[Path]:
    """Draw the keyframes of exercises and of a walk, with their sheets; gives each picture as it is drawn."""
    app = application()
    app.setStyle("Fusion")
    shelf = PoseShelf(resources.assets() / "poses")
    named = [(exercise.id, exercise.category.value) for exercise in exercises]
    if has_walk:
        named.append((WALKING, "walk"))
    subjects = [Subject(name, category, pose) for name, category in named if (pose := shelf.get(name))]
    for theme in themes:
        yield from draw(out, subjects, is_dark=theme == "dark", is_turned=is_turned)
