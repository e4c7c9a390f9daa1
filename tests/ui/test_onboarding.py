"""The screen of the first run: told what this is, asked, shown a week, and never past a danger unseen."""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal

import pytest
from measure_labels import tally
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from shipped_content import shipped

from coach.application.first_week import shelf_of
from coach.domain.first_week import Choices, Goal, first_week
from coach.domain.plan import StartingSlot
from coach.domain.red_flags import GENTLY, NO, NOTHING, Finding, Severity, Urgency
from coach.domain.walking import Unit
from coach.resources import assets
from coach.storage.poses import PoseShelf
from coach.storage.symptom_sheet import read_symptom_sheet
from coach.ui.kit.button import Button
from coach.ui.kit.text import Text
from coach.ui.kit.turns import finish_turns
from coach.ui.onboarding.first_run import Chosen, FirstRun
from coach.ui.onboarding.walker import STRIDING_S
from coach.ui.onboarding.week_columns import SlotCard
from coach.ui.theme import apply_theme

SHEET = read_symptom_sheet(assets() / "safety" / "symptom_check.toml")
POSES = PoseShelf(assets() / "poses")
SHELF = shelf_of(shipped(), walk_s=25 * 60)
EMERGENCY = Finding(Severity.EMERGENCY, Urgency.NOW, has_leg_symptoms=True)
DOCTOR = Finding(Severity.SEE_DOCTOR, Urgency.SOON)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    top = QWidget()
    top.resize(1280, 800)
    top.show()
    yield top
    delete(top)


def first_strength(week: tuple[StartingSlot, ...]) -> StartingSlot | None:
    return next((slot for slot in week if slot.routine in (SHELF.core, SHELF.glutes, SHELF.express)), None)


def screen_in(window: QWidget, *, has_plan: bool = False) -> FirstRun:
    screen = FirstRun(SHEET, POSES.get, SHELF, first_strength, has_plan=has_plan, parent=window)
    screen.setGeometry(window.rect())
    screen.show()
    finish_turns()
    QApplication.processEvents()
    return screen


@pytest.fixture
def first_run(window: QWidget) -> FirstRun:
    return screen_in(window)


def shown_texts(page: QWidget) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def shown_buttons(page: QWidget) -> dict[str, Button]:
    return {button.text(): button for button in page.findChildren(Button) if button.isVisible()}


def be_adult(page: FirstRun) -> None:
    page.welcome.age.choice.choose(True)
    page.welcome.go_on.click()


def to_check(page: FirstRun) -> None:
    be_adult(page)
    page.goals.go_on.click()


def answer_no(page: FirstRun) -> None:
    for _ in range(4):
        for row in page.check.shown_rows():
            row.choice.choose(NO)
        shown_buttons(page)["Continue"].click()


def to_week(page: FirstRun, finding: Finding = NOTHING) -> None:
    to_check(page)
    on_to_week(page, finding)


def on_to_week(page: FirstRun, finding: Finding = NOTHING) -> None:
    page.show_finding(finding)
    page.outcome.go_on.click()
    finish_turns()


# Before the first step


def test_the_disclaimer_and_where_the_data_stays_come_first(first_run: FirstRun) -> None:
    texts = shown_texts(first_run)
    assert (
        "This app gives general exercise education for adults. It does not diagnose or treat, and does not "
        "replace a clinician who knows you." in texts
    )
    assert "Your answers stay on this computer." in texts
    assert "Everything stays on this computer. No account, no internet." in texts


def test_nobody_goes_on_without_saying_how_old(first_run: FirstRun) -> None:
    go_on = first_run.welcome.go_on
    assert first_run.welcome.age.choice.value is None
    assert (go_on.isEnabled(), go_on.kind) == (False, "secondary")
    assert go_on.toolTip() == "Say whether you are 18 or over to go on."
    first_run.welcome.age.choice.choose(True)
    assert (go_on.isEnabled(), go_on.kind, go_on.toolTip()) == (True, "primary", "")


def test_under_eighteen_nothing_starts(first_run: FirstRun, qtbot: QtBot) -> None:
    first_run.welcome.age.choice.choose(False)
    first_run.welcome.go_on.click()
    assert "Back Coach is for adults" in shown_texts(first_run)
    assert [(text, it.kind) for text, it in shown_buttons(first_run).items()] == [
        ("Back", "quiet"),
        ("Close Back Coach", "secondary"),
    ]
    with qtbot.waitSignal(first_run.close_wished):
        first_run.adults_only.close_app.click()
    first_run.adults_only.back.click()
    assert first_run.welcome.isVisible()


# Goals and days


def test_the_choices_are_said_as_a_week_at_once(first_run: FirstRun) -> None:
    be_adult(first_run)
    goals = first_run.goals
    assert "About 2 h a week." in shown_texts(first_run)
    sentence = "Two core, two glute, three walks with a stretch after each, one mobility. Sunday is free."
    assert sentence in shown_texts(first_run)
    assert "Sessions take up to 7 min at first. They grow only when you agree." in shown_texts(first_run)
    goals.goals[Goal.GLUTES].click()
    goals.goals[Goal.SUPPLE].click()
    assert "Two core, three walks with a stretch after each. Tuesday, Saturday and Sunday are free." in (
        shown_texts(first_run)
    )
    for day in goals.days[1:-1]:
        day.click()
    goals.goals[Goal.GLUTES].click()
    assert "One core and glutes together, one walk with a stretch after it. Six days are free." in (
        shown_texts(first_run)
    )
    assert "Sessions take up to 12 min at first." in shown_texts(first_run)


def test_a_goal_and_a_day_are_needed(first_run: FirstRun) -> None:
    be_adult(first_run)
    goals = first_run.goals
    for card in goals.goals.values():
        card.click()
    assert goals.choices is None
    assert (goals.go_on.isEnabled(), goals.go_on.toolTip()) == (False, "Choose at least one goal.")
    next(iter(goals.goals.values())).click()
    assert goals.go_on.isEnabled()
    for day in goals.days[:-1]:
        day.click()
    assert (goals.go_on.isEnabled(), goals.go_on.kind) == (False, "secondary")
    assert goals.go_on.toolTip() == "Choose at least one day."


def test_what_was_walked_is_not_known_until_it_is_said(first_run: FirstRun) -> None:
    be_adult(first_run)
    goals, walked = first_run.goals, first_run.goals.walked
    assert walked.stepper.text() == "Not sure"
    assert goals.choices is not None
    assert goals.choices.walked is None
    walked.stepper.stepUp()
    assert (walked.stepper.text(), walked.amount) == ("10 min", Decimal(10))
    walked.units.choose(Unit.KILOMETRES)
    assert walked.stepper.text() == "Not sure"
    walked.stepper.setValue(80)
    assert goals.choices == Choices(
        goals=frozenset(Goal),
        weekdays=frozenset(range(6)),
        minutes=15,
        at=time(7, 30),
        walked=Decimal(8),
        walk_unit=Unit.KILOMETRES,
    )
    assert any("four walks" in text for text in shown_texts(first_run))
    walked.units.choose(Unit.MINUTES)
    assert walked.amount == Decimal(10)


@pytest.mark.parametrize(
    ("unit", "typed", "amount"),
    [
        (Unit.MINUTES, "95", Decimal(95)),
        (Unit.MINUTES, "0", None),
        (Unit.KILOMETRES, "7,5", Decimal("7.5")),
        (Unit.KILOMETRES, "7.5 km", Decimal("7.5")),
        (Unit.MILES, "4", Decimal(4)),
        (Unit.KILOMETRES, "far", None),
    ],
)
def test_what_was_walked_can_be_typed(
    first_run: FirstRun, qtbot: QtBot, unit: Unit, typed: str, amount: Decimal | None
) -> None:
    be_adult(first_run)
    walked = first_run.goals.walked
    walked.units.choose(unit)
    walked.stepper.setFocus()
    walked.stepper.selectAll()
    qtbot.keyClicks(walked.stepper, typed)
    qtbot.keyClick(walked.stepper, Qt.Key.Key_Return)
    assert walked.amount == amount


def test_a_backup_can_come_in_their_place(first_run: FirstRun, qtbot: QtBot) -> None:
    be_adult(first_run)
    with qtbot.waitSignal(first_run.restore_wished):
        first_run.goals.restore.click()


# The symptom check


def test_the_answers_are_announced_without_an_assessment(first_run: FirstRun, qtbot: QtBot) -> None:
    to_check(first_run)
    with qtbot.waitSignal(first_run.answered) as sent:
        answer_no(first_run)
    assert sent.args == [{question.id: NO for question in SHEET.questions}, False]


@pytest.mark.parametrize("finding", [GENTLY, NOTHING], ids=["gently", "clear"])
def test_a_calm_outcome_goes_on_to_the_plan(first_run: FirstRun, finding: Finding) -> None:
    to_check(first_run)
    first_run.show_finding(finding)
    kinds = [(text, button.kind) for text, button in shown_buttons(first_run).items()]
    assert kinds == [("Back", "quiet"), ("Next: your plan", "primary")]
    assert SHEET.advice[finding.severity].text in shown_texts(first_run)
    first_run.outcome.go_on.click()
    assert "Your first week is ready" in shown_texts(first_run)


@pytest.mark.parametrize("finding", [EMERGENCY, DOCTOR], ids=["emergency", "see-doctor"])
def test_a_danger_removes_the_primary_button(first_run: FirstRun, finding: Finding, qtbot: QtBot) -> None:
    to_check(first_run)
    first_run.show_finding(finding)
    assert {button.kind for button in shown_buttons(first_run).values()} == {"quiet", "secondary"}
    assert SHEET.advice[finding.severity].title in shown_texts(first_run)
    shown_buttons(first_run)["Continue, routines locked"].click()
    texts, buttons = shown_texts(first_run), shown_buttons(first_run)
    advice = SHEET.advice[finding.severity].text
    assert f"{advice} The routines of this week are locked." in texts
    assert {text: button.kind for text, button in buttons.items()} == {
        "Back": "quiet",
        "Adjust in plan": "secondary",
        "Go to Today": "secondary",
    }
    assert not any("walking" in text for text in texts)
    with qtbot.waitSignal(first_run.finished) as sent:
        buttons["Go to Today"].click()
    assert (sent.args[0].routine, sent.args[0].page) == ("", "today")


def test_answers_that_could_not_be_saved_stay_on_the_questions(first_run: FirstRun) -> None:
    to_check(first_run)
    answer_no(first_run)
    first_run.show_not_saved("Could not save your answers. Try again.")
    assert "Could not save your answers. Try again." in shown_texts(first_run)
    assert shown_buttons(first_run)["Continue"].isEnabled()


def test_what_blocks_is_asked_anew_with_the_one_thing_that_lifts_it(first_run: FirstRun) -> None:
    to_check(first_run)
    first_run.show_finding(DOCTOR)
    first_run.outcome.back.click()
    rows = first_run.check.rows()
    assert len(rows) == len(SHEET.questions) + 1
    assert not any(row.is_answered for row in rows)


def test_calm_answers_are_kept_when_they_are_gone_back_to(first_run: FirstRun) -> None:
    to_check(first_run)
    answer_no(first_run)
    first_run.show_finding(NOTHING)
    first_run.outcome.back.click()
    assert all(row.is_answered for row in first_run.check.rows())
    assert shown_buttons(first_run)["Continue"].isEnabled()


# The week


def test_the_week_is_shown_with_its_numbers(first_run: FirstRun, qtbot: QtBot) -> None:
    be_adult(first_run)
    first_run.goals.walked.stepper.setValue(60)
    first_run.goals.go_on.click()
    on_to_week(first_run)
    names = [card.accessibleName() for card in first_run.week.findChildren(SlotCard)]
    assert names.count("Core, 7 min") == names.count("Glutes, 7 min") == 2
    assert names.count("Walk, 20 min") == names.count("Stretch, 4 min") == 3
    texts = shown_texts(first_run)
    assert {"Rest day", "1 h 45", "a week, at most 31 min a day", "60 min", "1 day"} <= set(texts)
    assert "walking, as much as last week" in texts
    choices = first_run.goals.choices
    assert choices is not None
    week = first_week(choices, SHELF)
    with qtbot.waitSignal(first_run.finished) as sent:
        shown_buttons(first_run)["Start with Core, 7 min"].click()
    assert sent.args[0] == Chosen(choices, week, SHELF.core, "today")
    assert not shown_buttons(first_run)["Adjust in plan"].isEnabled()


def test_without_a_last_week_nothing_is_said_of_it(first_run: FirstRun) -> None:
    to_week(first_run)
    texts = shown_texts(first_run)
    assert {"3 walks", "as far as feels easy; they set your start"} <= set(texts)
    assert not any("last week" in text for text in texts)


def test_a_walk_stands_in_the_unit_it_is_counted_in(first_run: FirstRun) -> None:
    be_adult(first_run)
    first_run.goals.walked.units.choose(Unit.KILOMETRES)
    first_run.goals.walked.stepper.setValue(80)
    first_run.goals.go_on.click()
    on_to_week(first_run)
    names = [card.accessibleName() for card in first_run.week.findChildren(SlotCard)]
    assert names.count("Walk, 2.0 km") == 4
    assert "8.0 km" in shown_texts(first_run)


def test_a_week_that_could_not_be_kept_can_be_tried_again(first_run: FirstRun, qtbot: QtBot) -> None:
    to_week(first_run)
    first_run.week.adjust.click()
    first_run.show_not_kept("The disk is full.")
    assert "The disk is full." in shown_texts(first_run)
    with qtbot.waitSignal(first_run.finished) as sent:
        first_run.week.adjust.click()
    assert sent.args[0].page == "plan"
    assert "The disk is full." not in shown_texts(first_run)


def test_back_keeps_what_was_chosen(first_run: FirstRun) -> None:
    be_adult(first_run)
    first_run.goals.days[0].click()
    first_run.goals.at.show_at(time(18))
    chosen = first_run.goals.choices
    first_run.goals.go_on.click()
    first_run.show_finding(NOTHING)
    first_run.outcome.go_on.click()
    first_run.week.back.click()
    assert first_run.outcome.isVisible()
    first_run.outcome.back.click()
    first_run.check.left.emit()
    assert first_run.goals.isVisible()
    assert first_run.goals.choices == chosen
    first_run.goals.go_on.click()
    assert first_run.outcome.isVisible()


# Somebody who has a plan


def test_a_plan_that_is_there_is_neither_asked_about_nor_replaced(window: QWidget, qtbot: QtBot) -> None:
    screen = screen_in(window, has_plan=True)
    be_adult(screen)
    assert screen.check.isVisible()
    screen.show_finding(NOTHING)
    with qtbot.waitSignal(screen.finished) as sent:
        shown_buttons(screen)["Go to Today"].click()
    assert sent.args[0] == Chosen()
    screen.show_not_kept("The disk is full.")
    assert "The disk is full." in shown_texts(screen)


# The rail


def test_the_rail_says_where_you_are(first_run: FirstRun) -> None:
    def steps() -> list[str]:
        names = [text.accessibleName() for text in first_run.rail.findChildren(Text)]
        return [name for name in names if name]

    assert steps() == ["Goals and days", "Safety check", "Your plan"]
    be_adult(first_run)
    assert steps() == ["Goals and days, now", "Safety check", "Your plan"]
    first_run.goals.go_on.click()
    assert steps() == ["Goals and days, done", "Safety check, now", "Your plan"]
    first_run.show_finding(NOTHING)
    first_run.outcome.go_on.click()
    assert steps() == ["Goals and days, done", "Safety check, done", "Your plan, now"]


@pytest.mark.parametrize(("width", "rail"), [(1280, 296), (1100, 296), (1099, 200), (900, 200)])
def test_the_rail_narrows_with_the_window(first_run: FirstRun, width: int, rail: int) -> None:
    first_run.resize(width, 600)
    QApplication.processEvents()
    assert first_run.rail.width() == rail


def test_the_person_beside_the_steps_stands_where_movement_is_not_wished(
    first_run: FirstRun, qtbot: QtBot
) -> None:
    walker = first_run.rail.walker
    qtbot.waitUntil(lambda: walker._elapsed_s > STRIDING_S)
    walker.set_moving(False)
    assert walker._elapsed_s == STRIDING_S
    walker.hide()
    walker.show()
    assert not walker._timer.isActive()
    walker.set_moving(True)
    assert walker._timer.isActive()


# Keyboard and room


def test_the_first_run_up_to_the_questions_with_the_keyboard(
    first_run: FirstRun, window: QWidget, qtbot: QtBot
) -> None:
    def press(*keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(window.focusWidget(), key)

    first_run.welcome.age.choice.cells()[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    assert window.focusWidget() is first_run.welcome.go_on
    press(Qt.Key.Key_Return)
    assert window.focusWidget() is first_run.goals.goals[Goal.WALK]
    press(Qt.Key.Key_Space)
    assert not first_run.goals.goals[Goal.WALK].isChecked()
    press(Qt.Key.Key_Escape)
    assert first_run.welcome.isVisible()
    press(Qt.Key.Key_Return)
    for _ in range(40):
        if window.focusWidget() is first_run.goals.go_on:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert window.focusWidget() in first_run.check.shown_rows()[0].choice.cells()
    press(Qt.Key.Key_Escape)
    assert first_run.goals.isVisible()


@pytest.mark.parametrize(("size", "dark"), [((900, 600), False), ((1280, 800), True)], ids=["small", "usual"])
def test_no_step_is_clipped(qapp: QApplication, window: QWidget, size: tuple[int, int], dark: bool) -> None:
    """What the tour does not pass: the fewest and the most words of each page."""
    apply_theme(qapp, dark)
    window.resize(*size)
    first_run = screen_in(window)
    be_adult(first_run)
    first_run.goals.walked.units.choose(Unit.KILOMETRES)
    assert_nothing_clipped(first_run)
    first_run.goals.walked.stepper.setValue(first_run.goals.walked.stepper.maximum())
    for day in (1, 3, 5):
        first_run.goals.days[day].click()
    assert_nothing_clipped(first_run)
    first_run.goals.go_on.click()
    for _ in range(3):
        for row in first_run.check.shown_rows():
            row.choice.choose("yes")
        assert_nothing_clipped(first_run)
        for row in first_run.check.shown_rows():
            row.choice.choose(NO)
        shown_buttons(first_run)["Continue"].click()
    for finding in (EMERGENCY, DOCTOR, GENTLY, NOTHING):
        first_run.show_finding(finding)
        assert_nothing_clipped(first_run)
        first_run.outcome.go_on.click()
        finish_turns()
        assert_nothing_clipped(first_run)
    apply_theme(qapp, False)


def assert_nothing_clipped(page: QWidget) -> None:
    QApplication.processEvents()
    found = tally(page)
    assert found.texts > 5
    assert found.faults == []
