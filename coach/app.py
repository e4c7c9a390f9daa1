"""Composition root: builds the parts of the windowed program and hands them to each other."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs
from PySide6.QtCore import QLocale, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from coach import __version__, resources
from coach.application.clock import Clock, HandClock, SystemClock
from coach.application.report import Report
from coach.application.workspace import Workspace, default_folder
from coach.desktop.main_thread import MainThread
from coach.desktop.motion import SystemMotion, session_bus
from coach.desktop.session_runner import SessionRunner
from coach.desktop.single_instance import SingleInstance
from coach.domain.errors import CoachError
from coach.domain.exercise import Exercise
from coach.figure.motion import WALKING
from coach.storage.poses import PoseShelf
from coach.ui.figures import Subject
from coach.ui.figures import draw_figures as draw
from coach.ui.picture_cache import PictureCache, edition, give_pictures
from coach.ui.theme import apply_theme, dress
from coach.ui.tour import Album, Tour
from coach.ui.window import Window

APPLICATION_ID = "org.backcoach.BackCoach"

TOUR_BEGINS = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
"""The tour always happens on the same Tuesday morning, so that its pictures can be compared."""

SWITCH_S = 0.0005


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


def picture_folder(folder: Path) -> Path:
    """Where a window on a data folder keeps its small pictures: beside the rest, if that was wished for."""
    if folder == default_folder().absolute():
        return Path(platformdirs.user_cache_dir("back-coach", appauthor=False)) / "pictures"
    return folder / "cache" / "pictures"


def build_window(workspace: Workspace, bus: str = "") -> Window:
    """The main window with its parts; `bus` is where the system's settings are asked for."""
    main_thread = MainThread()
    runner = SessionRunner(workspace.practice, workspace.clock, main_thread.when_stored)
    system_motion = SystemMotion()
    window = Window(workspace, runner, main_thread.when_stored, system_motion)
    for part in (main_thread, runner, system_motion):
        part.setParent(window)
    system_motion.follow(bus)
    return window


def keep_window_prompt() -> None:
    """Let neither the drawing worker nor the garbage collector hold the window up; call once it stands."""
    # The worker computes in pure Python, and by default keeps the window waiting 5 ms at every turn.
    sys.setswitchinterval(SWITCH_S)
    # A full collection walks all that was loaded, some 30 ms; what stands now stays anyway.
    gc.freeze()


def _territory() -> str:
    """Where the person is, as an ISO 3166 code."""
    return QLocale.territoryToCode(QLocale.system().territory())


def open_window(folder: Path, routine_id: str = "", clock: Clock | None = None) -> int:
    """Run the program until its window is closed; gives the exit code."""
    app = application()
    try:
        workspace = Workspace(folder, clock or SystemClock(), _territory())
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
    pictures = PictureCache(picture_folder(workspace.folder), edition())
    dress(app, workspace.settings.appearance)
    window = build_window(workspace, session_bus())
    give_pictures(window, pictures)
    instance.asked.connect(window.come_forward)
    pictures.get_ready()
    window.show()
    keep_window_prompt()
    if routine_id:
        QTimer.singleShot(0, lambda: window.request_start(routine_id))
    try:
        return app.exec()
    finally:
        instance.release()
        pictures.finish()
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
            album = Album(window, out)
            Tour(window, workspace, clock, album.add).walk(QSize(*size))
            return album.pictures
        finally:
            window.close()
            window.deleteLater()


def draw_report(out: Path, report: Report) -> None:
    """Write a report as PDF; StorageError when the file cannot be written."""
    from coach.ui.paper.page import page_size
    from coach.ui.paper.pdf_file import written_in_turns
    from coach.ui.paper.report_page import ReportDocument
    from coach.ui.paper.report_phrases import title

    app = application()
    apply_theme(app, dark=False)
    for _ in written_in_turns(ReportDocument(report), out, title(), page_size()):
        pass


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
