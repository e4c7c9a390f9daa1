"""What can be changed from Today: later, less, done already, the review, a pause, the first week."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from planned_week import FRIDAY, FULL_WEEK, THURSDAY, TUESDAY, plan_week
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach import resources
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import PauseReason, StartingSlot
from coach.domain.statuses import Status
from coach.ui.kit.button import Button
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.menu_button import MenuButton
from coach.ui.pages.today.did_it import DidItDialog
from coach.ui.pages.today.notices import FirstWeekCard, PauseCard, ReviewCard
from coach.ui.pages.today.rows import RoutineRows, TaskRows
from coach.ui.pages.today.start import DoneCard, StartCard
from coach.ui.start_dialog import StartDialog
from coach.ui.tour_past import live_through

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # About the offscreen platform, not about us.
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

ON_TUESDAY = date(2026, 11, 17)
LATER = "Later: Core foundation"
FREE_DAY = "Saturday, 13:30, a free day after Thursday"
ANYWAY = "Tomorrow anyway, no free day before Thursday"
CLOSE_WEEK = (
    StartingSlot(TUESDAY, time(13, 30), "core-foundation"),
    StartingSlot(THURSDAY, time(13, 30), "core-foundation"),
)


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    return planned(workspace, hand_clock, FULL_WEEK)


def planned(workspace: Workspace, clock: HandClock, week: tuple[StartingSlot, ...]) -> Desk:
    plan_week(workspace, week)
    welcomed(workspace)
    return open_desk(workspace, clock)


def menu_of(desk: Desk, name: str) -> QMenu:
    """Open the menu of a button by mouse."""
    desk.click(name)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(desk: Desk, menu: QMenu, text: str) -> None:
    """Click an entry, in the submenu if it is there."""
    sub = next(action.menu() for action in menu.actions() if action.menu() is not None)
    for where in (menu, sub):
        action = action_of(where, text)
        if action is not None:
            if where is sub:
                menu.setActiveAction(sub.menuAction())
            press(where, action)
            desk.settle()
            return
    raise AssertionError(f"no {text!r} among {entries(menu)}")


def press(menu: QMenu, action: QAction) -> None:
    assert menu.isVisible()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def less(desk: Desk, number: int) -> None:
    """Choose an entry of the other menu."""
    menu = menu_of(desk, "Less today")
    press(menu, menu.actions()[number])
    desk.settle()


def action_of(menu: QWidget, text: str) -> QAction | None:
    return next((action for action in menu.actions() if action.text() == text), None)


def status_of(desk: Desk, routine: str = "core-foundation", on: date = ON_TUESDAY) -> list[Status]:
    (day,) = desk.workspace.agenda.days(on, on)
    return [it.status for it in day.entries if it.occurrence.routine == routine]


def card(desk: Desk) -> StartCard:
    (found,) = desk.on_screen(StartCard)
    return found


# The day in words


def test_the_head_counts_walks_too(desk: Desk) -> None:
    assert "Three things today, about 46 minutes in all." in desk.texts()
    assert {"At 13:30", "Walk", "Easy pace, as long as it feels good. At 16:30", "8 min. At 17:00"} <= set(
        desk.texts()
    )


def test_beside_two_tasks_there_is_no_room_for_short_routines(desk: Desk) -> None:
    assert desk.on_screen(TaskRows)
    assert not desk.on_screen(RoutineRows)


def test_due_now(desk: Desk) -> None:
    desk.clock.wall = desk.clock.wall.replace(hour=13, minute=30)
    desk.window.show_today()
    desk.settle()
    assert "Due now" in desk.texts()


def test_what_was_missed_is_no_reproach(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace)
    hand_clock.wall += timedelta(days=3)
    desk = planned(workspace, hand_clock, (StartingSlot(FRIDAY, time(13, 30), "core-foundation"),))
    assert any(text.startswith("Three sessions moved on. Start here. ") for text in desk.texts())
    states = {mark.accessibleName() for mark in desk.on_screen(CategoryMark)}
    assert {"Core, missed", "Glutes, missed", "Walk, missed"} <= states


def test_a_day_without_anything_is_a_rest_day(workspace: Workspace, hand_clock: HandClock) -> None:
    desk = planned(workspace, hand_clock, (StartingSlot(FRIDAY, time(13, 30), "core-foundation"),))
    assert desk.on_screen(DoneCard)
    assert "Rest day. A short stretch is fine." in desk.texts()
    assert "Next: Core foundation on Friday 13:30" in desk.texts()
    assert desk.texts().count("Rest day") == 5
    desk.key(Qt.Key.Key_Return, modifier=CONTROL)
    assert "Nothing is due now." in desk.texts()
    assert not desk.dialogs()


def test_only_a_walk_is_left(workspace: Workspace, hand_clock: HandClock) -> None:
    desk = planned(workspace, hand_clock, (StartingSlot(TUESDAY, time(16, 30), None),))
    assert "Only your walk is left today." in desk.texts()


# Later


def test_the_entries_of_later(desk: Desk) -> None:
    assert entries(menu_of(desk, LATER)) == [
        "In an hour, 08:30",
        "Tonight, 18:00",
        "Tomorrow, 13:30",
        "Skip today",
        "I did it already",
    ]


def test_a_walk_cannot_be_written_down_yet(desk: Desk) -> None:
    assert entries(menu_of(desk, "Later: Walk"))[-1] == "Skip today"


@pytest.mark.parametrize(
    ("entry", "said", "shown"),
    [
        ("In an hour, 08:30", "Core foundation moved to 08:30.", "At 08:30"),
        ("Tonight, 18:00", "Core foundation moved to 18:00.", "At 18:00"),
    ],
)
def test_later_today(desk: Desk, entry: str, said: str, shown: str) -> None:
    choose(desk, menu_of(desk, LATER), entry)
    assert {said, shown} <= set(desk.texts())
    desk.click("Undo")
    assert "At 13:30" in desk.texts()
    assert status_of(desk) == [Status.UPCOMING]


def test_tomorrow(desk: Desk) -> None:
    choose(desk, menu_of(desk, LATER), "Tomorrow, 13:30")
    assert "Core foundation moved to tomorrow, 13:30." in desk.texts()
    assert status_of(desk) == [Status.MOVED]
    assert card(desk).routine_id == "post-walk-stretch"
    desk.click("Undo")
    assert card(desk).routine_id == "core-foundation"


def test_a_day_that_is_too_close_says_so_and_another_is_offered(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    desk = planned(workspace, hand_clock, CLOSE_WEEK)
    menu = menu_of(desk, LATER)
    assert {
        "Saturday, 13:30, a free day after Thursday",
        "Tomorrow anyway, no free day before Thursday",
    } <= set(entries(menu))
    choose(desk, menu, "Saturday, 13:30, a free day after Thursday")
    assert "Core foundation moved to Saturday, 13:30." in desk.texts()
    desk.click("Undo")
    choose(desk, menu_of(desk, LATER), ANYWAY)
    assert status_of(desk, on=ON_TUESDAY + timedelta(days=1)) == [Status.UPCOMING]


@pytest.mark.parametrize(
    ("entry", "status", "said"),
    [
        ("Pain", Status.EXCUSED, "Core foundation left out today. It does not count as missed."),
        ("Ill", Status.EXCUSED, "Core foundation left out today. It does not count as missed."),
        ("No time", Status.SKIPPED, "Core foundation left out today."),
        ("Another reason", Status.SKIPPED, "Core foundation left out today."),
    ],
)
def test_left_out(desk: Desk, entry: str, status: Status, said: str) -> None:
    choose(desk, menu_of(desk, LATER), entry)
    assert said in desk.texts()
    assert status_of(desk) == [status]
    desk.click("Undo")
    assert status_of(desk) == [Status.UPCOMING]
    assert card(desk).routine_id == "core-foundation"


def test_later_by_keyboard(desk: Desk) -> None:
    desk.tab_to(lambda widget: isinstance(widget, MenuButton) and widget.text() == "Later")
    desk.key(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    assert "Core foundation moved to 18:00." in desk.texts()
    desk.tab_to(lambda widget: isinstance(widget, Button) and widget.text() == "Undo")
    desk.key(Qt.Key.Key_Return)
    assert status_of(desk) == [Status.UPCOMING]


def test_a_skip_by_keyboard(desk: Desk) -> None:
    desk.tab_to(lambda widget: widget.accessibleName() == "Later: Walk")
    desk.key(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(menu, key)
    sub = QApplication.activePopupWidget()
    assert isinstance(sub, QMenu)
    assert sub is not menu
    QTest.keyClick(sub, Qt.Key.Key_Return)
    desk.settle()
    assert "Walk left out today. It does not count as missed." in desk.texts()


def test_undo_does_not_take_back_what_followed(desk: Desk) -> None:
    choose(desk, menu_of(desk, LATER), "Tonight, 18:00")
    desk.workspace.planner.pause(ON_TUESDAY, date(2026, 11, 20), PauseReason.ILL).result()
    desk.click("Undo")
    assert desk.workspace.agenda.today().pause is not None


def test_what_cannot_be_stored_is_taken_back_and_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = desk.workspace.planner._plans

    def broken(*_: object) -> object:
        def work(_: object) -> None:
            raise OSError("disk full")

        return plans._database.writer.submit(work)

    monkeypatch.setattr(plans, "change", broken)
    choose(desk, menu_of(desk, LATER), "Tonight, 18:00")
    assert status_of(desk) == [Status.UPCOMING]
    assert "At 13:30" in desk.texts()
    assert not any("moved to" in text for text in desk.texts())
    assert desk.window._toast.isVisible()
    assert not desk.workspace.planner.can_undo


# Less today


def test_less_today_and_back(desk: Desk) -> None:
    menu = menu_of(desk, "Less today")
    assert entries(menu) == ["Only five minutes", "No mat", "Not on the floor"]
    press(menu, menu.actions()[0])
    desk.settle()
    assert card(desk).routine_id == "morning-mobility"
    assert "Counts as mobility, not as core." in desk.texts()
    assert QApplication.focusWidget() is card(desk).start
    desk.window.show_today()
    desk.settle()
    assert card(desk).routine_id == "morning-mobility"
    desk.click("Back to the plan")
    assert card(desk).routine_id == "core-foundation"


@pytest.mark.parametrize("number", [1, 2])
def test_without_a_mat_or_the_floor(desk: Desk, number: int) -> None:
    menu = menu_of(desk, "Less today")
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[number]).center()
    )
    desk.settle()
    shown = desk.workspace.routine(card(desk).routine_id)
    equipment = {name for item in shown.items for name in desk.workspace.exercise(item.exercise).equipment}
    assert not any("mat" in name for name in equipment)


def test_what_is_shown_instead_is_what_starts(desk: Desk) -> None:
    less(desk, 0)
    desk.key(Qt.Key.Key_Return, modifier=CONTROL)
    desk.key(Qt.Key.Key_2)
    desk.click("Start")
    assert [session.routine for session in desk.sessions()] == ["morning-mobility"]


# Done already


def test_done_already(desk: Desk) -> None:
    choose(desk, menu_of(desk, LATER), "I did it already")
    dialog = desk.dialog()
    assert isinstance(dialog, DidItDialog)
    desk.click(dialog.when.cells()[1])
    desk.click(dialog.effort.cells()[4])
    desk.click("Write it down")
    (session,) = desk.sessions()
    assert (session.is_by_hand, session.effort, session.options.ladder_week) == (True, 5, 2)
    assert session.ended_at == desk.clock.now() - timedelta(hours=1)
    assert status_of(desk) == [Status.DONE]
    assert "Core foundation is written down." in desk.texts()
    desk.click("Undo")
    assert desk.sessions() == []
    assert status_of(desk) == [Status.UPCOMING]


def test_done_already_by_keyboard_without_effort(desk: Desk) -> None:
    desk.tab_to(lambda widget: widget.accessibleName() == "Later: Post-walk stretch")
    desk.key(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    assert isinstance(desk.dialog(), DidItDialog)
    desk.key(Qt.Key.Key_Return)
    (session,) = desk.sessions()
    assert (session.routine, session.effort, session.slot is not None) == ("post-walk-stretch", None, True)


def test_done_already_and_then_not(desk: Desk) -> None:
    choose(desk, menu_of(desk, LATER), "I did it already")
    desk.key(Qt.Key.Key_Escape)
    assert desk.sessions() == []


@pytest.mark.parametrize(("hour", "answers"), [(3, 1), (4, 2), (7, 3), (12, 4)])
def test_only_moments_of_today_can_be_chosen(desk: Desk, hour: int, answers: int) -> None:
    dialog = DidItDialog(desk.window, "x", desk.clock.now().replace(hour=hour))
    assert len(dialog.when.cells()) == answers
    dialog.deleteLater()


# Sessions


def test_a_session_carries_the_ladder_week_and_its_slot(desk: Desk) -> None:
    expected = desk.workspace.agenda.slot_today("core-foundation")
    desk.start("core-foundation")
    (session,) = desk.sessions()
    assert (session.options.ladder_week, session.slot) == (2, expected)
    assert expected is not None


def test_the_preview_shows_the_dose_of_today(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace, ladder_week=1)
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    assert "7 min, 5 exercises, easy" in desk.texts()
    desk.click("Preview")
    assert desk.texts().count("7 min, 5 exercises, easy") == 2


# A routine that is gone


def test_a_routine_that_is_gone_can_be_taken_out(workspace: Workspace, hand_clock: HandClock) -> None:
    own = workspace.folder / "routines" / "mine.toml"
    own.parent.mkdir(exist_ok=True)
    shipped = (resources.routines() / "standing-break.toml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("standing-break", "mine"), encoding="utf-8")
    plan_week(workspace, (StartingSlot(TUESDAY, time(9), "mine"),))
    own.unlink()
    workspace._catalogue._routines.clear()
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    assert "This routine is no longer in your library." in desk.texts()
    desk.click("Remove from plan")
    assert "This routine is no longer in your library." not in desk.texts()
    assert "Removed from your plan." in desk.texts()
    desk.click("Undo")
    assert "This routine is no longer in your library." in desk.texts()


# The plan as a whole


def test_the_first_week_waits_for_a_yes(workspace: Workspace, hand_clock: HandClock) -> None:
    workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 1)))
    desk = open_desk(workspace, hand_clock)
    assert desk.on_screen(FirstWeekCard)
    assert {
        "Your first week is ready",
        "Tuesday",
        "Glute foundation 07:30",
        "Nothing is planned yet.",
    } <= set(desk.texts())
    desk.click("Use this week")
    assert not desk.on_screen(FirstWeekCard)
    assert len(workspace.planner.plan.revisions) == 1
    assert "Your week is planned." in desk.texts()
    desk.click("Undo")
    assert desk.on_screen(FirstWeekCard)


def test_a_pause_says_until_when_and_can_be_ended(desk: Desk) -> None:
    desk.workspace.planner.pause(ON_TUESDAY, date(2026, 11, 23), PauseReason.HOLIDAY).result()
    desk.window.show_today()
    desk.settle()
    assert desk.on_screen(PauseCard)
    assert {"Your plan rests until Monday, 23 November.", "Nothing counts as missed."} <= set(desk.texts())
    assert desk.texts().count("Paused") == 6
    desk.click("End pause")
    assert card(desk).routine_id == "core-foundation"
    desk.click("Undo")
    assert desk.on_screen(PauseCard)


@pytest.fixture
def reviewed(workspace: Workspace, hand_clock: HandClock) -> Desk:
    live_through(workspace, hand_clock)
    welcomed(workspace)
    return open_desk(workspace, hand_clock)


def test_the_review_stands_above_the_week_and_start_stays_primary(reviewed: Desk) -> None:
    (review,) = reviewed.on_screen(ReviewCard)
    assert (
        review.mapTo(reviewed.window, review.rect().topLeft()).y()
        < card(reviewed).mapTo(reviewed.window, review.rect().topLeft()).y()
    )
    assert {"Last week", "9 November to 15 November"} <= set(reviewed.texts())
    assert any(text.endswith("so week 2 is next.") for text in reviewed.texts())
    assert [it.text() for it in reviewed.on_screen(Button) if it.kind == "primary"] == ["Start"]


@pytest.mark.parametrize(("answer", "week"), [("Accept", 2), ("Stay at week 1", 1)])
def test_the_review_is_answered_once(reviewed: Desk, answer: str, week: int) -> None:
    reviewed.click(answer)
    assert not reviewed.on_screen(ReviewCard)
    assert f"Your plan is at week {week}." in reviewed.texts()
    assert reviewed.workspace.planner.ladder_week == week
    assert reviewed.workspace.agenda.today().review is None


@pytest.mark.parametrize("answer", ["Accept", "Stay at week 1"])
def test_an_answer_to_the_review_can_be_taken_back(reviewed: Desk, answer: str) -> None:
    plan = reviewed.workspace.planner.plan
    reviewed.click(answer)
    reviewed.click("Undo")
    assert reviewed.on_screen(ReviewCard)
    assert reviewed.workspace.planner.plan == plan
    reviewed.click(answer)
    assert not reviewed.on_screen(ReviewCard)


def test_what_changes_nothing_has_one_answer(workspace: Workspace, hand_clock: HandClock) -> None:
    live_through(workspace, hand_clock)
    for session in workspace.practice._sessions.between(date(2026, 11, 9), date(2026, 11, 14)):
        workspace.practice.discard(session.id).result()
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    assert any("week 1 comes again" in text for text in desk.texts())
    assert "Accept" not in desk.buttons()
    desk.click("All right")
    assert not desk.on_screen(ReviewCard)


def test_accept_is_primary_when_nothing_else_is(workspace: Workspace, hand_clock: HandClock) -> None:
    live_through(workspace, hand_clock)
    hand_clock.wall += timedelta(days=5)
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    assert [it.text() for it in desk.on_screen(Button) if it.kind == "primary"] == ["Accept"]


def test_a_start_is_asked_for_on_the_row(desk: Desk) -> None:
    desk.click("Start Post-walk stretch")
    assert isinstance(desk.dialog(), StartDialog)
