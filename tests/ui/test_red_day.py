"""A red day, the days after it, and an amber one, walked through in the real window."""

from datetime import timedelta

import pytest
from planned_week import plan_week
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_driver import ROUTINE, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import SkipReason, plan_day
from coach.domain.red_flags import Reason
from coach.domain.statuses import Status
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.symptom_check import SymptomCheckFlow

QUICK = "post-walk-quick"
RESTS = "Your back rests for now"
A_DAY = timedelta(days=1)


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace, hand_clock: HandClock) -> Desk:
    plan_week(workspace)
    welcomed(workspace)
    hand_clock.wall += timedelta(minutes=1)
    return open_desk(workspace, hand_clock)


def texts_of(dialog: Dialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(Text)]


def check_again(desk: Desk, *, is_assessed: bool = False) -> None:
    assert desk.on_screen(SymptomCheckFlow)
    desk.deny_everything(is_assessed=is_assessed)
    desk.click("Close")


def finish(desk: Desk, routine_id: str, pain: int) -> None:
    """Play a session to its end and say how the back is."""
    desk.start(routine_id)
    desk.to_the_end()
    desk.click(desk.window.session.finished.pain.cells()[pain])
    desk.click("Save and close")


def go_to(desk: Desk, days: int) -> None:
    """Come back some days later."""
    desk.clock.wall += days * A_DAY
    desk.window.show_today()
    desk.settle()


def test_a_red_day_and_the_way_back(desk: Desk) -> None:
    finish(desk, QUICK, pain=6)
    check_again(desk)
    assert RESTS in desk.texts()
    assert any("rest until the end of Thursday" in text for text in desk.texts())
    assert desk.window.today.due_routine is None
    offered = {"Standing break", "Recovery-day gentle", "Quick post-walk stretch"}
    assert offered & {*desk.texts()} == {"Standing break"}
    desk.window.request_start(ROUTINE)
    desk.settle()
    assert RESTS in texts_of(desk.dialog())
    desk.key(Qt.Key.Key_Return)
    assert desk.dialogs() == []
    go_to(desk, 2)
    assert RESTS in desk.texts()
    go_to(desk, 1)
    assert RESTS not in desk.texts()
    assert desk.window.today.due_routine == ROUTINE
    finish(desk, QUICK, pain=2)
    assert not desk.on_screen(SymptomCheckFlow)
    assert len(desk.sessions()) == 2


def test_two_red_days_lead_to_a_doctor_and_an_assessment_back(desk: Desk) -> None:
    finish(desk, QUICK, pain=6)
    check_again(desk)
    go_to(desk, 3)
    finish(desk, QUICK, pain=5)
    check_again(desk)
    assert desk.workspace.practice.may_begin(QUICK) is Reason.SEE_DOCTOR
    go_to(desk, 9)
    assert desk.workspace.practice.may_begin(QUICK) is Reason.SEE_DOCTOR
    desk.click("Check again")
    check_again(desk, is_assessed=True)
    assert desk.workspace.practice.may_begin(QUICK) is Reason.PAIN_UNKNOWN


def ask_to_start(desk: Desk, pain: int) -> None:
    desk.window.request_start(ROUTINE)
    desk.settle()
    desk.key(Qt.Key(Qt.Key.Key_0 + pain), Qt.Key.Key_Return)


def test_an_amber_day_offers_something_gentler_and_excuses_what_was_planned(desk: Desk) -> None:
    ask_to_start(desk, pain=4)
    assert "Your back asks for less today" in texts_of(desk.dialog())
    desk.key(Qt.Key.Key_1)
    assert desk.window.session.page.isVisible()
    (session,) = desk.sessions()
    assert session.routine == "recovery-gentle"
    (skip,) = desk.workspace.planner.plan.skips
    assert skip.reason is SkipReason.PAIN
    today = plan_day(desk.clock.now())
    (day,) = desk.workspace.agenda.days(today, today)
    assert [(it.occurrence.routine, it.status) for it in day.entries] == [(ROUTINE, Status.EXCUSED)]


def test_an_amber_day_runs_what_was_planned_with_fewer_sets(desk: Desk) -> None:
    usual = desk.workspace.routine(ROUTINE)
    ask_to_start(desk, pain=5)
    desk.key(Qt.Key.Key_2)
    (session,) = desk.sessions()
    assert session.routine == ROUTINE
    assert desk.workspace.planner.plan.skips == ()
    sets = {step.exercise: step.set for step in session.timeline if step.is_work}
    assert sets == {item.exercise: max(1, item.dose.sets * 3 // 4) for item in usual.items}


def test_an_amber_day_can_wait(desk: Desk) -> None:
    ask_to_start(desk, pain=4)
    desk.key(Qt.Key.Key_Escape)
    assert desk.sessions() == []
    assert desk.window.today.isVisible()


def test_after_four_weeks_the_check_is_asked_before_a_routine(desk: Desk) -> None:
    for _ in range(4):
        desk.clock.wall += 7 * A_DAY
        desk.workspace.safety.score_pain(1)
    go_to(desk, 0)
    assert "It is asked every four weeks, before your next routine." in desk.texts()
    desk.window.request_start(QUICK)
    desk.settle()
    assert "First, the symptom check" in texts_of(desk.dialog())
    desk.key(Qt.Key.Key_Return)
    check_again(desk)
    assert "Before you start" in texts_of(desk.dialog())
