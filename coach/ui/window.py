"""The main window: first run, the pages, the session, and the ways between them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.application.workspace import Workspace
from coach.desktop.motion import SystemMotion, is_reduced
from coach.desktop.session_runner import SessionRunner, WhenStored
from coach.domain.player.events import Pause
from coach.domain.red_flags import Due
from coach.domain.session import SessionRecord
from coach.ui.beside_flow import BesideFlow
from coach.ui.body_flow import BodyFlow
from coach.ui.content import Content
from coach.ui.figure_inks import wear
from coach.ui.kit.card import Card
from coach.ui.kit.focus_ring import FocusRing
from coach.ui.kit.toast import Toast
from coach.ui.learn_flow import LearnFlow
from coach.ui.library_flow import LibraryFlow
from coach.ui.pages.plan.flow import PlanFlow
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.today.page import TodayPage
from coach.ui.preview import START, PreviewDialog
from coach.ui.progress_flow import ProgressFlow
from coach.ui.session_flow import SessionFlow
from coach.ui.settings_flow import SettingsFlow, look_of
from coach.ui.shell import PAGES, Shell
from coach.ui.shortcuts import ShortcutsDialog
from coach.ui.start_flow import StartFlow
from coach.ui.symptom_check import SymptomCheckFlow
from coach.ui.theme import tokens_of
from coach.ui.today_flow import TodayFlow
from coach.ui.transfer_flow import TransferFlow
from coach.ui.walk_flow import WalkFlow
from coach.ui.walk_import_flow import WalkImportFlow
from coach.ui.welcome_flow import WelcomeFlow

SMALLEST, USUAL = (900, 600), (1280, 800)


class Window(QWidget):
    """One stack of whole-window screens; the shell with its pages is the one a person returns to."""

    def __init__(
        self,
        workspace: Workspace,
        runner: SessionRunner,
        when_stored: WhenStored,
        system_motion: SystemMotion,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._runner = runner
        self._when_stored = when_stored
        self._system_motion = system_motion
        self._wished_routine = ""
        self._planning: PlanFlow | None = None
        self._welcoming: WelcomeFlow | None = None
        self.setWindowTitle("Back Coach")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        wear(self, look_of(workspace.settings))
        self._content = Content(workspace.exercise, workspace.pose, workspace.care)
        self._toast = Toast(self)
        self.today = TodayPage(self._content, workspace.agenda)
        self.library = LibraryFlow(self, workspace, self._content, self._toast)
        self.progress = ProgressFlow(self, workspace, self._content, when_stored, self._toast)
        self.walking = WalkFlow(self, workspace, when_stored, self._toast)
        self.learning = LearnFlow(self, workspace, self._content, when_stored, self._toast)
        self.body = BodyFlow(self, workspace, self.library, self.learning, self._toast.say)
        self.transfer = TransferFlow(self, workspace, when_stored, self._toast)
        self.walk_import = WalkImportFlow(self, workspace, when_stored, self._toast)
        self.beside = BesideFlow(self, self.today, workspace, when_stored, self._toast)
        self.choices = SettingsFlow(self, workspace, self._content, self._toast, self._cards_of_flows())
        self.shell = Shell(
            self.today,
            self._plan_page,
            self.library.place,
            self.progress.place,
            self.walking.place,
            self.choices.page,
            self.learning.page,
        )
        self.starting = StartFlow(self, workspace, when_stored)
        self.session = SessionFlow(self, workspace, runner, when_stored)
        self.plan_changes = TodayFlow(self, workspace, when_stored, self._toast)
        self.walk_import.take_drops_on(self.shell)
        self._stack = QStackedWidget()
        for screen in (self.shell, self.session.page, self.session.finished):
            self._stack.addWidget(screen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        FocusRing(self)
        self._connect()
        self._add_shortcuts()
        self._apply_motion()
        self._open_first_screen()

    def _connect(self) -> None:
        today = self.today
        today.start_requested.connect(self.request_start)
        today.preview_requested.connect(self._preview)
        today.resume_requested.connect(self._resume)
        today.keep_requested.connect(self.plan_changes.keep_unfinished)
        today.discard_requested.connect(self.plan_changes.discard_unfinished)
        today.pain_scored.connect(self._score_pain)
        today.check_requested.connect(lambda: self.show_symptom_check())
        today.wished.connect(self.plan_changes.carry_out)
        today.nothing_fits.connect(
            lambda: self._toast.say(self.tr("Nothing in your library fits. Later is fine too."))
        )
        today.walks_wished.connect(lambda: self.shell.show_page("walks"))
        self.beside.log_walk_wished.connect(lambda: self.walking.log())
        self.beside.card_wished.connect(self.learning.show_card)
        self.beside.changed.connect(self._refresh_if_seen)
        self.plan_changes.changed.connect(self._refresh_today)
        for flow in (self.library, self.learning):
            flow.start_wished.connect(self.request_start)
            flow.plan_wished.connect(self._plan_routine)
        self.library.shown.connect(lambda: self.shell.show_page("library"))
        self.library.changed.connect(self._refresh_today)
        self.transfer.changed.connect(self.library.editor.changed)
        self.body.page_wished.connect(lambda page: self.shell.show_page(page))
        self.walk_import.changed.connect(self._refresh_today)
        self.learning.page_wished.connect(lambda page: self.shell.show_page(page))
        self.progress.start_wished.connect(self._start_due)
        self.progress.walk_wished.connect(lambda: self.shell.show_page("walks"))
        self.progress.csv_wished.connect(self.transfer.save_csv)
        self.progress.import_wished.connect(self.transfer.import_file)
        self.progress.changed.connect(self._refresh_today)
        self.walking.start_wished.connect(self.request_start)
        self.walking.check_wished.connect(lambda: self.show_symptom_check())
        self.walking.import_wished.connect(self.walk_import.choose)
        self.walking.csv_wished.connect(self.transfer.save_csv)
        self.walking.changed.connect(self._refresh_today)
        self.choices.motion_changed.connect(self._apply_motion)
        self.choices.walking_changed.connect(self.walking.refresh)
        self.shell.check_wished.connect(lambda: self.show_symptom_check())
        self.starting.began.connect(self._play)
        self.starting.check_wished.connect(self.show_symptom_check)
        self.starting.failed.connect(self._toast.say)
        self.session.finished_shown.connect(lambda: self._stack.setCurrentWidget(self.session.finished))
        self.session.left.connect(self._leave_session)
        self.session.failed.connect(self._toast.say)
        self.session.page.full_screen_wished.connect(self.toggle_full_screen)
        self._system_motion.changed.connect(self._apply_motion)

    def _add_shortcuts(self) -> None:
        for number, page in enumerate(PAGES, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self.shell).activated.connect(
                lambda page=page: self.shell.show_page(page)
            )
        for keys, scope, action in (
            ("Ctrl+,", self.shell, lambda: self.shell.show_page("settings")),
            ("Ctrl+Return", self.shell, self._start_due),
            ("Ctrl+Enter", self.shell, self._start_due),
            ("Ctrl+L", self.shell, lambda: self.walking.log()),
            ("Ctrl+H", self.shell, lambda: self.show_symptom_check()),
            ("Ctrl+B", self.shell, self._ask_about_pain),
            ("F1", self, self._show_shortcuts),
            ("F11", self, self.toggle_full_screen),
            ("Ctrl+Q", self, self.close),
        ):
            QShortcut(QKeySequence(keys), scope).activated.connect(action)

    # Where to be

    def _open_first_screen(self) -> None:
        if self._workspace.settings.welcomed_on is None:
            self._welcome()
        else:
            self.show_today()

    def show_today(self) -> None:
        """Go to the Today page as things stand now."""
        self._refresh_today()
        self.shell.show_page("today")
        self._stack.setCurrentWidget(self.shell)

    def _ask_about_pain(self) -> None:
        self.show_today()
        self.today.focus_pain()

    def _refresh_today(self) -> None:
        safety = self._workspace.safety
        today = self._workspace.agenda.today()
        advice = safety.sheet.advice[today.standing.finding.severity]
        self.beside.show(today)
        self.today.show_day(today, safety.check(), advice)
        self.progress.refresh()
        self.walking.refresh()

    def _refresh_if_seen(self) -> None:
        if self._stack.currentWidget() is self.shell:
            self._refresh_today()

    def _welcome(self) -> None:
        self._welcoming = WelcomeFlow(
            self, self._workspace, self._content, self._when_stored, self.transfer, self._stack
        )
        self._welcoming.arrived.connect(self._arrive)
        self._welcoming.restored.connect(self._arrive_restored)
        self._apply_motion()

    def _arrive(self, page: str, routine_id: str) -> None:
        """Out of the first run, to a page or into a session."""
        self._welcoming = None
        self._wished_routine = routine_id or self._wished_routine
        self._after_check()
        if page != "today":
            self.shell.show_page(page)

    def _arrive_restored(self) -> None:
        """Out of the first run, as a backup has it; a check that was not answered there comes first."""
        self._welcoming = None
        self.choices.wear()
        self.show_today()
        if self._workspace.safety.check() is None:
            self.show_symptom_check(self._wished_routine)

    def show_symptom_check(self, then: str = "") -> None:
        """Ask the sixteen questions, and go on with the routine `then` if one is named."""
        self._wished_routine = then
        safety = self._workspace.safety
        flow = SymptomCheckFlow(safety.sheet, safety.standing().finding.severity.is_blocking)

        def submitted(answers: dict[str, str], is_assessed: bool) -> None:
            finding, stored = safety.answer(answers, is_assessed=is_assessed)
            self._when_stored(stored, lambda: flow.show_finding(finding), flow.show_not_saved)

        flow.submitted.connect(submitted)
        flow.done.connect(self._after_check)
        self._stack.setCurrentWidget(self.shell)
        self.shell.show_check(flow)
        flow.view.take_focus()

    def _after_check(self) -> None:
        """Back to Today, and on with the routine that was wished for before the check."""
        routine_id, self._wished_routine = self._wished_routine, ""
        self.show_today()
        if routine_id:
            self.starting.start(routine_id)

    def _leave_session(self, is_check_due: bool) -> None:
        self.show_today()
        if is_check_due or self._workspace.safety.standing().due is Due.RED:
            self.show_symptom_check()

    # Plan

    def _plan_page(self) -> PlanPage:
        planning = PlanFlow(self, self._workspace, self._when_stored)
        planning.changed.connect(self._refresh_today)
        planning.said.connect(self._toast.say)
        planning.check_wished.connect(lambda: self.show_symptom_check())
        planning.preview_wished.connect(self._preview)
        self._planning = planning
        return planning.page

    def _plan_routine(self, routine_id: str) -> None:
        """Ask where in the week a routine goes."""
        self.shell.show_page("plan")
        if self._planning is not None:
            self._planning.add(routine_id)

    # Settings

    def _cards_of_flows(self) -> tuple[Callable[[], Card], ...]:
        data = partial(self.transfer.card, self.walk_import.choose)
        return (self.body.card, self.beside.settings_card, data)

    def _apply_motion(self) -> None:
        still = is_reduced(self._workspace.settings.motion, self._system_motion.values)
        self.session.page.set_still(still)
        self.library.set_still(still)
        if self._welcoming is not None:
            self._welcoming.set_still(still)

    # Ways to start

    def request_start(self, routine_id: str) -> None:
        """Start a routine, asking first what has to be asked."""
        screen = self._stack.currentWidget()
        if self._runner.is_running:
            self._toast.say(self.tr("Finish or end this session first."))
        elif screen is self.session.finished:
            self._toast.say(self.tr("Save this session first."))
        elif screen is self.shell:
            self.starting.start(routine_id)
        else:
            self._wished_routine = routine_id

    def come_forward(self, routine_id: str) -> None:
        """Another process was started: show this window, and start a routine if one was named."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if routine_id:
            self.request_start(routine_id)

    def _start_due(self) -> None:
        self._refresh_today()
        if self.today.due_routine is None:
            self._toast.say(self.tr("Nothing is due now."))
        else:
            self.request_start(self.today.due_routine)

    def _preview(self, routine_id: str) -> None:
        dialog = PreviewDialog(self, self._workspace.routine_at_dose(routine_id), self._content)
        dialog.finished.connect(lambda wish: self.request_start(routine_id) if wish == START else None)
        dialog.open()

    def _play(self, session: SessionRecord) -> None:
        self._stack.setCurrentWidget(self.session.page)
        self.session.play(session)

    # The unfinished session

    def _resume(self) -> None:
        session = self._workspace.practice.unfinished()
        if session is not None:
            self.starting.resume(session)

    def _score_pain(self, value: int) -> None:
        self._when_stored(self._workspace.safety.score_pain(value), lambda: None, self._toast.say)

    # The window itself

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self, self._place).open()

    @property
    def _place(self) -> str:
        """Where the person is, as far as keys are concerned."""
        if self._stack.currentWidget() is not self.shell:
            return "session"
        page = self.shell.page
        if page == "library" and self.library.is_editing:
            return "editor"
        return "history" if page == "progress" and self.progress.is_in_history else page

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop filling it."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._refresh_if_seen()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.library.leave_then(self.close):
            event.ignore()
            return
        self._runner.send(Pause())
        self.progress.leave()
        self.beside.leave()
        self.walking.leave()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens_of(self).canvas)
