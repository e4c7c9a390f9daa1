"""One guided session on the screen: the runner, its page, the questions on the way, and the end."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.application.practice import Closing, Easier
from coach.application.workspace import Workspace
from coach.desktop.session_runner import SessionRunner, WhenStored
from coach.domain.errors import CoachError
from coach.domain.pain import Moment
from coach.domain.player.events import (
    AnswerPain,
    Ease,
    End,
    FalseAlarm,
    Jump,
    Pause,
    Resume,
    SkipExercise,
    StopForPain,
)
from coach.domain.player.state import Phase, position_of
from coach.domain.red_flags import Severity
from coach.domain.session import SessionRecord
from coach.ui.content import Content
from coach.ui.kit.dialog import Dialog
from coach.ui.player.finished import FinishedPage
from coach.ui.player.page import PlayerPage
from coach.ui.player.stop_dialog import StopAnswer, StopDialog

EMERGENCY_SIGN = "weak-leg-numb-groin-bladder-bowel"
END, LATER, RETRY, COPY, JUMP = "end", "later", "retry", "copy", "jump"


class SessionFlow(QObject):
    """Connects the parts of a session; every rule it needs is asked for below."""

    finished_shown = Signal()
    left = Signal(bool)
    failed = Signal(str)

    def __init__(
        self, window: QWidget, workspace: Workspace, runner: SessionRunner, when_stored: WhenStored
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._runner = runner
        self._when_stored = when_stored
        content = Content(workspace.exercise, workspace.pose)
        self._is_check_due = False
        self._question: Dialog | None = None
        self._unsaid = ""
        self.page = PlayerPage(content)
        self.finished = FinishedPage(content)
        runner.route_changed.connect(self.page.show_route)
        runner.view_changed.connect(self.page.show_view)
        runner.step_saved.connect(self.page.show_saved)
        runner.save_failed.connect(self._ask_about_saving)
        runner.closed.connect(self._show_finished)
        self.page.wish.connect(runner.send)
        self.page.jump_wished.connect(self._jump)
        self.page.stop_wished.connect(self._stop_for_pain)
        self.page.end_wished.connect(self._ask_about_ending)
        self.finished.saved.connect(self._save)
        self.finished.check_requested.connect(self._save_and_check)

    def play(self, session: SessionRecord) -> None:
        """Show and play a session that has begun or is resumed."""
        self._is_check_due = False
        self.page.show_session(session)
        self._runner.play(session)

    def tick(self) -> None:
        """Bring the screen up to this instant of the clock."""
        self._runner.tick()

    # Stop for pain

    def _stop_for_pain(self) -> None:
        view = self._runner.view()
        session = self._runner.session
        if self._question is not None or view is None or session is None or not self._runner.is_running:
            return
        self._runner.send(StopForPain())
        easier = self._workspace.practice.easier(view.work) if view.work else None
        dialog = StopDialog(
            self._window,
            pain_before=session.pain_before,
            is_persistent=self._workspace.settings.has_persistent_pain,
            easier_name=easier.exercise.name if easier else None,
            is_same_exercise=bool(easier and view.work and easier.exercise.id == view.work.exercise),
            emergency=self._workspace.safety.sheet.advice[Severity.EMERGENCY],
        )
        dialog.answered.connect(lambda: self._runner.send(AnswerPain()))
        self._open(dialog, lambda answer: self._stopped(answer, easier))

    def _stopped(self, answer: object, easier: Easier | None) -> None:
        session = self._runner.session
        if session is None or not isinstance(answer, StopAnswer) or answer.kind == "false-alarm":
            self._runner.send(FalseAlarm())
            return
        if answer.score is not None:
            self._keep(self._workspace.safety.score_pain(answer.score, Moment.DURING, session.id))
        if answer.is_red or answer.kind == "leg":
            self._is_check_due = True
        if answer.kind == "leg":
            self._keep(self._workspace.safety.report_leg_symptoms(session.id))
        if answer.kind == "emergency":
            self._keep(self._workspace.safety.report_emergency(EMERGENCY_SIGN, session.id))
        if answer.kind == "ease" and easier is not None:
            self._runner.send(Ease(easier.exercise, easier.dose))
        elif answer.kind == "skip":
            self._runner.send(SkipExercise())
        else:
            self._runner.send(End(is_safety_stop=True))

    # Other questions

    def _jump(self, step: int) -> None:
        view = self._runner.view()
        if view is None or self._question is not None:
            return
        route = self._runner.route
        here, there = position_of(route, view.step.index), position_of(route, step)
        skipped = sum(1 for candidate in route[here:there] if candidate.is_work)
        if not skipped:
            self._runner.send(Jump(step))
            return
        was_running = self._pause()
        dialog = Dialog(
            self._window,
            self.tr("Skip ahead?"),
            self.tr("1 step stays undone.")
            if skipped == 1
            else self.tr("{n} steps stay undone.").format(n=skipped),
        )
        dialog.add_choice(JUMP, self.tr("Skip ahead"), self.tr("You can come back to them with a click"))
        dialog.add_choice(None, self.tr("Stay here"))

        def answered(wish: object) -> None:
            if wish == JUMP:
                self._runner.send(Jump(step))
            self._go_on(was_running)

        self._open(dialog, answered)

    def _ask_about_ending(self) -> None:
        if self._question is not None or not self._runner.is_running:
            return
        was_running = self._pause()
        dialog = Dialog(
            self._window, self.tr("End this session?"), self.tr("What you did so far is already stored.")
        )
        dialog.add_choice(None, self.tr("Keep going"))
        dialog.add_choice(END, self.tr("End here"), self.tr("Say how it was, then you are done"))
        dialog.add_choice(LATER, self.tr("Leave for later"), self.tr("Resume it within two days"))

        def answered(wish: object) -> None:
            if wish == END:
                self._runner.send(End())
            elif wish == LATER:
                self._runner.leave()
                self.left.emit(False)
            else:
                self._go_on(was_running)

        self._open(dialog, answered)

    def _ask_about_saving(self, sentence: str) -> None:
        if self._question is not None:
            self._unsaid = sentence
            return
        self._unsaid = ""
        dialog = Dialog(
            self._window,
            self.tr("Could not save. Your session is still open."),
            sentence,
            "octagon-alert",
        )
        dialog.add_choice(RETRY, self.tr("Try again"))
        dialog.add_choice(COPY, self.tr("Save a copy"), self.tr("Into a file of your choice"))

        def answered(wish: object) -> None:
            if wish == COPY:
                self._save_copy()
            self._runner.retry_saving()

        self._open(dialog, answered)

    def _save_copy(self) -> None:
        session = self._runner.session
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy"), "back-coach-session.json")
        if not name or session is None:
            return
        try:
            self._workspace.save_copy(name, session, self._runner.route, self._runner.records)
        except CoachError as error:
            self.failed.emit(str(error))

    def _pause(self) -> bool:
        view = self._runner.view()
        was_running = view is not None and view.phase is not Phase.PAUSED
        if was_running:
            self._runner.send(Pause())
        return was_running

    def _go_on(self, was_running: bool) -> None:
        if was_running:
            self._runner.send(Resume())

    def _open(self, dialog: Dialog, answered: Callable[[object], None]) -> None:
        def close(answer: object) -> None:
            self._question = None
            answered(answer)
            if self._unsaid:
                self._ask_about_saving(self._unsaid)

        self._question = dialog
        dialog.finished.connect(close)
        dialog.open()

    # The end

    def _show_finished(self, closing: Closing) -> None:
        session, view = self._runner.session, self._runner.view()
        if session is None:
            return
        self.finished.show_session(
            session,
            self._runner.route,
            self._runner.records,
            closing,
            self._workspace.agenda.today().week,
            view.pauses if view else 0,
        )
        self.finished_shown.emit()

    def _save(self, effort: int | None, pain: int | None, note: str) -> None:
        session = self._runner.session
        if session is None:
            return
        stored = self._workspace.practice.annotate(session.id, effort=effort, pain_after=pain, note=note)
        self._when_stored(stored, lambda: self.left.emit(self._is_check_due), self.failed.emit)

    def _save_and_check(self) -> None:
        self._is_check_due = True
        self.finished.save_now()

    def _keep(self, stored: Future[None]) -> None:
        self._when_stored(stored, lambda: None, self.failed.emit)
