"""The part of the tour that goes gently: an amber day, a red one, and what rests then."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.red_flags import NO
from coach.ui.blocked import BlockedDialog
from coach.ui.kit.dialog import Dialog
from coach.ui.less_dialog import LessDialog
from coach.ui.start_dialog import StartDialog
from coach.ui.window import Window

STRENGTH, STRETCH = "glute-foundation", "post-walk-stretch"
AMBER = 4

DialogT = TypeVar("DialogT", bound=Dialog)


class SafetyTour:
    """Meets a back that asks for less, then one that asks for rest."""

    def __init__(
        self,
        window: Window,
        workspace: Workspace,
        clock: HandClock,
        settle: Callable[[], None],
        picture: Callable[[str], None],
    ) -> None:
        self._window, self._workspace, self._clock = window, workspace, clock
        self._settle, self._picture = settle, picture

    def walk(self) -> None:
        """Walk through both days."""
        unfinished = self._workspace.practice.unfinished()
        if unfinished is not None:
            self._workspace.practice.discard(unfinished.id)
        self._clock.wall += timedelta(hours=1)
        self._amber()
        self._red()

    def _amber(self) -> None:
        self._workspace.safety.score_pain(AMBER, Moment.BEFORE)
        self._settle()
        self._window.request_start(STRENGTH)
        self._dialog(StartDialog).start.click()
        self._settle()
        self._close(LessDialog, "amber-offer")

    def _red(self) -> None:
        safety = self._workspace.safety
        safety.report_leg_symptoms("")
        self._settle()
        self._window.show_today()
        self._settle()
        self._picture("today-red")
        self._window.request_start(STRETCH)
        self._close(BlockedDialog, "check-due")
        safety.answer({question.id: NO for question in safety.sheet.questions})
        self._settle()
        self._window.request_start(STRETCH)
        self._close(BlockedDialog, "resting")

    def _close(self, kind: type[Dialog], name: str) -> None:
        dialog = self._dialog(kind)
        self._picture(name)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        self._settle()

    def _dialog(self, kind: type[DialogT]) -> DialogT:
        return next(it for it in self._window.findChildren(kind) if it.isVisible())
