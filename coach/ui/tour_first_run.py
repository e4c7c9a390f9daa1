"""The part of the tour that comes first: age, goals, symptoms, and the week that is ready."""

from collections.abc import Callable

from coach.domain.red_flags import NO, Finding, Severity, Urgency
from coach.ui.onboarding.first_run import FirstRun
from coach.ui.window import Window

WALKED_MIN = 60
BLOCKING = Finding(Severity.SEE_DOCTOR, Urgency.SOON)
CLEAR = Finding(Severity.CLEAR)


class FirstRunTour:
    """Goes through the first run of a folder that is empty."""

    def __init__(self, window: Window, settle: Callable[[], None], picture: Callable[[str], None]) -> None:
        self._window, self._settle, self._draw = window, settle, picture

    def walk(self, live_through: Callable[[], None]) -> None:
        """Walk to the end; `live_through` does what is to lie behind before the last button is pressed."""
        first_run = self._window.findChildren(FirstRun)[-1]
        first_run.rail.walker.set_moving(False)
        self._picture("first-run-welcome")
        self._tell_age(first_run, False)
        self._picture("first-run-adults-only")
        first_run.adults_only.back.click()
        self._tell_age(first_run, True)
        first_run.goals.walked.stepper.setValue(WALKED_MIN)
        self._picture("first-run-goals")
        first_run.goals.go_on.click()
        self._picture("first-run-symptoms")
        self._answer_no(first_run)
        self._picture("first-run-outcome")
        first_run.outcome.go_on.click()
        self._picture("first-run-week")
        first_run.show_finding(BLOCKING)
        self._picture("first-run-outcome-locked")
        first_run.outcome.go_on.click()
        self._picture("first-run-week-locked")
        first_run.show_finding(CLEAR)
        first_run.outcome.go_on.click()
        live_through()
        first_run.week.today_wished.emit()
        self._settle()

    def _tell_age(self, first_run: FirstRun, is_adult: bool) -> None:
        first_run.welcome.age.choice.choose(is_adult)
        first_run.welcome.go_on.click()

    def _answer_no(self, first_run: FirstRun) -> None:
        check = first_run.check
        while check.isVisible():
            for row in check.shown_rows():
                row.choice.choose(NO)
            check.go_on.click()
            self._settle()

    def _picture(self, name: str) -> None:
        self._settle()
        self._draw(name)
