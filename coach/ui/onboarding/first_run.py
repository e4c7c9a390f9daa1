"""The whole-window screen of the first run: a rail, and one page at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from coach.domain.first_week import Choices, Shelf, first_week
from coach.domain.plan import StartingSlot
from coach.domain.red_flags import Finding, SymptomSheet
from coach.domain.walking import Unit
from coach.figure.motion import WALKING
from coach.figure.pose_file import PoseFile
from coach.ui.kit.turns import in_next_turn
from coach.ui.onboarding.goals_page import GoalsPage
from coach.ui.onboarding.outcome_page import OutcomePage
from coach.ui.onboarding.rail import Rail
from coach.ui.onboarding.week_page import WeekPage
from coach.ui.onboarding.welcome_page import AdultsOnlyPage, WelcomePage
from coach.ui.safety_page import focus_reason
from coach.ui.symptom_check import SymptomCheckView

_RAIL_PX, _NARROW_RAIL_PX, _WIDE_FROM_PX = 296, 200, 1100
_GOALS, _CHECK, _PLAN = 1, 2, 3

Week = tuple[StartingSlot, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the first run came to, and where it leads: a routine to start, or a page.

    Without choices and a week there was a plan already."""

    choices: Choices | None = None
    week: Week = ()
    routine: str = ""
    page: str = "today"


class FirstRun(QWidget):
    """Welcome, goals, symptom check, week. Stores nothing; `answered` and `finished` carry what is to be.

    `startable` gives the slot of a week that today may begin with. Somebody who `has_plan` keeps it, and is
    asked for nothing but age and symptoms."""

    answered = Signal(dict, bool)
    finished = Signal(object)
    restore_wished = Signal()
    close_wished = Signal()

    def __init__(
        self,
        sheet: SymptomSheet,
        pose: Callable[[str], PoseFile | None],
        shelf: Shelf,
        startable: Callable[[Week], StartingSlot | None],
        *,
        unit: Unit = Unit.MINUTES,
        needs_assessment: bool = False,
        has_plan: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._pose, self._shelf, self._startable, self._unit = (
            sheet,
            pose,
            shelf,
            startable,
            unit,
        )
        self._needs_assessment, self._has_plan = needs_assessment, has_plan
        self._finding: Finding | None = None
        self._chosen = Chosen()
        self.rail = Rail(pose(WALKING))
        self.welcome, self.adults_only = WelcomePage(), AdultsOnlyPage()
        self._pages = QStackedWidget()
        for page in (self.welcome, self.adults_only):
            self._pages.addWidget(page)
        self.rail.set_current(0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addWidget(self._pages, 1)
        self.welcome.answered.connect(self._told_age)
        self.adults_only.left.connect(self._show_welcome)
        self.adults_only.close_wished.connect(self.close_wished)
        for build in (self._build_goals, self._build_check, self._build_rest):
            in_next_turn(self, build)

    # Built one a turn, before anybody can have got there

    def _build_goals(self) -> None:
        self.goals = GoalsPage(self._pose, self._shelf, self._unit)
        self._pages.addWidget(self.goals)
        self.goals.went_on.connect(self._show_second)
        self.goals.left.connect(self._show_welcome)
        self.goals.restore_wished.connect(self.restore_wished)

    def _build_check(self) -> None:
        self.check = SymptomCheckView(self._sheet, needs_assessment=self._needs_assessment)
        self._pages.addWidget(self.check)
        self.check.submitted.connect(self.answered)
        self.check.left.connect(self._show_first)

    def _build_rest(self) -> None:
        self.outcome, self.week = OutcomePage(self._sheet), WeekPage(self._pose, self._shelf)
        self.outcome.set_last(self._has_plan)
        for page in (self.outcome, self.week):
            self._pages.addWidget(page)
        self.outcome.went_on.connect(self._leave_outcome)
        self.outcome.left.connect(self._ask_again)
        self.week.left.connect(self._show_outcome)
        self.week.start_wished.connect(lambda routine: self._finish(routine=routine))
        self.week.plan_wished.connect(lambda: self._finish(page="plan"))
        self.week.today_wished.connect(lambda: self._finish())

    # Back and forth

    def _show(self, page: QWidget, step: int) -> None:
        self._pages.setCurrentWidget(page)
        self.rail.set_current(step)

    def _told_age(self, is_adult: bool) -> None:
        if is_adult:
            self._show_second() if self._has_plan else self._show_goals()
        else:
            self._show(self.adults_only, 0)
            self.adults_only.take_focus()

    def _show_welcome(self) -> None:
        self._show(self.welcome, 0)
        self.welcome.go_on.setFocus(focus_reason(self))

    def _show_goals(self) -> None:
        self._show(self.goals, _GOALS)
        self.goals.scroll_to_top()
        next(iter(self.goals.goals.values())).setFocus(focus_reason(self))

    def _show_first(self) -> None:
        self._show_welcome() if self._has_plan else self._show_goals()

    def keep_plan(self) -> None:
        """Go on without goals and week: a plan has come in."""
        self._has_plan = True
        self.outcome.set_last(True)
        self._show_second()

    def _show_second(self) -> None:
        """The questions, or what they have come to."""
        if self._finding is None:
            self._show_check()
        else:
            self._show_outcome()

    def _show_check(self) -> None:
        self._show(self.check, _CHECK)
        self.check.take_focus()

    def _show_outcome(self) -> None:
        self._show(self.outcome, _CHECK)
        self.outcome.take_focus()

    def _ask_again(self) -> None:
        """The questions as they were answered; after what blocks anew, with the one thing that lifts it."""
        if self._finding is not None and self._finding.severity.is_blocking and not self._needs_assessment:
            self._needs_assessment = True
            self._pages.removeWidget(self.check)
            self.check.deleteLater()
            self._build_check()
        self.check.show_not_saved("")
        self._show_check()

    def _leave_outcome(self) -> None:
        self._finish() if self._has_plan else self._show_week()

    def _show_week(self) -> None:
        choices = self.goals.choices
        if choices is None or self._finding is None:
            return
        week = first_week(choices, self._shelf)
        self._chosen = Chosen(choices, week)
        is_blocking = self._finding.severity.is_blocking
        self.week.show_week(
            week,
            choices,
            starting=None if is_blocking else self._startable(week),
            blocked=self._sheet.advice[self._finding.severity] if is_blocking else None,
        )
        self._show(self.week, _PLAN)
        self.week.take_focus()

    def _finish(self, routine: str = "", page: str = "today") -> None:
        self._last.alert.say("")
        self._last.set_waiting(True)
        self.finished.emit(replace(self._chosen, routine=routine, page=page))

    @property
    def _last(self) -> OutcomePage | WeekPage:
        """The page that leads out of here."""
        return self.outcome if self._has_plan else self.week

    # What became of it

    def show_finding(self, finding: Finding) -> None:
        """Say what the stored answers mean."""
        self._finding = finding
        self.outcome.show_finding(finding)
        self._show_outcome()

    def show_not_saved(self, sentence: str) -> None:
        """Stay at the questions and say that the answers could not be kept."""
        self.check.show_not_saved(sentence)

    def show_not_kept(self, sentence: str) -> None:
        """Stay at the last page and say that what was chosen could not be kept."""
        self._last.set_waiting(False)
        self._last.alert.say(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.setFixedWidth(_RAIL_PX if self.width() >= _WIDE_FROM_PX else _NARROW_RAIL_PX)
        super().resizeEvent(event)
