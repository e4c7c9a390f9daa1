"""Drives the real window through its main job on a hand-set clock and saves a picture of each screen."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.fitting import Limit
from coach.domain.plan import SkipReason
from coach.domain.player.view import PlayerView
from coach.domain.timeline import StepKind
from coach.ui.figure_view import finish_building
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import finish_turns
from coach.ui.pages.history.page import HistoryPage
from coach.ui.pages.library.page import LibraryPage
from coach.ui.pages.progress.page import ProgressPage
from coach.ui.pages.today.start import StartCard
from coach.ui.pages.today.wishes import LeaveOut, WriteDown
from coach.ui.pages.transfer.data_card import DataCard
from coach.ui.start_dialog import StartDialog
from coach.ui.tour_body import BodyTour
from coach.ui.tour_first_run import FirstRunTour
from coach.ui.tour_learn import LearnTour
from coach.ui.tour_past import live_through
from coach.ui.tour_plan import PlanTour
from coach.ui.tour_safety import SafetyTour
from coach.ui.tour_walk_import import WalkImportTour
from coach.ui.tour_walks import WalksTour
from coach.ui.window import Window

TICK_S = 0.25
LONGEST_S = 3600.0
USUAL_FOLDER = Path("/home/you/.local/share/back-coach")
CHAINED = 3
"""How many times in a row one thing is stored because another one was: a pain score, then a session."""

WidgetT = TypeVar("WidgetT", bound=QWidget)


class Album:
    """Numbered pictures of a window in a folder. StorageError when one cannot be written."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self.pictures: list[Path] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"Could not write {folder}: {error.strerror}.") from error

    def add(self, name: str) -> None:
        """Draw what the window shows now."""
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise StorageError(f"Could not write {path}.")
        self.pictures.append(path)


class Tour:
    """One walk: first run, Today, a whole session, its end, Today again.

    `look` is called with the name of each screen while it stands."""

    def __init__(
        self, window: Window, workspace: Workspace, clock: HandClock, look: Callable[[str], None]
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._clock = clock
        self._look = look

    def walk(self, size: QSize) -> None:
        """Walk in a window of this size."""
        self._window.resize(size)
        self._window.show()
        self._settle()
        FirstRunTour(self._window, self._settle, self._picture).walk(
            lambda: live_through(self._workspace, self._clock)
        )
        self._today()
        self._start()
        self._session()
        self._finish()
        self._other_pages()
        BodyTour(self._window, self._settle, self._picture).walk()
        self._unfinished()
        SafetyTour(self._window, self._workspace, self._clock, self._settle, self._picture).walk()

    def _today(self) -> None:
        self._settle()
        self._picture("today-review")
        self._press("Accept")
        self._settle()
        self._hush()
        self._picture("today")
        self._less_today()
        self._window.today.before_walk_wished.emit()
        self._picture("before-a-walk")
        self._press("Close")
        self._window.today.preview_requested.emit("core-foundation")
        self._picture("preview")
        self._press("Close")

    def _less_today(self) -> None:
        card = self._only(StartCard)
        card.less_wished.emit(Limit.FIVE_MINUTES)
        self._picture("today-less")
        self._press("Back to the plan")
        main = self._workspace.agenda.today().main
        if main is not None:
            self._window.today.wished.emit(WriteDown(main))
            self._picture("did-it-already")
            self._press("Not now")

    def _rest_of_the_day(self) -> None:
        """All else that is planned: left out, or put off to another day."""
        for task in self._workspace.agenda.today().tasks:
            self._window.today.wished.emit(LeaveOut(task, SkipReason.NO_TIME))
            self._settle()
            self._settle()

    def _start(self) -> None:
        self._window.request_start("core-foundation")
        dialog = self._only(StartDialog)
        self._picture("before-the-start")
        QTest.keyClick(dialog, Qt.Key.Key_2)
        if dialog.warm_up is not None:
            dialog.warm_up.setChecked(False)
        self._press("Start")

    def _session(self) -> None:
        self._settle()
        self._picture("prepare")
        self._until(lambda view: view.step.is_work and view.elapsed_s >= 3)
        self._picture("reps")
        self._until(
            lambda view: view.step.is_work and view.step.exercise == "dead-bug" and view.elapsed_s >= 8
        )
        self._picture("reps-alternating")
        self._until(lambda view: view.step.kind is StepKind.REST and view.left_s <= 12)
        self._picture("rest")
        self._until(lambda view: view.step.kind is StepKind.TRANSITION and view.left_s <= 8)
        self._picture("transition")
        self._until(lambda view: view.step.exercise == "side-plank-knee" and view.step.is_work)
        self._until(lambda view: view.step.hold == 2 and view.left_s <= 3)
        self._picture("hold")
        QTest.keyClick(self._window.session.page, Qt.Key.Key_Space)
        self._picture("paused")
        QTest.keyClick(self._window.session.page, Qt.Key.Key_Space)
        self._picture("get-ready")
        self._until(lambda view: view.step.kind is StepKind.SWITCH)
        self._picture("switch-sides")
        self._until(lambda view: view.step.exercise == "knee-plank" and view.step.is_work)
        QTest.keyClick(self._window.session.page, Qt.Key.Key_P)
        self._picture("stop-for-pain")
        QTest.keyClick(self._only(Dialog), Qt.Key.Key_1)
        self._picture("stop-for-pain-score")
        QTest.keyClick(self._only(Dialog), Qt.Key.Key_2)
        self._press("Continue")
        self._picture("stop-for-pain-ease")
        self._press("Go on with Dead bug")
        self._until(lambda view: view.step.is_work)
        self._picture("eased")

    def _finish(self) -> None:
        finished = self._window.session.finished
        self._until(lambda view: False)
        self._settle()
        finished.effort.cells()[3].click()
        finished.pain.cells()[1].click()
        self._picture("finished")
        finished.save.click()
        self._settle()
        self._picture("today-next")
        self._rest_of_the_day()
        self._picture("today-done")

    def _other_pages(self) -> None:
        self._hush()
        PlanTour(self._window, self._settle, self._picture).walk()
        self._hush()
        self._progress()
        self._library()
        LearnTour(self._window, self._settle, self._picture).walk()
        WalksTour(self._window, self._workspace, self._settle, self._picture).walk()
        self._hush()
        self._window.shell.show_page("settings")
        self._settle()
        # The folder of a tour has another name each time.
        self._only(DataCard).show_folder(USUAL_FOLDER)
        self._picture("settings")
        WalkImportTour(self._window, self._clock, self._picture).walk()
        self._window.show_today()
        self._window.show_symptom_check()
        self._settle()
        self._picture("symptom-check")
        QTest.keyClick(self._window.focusWidget() or self._window, Qt.Key.Key_Escape)
        self._settle()

    def _hush(self) -> None:
        """Nothing of the page before is said over the next."""
        for toast in self._window.findChildren(Toast):
            toast.hide()

    def _progress(self) -> None:
        self._window.shell.show_page("progress")
        self._settle()
        page = self._only(ProgressPage)
        self._picture("progress")
        chart = page.sessions.view
        if chart is not None:
            chart.setFocus()
            QTest.keyClick(chart, Qt.Key.Key_End)
            QTest.keyClick(chart, Qt.Key.Key_Left)
        self._picture("progress-week")
        page.how.click()
        self._picture("progress-counted")
        self._press("Close")
        page.report_wished.emit()
        self._picture("report")
        self._press("Cancel")
        page.head.history.click()
        self._settle()
        history = self._only(HistoryPage)
        QTest.keyClick(history.table, Qt.Key.Key_Return)
        self._settle()
        self._picture("history")
        history.left.emit()

    def _library(self) -> None:
        self._window.shell.show_page("library")
        self._settle()
        page = self._only(LibraryPage)
        self._picture("library")
        page.choose("glute-foundation")
        page.grid.opened.emit("glute-foundation")
        self._settle()
        self._picture("library-detail")
        page.detail.exercise_wished.emit("glute-bridge")
        page.exercise_page.hold_at(3.5)
        self._picture("library-exercise")
        page.exercise_page.go_back()
        page.back.click()
        page.search.set_text("zumba")
        self._settle()
        self._picture("library-no-match")
        page.clear()

    def _unfinished(self) -> None:
        self._window.request_start("recovery-gentle")
        self._picture("before-the-start-marked")
        self._press("Start")
        self._settle()
        self._until(lambda view: view.step.exercise == "cat-cow" and view.step.is_work)
        self._picture("session-marked")
        QTest.keyClick(self._window.session.page, Qt.Key.Key_Escape)
        self._picture("end-session")
        QTest.keyClick(self._only(Dialog), Qt.Key.Key_3)
        self._settle()
        self._picture("today-resume")

    # Moving and looking

    def _until(self, reached: Callable[[PlayerView], bool]) -> None:
        """Let the clock run in small ticks until a moment is reached or the session is over."""
        page = self._window.session.page
        for _ in range(int(LONGEST_S / TICK_S)):
            view = page.view
            if view is None or view.session_left_s <= 0 or reached(view):
                break
            self._clock.move(TICK_S)
            self._window.session.tick()
        self._settle()

    def _settle(self) -> None:
        """Let what was handed to the disk come back, what follows from it too, and everything be drawn."""
        for _ in range(CHAINED):
            self._workspace.wait_until_stored()
            self._window.progress.finish()
            self._window.beside.finish()
            self._window.walking.finish()
            QApplication.processEvents()
            finish_turns()
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def _picture(self, name: str) -> None:
        QApplication.processEvents()
        finish_building()
        self._look(name)

    def _on_screen(self, kind: type[WidgetT]) -> list[WidgetT]:
        return [widget for widget in self._window.findChildren(kind) if widget.isVisible()]

    def _only(self, kind: type[WidgetT]) -> WidgetT:
        QApplication.processEvents()
        return self._on_screen(kind)[-1]

    def _press(self, text: str) -> None:
        QApplication.processEvents()
        next(button for button in reversed(self._on_screen(Button)) if button.text() == text).click()
