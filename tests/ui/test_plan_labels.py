"""Every label of the Plan page that the tour does not pass stands whole and alone."""

from datetime import date, time, timedelta

import pytest
from measure_labels import tally
from planned_week import FULL_WEEK, plan_week
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import PauseReason, StartingSlot
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.plan.values import Scope
from coach.ui.pages.plan.week_grid import Spot
from coach.ui.theme import apply_theme

SIZES = pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
THEMES = pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
HINTS = (
    "Drop here, a free day on both sides",
    "No glutes today: the day before Wednesday",
    "Three glutes sessions are the most in a week",
    "At most a week from its own day",
    "Glutes is on this day already",
    "This day is over",
    "Drop here",
)
EVERY_KIND = (
    *FULL_WEEK,
    StartingSlot(2, time(9), "morning-mobility"),
    StartingSlot(3, time(9), "recovery-gentle"),
    StartingSlot(5, time(9), "core-glutes-express"),
    StartingSlot(5, time(10), "glute-builder"),
)


def planning(
    workspace: Workspace, clock: HandClock, size: tuple[int, int], *, is_dark: bool = False
) -> tuple[Desk, PlanPage]:
    desk = open_desk(workspace, clock, size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, is_dark)
    desk.key(Qt.Key.Key_2, modifier=CONTROL)
    (page,) = desk.on_screen(PlanPage)
    return desk, page


def faults(desk: Desk) -> list[str]:
    desk.settle()
    return tally(desk.window).faults


@SIZES
@THEMES
def test_every_kind_of_routine_and_every_hint(
    size: tuple[int, int], is_dark: bool, workspace: Workspace, hand_clock: HandClock, qapp: QApplication
) -> None:
    plan_week(workspace, EVERY_KIND)
    welcomed(workspace)
    desk, page = planning(workspace, hand_clock, size, is_dark=is_dark)
    assert faults(desk) == []
    days = [column.on for column in page.grid.columns]
    spots = {on: Spot(text, text.startswith("Drop")) for on, text in zip(days, HINTS, strict=True)}
    page.grid.show_spots(spots, time(8))
    assert faults(desk) == []
    page.grid.hide_spots()
    page.bar.scope.choose(Scope.EVERY_WEEK)
    chip = next(it.chip for column in page.grid.columns for it in column.chips if it.chip.is_editable)
    page.grid.opened.emit(chip)
    assert faults(desk) == []
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight)
    assert page.bar.title.text() == "30 Nov to 6 Dec"
    assert faults(desk) == []


@SIZES
def test_no_plan_yet(
    size: tuple[int, int], workspace: Workspace, hand_clock: HandClock, qapp: QApplication
) -> None:
    welcomed(workspace)
    desk, page = planning(workspace, hand_clock, size)
    workspace.planner.undo()
    page.shown.emit()
    assert page.use_week.isVisible()
    assert not page.head.pause.isVisible()
    assert faults(desk) == []


@SIZES
def test_a_pause_to_come_and_what_is_over(
    size: tuple[int, int], workspace: Workspace, hand_clock: HandClock, qapp: QApplication
) -> None:
    plan_week(workspace, EVERY_KIND)
    welcomed(workspace)
    hand_clock.move(3 * 24 * 3600)
    today = date(2026, 11, 20)
    workspace.planner.pause(today + timedelta(days=1), today + timedelta(days=30), PauseReason.MEDICAL)
    desk, page = planning(workspace, hand_clock, size)
    assert "Cancel pause" in desk.buttons()
    assert faults(desk) == []
    page.grid.opened.emit(page.grid.columns[2].chips[0].chip)
    assert "What is done or over stays in the plan as it was." in desk.texts()
    assert faults(desk) == []
