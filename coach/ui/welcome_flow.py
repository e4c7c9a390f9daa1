"""From an empty folder to Today: the first run, stored when it is complete, or a backup in its place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import CoachError
from coach.domain.plan import StartingSlot, plan_day
from coach.domain.red_flags import Reason
from coach.domain.walk_so_far import USUAL_MIN
from coach.domain.walking import MINUTE_S
from coach.ui.content import Content
from coach.ui.onboarding.first_run import Chosen, FirstRun
from coach.ui.transfer_flow import TransferFlow

_MAY = frozenset({None, Reason.PAIN_UNKNOWN})


class WelcomeFlow(QObject):
    """Keeps what the first run chose. `arrived` carries a page and a routine to start there, if any;
    `restored` comes when a backup has brought plan and settings."""

    arrived = Signal(str, str)
    restored = Signal()

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        content: Content,
        when_stored: WhenStored,
        transfer: TransferFlow,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(window)
        self._stack = stack
        self._workspace = workspace
        self._when_stored = when_stored
        self.screen = FirstRun(
            workspace.safety.sheet,
            content.pose,
            workspace.first_shelf(USUAL_MIN * MINUTE_S),
            self._startable,
            unit=workspace.settings.walk_unit,
            needs_assessment=workspace.safety.standing().finding.severity.is_blocking,
            has_plan=bool(workspace.planner.plan.revisions),
        )
        self.screen.answered.connect(self._answered)
        self.screen.finished.connect(self._finished)
        self.screen.close_wished.connect(window.close)
        self.screen.restore_wished.connect(transfer.import_file)
        transfer.changed.connect(self._came_in)
        stack.addWidget(self.screen)
        stack.setCurrentWidget(self.screen)

    def set_still(self, still: bool) -> None:
        """Let the person beside the steps walk, or stand."""
        self.screen.rail.walker.set_moving(not still)

    def _answered(self, answers: dict[str, str], is_assessed: bool) -> None:
        finding, stored = self._workspace.safety.answer(answers, is_assessed=is_assessed)
        self._when_stored(stored, lambda: self.screen.show_finding(finding), self.screen.show_not_saved)

    def _startable(self, week: Sequence[StartingSlot]) -> StartingSlot | None:
        """What today may begin with: what is still to come first, strength before the rest."""
        now = self._workspace.clock.now()
        shelf = self._workspace.first_shelf(USUAL_MIN * MINUTE_S)
        today = [
            slot
            for slot in week
            if slot.weekday == plan_day(now).weekday()
            and slot.routine is not None
            and slot.routine not in shelf.stretches
            and self._workspace.safety.may_start(self._workspace.routine(slot.routine)) in _MAY
        ]
        strength = (shelf.core, shelf.glutes, shelf.express)
        return min(
            today, key=lambda slot: (_is_past(slot, now), slot.routine not in strength, slot.at), default=None
        )

    def _finished(self, chosen: Chosen) -> None:
        """Plan the week first, since only then the first run is over; a plan that is there stays."""
        if self._workspace.planner.plan.revisions:
            self._planned(chosen)
            return
        try:
            stored = self._workspace.planner.adopt(chosen.week)
        except CoachError as error:
            self.screen.show_not_kept(str(error))
            return
        self._when_stored(stored, lambda: self._planned(chosen), self._not_planned)

    def _not_planned(self, sentence: str) -> None:
        self._workspace.planner.reload()
        self.screen.show_not_kept(sentence)

    def _planned(self, chosen: Chosen) -> None:
        today = plan_day(self._workspace.clock.now())
        settings = replace(self._workspace.settings, welcomed_on=today)
        if chosen.choices is not None:
            walked, unit = chosen.choices.walked, chosen.choices.walk_unit
            settings = replace(settings, walk_unit=unit, walked_last_week=float(walked) if walked else None)
        try:
            self._workspace.change_settings(settings)
        except CoachError as error:
            self.screen.show_not_kept(str(error))
            return
        self._leave()
        self.arrived.emit(chosen.page, chosen.routine)

    def _came_in(self) -> None:
        """A backup that has been through a first run, and has a plan, needs no other."""
        if not self._workspace.planner.plan.revisions:
            return
        if self._workspace.settings.welcomed_on is None:
            self.screen.keep_plan()
            return
        self._leave()
        self.restored.emit()

    def _leave(self) -> None:
        self._stack.removeWidget(self.screen)
        self.screen.deleteLater()
        self.deleteLater()


def _is_past(slot: StartingSlot, now: datetime) -> bool:
    return now.date() > plan_day(now) or slot.at < now.time()
