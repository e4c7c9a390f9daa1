"""The main job in the real window, by mouse and by keyboard, and the ways around it."""

from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from measure_labels import tally
from planned_week import plan_week
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import CONTROL, ROUTINE, Desk, answers_for, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.first_week import Goal
from coach.domain.plan import Slot
from coach.domain.player.state import Lead, Phase
from coach.domain.red_flags import NO, Due, Reason, Severity, Standing
from coach.domain.session import Outcome
from coach.domain.settings import Appearance, Hair, Settings
from coach.domain.walking import Unit
from coach.ui.blocked import BlockedDialog, explain
from coach.ui.kit.button import Button
from coach.ui.kit.choice import Choice
from coach.ui.kit.text import Text
from coach.ui.onboarding.first_run import FirstRun
from coach.ui.pages.learn.page import LearnPage
from coach.ui.pages.library.page import LibraryPage
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.progress.page import ProgressPage
from coach.ui.pages.today.cards import ResumeBanner
from coach.ui.pages.today.start import DoneCard, StartCard
from coach.ui.pages.walks.page import WalksPage
from coach.ui.shortcuts import ShortcutsDialog
from coach.ui.start_dialog import StartDialog
from coach.ui.symptom_check import SymptomCheckFlow
from coach.ui.symptom_question import YES, QuestionRow
from coach.ui.theme import DARK, LIGHT, apply_theme, follow_system, tokens_of
from coach.ui.transfer_flow import SYSTEM

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # About the offscreen platform, not about us.
    pytest.mark.qt_log_ignore("This plugin does not support raise"),
]


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    """Somebody whose first run is over and whose symptom check is clear."""
    welcomed(workspace)
    return open_desk(workspace, hand_clock)


# The main job


ON_THURSDAY = datetime(2026, 11, 19, 6, tzinfo=UTC)
"""Before the one session that the starting week has on this day."""


def test_the_main_job_by_mouse(workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall = ON_THURSDAY
    desk = open_desk(workspace, hand_clock)
    (first_run,) = desk.on_screen(FirstRun)
    desk.click("Next: goals and days")
    assert first_run.welcome.isVisible()
    desk.click("Are you 18 or over?, Yes")
    desk.click("Next: goals and days")
    desk.click(first_run.goals.goals[Goal.SUPPLE])
    desk.click("Saturday")
    desk.click("Time for one session, 20 min")
    assert workspace.settings.welcomed_on is None
    desk.click("Next: safety check")
    desk.deny_everything()
    assert workspace.planner.plan.revisions == ()
    desk.click("Next: your plan")
    desk.click("Start with Core, 7 min")
    assert {slot.weekday for slot in planned(workspace)} == set(range(5))
    assert workspace.settings.welcomed_on == date(2026, 11, 19)
    dialog = desk.dialog()
    assert isinstance(dialog, StartDialog)
    assert dialog.pain is not None
    assert dialog.warm_up is not None
    desk.click(dialog.pain.scale.cells()[2])
    desk.click(dialog.warm_up)
    desk.click("Start")
    assert desk.view.phase is Phase.PREPARE
    desk.to_the_end()
    finished = desk.window.session.finished
    assert finished.isVisible()
    desk.click(finished.effort.cells()[3])
    desk.click(finished.pain.cells()[1])
    desk.click("Save and close")
    assert_done(desk, effort=4, pain_after=1)


def test_the_main_job_by_keyboard_alone(workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall = ON_THURSDAY
    desk = open_desk(workspace, hand_clock)
    tab_to_name(desk, "Are you 18 or over?, No")
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert focus().accessibleName() == "Are you 18 or over?, Yes"
    tab_to_name(desk, "Next: goals and days")
    desk.key(Qt.Key.Key_Return)
    assert focus().accessibleName() == "Walk further without pain"
    tab_to_name(desk, "Less stiffness")
    desk.key(Qt.Key.Key_Space)
    tab_to_name(desk, "Sunday")
    desk.key(Qt.Key.Key_Space)
    tab_to_name(desk, "Time for one session, 15 min")
    desk.key(Qt.Key.Key_Left)
    tab_to_name(desk, "Walked last week")
    desk.key(Qt.Key.Key_Up, Qt.Key.Key_Up)
    tab_to_name(desk, "Best time")
    desk.key(Qt.Key.Key_Up)
    tab_to_name(desk, "Next: safety check")
    desk.key(Qt.Key.Key_Return)
    while desk.on_screen(Choice):
        for choice in desk.on_screen(Choice):
            desk.tab_to(choice.isAncestorOf)
            desk.key(Qt.Key.Key_Space)
        tab_to_name(desk, "Continue")
        desk.key(Qt.Key.Key_Space)
    assert focus().accessibleName() == "Next: your plan"
    desk.key(Qt.Key.Key_Space)
    assert focus().accessibleName() == "Start with Core, 7 min"
    desk.key(Qt.Key.Key_Return)
    settings = workspace.settings
    assert (settings.walked_last_week, settings.walk_unit) == (20.0, Unit.MINUTES)
    assert {slot.at for slot in planned(workspace) if slot.routine == ROUTINE} == {time(8)}
    assert workspace.walk_log.target().target == 20
    dialog = desk.dialog()
    assert isinstance(dialog, StartDialog)
    desk.key(Qt.Key.Key_2)
    tab_to_name(desk, "Warm up first")
    if dialog.warm_up is not None and dialog.warm_up.isChecked():
        desk.key(Qt.Key.Key_Space)
    tab_to_name(desk, "Start")
    desk.key(Qt.Key.Key_Return)
    desk.to_the_end()
    desk.key(Qt.Key.Key_4)
    desk.tab_to(desk.window.session.finished.pain.isAncestorOf)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_S, modifier=CONTROL)
    assert_done(desk, effort=4, pain_after=1)


def tab_to_name(desk: Desk, name: str) -> None:
    desk.tab_to(lambda widget: widget.accessibleName() == name)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def assert_done(desk: Desk, *, effort: int, pain_after: int) -> None:
    assert desk.on_screen(DoneCard)
    assert "All done today." in desk.texts()
    (session,) = desk.sessions()
    assert (session.routine, session.outcome, session.credit) == (ROUTINE, Outcome.COMPLETE, 1.0)
    assert (session.pain_before, session.pain_after, session.effort) == (2, pain_after, effort)
    assert len(session.records) == len(session.timeline)
    assert (session.options.ladder_week, session.slot is not None) == (1, True)


def planned(workspace: Workspace) -> tuple[Slot, ...]:
    (revision,) = workspace.planner.plan.revisions
    return revision.slots


def to_the_check(desk: Desk) -> FirstRun:
    (first_run,) = desk.on_screen(FirstRun)
    desk.click("Are you 18 or over?, Yes")
    desk.click("Next: goals and days")
    if "Next: safety check" in desk.buttons():
        desk.click("Next: safety check")
    return first_run


def answer(desk: Desk, severity: Severity) -> None:
    """All questions, of which one leads to a severity."""
    answers = answers_for(desk.workspace, severity)
    while desk.on_screen(Choice):
        for row in desk.on_screen(QuestionRow):
            said = answers[row.question.id]
            row.choice.choose(NO if said == NO else YES)
            if said != NO and row.ways is not None:
                row.ways.choose(said)
        desk.click("Continue")


def test_under_eighteen_the_window_closes_and_nothing_is_stored(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    desk = open_desk(workspace, hand_clock)
    desk.click("Are you 18 or over?, No")
    desk.click("Next")
    desk.click("Close Back Coach")
    assert not desk.window.isVisible()
    assert workspace.settings == Settings()
    assert workspace.safety.check() is None


@pytest.mark.parametrize("severity", [Severity.SEE_DOCTOR, Severity.EMERGENCY])
def test_after_a_danger_there_is_a_plan_and_nothing_starts(
    severity: Severity, workspace: Workspace, hand_clock: HandClock
) -> None:
    hand_clock.wall = ON_THURSDAY
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, severity)
    assert "primary" not in {button.kind for button in desk.on_screen(Button)}
    desk.click("Continue, routines locked")
    assert "primary" not in {button.kind for button in desk.on_screen(Button)}
    assert not any(text.startswith("Start with") for text in desk.buttons())
    desk.click("Go to Today")
    assert desk.window.today.isVisible()
    assert planned(workspace)
    desk.window.request_start(ROUTINE)
    desk.settle()
    assert isinstance(desk.dialog(), BlockedDialog)
    assert desk.sessions() == []


def test_a_danger_named_by_mistake_is_lifted_only_by_a_clinician(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, Severity.SEE_DOCTOR)
    desk.click("Back")
    desk.deny_everything()
    assert "Continue, routines locked" in desk.buttons()
    desk.click("Back")
    desk.deny_everything(is_assessed=True)
    assert "Next: your plan" in desk.buttons()


def test_a_first_run_that_is_left_begins_again_with_the_symptom_check_alone(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, Severity.CLEAR)
    desk.click("Next: your plan")
    desk.window.close()
    assert workspace.settings == Settings()
    assert workspace.planner.plan.revisions == ()
    assert workspace.safety.check() is not None
    again = open_desk(workspace, hand_clock)
    assert again.on_screen(FirstRun)[0].welcome.isVisible()


def test_the_week_can_be_adjusted_at_once(workspace: Workspace, hand_clock: HandClock) -> None:
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, Severity.CLEAR)
    desk.click("Next: your plan")
    desk.click("Adjust in plan")
    assert desk.on_screen(PlanPage)
    assert not desk.on_screen(FirstRun)


def test_going_gently_starts_nothing_harder(workspace: Workspace, hand_clock: HandClock) -> None:
    desk = open_desk(workspace, hand_clock)
    first_run = to_the_check(desk)
    answer(desk, Severity.CONTINUE_GENTLY)
    desk.click("Next: your plan")
    assert "Start with Glutes, 7 min" in desk.buttons()
    desk.click("Back")
    desk.click("Back")
    first_run.check.left.emit()
    for day in (0, 2, 3, 4, 5):
        desk.click(first_run.goals.days[day])
    desk.click("Next: safety check")
    desk.click("Next: your plan")
    assert "Core + glutes" in desk.texts()
    assert "Start with Mobility, 5 min" in desk.buttons()


def test_a_plan_that_is_there_is_kept(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace)
    before = workspace.planner.plan
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, Severity.CLEAR)
    desk.click("Go to Today")
    assert desk.on_screen(StartCard)
    assert workspace.planner.plan == before
    assert workspace.settings.welcomed_on is not None


def test_a_first_week_that_cannot_be_stored_can_be_tried_again(
    workspace: Workspace, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(workspace, hand_clock)
    to_the_check(desk)
    answer(desk, Severity.CLEAR)
    desk.click("Next: your plan")

    def broken(*_: object) -> Future[None]:
        failed: Future[None] = Future()
        failed.set_exception(StorageError("The disk is full."))
        return failed

    with monkeypatch.context() as patched:
        patched.setattr(workspace.planner._plans, "change", broken)
        desk.click("Adjust in plan")
    assert "The disk is full." in desk.texts()
    assert workspace.planner.plan.revisions == ()
    assert workspace.settings.welcomed_on is None
    desk.click("Adjust in plan")
    assert desk.on_screen(PlanPage)
    assert planned(workspace)


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_backup_takes_the_place_of_the_first_run(
    is_checked: bool, workspace: Workspace, hand_clock: HandClock, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.json"
    with closing(Workspace(tmp_path / "other", hand_clock)) as other:
        welcomed(other, Severity.SEE_DOCTOR if is_checked else None)
        other.change_settings(replace(other.settings, appearance=Appearance.DARK, hair=Hair.GREY))
        other.transfer.save_everything(backup)
        plan = other.planner.plan
    desk = open_desk(workspace, hand_clock)
    desk.click("Are you 18 or over?, Yes")
    desk.click("Next: goals and days")
    desk.window.transfer._choosers = replace(SYSTEM, open=lambda _: backup)
    for button in ("Restore a backup", "Import"):
        desk.click(button)
        desk.window.transfer.finish()
        desk.settle()
    assert not desk.on_screen(FirstRun)
    assert workspace.planner.plan == plan
    assert workspace.settings.hair is Hair.GREY
    assert tokens_of(desk.window) is DARK
    assert bool(desk.on_screen(SymptomCheckFlow)) == (not is_checked)
    if is_checked:
        desk.window.request_start(ROUTINE)
        desk.settle()
        assert isinstance(desk.dialog(), BlockedDialog)


# Keys


@pytest.mark.parametrize("number", range(6))
def test_control_and_a_number_goes_to_a_page(desk: Desk, number: int) -> None:
    desk.key(Qt.Key.Key_2 if number == 0 else Qt.Key.Key_1, modifier=CONTROL)
    desk.key(Qt.Key(Qt.Key.Key_1 + number), modifier=CONTROL)
    if number == 0:
        assert desk.on_screen(StartCard)
    else:
        pages = {1: PlanPage, 2: LibraryPage, 3: ProgressPage, 4: WalksPage, 5: LearnPage}
        assert desk.on_screen(pages[number])
        titles = ["Today", "Plan", "Library", "Progress", "Walks", "Learn"]
        assert titles[number] in desk.texts()


def test_other_keys_of_the_shell(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Comma, modifier=CONTROL)
    assert "Settings" in desk.texts()
    desk.key(Qt.Key.Key_H, modifier=CONTROL)
    assert desk.on_screen(SymptomCheckFlow)
    desk.key(Qt.Key.Key_Escape)
    assert desk.on_screen(StartCard)
    desk.key(Qt.Key.Key_F1)
    assert isinstance(desk.dialog(), ShortcutsDialog)
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_Return, modifier=CONTROL)
    assert isinstance(desk.dialog(), StartDialog)


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=["wide", "small"])
@pytest.mark.parametrize(
    ("keys", "title", "says"),
    [
        ((), "In a session", "Stop: pain"),
        ((Qt.Key.Key_2,), "On the plan", "A day earlier, later"),
        ((Qt.Key.Key_3,), "In the library", "Duplicate and edit"),
        ((Qt.Key.Key_3, Qt.Key.Key_N), "In the editor", "Move the exercise"),
        ((Qt.Key.Key_3, Qt.Key.Key_N, Qt.Key.Key_2), "On the plan", "Details"),
    ],
)
def test_the_keys_of_the_place_are_listed(
    desk: Desk, size: tuple[int, int], keys: tuple[Qt.Key, ...], title: str, says: str
) -> None:
    desk.window.resize(*size)
    for key in keys:
        desk.key(key, modifier=CONTROL)
        desk.settle()
    desk.key(Qt.Key.Key_F1)
    assert {"Everywhere", title, says} <= {text.text() for text in desk.dialog().findChildren(Text)}
    assert tally(desk.window).faults == []


def test_keys_do_not_reach_under_a_question(desk: Desk) -> None:
    desk.window.request_start(ROUTINE)
    desk.settle()
    desk.key(Qt.Key.Key_2, Qt.Key.Key_H, modifier=CONTROL)
    assert isinstance(desk.dialog(), StartDialog)
    assert not desk.on_screen(SymptomCheckFlow)
    assert not desk.on_screen(WalksPage)


def test_full_screen(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.key(Qt.Key.Key_F11)
    assert not desk.window.isFullScreen()
    desk.start()
    desk.key(Qt.Key.Key_F)
    assert desk.window.isFullScreen()
    desk.click("Full screen")
    assert not desk.window.isFullScreen()


def test_control_q_closes(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Q, modifier=CONTROL)
    assert not desk.window.isVisible()


def test_keys_work_as_soon_as_a_screen_is_there(desk: Desk) -> None:
    """No click is needed first: after each change of screen the keys of that screen act."""
    desk.start()
    desk.key(Qt.Key.Key_Space)
    assert desk.view.phase is Phase.PAUSED
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_3)
    desk.key(Qt.Key.Key_2, modifier=CONTROL)
    assert desk.on_screen(PlanPage)


# The unfinished session


def leave_for_later(desk: Desk) -> int:
    """Play into the third exercise and leave; gives the step that was on."""
    desk.start()
    desk.until(lambda view: view.step.item == 3 and view.step.is_work and view.elapsed_s > 5)
    step = desk.view.step.index
    desk.key(Qt.Key.Key_Escape)
    desk.click("Leave for later")
    return step


def test_left_for_later_it_goes_on_at_the_same_step(desk: Desk) -> None:
    step = leave_for_later(desk)
    assert desk.on_screen(ResumeBanner)
    assert desk.sessions()[0].outcome is None
    desk.clock.move(600)
    desk.click("Resume")
    assert (desk.view.step.index, desk.view.elapsed_s) == (step, 0)
    assert desk.view.lead is Lead.GET_READY
    desk.to_the_end()
    desk.settle()
    (session,) = desk.sessions()
    assert (session.outcome, session.credit) == (Outcome.COMPLETE, 1.0)


def test_after_half_an_hour_resuming_asks_for_the_pain_again(desk: Desk) -> None:
    leave_for_later(desk)
    desk.clock.move(31 * 60)
    desk.click("Resume")
    assert isinstance(desk.dialog(), StartDialog)
    desk.key(Qt.Key.Key_3)
    desk.click("Start")
    assert desk.window.session.page.isVisible()


def test_saved_as_it_is(desk: Desk) -> None:
    leave_for_later(desk)
    desk.click("Save as it is")
    assert not desk.on_screen(ResumeBanner)
    (session,) = desk.sessions()
    assert session.outcome is Outcome.PARTIAL
    assert session.credit == pytest.approx(sum(r.credited_s for r in session.records) / 524)


def test_discarded_and_back_again(desk: Desk) -> None:
    leave_for_later(desk)
    desk.click("Discard")
    assert not desk.on_screen(ResumeBanner)
    assert desk.sessions() == []
    desk.click("Undo")
    assert desk.on_screen(ResumeBanner)
    assert len(desk.sessions()) == 1


def test_closing_the_window_leaves_the_session_to_be_resumed(
    desk: Desk, workspace: Workspace, hand_clock: HandClock
) -> None:
    desk.start()
    desk.until(lambda view: view.step.item == 2 and view.step.is_work)
    step = desk.view.step.index
    desk.window.close()
    desk.settle()
    desk.window.deleteLater()
    again = open_desk(workspace, hand_clock)
    again.click("Resume")
    assert again.view.step.index == step


# Wishes from elsewhere


def test_a_wish_during_a_session_changes_nothing(desk: Desk) -> None:
    desk.start()
    desk.window.come_forward("recovery-gentle")
    desk.settle()
    assert "Finish or end this session first." in desk.texts()
    assert [session.routine for session in desk.sessions()] == [ROUTINE]


def test_a_wish_while_a_session_is_being_rated_is_not_kept_for_some_other_time(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
    assert desk.window.session.finished.isVisible()
    desk.window.come_forward("recovery-gentle")
    desk.click("Save and close")
    desk.key(Qt.Key.Key_H, modifier=CONTROL)
    desk.key(Qt.Key.Key_Escape)
    assert desk.dialogs() == []
    assert len(desk.sessions()) == 1


def test_an_unknown_routine_is_said_and_nothing_else_happens(desk: Desk) -> None:
    desk.window.come_forward("no-such-routine")
    desk.settle()
    assert any("no-such-routine" in text for text in desk.texts())
    assert desk.dialogs() == []


# The window itself


def test_it_does_not_get_smaller_than_900_by_600(desk: Desk) -> None:
    for start in (False, True):
        if start:
            desk.start()
        desk.window.resize(300, 200)
        desk.settle()
        assert (desk.window.width(), desk.window.height()) == (900, 600)


def test_a_new_theme_repaints_what_is_open(desk: Desk, qapp: QApplication) -> None:
    corner = desk.window.width() - 3, desk.window.height() - 3
    desk.start()
    for is_dark, tokens in ((True, DARK), (False, LIGHT), (True, DARK)):
        apply_theme(qapp, is_dark)
        desk.settle()
        assert tokens_of(desk.window.session.page.stage) is tokens
        assert tokens_of(desk.window) is tokens
        picture = desk.window.grab().toImage()
        assert picture.pixelColor(*corner).name().upper() == tokens.surface
    assert desk.window.session.page.isVisible()
    apply_theme(qapp, dark=False)


def test_it_follows_the_system_while_it_runs(desk: Desk, qapp: QApplication) -> None:
    follow_system(qapp)
    hints = qapp.styleHints()
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        hints.colorSchemeChanged.emit(scheme)
        desk.settle()
        assert tokens_of(desk.window) is tokens
    for child in qapp.children():
        if type(child).__name__ == "_SystemTheme":
            child.deleteLater()
    desk.settle()


def test_today_is_drawn_anew_on_a_new_day(desk: Desk) -> None:
    desk.clock.move(24 * 3600)
    other = QWidget()
    other.show()
    other.activateWindow()
    desk.settle()
    desk.window.activateWindow()
    desk.settle()
    assert "Wednesday, 18 November" in desk.texts()
    other.close()


def test_a_click_on_the_rail(desk: Desk) -> None:
    desk.click("Walks")
    assert desk.on_screen(WalksPage)
    desk.click("Symptom check")
    assert desk.on_screen(SymptomCheckFlow)
    desk.click("Today")
    assert desk.on_screen(StartCard)


def test_the_check_leads_back_to_the_routine_that_was_wished_for(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, None)
    desk = open_desk(workspace, hand_clock)
    desk.window.request_start(ROUTINE)
    desk.settle()
    assert explain(Reason.NO_CHECK, Standing(due=Due.FIRST), "112").title in desk.texts()
    desk.click("Go to the symptom check")
    desk.deny_everything()
    desk.click("Close")
    assert desk.sessions() == []
    assert all(isinstance(dialog, StartDialog) for dialog in desk.dialogs())
