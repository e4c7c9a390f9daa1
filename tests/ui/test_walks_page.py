"""The walks page in the real window: written down, refused, set right, deleted, down to the data folder."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from measure_labels import tally
from planned_week import FULL_WEEK, plan_week
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.walk_diary import PAGE
from coach.application.workspace import Workspace
from coach.domain.walking import Unit, Walk
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.toast import Toast
from coach.ui.pages.walks.after import AfterCard, AfterDialog
from coach.ui.pages.walks.dialogs import EditDialog, LogDialog
from coach.ui.pages.walks.form import WalkForm
from coach.ui.pages.walks.page import WalksPage
from coach.ui.pages.walks.rows import pencil
from coach.ui.pages.walks.settings_card import WalkingCard
from coach.ui.start_dialog import StartDialog
from coach.ui.symptom_check import SymptomCheckFlow
from coach.ui.walk_import_flow import WalkImportFlow

KEY = Qt.Key
TODAY = date(2026, 11, 17)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
SIZES = pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)


def walk_on(on: date, metres: int, **values: object) -> Walk:
    calm = {"pain_before": 2, "pain_after": 2, "pain_next": 2}
    given = {"id": "", "walked_on": on, "unit": Unit.KILOMETRES, "distance_m": Decimal(metres)}
    return Walk(**(given | calm | values))  # type: ignore[arg-type]


def lived(workspace: Workspace, weeks: int = 2) -> None:
    """Eight kilometres in each of the weeks before this one, in four walks."""
    for week in range(weeks, 0, -1):
        for day in (-1, 1, 3, 4):
            workspace.walk_log.add(walk_on(TODAY - week * A_WEEK + day * A_DAY, 2000))
    workspace.wait_until_stored()


def at_walks(
    workspace: Workspace, clock: HandClock, size: tuple[int, int] = (1280, 800)
) -> tuple[Desk, WalksPage]:
    plan_week(workspace, FULL_WEEK)
    welcomed(workspace)
    desk = open_desk(workspace, clock, size)
    desk.key(KEY.Key_5, modifier=CONTROL)
    (page,) = desk.on_screen(WalksPage)
    return desk, page


def form_of(desk: Desk) -> WalkForm:
    return desk.on_screen(WalkForm)[-1]


def on_record(workspace: Workspace) -> list[Walk]:
    return [it.walk for it in workspace.walk_log.walks()]


def said(desk: Desk) -> str:
    (toast,) = desk.on_screen(Toast)
    return toast.accessibleName()


def type_into(desk: Desk, field: object, text: str) -> None:
    """Replace what stands in a field, key by key."""
    field.select_all()  # type: ignore[attr-defined]
    desk.settle()
    QTest.keyClicks(field.line, text)  # type: ignore[attr-defined]
    desk.settle()


# Looking


def test_the_page_of_somebody_who_has_not_walked_yet(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    desk, page = at_walks(workspace, hand_clock)
    texts = desk.texts()
    assert "Log your first walk" in texts
    assert "Your target starts from it." in texts
    assert any("Three walks of ten minutes are enough to begin with." in it for it in texts)
    assert not page.card.isVisible()
    assert not page.csv.isEnabled()
    assert form_of(desk).time.text == "10"


def test_target_and_reason_in_words(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    assert page.summary.text() == "You have 8.8 km left this week."
    assert (page.target.amount.text(), page.target.most.text()) == ("8.8 km", "at most 9.2")
    assert page.target.question.text() == "Why 8.8?"
    assert page.target.reason.text() == (
        "8.0 km counted last week and your back took it well. Plus 10 % is 8.8 km."
        " The safe limit is 9.2 km, 15 % above what counted lately."
    )
    assert "10 to 15 % a week is a cautious habit, not a proven threshold." in desk.texts()
    assert form_of(desk).distance.text == "4.4"
    assert page.chart.view is not None
    assert "8.0 km" in page.chart.view.accessibleDescription()


def test_many_walks_have_a_longest(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace)
    for _ in range(4):
        workspace.walk_log.add(walk_on(TODAY, 500))
    desk, _ = at_walks(workspace, hand_clock)
    assert "With four walks or more a week, keep the longest at 3.0 km or less." in desk.texts()


def test_a_row_says_everything_to_a_screen_reader(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace.walk_log.add(walk_on(TODAY - A_DAY, 2200, moving_s=1560, surface="grass"))
    _, page = at_walks(workspace, hand_clock)
    text = page.table.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "Mon 16 Nov, 2.2 km, 26 min, Grass, pain before 2, pain after 2, next morning 2,"
        " no stretch, light green"
    )


def test_more_walks_come_while_scrolling(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    for number in range(PAGE + 30):
        workspace.walk_log.add(walk_on(TODAY - number * A_DAY, 2000))
    desk, page = at_walks(workspace, hand_clock)
    table = page.table
    assert table.rows.rowCount() == PAGE
    table.setFocus()
    desk.key(KEY.Key_End)
    assert table.rows.rowCount() == PAGE + 30
    assert table.walk is not None
    assert table.walk.walked_on == TODAY - (PAGE - 1) * A_DAY
    desk.key(KEY.Key_PageDown, KEY.Key_Down)
    scroll = page.findChildren(Scroll)[0]
    row = table.visualRect(table.currentIndex())
    assert scroll.viewport().rect().contains(table.mapTo(scroll.viewport(), row.center()))
    desk.key(KEY.Key_Home)
    assert table.currentIndex().row() == 0


# Writing down


def test_a_walk_is_typed_and_enter_saves_it(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    before = len(on_record(workspace))
    form = form_of(desk)
    form.distance.select_all()
    desk.settle()
    QTest.keyClicks(form.distance.line, "2.2")
    desk.key(KEY.Key_Tab)
    QTest.keyClicks(form.time.line, "25")
    form.before.setFocus()
    desk.key(KEY.Key_2)
    form.after.setFocus()
    desk.key(KEY.Key_3)
    form.time.setFocus()
    desk.key(KEY.Key_Return)
    walks = on_record(workspace)
    assert len(walks) == before + 1
    walk = walks[-1]
    assert (walk.walked_on, walk.distance_m, walk.moving_s) == (TODAY, 2200, 1500)
    assert (walk.pain_before, walk.pain_after, walk.pain_next) == (2, 3, None)
    assert said(desk) == "Walk saved."
    assert page.summary.text() == "You have 6.6 km left this week."
    assert page.target.to_go.text() == "6.6 km to go"
    assert page.table.rows.row(0).walk == walk
    assert (form.distance.text, form.time.text, form.before.value) == ("6.6", "", None)


def test_saving_by_mouse_and_undo(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    before = on_record(workspace)
    desk.click("Save walk")
    assert len(on_record(workspace)) == len(before) + 1
    assert page.summary.text() == "You have 4.4 km left this week."
    desk.click("Undo")
    assert on_record(workspace) == before
    assert said(desk) == "Walk deleted."
    assert not desk.on_screen(AfterCard)
    desk.click("Undo")
    assert len(on_record(workspace)) == len(before) + 1


@pytest.mark.parametrize(
    ("distance", "time", "problem"),
    [
        ("two", "", "Enter kilometres as a number, for example 2.2"),
        ("0", "", "Enter a distance above 0."),
        ("400", "", "A walk is at most 100 km."),
        ("2.2", "5", "2.2 km in 5 min is 26.4 km/h. A walk is 0.2 to 10 km/h."),
        ("2.2", "soon", "Enter minutes as a number, for example 25"),
    ],
)
@SIZES
def test_what_cannot_be_is_said_under_its_field_and_not_stored(
    qtbot: QtBot,
    workspace: Workspace,
    hand_clock: HandClock,
    size: tuple[int, int],
    distance: str,
    time: str,
    problem: str,
) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock, size)
    before = on_record(workspace)
    form = form_of(desk)
    form.distance.set_text(distance)
    form.time.set_text(time)
    form.distance.setFocus()
    desk.key(KEY.Key_Return)
    assert form.problem == problem
    wrong = form.time if time == "soon" else form.distance
    assert QApplication.focusWidget() is wrong.line
    assert wrong.line.accessibleDescription() == problem
    assert on_record(workspace) == before
    assert tally(desk.window).faults == []
    form.distance.set_text("2.2")
    form.time.set_text("")
    desk.click(page.save)
    assert form.problem == ""
    assert len(on_record(workspace)) == len(before) + 1


def test_a_day_that_is_still_to_come_is_refused(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    desk, page = at_walks(workspace, hand_clock)
    hand_clock.wall -= 2 * A_DAY
    desk.click(page.save)
    form = form_of(desk)
    assert form.problem == "Choose a day up to today."
    assert form.day.accessibleDescription() == form.problem
    assert on_record(workspace) == []


def test_what_is_being_typed_stays_when_the_page_is_read_anew(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace)
    desk, _ = at_walks(workspace, hand_clock)
    form_of(desk).distance.set_text("1.7")
    desk.key(KEY.Key_1, modifier=CONTROL)
    desk.key(KEY.Key_5, modifier=CONTROL)
    assert form_of(desk).distance.text == "1.7"


def test_above_the_safe_step_is_taken_and_told_calmly(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    form_of(desk).distance.set_text("9.6")
    desk.click(page.save)
    assert said(desk) == "Walk saved. 0.4 km above the safe step."
    assert page.target.to_go.text() == "0.4 km above the safe step"
    assert page.summary.text() == "You are 0.4 km above the safe step this week. A rest day is fine."
    assert desk.on_screen(AfterCard)


# Changing


def test_a_walk_is_set_right_by_keys_with_the_next_morning(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace.walk_log.add(walk_on(TODAY - A_DAY, 2431, pain_next=None))
    desk, page = at_walks(workspace, hand_clock)
    (before,) = on_record(workspace)
    desk.tab_to(lambda it: it is page.table)
    desk.key(KEY.Key_F2)
    dialog = desk.dialog()
    assert isinstance(dialog, EditDialog)
    dialog.form.next.setFocus()
    desk.key(KEY.Key_1)
    dialog.form.distance.setFocus()
    desk.key(KEY.Key_Return)
    assert not desk.dialogs()
    assert on_record(workspace) == [replace(before, pain_next=1)]
    assert said(desk) == "Walk changed."
    assert QApplication.focusWidget() is page.table
    desk.click("Undo")
    assert on_record(workspace) == [before]


def test_the_pencil_opens_a_walk_and_a_wrong_answer_stays_open(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 1)
    desk, page = at_walks(workspace, hand_clock)
    before = on_record(workspace)
    spot = pencil(QRectF(page.table.visualRect(page.table.rows.index(1)))).center().toPoint()
    desk.click(page.table.viewport(), spot)
    dialog = desk.dialog()
    assert isinstance(dialog, EditDialog)
    dialog.form.distance.set_text("400")
    desk.click(dialog.save)
    assert dialog.form.problem == "A walk is at most 100 km."
    assert tally(desk.window).faults == []
    desk.key(KEY.Key_Escape)
    assert not desk.dialogs()
    assert on_record(workspace) == before


def test_a_walk_at_the_same_time_as_another_is_refused(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    at = hand_clock.wall - A_DAY
    workspace.walk_log.add(walk_on(TODAY - A_DAY, 2000, moving_s=1500, started_at=at))
    workspace.walk_log.add(walk_on(TODAY - A_DAY, 2000, moving_s=1500, started_at=at + timedelta(minutes=30)))
    desk, page = at_walks(workspace, hand_clock)
    before = on_record(workspace)
    page.edit_wished.emit(before[0].id)
    desk.settle()
    dialog = desk.dialog()
    assert isinstance(dialog, EditDialog)
    dialog.form.time.set_text("31")
    desk.click(dialog.save)
    assert dialog.form.problem == "This is at the same time as another walk, or would end only after now."
    assert on_record(workspace) == before


def test_delete_by_key_and_by_button_with_a_way_back(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 1)
    desk, page = at_walks(workspace, hand_clock)
    before = on_record(workspace)
    page.table.setFocus()
    desk.key(KEY.Key_Down, KEY.Key_Delete)
    assert on_record(workspace) == [before[0], before[1], before[3]]
    assert page.table.currentIndex().row() == 1
    desk.click("Undo")
    assert on_record(workspace) == before
    page.table.setFocus()
    desk.key(KEY.Key_Return)
    desk.click("Delete walk")
    assert len(on_record(workspace)) == 3
    assert said(desk) == "Walk deleted."


# What follows


def test_after_a_walk_the_planned_stretch_is_offered(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    wished: list[str] = []
    desk.window.walking.start_wished.connect(wished.append)
    desk.click(page.save)
    assert tally(desk.window).faults == []
    desk.click("Not now")
    assert not desk.on_screen(AfterCard)
    desk.click(page.save)
    desk.click("Start stretch")
    assert wished == ["post-walk-stretch"]
    assert isinstance(desk.dialog(), StartDialog)
    assert not desk.on_screen(AfterCard)


def test_a_short_walk_offers_nothing(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    form_of(desk).distance.set_text("0.6")
    desk.click(page.save)
    assert said(desk) == "Walk saved."
    assert not desk.on_screen(AfterCard)


@SIZES
def test_red_pain_asks_for_rest_and_the_symptom_check(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, size: tuple[int, int]
) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock, size)
    form = form_of(desk)
    form.before.show_value(2)
    form.after.show_value(6)
    desk.click(page.save)
    assert (
        "Your back reacted strongly, so routines rest until the end of Thursday. What was planned does not "
        "count as missed. A gentle walk and the standing break stay open."
        " Please go through the symptom check now."
    ) in desk.texts()
    assert "Start stretch" not in desk.buttons()
    assert tally(desk.window).faults == []
    (card,) = desk.on_screen(AfterCard)
    desk.click(card.action)
    assert desk.on_screen(SymptomCheckFlow)


# From anywhere


@SIZES
def test_ctrl_l_writes_a_walk_down_from_today(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, size: tuple[int, int]
) -> None:
    lived(workspace)
    plan_week(workspace, FULL_WEEK)
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, size)
    before = len(on_record(workspace))
    desk.key(KEY.Key_L, modifier=CONTROL)
    dialog = desk.dialog()
    assert isinstance(dialog, LogDialog)
    assert "You have 8.8 km left this week." in desk.texts()
    dialog.form.distance.set_text("x")
    desk.click(dialog.save)
    assert dialog.form.problem == "Enter kilometres as a number, for example 2.2"
    assert tally(desk.window).faults == []
    QTest.keyClicks(dialog.form.distance.line, "3")
    desk.key(KEY.Key_Return)
    assert len(on_record(workspace)) == before + 1
    offered = desk.dialog()
    assert isinstance(offered, AfterDialog)
    assert tally(desk.window).faults == []
    desk.key(KEY.Key_Escape)
    assert not desk.dialogs()
    desk.key(KEY.Key_L, modifier=CONTROL)
    assert isinstance(desk.dialog(), LogDialog)


def test_a_walk_of_another_day_is_asked_for_and_red_leads_to_the_check(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace)
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.window.walking.log(TODAY - A_DAY)
    desk.window.walking.log(TODAY - A_DAY)
    desk.settle()
    dialog = desk.dialog()
    assert isinstance(dialog, LogDialog)
    assert dialog.form.day.on == TODAY - A_DAY
    dialog.form.distance.set_text("2")
    dialog.form.after.show_value(9)
    desk.click(dialog.save)
    red = desk.dialog()
    assert isinstance(red, AfterDialog)
    desk.click("Symptom check")
    assert desk.on_screen(SymptomCheckFlow)


def test_the_keys_of_the_page_are_listed(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    desk, _ = at_walks(workspace, hand_clock, (900, 600))
    desk.key(KEY.Key_F1)
    texts = desk.texts()
    assert {"On Walks", "Log a walk", "Delete it, with a way back"} <= set(texts)
    assert tally(desk.window).faults == []


def test_tab_reaches_everything_by_name(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace)
    desk, page = at_walks(workspace, hand_clock)
    page.csv.setFocus()
    names = [page.csv.accessibleName()]
    while QApplication.focusWidget() is not page.table:
        desk.key(KEY.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName())
        assert len(names) < 20
    assert names == [
        "Export CSV",
        "Distance each week",
        "Date",
        "Distance",
        "Time",
        "Surface",
        "Shoes",
        "Pain before, 0 to 10",
        "Pain after, 0 to 10",
        "Save walk",
        "Walks",
    ]


def test_import_asks_for_files(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(WalkImportFlow, "choose", lambda flow: asked.append(flow))
    desk, _ = at_walks(workspace, hand_clock)
    desk.click("Import walks")
    assert asked == [desk.window.walk_import]


# Settings


@SIZES
def test_unit_step_and_goal_are_chosen_in_the_settings(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, size: tuple[int, int]
) -> None:
    lived(workspace)
    workspace.change_settings(replace(workspace.settings, walked_last_week=90.0))
    desk, page = at_walks(workspace, hand_clock, size)
    desk.key(KEY.Key_Comma, modifier=CONTROL)
    (card,) = desk.on_screen(WalkingCard)
    assert card.unit.value is Unit.KILOMETRES
    card.step.setFocus()
    desk.key(KEY.Key_Up, KEY.Key_Up)
    card.ceiling.setFocus()
    desk.key(KEY.Key_Home)
    assert (workspace.settings.walk_step_percent, workspace.settings.walk_ceiling_min) == (12, 0)
    assert workspace.settings.walked_last_week == 90.0
    (miles,) = [it for it in card.unit.cells() if it.text() == "Miles"]
    desk.click(miles)
    settings = workspace.settings
    assert (settings.walk_unit, settings.walk_unit_on, settings.walked_last_week) == (Unit.MILES, TODAY, None)
    assert tally(desk.window).faults == []
    desk.key(KEY.Key_5, modifier=CONTROL)
    assert page.target.title.text() == "No target for this week yet"
    form_of(desk).distance.set_text("1")
    desk.click(page.save)
    assert on_record(workspace)[-1].unit is Unit.MILES
    assert on_record(workspace)[-1].distance_m == Decimal("1609.344")


def test_a_click_beside_the_pencil_only_chooses(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 1)
    desk, page = at_walks(workspace, hand_clock)
    row = page.table.visualRect(page.table.rows.index(2))
    desk.click(page.table.viewport(), QPoint(40, row.center().y()))
    assert page.table.currentIndex().row() == 2
    assert not desk.dialogs()
