"""From a wish to a running session: the gate, the question before the start, the stored beginning."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import CoachError, NotAllowed
from coach.domain.occurrences import Key
from coach.domain.pain import Moment
from coach.domain.plan import SkipReason
from coach.domain.red_flags import ALWAYS_OPEN, Reason
from coach.domain.session import Options, SessionRecord
from coach.ui.blocked import SYMPTOM_CHECK, BlockedDialog
from coach.ui.kit.dialog import Dialog
from coach.ui.less_dialog import GENTLER, LIGHTER, LessDialog
from coach.ui.start_dialog import StartAnswer, StartDialog


class StartFlow(QObject):
    """Asks what must be asked and never goes around `may_start`."""

    began = Signal(object)
    check_wished = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, workspace: Workspace, when_stored: WhenStored) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._when_stored = when_stored
        self._dialog: Dialog | None = None

    def start(self, routine_id: str) -> None:
        """Begin a routine if it may start."""
        if self._dialog is not None:
            return
        try:
            routine = self._workspace.routine(routine_id)
            reason = self._workspace.practice.may_begin(routine_id)
        except CoachError as error:
            self.failed.emit(str(error))
            return
        if reason not in {None, Reason.PAIN_UNKNOWN}:
            self._explain(reason, routine.name, routine_id)
        elif routine_id == ALWAYS_OPEN:
            self._begin(routine_id, StartAnswer(pain=None, warm_up=False))
        else:
            self._ask(
                routine.name,
                ask_pain=reason is Reason.PAIN_UNKNOWN,
                offer_warm_up=routine.is_strength,
                then=lambda answer: self._begin(routine_id, answer),
            )

    def resume(self, session: SessionRecord) -> None:
        """Go on with an unfinished session if it may."""
        if self._dialog is not None:
            return
        reason = self._workspace.practice.may_resume(session)
        if reason is None:
            self._go_on(session)
        elif reason is Reason.PAIN_UNKNOWN:
            self._ask(
                session.routine_name,
                ask_pain=True,
                offer_warm_up=False,
                then=lambda answer: self._score(answer, lambda: self._go_on(session)),
            )
        else:
            self._explain(reason, session.routine_name, "")

    def _explain(self, reason: Reason | None, routine_name: str, routine_id: str) -> None:
        """Say why not; a symptom check that is asked for here leads back to the routine."""
        if reason is None:
            return

        def answered(wish: object) -> None:
            self._dialog = None
            if wish == SYMPTOM_CHECK:
                self.check_wished.emit(routine_id)

        standing, number = self._workspace.safety.standing(), self._workspace.emergency_number
        dialog = BlockedDialog(self._window, reason, routine_name, standing, number)
        dialog.finished.connect(answered)
        self._dialog = dialog
        dialog.open()

    def _ask(
        self, name: str, *, ask_pain: bool, offer_warm_up: bool, then: Callable[[StartAnswer], None]
    ) -> None:
        last = self._workspace.safety.last_pain()
        dialog = StartDialog(
            self._window,
            name,
            ask_pain=ask_pain,
            last_pain=last.value if last else None,
            offer_warm_up=offer_warm_up,
            warm_up=self._workspace.settings.warm_up,
        )

        def answered(answer: object) -> None:
            self._dialog = None
            if isinstance(answer, StartAnswer):
                if offer_warm_up:
                    self._remember(answer)
                then(answer)

        dialog.finished.connect(answered)
        self._dialog = dialog
        dialog.open()

    def _remember(self, answer: StartAnswer) -> None:
        settings = self._workspace.settings
        if settings.warm_up == answer.warm_up:
            return
        try:
            self._workspace.change_settings(replace(settings, warm_up=answer.warm_up))
        except CoachError as error:
            self.failed.emit(str(error))

    def _begin(self, routine_id: str, answer: StartAnswer) -> None:
        self._score(answer, lambda: self._offer_less(routine_id, answer))

    def _offer_less(self, routine_id: str, answer: StartAnswer) -> None:
        """On an amber day, ask whether a gentler routine takes the place of this one."""
        gentler = self._workspace.practice.gentler(routine_id)
        if gentler is None or self._workspace.practice.may_begin(routine_id) is not None:
            self._begin_scored(routine_id, answer)
            return
        waiting = self._workspace.agenda.waiting_today(routine_id)

        def answered(wish: object) -> None:
            self._dialog = None
            if wish == GENTLER:
                self._begin_gentler(gentler.id, waiting.key if waiting else None)
            elif wish == LIGHTER:
                self._begin_scored(routine_id, answer)

        dialog = LessDialog(
            self._window,
            planned=self._workspace.dosed(routine_id, self._workspace.planner.ladder_week),
            lighter=self._workspace.routine_at_dose(routine_id),
            gentler=gentler,
            is_planned=waiting is not None,
        )
        dialog.finished.connect(answered)
        self._dialog = dialog
        dialog.open()

    def _begin_gentler(self, routine_id: str, excused: Key | None) -> None:
        """Excuse what was planned, then begin without a warm-up."""
        begin = partial(self._begin_scored, routine_id, StartAnswer(pain=None, warm_up=False))
        if excused is None:
            begin()
            return
        try:
            stored = self._workspace.planner.skip(excused, SkipReason.PAIN)
        except CoachError as error:
            self.failed.emit(str(error))
        else:
            self._when_stored(stored, begin, self.failed.emit)

    def _score(self, answer: StartAnswer, then: Callable[[], None]) -> None:
        if answer.pain is None:
            then()
            return
        stored = self._workspace.safety.score_pain(answer.pain, Moment.BEFORE)
        self._when_stored(stored, then, self.failed.emit)

    def _begin_scored(self, routine_id: str, answer: StartAnswer) -> None:
        try:
            session, stored = self._workspace.practice.begin(
                routine_id,
                Options(warm_up=answer.warm_up, ladder_week=self._workspace.planner.ladder_week),
                self._workspace.agenda.slot_today(routine_id),
            )
        except NotAllowed as refusal:
            self._explain(Reason(refusal.reason), self._workspace.routine(routine_id).name, routine_id)
        except CoachError as error:
            self.failed.emit(str(error))
        else:
            self._when_stored(stored, lambda: self.began.emit(session), self.failed.emit)

    def _go_on(self, session: SessionRecord) -> None:
        try:
            self.began.emit(self._workspace.practice.resume(session.id))
        except NotAllowed as refusal:
            self._explain(Reason(refusal.reason), session.routine_name, "")
        except LookupError:
            self.failed.emit(self.tr("This session is no longer open."))
