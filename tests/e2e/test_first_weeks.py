"""The first run, a week of walks, a red day and the way back, in the real window from end to end."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_driver import CONTROL, Desk, open_desk

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import plan_day
from coach.domain.statuses import Status
from coach.domain.traffic_light import Light
from coach.domain.walk_target import Rule
from coach.ui.blocked import BlockedDialog
from coach.ui.kit.text import Text
from coach.ui.onboarding.walked_field import WalkedStepper
from coach.ui.pages.today.morning_row import MorningRow
from coach.ui.pages.walks.form import WalkForm
from coach.ui.pages.walks.page import WalksPage
from coach.ui.symptom_check import SymptomCheckFlow

MONDAY_MORNING = datetime(2026, 11, 16, 6, tzinfo=UTC)
A_DAY = timedelta(days=1)
CORE, QUICK = "core-foundation", "post-walk-quick"
RESTS = "Your back rests for now"


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace, hand_clock: HandClock) -> Desk:
    hand_clock.wall = MONDAY_MORNING
    return open_desk(workspace, hand_clock)


def first_run(desk: Desk) -> None:
    desk.click("Are you 18 or over?, Yes")
    desk.click("Next: goals and days")
    (walked,) = desk.on_screen(WalkedStepper)
    walked.setFocus(Qt.FocusReason.TabFocusReason)
    walked.lineEdit().selectAll()
    QTest.keyClicks(walked, "60\r")
    desk.click("Next: safety check")
    desk.deny_everything()
    desk.click("Next: your plan")
    desk.click("Adjust in plan")


def come_back(desk: Desk, days: int, hour: int = 6) -> None:
    """Some mornings later, at Today."""
    desk.clock.wall = desk.clock.wall.replace(hour=hour) + days * A_DAY
    desk.key(Qt.Key.Key_1, modifier=CONTROL)
    desk.window.show_today()
    desk.settle()


def log_walk(desk: Desk, minutes: int, before: int, after: int) -> None:
    """Ctrl+L, the fields, Enter."""
    desk.clock.wall = desk.clock.wall.replace(hour=17)
    desk.key(Qt.Key.Key_L, modifier=CONTROL)
    form = desk.on_screen(WalkForm)[-1]
    form.time.select_all()
    QTest.keyClicks(form.time.line, str(minutes))
    form.before.show_value(before)
    form.after.show_value(after)
    desk.key(Qt.Key.Key_Return)


def say_this_morning(desk: Desk, pain: int) -> None:
    (row,) = desk.on_screen(MorningRow)
    desk.click(row.scale.cells()[pain])


def dialog_texts(desk: Desk) -> list[str]:
    return [text.text() for text in desk.dialog().findChildren(Text)]


def test_from_the_first_day_over_a_red_one_and_back(desk: Desk) -> None:
    first_run(desk)
    workspace = desk.workspace
    said = workspace.settings.walked_last_week
    assert said == 60
    target = workspace.walk_log.target()
    assert (target.rule, target.target) == (Rule.PROVISIONAL, Decimal(str(said)))

    # A week of walks, each with its stretch offered and its morning after.
    minutes = round(said / 3)
    for days in (0, 2, 3):
        come_back(desk, days)
        log_walk(desk, minutes, before=1, after=1)
        assert "A short stretch now?" in dialog_texts(desk)
        desk.click("Not now")
        come_back(desk, 1)
        say_this_morning(desk, 1)
        desk.clock.wall -= A_DAY
    assert [it.light for it in workspace.walk_log.walks()] == [Light.GREEN] * 3
    walked = [it.status for it in of_walks(desk, MONDAY_MORNING)]
    assert walked == [Status.DONE] * 3

    # The next week grows from it by a tenth.
    come_back(desk, 2)
    target = workspace.walk_log.target()
    assert (target.rule, target.target) == (Rule.FIRST, Decimal(3 * minutes) * Decimal("1.1"))
    assert any(f"{target.shown} min" in text for text in desk.texts())

    # A red walk: no stretch, but the check, and rest.
    log_walk(desk, minutes, before=2, after=6)
    assert "Rest first" in dialog_texts(desk)
    desk.click("Symptom check")
    assert desk.on_screen(SymptomCheckFlow)
    desk.deny_everything()
    desk.click("Close")
    assert RESTS in desk.texts()
    for routine in (CORE, QUICK):
        desk.window.request_start(routine)
        desk.settle()
        assert isinstance(desk.dialog(), BlockedDialog)
        desk.key(Qt.Key.Key_Escape)
    desk.start("standing-break")
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
    desk.click("Save and close")

    # On the third day after it, the way is open again, and nothing of the rest counts as missed.
    come_back(desk, 2)
    assert RESTS in desk.texts()
    come_back(desk, 1)
    assert RESTS not in desk.texts()
    monday = MONDAY_MORNING + 7 * A_DAY
    days = workspace.agenda.days(plan_day(monday), plan_day(monday + 2 * A_DAY))
    rested = [it.status for day in days for it in day.entries if it.occurrence.routine is not None]
    assert set(rested) == {Status.EXCUSED}
    desk.start(CORE)
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
    desk.click("Save and close")

    # The week after a red walk asks for three quarters.
    come_back(desk, 4)
    red = workspace.walk_log.target()
    assert (red.rule, red.target) == (Rule.RED, target.target * Decimal("0.75"))
    desk.key(Qt.Key.Key_5, modifier=CONTROL)
    (page,) = desk.on_screen(WalksPage)
    assert page.target.reason.text().startswith("A walk was red")
    assert len(desk.sessions()) == 2


def of_walks(desk: Desk, monday: datetime) -> list:
    days = desk.workspace.agenda.days(plan_day(monday), plan_day(monday + 6 * A_DAY))
    return [it for day in days for it in day.entries if it.occurrence.routine is None]
