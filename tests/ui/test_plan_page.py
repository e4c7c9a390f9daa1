"""The Plan page in the real window: planned, moved, paused and undone, by mouse and by keyboard alone."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from time import perf_counter

import pytest
from planned_week import MONDAY, SATURDAY, THURSDAY, TUESDAY, plan_week
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.plan import PauseReason, Plan, SkipReason, StartingSlot
from coach.domain.red_flags import NO
from coach.storage.database import open_database
from coach.storage.plans import Plans
from coach.ui.kit.toast import Toast
from coach.ui.pages.plan.add_dialog import AddDialog
from coach.ui.pages.plan.chip import RoutineChip
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.plan.pause_dialog import PauseDialog
from coach.ui.pages.plan.questions import CloseDialog, SkipDialog
from coach.ui.pages.plan.slot_dialog import SlotDialog
from coach.ui.pages.plan.values import Scope
from coach.ui.symptom_check import SymptomCheckFlow

pytestmark = pytest.mark.usefixtures("qapp")

CORE, GLUTES = "core-foundation", "glute-foundation"
WEEK = (
    StartingSlot(MONDAY, time(7, 30), CORE),
    StartingSlot(TUESDAY, time(16, 30), None),
    StartingSlot(TUESDAY, time(17), "post-walk-quick"),
    StartingSlot(THURSDAY, time(7, 30), CORE),
    StartingSlot(SATURDAY, time(7, 30), GLUTES),
)
"""From Tuesday 17 November on: Monday's core comes on the 23rd for the first time."""

THU, FRI, SAT, SUN = (date(2026, 11, day) for day in (19, 20, 21, 22))
NEXT_MON = date(2026, 11, 23)
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    """Plan, with a week to plan with."""
    plan_week(workspace, WEEK)
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_2, modifier=CONTROL)
    return desk


@pytest.fixture
def on_disk(workspace: Workspace) -> Iterator[Plans]:
    """The plan read past the program, on a connection of its own."""
    with closing(open_database(workspace.folder)) as database:
        yield Plans(database)


def not_planned_yet(workspace: Workspace) -> None:
    """A person whose first run is over, and who has no plan."""
    workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 1)))
    workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    workspace.wait_until_stored()


def page(desk: Desk) -> PlanPage:
    (found,) = desk.on_screen(PlanPage)
    return found


def chip(desk: Desk, on: date, name: str) -> RoutineChip:
    (found,) = [it for it in desk.on_screen(RoutineChip) if it.chip.on == on and it.chip.name.name == name]
    return found


def planned(workspace: Workspace, on: date) -> list[tuple[str | None, time]]:
    """What the agenda asks for on a day."""
    (day,) = workspace.agenda.days(on, on)
    rows = [entry.occurrence for entry in day.entries]
    return [(row.routine, row.at) for row in rows if row.is_open]


def point(desk: Desk, widget: QWidget, at: QPoint | None = None) -> QPoint:
    return widget.mapTo(desk.window, at or widget.rect().center())


def drag(desk: Desk, source: QWidget, on: date, *, let_go: bool = True) -> None:
    """Take a widget to a day of the grid with the mouse."""
    column = next(it for it in page(desk).grid.columns if it.on == on)
    target = point(desk, column, QPoint(column.width() // 2, column.height() - 20))
    begin = point(desk, source)
    QTest.mousePress(desk.window.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, begin)
    for place in (begin + QPoint(12, 4), (begin + target) / 2, target):
        QTest.mouseMove(desk.window.windowHandle(), place)
    if let_go:
        QTest.mouseRelease(desk.window.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, target)
    desk.settle()


def said(desk: Desk) -> str:
    (toast,) = desk.on_screen(Toast)
    return toast.accessibleName()


def spots(desk: Desk) -> dict[date, tuple[str, bool]]:
    columns = page(desk).grid.columns
    return {it.on: (it.spot.text, it.spot.is_free) for it in columns if it.spot is not None}


# The whole way


def test_planned_moved_paused_and_undone_with_the_mouse(
    workspace: Workspace, hand_clock: HandClock, on_disk: Plans
) -> None:
    not_planned_yet(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.click("Plan")
    assert "Your first week is ready" in desk.texts()
    desk.click("Use this week")
    assert len(on_disk.plan().revisions) == 1
    assert planned(workspace, THU) == [(CORE, time(7, 30))]

    drag(desk, chip(desk, THU, "Core foundation"), FRI)
    (move,) = on_disk.plan().moves
    assert (move.on, move.to_on, move.to_at) == (THU, FRI, time(7, 30))
    assert planned(workspace, THU) == []
    assert (CORE, time(7, 30)) in planned(workspace, FRI)

    desk.click("Pause plan")
    desk.click("Pause until Monday")
    (pause,) = on_disk.plan().pauses
    assert (pause.starts_on, pause.returns_on) == (date(2026, 11, 17), NEXT_MON)
    assert pause.reason is PauseReason.HOLIDAY
    assert planned(workspace, FRI) == []
    assert "The plan is paused until Monday 23 November." in desk.texts()

    desk.click(page(desk).head.undo)
    assert on_disk.plan().pauses == ()
    desk.click(page(desk).head.undo)
    assert on_disk.plan().moves == ()
    desk.click(page(desk).head.undo)
    assert on_disk.plan() == Plan()
    assert "Your first week is ready" in desk.texts()


def test_planned_moved_paused_and_undone_with_the_keyboard(
    workspace: Workspace, hand_clock: HandClock, on_disk: Plans
) -> None:
    not_planned_yet(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_2, modifier=CONTROL)
    desk.key(Qt.Key.Key_Return)
    assert len(on_disk.plan().revisions) == 1

    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    selected = page(desk).grid.selected
    assert selected is not None
    assert (selected.on, selected.routine) == (THU, CORE)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Down, modifier=CONTROL)
    (move,) = on_disk.plan().moves
    assert (move.on, move.to_on, move.to_at) == (THU, FRI, time(8))
    assert (CORE, time(8)) in planned(workspace, FRI)

    desk.tab_to(lambda widget: widget is page(desk).head.pause)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_2, Qt.Key.Key_Return)
    (pause,) = on_disk.plan().pauses
    assert (pause.starts_on, pause.returns_on) == (date(2026, 11, 17), NEXT_MON)
    assert pause.reason is PauseReason.ILL
    assert planned(workspace, FRI) == []

    desk.key(Qt.Key.Key_Z, modifier=CONTROL)
    assert on_disk.plan().pauses == ()
    desk.key(Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=CONTROL)
    assert on_disk.plan().moves == ()
    desk.key(Qt.Key.Key_Z, modifier=SHIFT_CONTROL)
    assert [(it.to_on, it.to_at) for it in on_disk.plan().moves] == [(FRI, time(7, 30))]
    desk.key(Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=CONTROL)
    assert on_disk.plan() == Plan()


# Too close


def test_a_day_too_close_says_why_while_dragging(desk: Desk) -> None:
    drag(desk, chip(desk, THU, "Core foundation"), SUN, let_go=False)
    assert spots(desk) == {
        date(2026, 11, 17): ("Drop here, a free day on both sides", True),
        date(2026, 11, 18): ("Drop here, a free day on both sides", True),
        FRI: ("Drop here, a free day on both sides", True),
        SAT: ("Drop here, a free day on both sides", True),
        SUN: ("No core today: the day before Monday", False),
    }
    desk.key(Qt.Key.Key_Escape)
    assert spots(desk) == {}
    target = point(desk, page(desk).grid)
    QTest.mouseRelease(desk.window.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, target)
    desk.settle()
    assert desk.dialogs() == []


def test_a_drop_too_close_offers_legal_days(desk: Desk, workspace: Workspace) -> None:
    drag(desk, chip(desk, THU, "Core foundation"), SUN)
    dialog = desk.dialog()
    assert isinstance(dialog, CloseDialog)
    assert dialog.accessibleName() == "Too close to Monday's core"
    offered = [value for value, _ in dialog._choices]
    assert offered == [date(2026, 11, 18), FRI, SAT, "anyway"]
    desk.key(Qt.Key.Key_3)
    assert (CORE, time(7, 30)) in planned(workspace, SAT)


def test_move_anyway_says_what_it_costs_and_moves(desk: Desk, on_disk: Plans) -> None:
    for _ in range(2):
        desk.key(Qt.Key.Key_Right)
    for _ in range(3):
        desk.key(Qt.Key.Key_Right, modifier=CONTROL)
    assert isinstance(desk.dialog(), CloseDialog)
    assert "Muscles need a free day to recover. It will still count." in desk.texts()
    desk.key(Qt.Key.Key_4)
    assert [it.to_on for it in on_disk.plan().moves] == [SUN]


def test_escape_from_the_question_moves_nothing(desk: Desk, on_disk: Plans) -> None:
    drag(desk, chip(desk, THU, "Core foundation"), SUN)
    desk.key(Qt.Key.Key_Escape)
    assert on_disk.plan().moves == ()


# Every week


def test_every_week_moves_the_slot(desk: Desk, on_disk: Plans, workspace: Workspace) -> None:
    page(desk).bar.scope.choose(Scope.EVERY_WEEK)
    drag(desk, chip(desk, SAT, "Glute foundation"), FRI)
    plan = on_disk.plan()
    assert plan.moves == ()
    assert [it.weekday for it in plan.revisions[-1].slots if it.routine == GLUTES] == [4]
    assert planned(workspace, FRI + timedelta(days=14)) == [(GLUTES, time(7, 30))]
    assert said(desk) == "Glute foundation: Fridays at 07:30, every week."
    (toast,) = desk.on_screen(Toast)
    desk.click(toast._undo)
    assert planned(workspace, FRI + timedelta(days=14)) == []
    assert len(on_disk.plan().revisions) == 1


def test_every_week_asks_about_the_repeating_week(desk: Desk) -> None:
    page(desk).bar.scope.choose(Scope.EVERY_WEEK)
    drag(desk, chip(desk, THU, "Core foundation"), SUN)
    assert [value for value, _ in desk.dialog()._choices[:-1]] == [
        date(2026, 11, 18),
        FRI,
        SAT,
    ]


# Adding, leaving out, details


def test_a_pill_dragged_to_a_day_is_planned_every_week(desk: Desk, on_disk: Plans) -> None:
    pill = next(it for it in page(desk).pills.pills if it.offer.routine == "post-walk-stretch")
    drag(desk, pill, SUN)
    (added,) = [it for it in on_disk.plan().revisions[-1].slots if it.routine == "post-walk-stretch"]
    assert (added.weekday, added.at) == (6, time(17))
    assert page(desk).grid.selected_on == SUN


def test_a_pill_that_is_too_close_is_asked_about(desk: Desk, on_disk: Plans) -> None:
    pill = next(it for it in page(desk).pills.pills if it.offer.routine == CORE)
    drag(desk, pill, FRI)
    assert desk.dialog().accessibleName() == "Too close to Thursday's core"
    assert "Add anyway" in desk.texts()
    desk.key(Qt.Key.Key_Escape)
    assert len(on_disk.plan().revisions) == 1


def test_after_midnight_edits_build_on_those_of_the_same_night(
    desk: Desk, hand_clock: HandClock, on_disk: Plans
) -> None:
    hand_clock.wall += timedelta(hours=17)
    pills = {it.offer.routine: it for it in page(desk).pills.pills}
    drag(desk, pills["core-builder"], SAT)
    assert page(desk).grid.selected_on == SAT
    pills = {it.offer.routine: it for it in page(desk).pills.pills}
    drag(desk, pills[CORE], SUN)
    assert desk.dialog().accessibleName() == "Too close to Saturday's core"
    desk.key(Qt.Key.Key_Escape)
    assert "core-builder" in {it.routine for it in on_disk.plan().revisions[-1].slots}


def test_insert_adds_on_the_selected_day_at_a_free_time(desk: Desk, on_disk: Plans) -> None:
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Insert)
    desk.key(Qt.Key.Key_Return)
    (added,) = [it for it in on_disk.plan().revisions[-1].slots if it.routine == "core-builder"]
    assert (added.weekday, added.at) == (5, time(8))


def test_delete_leaves_out_once_with_a_reason_and_enter_puts_it_back(desk: Desk, on_disk: Plans) -> None:
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert isinstance(desk.dialog(), SkipDialog)
    desk.key(Qt.Key.Key_3)
    assert [(it.on, it.reason) for it in on_disk.plan().skips] == [(THU, SkipReason.NO_TIME)]
    assert chip(desk, THU, "Core foundation").accessibleName().endswith("left out")
    desk.key(Qt.Key.Key_Return)
    assert isinstance(desk.dialog(), SlotDialog)
    desk.key(Qt.Key.Key_Return)
    assert on_disk.plan().skips == ()


def test_delete_with_every_week_removes_the_slot(desk: Desk, on_disk: Plans) -> None:
    page(desk).bar.scope.choose(Scope.EVERY_WEEK)
    page(desk).grid.take_focus()
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert [it.weekday for it in on_disk.plan().revisions[-1].slots if it.routine == CORE] == [0]
    desk.key(Qt.Key.Key_Z, modifier=CONTROL)
    assert len(on_disk.plan().revisions) == 1


def test_a_double_click_opens_the_details_and_saves_another_weekday(desk: Desk, on_disk: Plans) -> None:
    place = point(desk, chip(desk, SAT, "Glute foundation"))
    QTest.mouseDClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, place)
    desk.settle()
    dialog = desk.dialog()
    assert isinstance(dialog, SlotDialog)
    dialog.scope.choose(Scope.EVERY_WEEK)
    assert (dialog.day.isVisible(), dialog.weekday.isVisible()) == (False, True)
    dialog.weekday.show_value(1)
    desk.click("Save")
    assert [it.weekday for it in on_disk.plan().revisions[-1].slots if it.routine == GLUTES] == [1]


def test_a_pill_pressed_asks_for_day_and_time(desk: Desk, on_disk: Plans) -> None:
    desk.tab_to(lambda widget: widget is page(desk).pills.pills[-1])
    desk.key(Qt.Key.Key_Insert)
    dialog = desk.dialog()
    assert isinstance(dialog, AddDialog)
    dialog.weekday.setFocus()
    desk.key(Qt.Key.Key_Down)
    dialog.time.setFocus()
    desk.key(Qt.Key.Key_Up, Qt.Key.Key_Return)
    walks = [it for it in on_disk.plan().revisions[-1].slots if it.routine is None]
    assert [(it.weekday, it.at) for it in walks] == [(1, time(16, 30)), (2, time(17))]


def test_after_an_edit_the_keys_stay_on_what_was_moved(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=CONTROL)
    selected = page(desk).grid.selected
    assert selected is not None
    assert (selected.on, selected.routine) == (SAT, CORE)
    focus = QApplication.focusWidget()
    assert isinstance(focus, RoutineChip)
    assert focus.chip == selected
    assert [it for it in desk.on_screen(RoutineChip) if it.is_selected] == [focus]


def test_details_move_by_typing_a_time(desk: Desk, on_disk: Plans) -> None:
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    dialog = desk.dialog()
    assert isinstance(dialog, SlotDialog)
    dialog.time.setFocus()
    dialog.time.selectAll()
    desk.key(Qt.Key.Key_9, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    desk.key(Qt.Key.Key_Return)
    assert [(it.to_on, it.to_at) for it in on_disk.plan().moves] == [(THU, time(9))]


def test_what_is_over_stays(desk: Desk, hand_clock: HandClock, on_disk: Plans) -> None:
    hand_clock.move(4 * 24 * 3600)
    page(desk).shown.emit()
    page(desk).grid.select(THU)
    page(desk).grid.take_focus()
    desk.key(Qt.Key.Key_Right, modifier=CONTROL)
    assert said(desk) == "What is done or over stays where it is."
    desk.key(Qt.Key.Key_Delete)
    assert desk.dialogs() == []
    assert on_disk.plan().moves == on_disk.plan().skips == ()


def test_no_move_into_the_past(desk: Desk, on_disk: Plans) -> None:
    desk.key(Qt.Key.Key_Left, modifier=CONTROL)
    assert said(desk) == "This day is over."
    assert on_disk.plan().moves == ()


# Weeks


def test_the_weeks_by_keys(desk: Desk) -> None:
    title = page(desk).bar.title
    assert title.text() == "16 to 22 November"
    desk.key(Qt.Key.Key_BracketRight)
    assert title.text() == "23 to 29 November"
    assert "next week" in desk.texts()
    desk.key(Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft)
    assert title.text() == "9 to 15 November"
    desk.key(Qt.Key.Key_T)
    assert (title.text(), page(desk).grid.selected_on) == ("16 to 22 November", date(2026, 11, 17))


def test_the_selection_goes_on_into_the_next_week(desk: Desk) -> None:
    desk.key(*[Qt.Key.Key_Right] * 6)
    assert page(desk).grid.selected_on == NEXT_MON
    assert page(desk).grid.is_focused
    desk.key(Qt.Key.Key_Left)
    assert page(desk).grid.selected_on == SUN


def test_four_weeks_open_one(desk: Desk) -> None:
    desk.click("Show, 4 weeks")
    assert page(desk).bar.title.text() == "16 Nov to 13 Dec"
    desk.click(page(desk).four_weeks.rows[2])
    assert page(desk).bar.title.text() == "30 Nov to 6 Dec"
    assert page(desk).grid.isVisible()


# Pauses


def test_the_pause_says_how_many_rest(desk: Desk) -> None:
    desk.click("Pause plan")
    dialog = desk.dialog()
    assert isinstance(dialog, PauseDialog)
    assert dialog.effect.text() == "6 days. 4 planned items are skipped."
    dialog.first.setFocus()
    desk.key(Qt.Key.Key_Up)
    assert dialog.effect.text() == "5 days. 2 planned items are skipped."
    dialog.back.setFocus()
    desk.key(Qt.Key.Key_PageUp)
    assert dialog.save.text() == "Pause until 30 November"


def test_a_pause_is_ended(desk: Desk, on_disk: Plans) -> None:
    desk.click("Pause plan")
    desk.click("Pause until Monday")
    desk.click("End pause")
    assert on_disk.plan().pauses == ()
    assert said(desk) == "The plan goes on."


def test_worse_pain_leads_to_the_symptom_check(desk: Desk, on_disk: Plans) -> None:
    desk.click("Pause plan")
    desk.key(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert desk.on_screen(SymptomCheckFlow)
    assert [it.reason for it in on_disk.plan().pauses] == [PauseReason.MEDICAL]


# What may go wrong, and how fast it is


def test_a_pause_over_another_is_refused_in_words(desk: Desk, on_disk: Plans) -> None:
    for _ in range(2):
        desk.click("Pause plan")
        desk.click("Pause until Monday")
    assert said(desk) == "The plan is paused on these days already, or they are over."
    assert len(on_disk.plan().pauses) == 1


def test_a_change_that_cannot_be_stored_is_taken_back(
    desk: Desk, workspace: Workspace, on_disk: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_work: object) -> object:
        raise StorageError("disk is full")

    def submit(_work: object) -> object:
        return real(refuse)

    real = workspace._database.writer.submit
    with monkeypatch.context() as patched:
        patched.setattr(workspace._database.writer, "submit", submit)
        drag_to = chip(desk, THU, "Core foundation")
        page(desk).grid.moved.emit(drag_to.chip, FRI, time(7, 30))
        assert chip(desk, FRI, "Core foundation")
    desk.settle()
    assert said(desk) == "Could not save the change. The plan is as it was before."
    assert chip(desk, THU, "Core foundation")
    assert on_disk.plan().moves == ()


def test_today_hears_of_a_change(desk: Desk, workspace: Workspace) -> None:
    page(desk).grid.moved.emit(chip(desk, THU, "Core foundation").chip, date(2026, 11, 17), time(9))
    desk.settle()
    main = workspace.agenda.today().main
    assert main is not None
    desk.key(Qt.Key.Key_1, modifier=CONTROL)
    assert "Core foundation" in desk.texts()


def test_an_edit_is_drawn_at_once_and_touches_no_other_day(desk: Desk) -> None:
    grid = page(desk).grid
    before = {column.on: list(column.chips) for column in grid.columns}
    began = perf_counter()
    grid.moved.emit(chip(desk, THU, "Core foundation").chip, FRI, time(7, 30))
    QApplication.processEvents()
    grid.grab()
    took_ms = (perf_counter() - began) * 1000
    desk.settle()
    for column in grid.columns:
        if column.on not in (THU, FRI):
            assert column.chips == before[column.on]
    assert took_ms < 250
