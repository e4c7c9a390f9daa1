"""No way to start gets past an emergency, a missing symptom check or too much pain before strength."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, ROUTINE, Desk, open_desk, sessions_of, welcomed

from coach.application import agenda
from coach.application.clock import HandClock
from coach.application.safety import CHECK_FROM
from coach.application.workspace import Workspace
from coach.desktop.single_instance import SingleInstance
from coach.domain.red_flags import ALWAYS_OPEN, NO_STRENGTH_FROM, Reason, Severity
from coach.domain.session import Options
from coach.ui.blocked import BlockedDialog, explain
from coach.ui.kit.dialog import ChoiceRow
from coach.ui.pages.today.cards import ResumeBanner
from coach.ui.pages.today.start import StartCard
from coach.ui.preview import PreviewDialog
from coach.ui.start_dialog import StartDialog
from coach.ui.symptom_check import SymptomCheckFlow

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # About the offscreen platform, not about us.
    pytest.mark.qt_log_ignore("This plugin does not support raise"),
]

EVERY_ROUTINE = (
    "core-foundation",
    "core-builder",
    "glute-foundation",
    "glute-builder",
    "core-glutes-express",
    "post-walk-stretch",
    "post-walk-quick",
    "morning-mobility",
    "recovery-gentle",
)


def start_card(desk: Desk, qtbot: QtBot) -> None:
    (card,) = desk.on_screen(StartCard)
    desk.click(card.start)


def row(desk: Desk, qtbot: QtBot) -> None:
    desk.click("Start Core foundation")


def preview(desk: Desk, qtbot: QtBot) -> None:
    desk.click("Preview")
    assert isinstance(desk.dialog(), PreviewDialog)
    desk.click("Start")


def control_enter(desk: Desk, qtbot: QtBot) -> None:
    desk.key(Qt.Key.Key_Return, modifier=CONTROL)


def command_line(desk: Desk, qtbot: QtBot) -> None:
    desk.window.request_start(ROUTINE)


def resume(desk: Desk, qtbot: QtBot) -> None:
    (banner,) = desk.on_screen(ResumeBanner)
    desk.click(next(button for button in banner.findChildren(object) if _says(button, "Resume")))


def second_process(desk: Desk, qtbot: QtBot) -> None:
    first, second = SingleInstance(desk.workspace.folder), SingleInstance(desk.workspace.folder)
    first.asked.connect(desk.window.come_forward)
    assert first.is_first()
    assert not second.is_first()
    with qtbot.waitSignal(first.asked):
        assert second.hand_over(ROUTINE)
    first.release()


def _says(child: object, text: str) -> bool:
    said = getattr(child, "text", None)
    return callable(said) and said() == text


WAYS = (start_card, row, preview, control_enter, command_line, resume, second_process)
Way = Callable[[Desk, QtBot], None]


def allow_a_strength_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "SHORT_ROUTINES", (ROUTINE, "recovery-gentle", ALWAYS_OPEN))


def leave_one_unfinished(workspace: Workspace) -> None:
    """A session from before anything stood in the way."""
    workspace.safety.score_pain(1)
    workspace.wait_until_stored()
    workspace.practice.begin(ROUTINE, Options())[1].result()


def hand_on(clock: HandClock, minutes: int) -> None:
    clock.wall += timedelta(minutes=minutes)


def block(workspace: Workspace, clock: HandClock, blocker: str) -> None:
    """Bring about what must keep every session from starting."""
    match blocker:
        case "emergency":
            welcomed(workspace, Severity.EMERGENCY)
            workspace.safety.score_pain(0)
        case "check due":
            hand_on(clock, minutes=1)
            workspace.safety.score_pain(CHECK_FROM)
        case "resting":
            hand_on(clock, minutes=1)
            workspace.safety.report_leg_symptoms("a-session")
            hand_on(clock, minutes=1)
            welcomed(workspace)
            workspace.safety.score_pain(0)
        case "pain known":
            workspace.safety.score_pain(NO_STRENGTH_FROM)
    workspace.wait_until_stored()


REASONS = {
    "emergency": Reason.EMERGENCY,
    "no check": Reason.NO_CHECK,
    "check due": Reason.CHECK_DUE,
    "resting": Reason.RESTING,
    "pain known": Reason.PAIN_TOO_HIGH,
    "pain asked": Reason.PAIN_TOO_HIGH,
}


GONE: dict[str, tuple[Way, ...]] = {
    "no check": (resume,),
    "emergency": (start_card, preview, control_enter),
    "resting": (start_card, row, preview, control_enter),
}
"""Ways that are not there: nobody trained before a check; elsewhere Today shows why all waits."""

BLOCKED = [(way, blocker) for way, blocker in product(WAYS, REASONS) if way not in GONE.get(blocker, ())]


@pytest.mark.parametrize(("way", "blocker"), BLOCKED)
def test_nothing_starts(
    way: Way,
    blocker: str,
    workspace: Workspace,
    hand_clock: HandClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allow_a_strength_row(monkeypatch)
    welcomed(workspace, None if blocker == "no check" else Severity.CLEAR)
    if way is resume:
        leave_one_unfinished(workspace)
        hand_clock.move(3700)
    block(workspace, hand_clock, blocker)
    before = sessions_of(workspace)
    desk = open_desk(workspace, hand_clock)
    way(desk, qtbot)
    desk.settle()
    if blocker == "pain asked":
        assert isinstance(desk.dialog(), StartDialog)
        desk.key(Qt.Key.Key_6)
        desk.click("Start")
    assert_refused(desk, REASONS[blocker])
    desk.key(Qt.Key.Key_Return)
    assert sessions_of(workspace) == before
    assert not desk.window.session.page.isVisible()


def assert_refused(desk: Desk, reason: Reason) -> None:
    dialog = desk.dialog()
    assert isinstance(dialog, BlockedDialog)
    standing = desk.workspace.safety.standing()
    assert explain(reason, standing, desk.workspace.emergency_number).title in desk.texts()
    assert set(desk.buttons()) <= {"Go to the symptom check", "Not now", "Close"}
    assert not dialog.findChildren(ChoiceRow)
    assert not desk.window.session.page.isVisible()


@pytest.mark.parametrize("way", WAYS)
def test_the_same_ways_do_start_when_nothing_stands_in_the_way(
    way: Way,
    workspace: Workspace,
    hand_clock: HandClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allow_a_strength_row(monkeypatch)
    welcomed(workspace)
    if way is resume:
        leave_one_unfinished(workspace)
    desk = open_desk(workspace, hand_clock)
    way(desk, qtbot)
    desk.settle()
    if way is not resume:
        desk.key(Qt.Key.Key_3)
        desk.click("Start")
    assert desk.window.session.page.isVisible()
    (session,) = desk.sessions()
    assert session.routine == ROUTINE


@pytest.mark.parametrize("severity", [None, Severity.SEE_DOCTOR], ids=["no check", "see a doctor"])
def test_only_the_standing_break_starts(
    severity: Severity | None, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, severity)
    desk = open_desk(workspace, hand_clock)
    reason = Reason.NO_CHECK if severity is None else Reason.SEE_DOCTOR
    for routine_id in EVERY_ROUTINE:
        desk.window.request_start(routine_id)
        desk.settle()
        assert_refused(desk, reason)
        desk.key(Qt.Key.Key_Escape)
    assert desk.sessions() == []
    desk.click("Start Standing break")
    assert desk.window.session.page.isVisible()
    (session,) = desk.sessions()
    assert session.routine == ALWAYS_OPEN


def test_an_emergency_locks_the_standing_break_as_well(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace, Severity.EMERGENCY)
    desk = open_desk(workspace, hand_clock)
    for routine_id in (*EVERY_ROUTINE, ALWAYS_OPEN):
        desk.window.request_start(routine_id)
        desk.settle()
        assert_refused(desk, Reason.EMERGENCY)
        desk.key(Qt.Key.Key_Escape)
    assert desk.sessions() == []


@pytest.mark.parametrize("blocker", ["emergency", "resting"])
def test_where_nothing_is_due_the_key_starts_nothing(
    blocker: str, workspace: Workspace, hand_clock: HandClock, qtbot: QtBot
) -> None:
    welcomed(workspace)
    block(workspace, hand_clock, blocker)
    desk = open_desk(workspace, hand_clock)
    assert not desk.on_screen(StartCard)
    assert "Preview" not in desk.buttons()
    control_enter(desk, qtbot)
    assert desk.dialogs() == []
    assert desk.sessions() == []


def test_pain_keeps_from_strength_only(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace)
    block(workspace, hand_clock, "pain known")
    desk = open_desk(workspace, hand_clock)
    desk.start("recovery-gentle")
    assert desk.sessions()[0].pain_before == NO_STRENGTH_FROM


def test_a_wish_during_the_first_run_waits_for_its_check(workspace: Workspace, hand_clock: HandClock) -> None:
    desk = open_desk(workspace, hand_clock)
    desk.window.come_forward(ROUTINE)
    desk.settle()
    assert desk.dialogs() == []
    assert desk.sessions() == []


def test_a_refusal_leads_to_the_check_and_the_check_does_not_start_anything_by_itself(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, None)
    desk = open_desk(workspace, hand_clock)
    desk.window.request_start(ROUTINE)
    desk.settle()
    desk.click("Go to the symptom check")
    assert desk.on_screen(SymptomCheckFlow)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.on_screen(SymptomCheckFlow)
    assert desk.sessions() == []


def test_pain_that_rose_since_keeps_a_left_session_closed(
    workspace: Workspace, hand_clock: HandClock, qtbot: QtBot
) -> None:
    welcomed(workspace)
    leave_one_unfinished(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.window.today.pain_scored.emit(7)
    desk.settle()
    resume(desk, qtbot)
    assert_refused(desk, Reason.PAIN_TOO_HIGH)
