"""The session screen: its keys and buttons, the questions on the way, and stop for pain."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from window_driver import ROUTINE, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.player.state import Lead, Phase
from coach.domain.red_flags import Reason, Severity
from coach.domain.session import Outcome, StepResult
from coach.domain.timeline import StepKind
from coach.ui.kit.dialog import ChoiceRow, Dialog
from coach.ui.player.page import PlayerPage
from coach.ui.player.stop_dialog import StopDialog
from coach.ui.symptom_check import SymptomCheckFlow

pytestmark = pytest.mark.usefixtures("qapp")

ANSWERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    """In the first set of "Dead bug", five seconds in."""
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.start()
    desk.until(lambda view: view.step.exercise == "dead-bug" and view.step.is_work and view.elapsed_s >= 5)
    return desk


@pytest.fixture
def page(desk: Desk) -> PlayerPage:
    return desk.window.session.page


# Keys and buttons


def test_space_pauses_and_resumes_wherever_the_focus_is(desk: Desk, page: PlayerPage) -> None:
    for control in (page, page.controls.skip, page.controls.stop, page.strip, page.header.full_screen):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        desk.key(Qt.Key.Key_Space)
        assert desk.view.phase is Phase.PAUSED
        assert not desk.dialogs()
        assert "Paused" in desk.texts()
        desk.key(Qt.Key.Key_Space)
        assert desk.view.lead is Lead.GET_READY
        desk.let_pass(3.25)
        assert desk.view.phase is Phase.WORK
    assert not desk.window.isFullScreen()


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Right, "Skip"])
def test_skip(desk: Desk, key: Qt.Key | str) -> None:
    step = desk.view.step.index
    press(desk, key)
    assert desk.view.step.index == step + 1
    assert desk.sessions()[0].records[-1].result is StepResult.SKIPPED


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Left, "Back"])
def test_back(desk: Desk, key: Qt.Key | str) -> None:
    step = desk.view.step.index
    press(desk, key)
    assert desk.view.step.index == step
    assert desk.view.elapsed_s < 1
    assert desk.sessions()[0].records[-1].step == step


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal, "Add 10 seconds"])
def test_ten_seconds_more(desk: Desk, key: Qt.Key | str) -> None:
    before = desk.view.left_s
    press(desk, key)
    assert desk.view.left_s == pytest.approx(before + 10)


@pytest.mark.parametrize("key", [Qt.Key.Key_D, "All reps done"])
def test_all_reps_done(desk: Desk, key: Qt.Key | str) -> None:
    step = desk.view.step
    press(desk, key)
    record = desk.sessions()[0].records[-1]
    assert (record.step, record.result) == (step.index, StepResult.DONE)
    assert record.credited_s == step.duration_s


@pytest.mark.parametrize("key", ["Pause", Qt.Key.Key_Space])
def test_pause_says_so_and_keeps_its_digits(desk: Desk, page: PlayerPage, key: Qt.Key | str) -> None:
    digits = page.ring.accessibleName()
    press(desk, key)
    desk.let_pass(60)
    assert page.ring.accessibleName() == digits
    assert page.ring.outline
    desk.click("Resume")
    assert desk.view.lead is Lead.GET_READY


def press(desk: Desk, key: Qt.Key | str) -> None:
    desk.click(key) if isinstance(key, str) else desk.key(key)


def progress(page: PlayerPage) -> tuple[object, ...]:
    rings = (page.ring, page.stage._mini_ring)
    return (*((ring._fraction, ring._color) for ring in rings), page.strip.grab().toImage())


def test_with_reduced_motion_everything_steps_once_a_second(desk: Desk, page: PlayerPage) -> None:
    page.set_still(True)
    seen = []
    for _ in range(8):
        desk.let_pass(0.25)
        seen.append(progress(page))
    changes = [at for at in range(1, 8) if seen[at] != seen[at - 1]]
    assert len(changes) == 2
    assert changes[1] - changes[0] == 4
    page.set_still(False)
    before = progress(page)
    desk.let_pass(0.25)
    assert progress(page) != before


def test_escape_asks_and_going_on_gets_ready(desk: Desk) -> None:
    step = desk.view.step.index
    desk.key(Qt.Key.Key_Escape)
    assert desk.dialog().accessibleName() == "End this session?"
    assert desk.view.phase is Phase.PAUSED
    desk.key(Qt.Key.Key_Escape)
    assert (desk.view.step.index, desk.view.lead) == (step, Lead.GET_READY)
    assert desk.sessions()[0].outcome is None


def test_a_paused_session_stays_paused_after_a_question(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert desk.view.phase is Phase.PAUSED


def test_keys_do_nothing_to_the_session_under_a_question(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Escape)
    before = desk.view
    desk.key(Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_Plus, Qt.Key.Key_P)
    assert desk.view.step == before.step
    assert len(desk.dialogs()) == 1


def choice(desk: Desk, title: str) -> ChoiceRow:
    """One of the answers of the question that is open."""
    (row,) = [row for row in desk.on_screen(ChoiceRow) if row.accessibleName() == title]
    return row


def segment(desk: Desk, page: PlayerPage, exercise: str) -> tuple[int, QPoint]:
    """The first step of an exercise, and where it is on the strip."""
    step = next(s for s in desk.sessions()[0].timeline if s.exercise == exercise and s.is_work)
    return step.index, page.strip._boxes()[step.index].center().toPoint()


def test_a_click_ahead_on_the_strip_asks_first(desk: Desk, page: PlayerPage) -> None:
    here = desk.view.step.index
    there, at = segment(desk, page, "knee-plank")
    desk.click(page.strip, at)
    assert desk.dialog().accessibleName() == "Skip ahead?"
    desk.click(choice(desk, "Stay here"))
    assert desk.view.step.index == here
    desk.click(page.strip, at)
    desk.key(Qt.Key.Key_1)
    assert desk.view.step.index == there


def test_a_click_back_on_the_strip_goes_at_once(desk: Desk, page: PlayerPage) -> None:
    there, at = segment(desk, page, "pelvic-tilt")
    desk.click(page.strip, at)
    assert desk.dialogs() == []
    assert desk.view.step.index == there


def test_tab_goes_through_the_controls_in_the_order_of_their_weight(desk: Desk, page: PlayerPage) -> None:
    controls = page.controls
    page.setFocus()
    reached = []
    for _ in range(5):
        desk.key(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [controls.pause, controls.back, controls.skip, controls.extend, controls.stop]
    rest = []
    for _ in range(5):
        desk.key(Qt.Key.Key_Tab)
        rest.append(QApplication.focusWidget())
    assert set(rest[:3]) == {page.done_button, page.strip, page.header.end}
    assert rest[3:] == [page.stage.figure, page.header.full_screen]


def test_arrow_keys_turn_the_figure_while_it_has_the_focus_and_move_the_session_otherwise(
    desk: Desk, page: PlayerPage
) -> None:
    here = desk.view.step
    page.stage.figure.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert desk.view.step == here
    page.setFocus()
    desk.key(Qt.Key.Key_Right)
    assert desk.view.step != here


def test_the_figure_says_that_arrow_keys_turn_it(page: PlayerPage) -> None:
    assert page.stage.figure.accessibleDescription().endswith("Arrow keys turn the view.")
    assert page.stage.figure.accessibleName()


# Stop for pain


def stop(desk: Desk, *keys: Qt.Key) -> None:
    desk.key(Qt.Key.Key_P)
    assert isinstance(desk.dialog(), StopDialog)
    assert desk.view.phase is Phase.PAUSED
    desk.key(*keys)


def test_stop_pauses_at_once_and_a_false_alarm_gets_ready(desk: Desk) -> None:
    before = desk.view
    desk.click("Stop: pain")
    assert desk.view.phase is Phase.PAUSED
    desk.click("Go back, false alarm")
    assert (desk.view.step, desk.view.lead) == (before.step, Lead.GET_READY)
    assert desk.view.lead_left_s == pytest.approx(3, abs=0.3)
    desk.let_pass(3.25)
    assert desk.view.phase is Phase.WORK
    assert desk.view.elapsed_s == pytest.approx(before.elapsed_s, abs=0.5)
    assert desk.workspace.safety.standing().due is None


def test_after_an_answer_there_is_no_false_alarm(desk: Desk) -> None:
    stop(desk, Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert isinstance(desk.dialog(), StopDialog)
    assert "Go back, false alarm" not in desk.buttons()


def test_a_dull_ache_goes_on_with_an_easier_exercise_that_counts_in_full(desk: Desk) -> None:
    easier = desk.workspace.practice.easier(desk.view.step)
    assert easier is not None
    stop(desk, Qt.Key.Key_1, Qt.Key.Key_3)
    desk.click("Continue")
    (button,) = [text for text in desk.buttons() if text.startswith("Go on with")]
    desk.click(button)
    assert desk.view.work is not None
    assert desk.view.work.exercise == easier.exercise.id
    desk.to_the_end()
    desk.settle()
    (session,) = desk.sessions()
    assert (session.outcome, session.credit) == (Outcome.COMPLETE, pytest.approx(1.0))
    assert easier.exercise.id in {step.exercise for step in session.route}
    assert easier.exercise.id not in {s.exercise for s in session.timeline if s.item == 2}
    last = desk.workspace.safety.last_pain()
    assert last is not None
    assert (last.value, last.moment) == (3, Moment.DURING)


def test_sharp_pain_skips_the_exercise(desk: Desk) -> None:
    stop(desk, Qt.Key.Key_2, Qt.Key.Key_3)
    desk.click("Continue")
    desk.click("Skip it today")
    assert desk.view.work is not None
    assert desk.view.work.item == 3
    assert desk.sessions()[0].outcome is None


@pytest.mark.parametrize("answer", [Qt.Key.Key_1, Qt.Key.Key_2])
@pytest.mark.parametrize("score", [Qt.Key.Key_6, Qt.Key.Key_5], ids=["high", "far above before"])
def test_a_red_score_ends_the_session(desk: Desk, answer: Qt.Key, score: Qt.Key) -> None:
    stop(desk, answer, score)
    desk.click("Continue")
    assert desk.buttons() == ["End session"]
    desk.key(Qt.Key.Key_Return)
    assert_ended_for_safety(desk)
    assert_check_is_due(desk)


def test_symptoms_down_a_leg_end_the_session(desk: Desk) -> None:
    stop(desk, Qt.Key.Key_3)
    assert desk.buttons() == ["End here and go through the symptom check"]
    desk.key(Qt.Key.Key_Return)
    assert_ended_for_safety(desk)
    assert_check_is_due(desk)


def test_an_emergency_locks_everything(desk: Desk) -> None:
    stop(desk, Qt.Key.Key_4)
    advice = desk.workspace.safety.sheet.advice[Severity.EMERGENCY]
    assert {advice.title, advice.text} <= set(desk.texts())
    desk.key(Qt.Key.Key_Return)
    assert_ended_for_safety(desk)
    practice = desk.workspace.practice
    assert {practice.may_begin(each) for each in (ROUTINE, "recovery-gentle", "standing-break")} == {
        Reason.EMERGENCY
    }
    desk.click("Save and close")
    desk.key(Qt.Key.Key_Escape)
    assert practice.may_begin("standing-break") is Reason.EMERGENCY


def test_ending_after_an_ache_is_a_stop_without_a_check(desk: Desk) -> None:
    stop(desk, Qt.Key.Key_1, Qt.Key.Key_3)
    desk.click("Continue")
    desk.click("End here")
    assert_ended_for_safety(desk)
    assert desk.workspace.safety.standing().due is None


def assert_ended_for_safety(desk: Desk) -> None:
    assert desk.window.session.finished.isVisible()
    (session,) = desk.sessions()
    assert session.outcome is Outcome.STOPPED
    assert session.credit is not None
    assert session.credit < 0.8


def assert_check_is_due(desk: Desk) -> None:
    assert desk.workspace.practice.may_begin(ROUTINE) is Reason.CHECK_DUE
    desk.click("Save and close")
    assert desk.on_screen(SymptomCheckFlow)


# When the disk refuses


@pytest.fixture
def full_disk() -> Callable[[], None]:
    """Refuse every step until the returned call."""

    def refuse(*_: object) -> bool:
        raise OSError("disk is full")

    patch = pytest.MonkeyPatch()
    patch.setattr("coach.storage.sessions._insert_record", refuse)
    return patch.undo


def test_a_step_that_cannot_be_saved_pauses_and_can_be_tried_again(
    desk: Desk, full_disk: Callable[[], None]
) -> None:
    stored = len(desk.sessions()[0].records)
    try:
        desk.key(Qt.Key.Key_N)
        assert_open_question(desk)
        desk.click(choice(desk, "Try again"))
        assert_open_question(desk)
        assert len(desk.sessions()[0].records) == stored
    finally:
        full_disk()
    desk.key(Qt.Key.Key_1)
    assert desk.dialogs() == []
    assert len(desk.sessions()[0].records) == stored + 1


def test_the_end_waits_until_the_last_step_is_saved(desk: Desk, full_disk: Callable[[], None]) -> None:
    try:
        desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
        assert_open_question(desk)
        assert not desk.window.session.finished.isVisible()
    finally:
        full_disk()
    desk.key(Qt.Key.Key_1)
    assert desk.window.session.finished.isVisible()
    assert desk.sessions()[0].outcome is not None


def assert_open_question(desk: Desk) -> None:
    dialog: Dialog = desk.dialog()
    assert dialog.accessibleName() == "Could not save. Your session is still open."
    assert any("disk is full" in text for text in desk.texts())
    assert desk.view.phase in {Phase.PAUSED, Phase.STOPPED}
    assert desk.sessions()[0].outcome is None


def test_rest_says_rest_and_what_comes_next(desk: Desk) -> None:
    desk.until(lambda view: view.step.kind is StepKind.REST)
    assert {"Rest", "Next up", "Skip rest"} <= set(desk.texts())
    desk.click("Skip")
    assert desk.view.step.is_work
