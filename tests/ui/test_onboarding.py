"""The first run: told what this is, asked, and never past a danger unseen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coach.domain.red_flags import GENTLY, NO, NOTHING, Finding, Severity, Urgency
from coach.resources import assets
from coach.storage.symptom_sheet import read_symptom_sheet
from coach.ui.kit.button import Button
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import fits
from coach.ui.onboarding import Onboarding
from coach.ui.theme import apply_theme

SHEET = read_symptom_sheet(assets() / "safety" / "symptom_check.toml")
EMERGENCY = Finding(Severity.EMERGENCY, Urgency.NOW, has_leg_symptoms=True)
DOCTOR = Finding(Severity.SEE_DOCTOR, Urgency.SOON)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    top = QWidget()
    top.resize(1280, 800)
    top.show()
    yield top
    delete(top)


@pytest.fixture
def first_run(window: QWidget) -> Onboarding:
    page = Onboarding(SHEET, window)
    page.setGeometry(window.rect())
    page.show()
    QApplication.processEvents()
    return page


def shown_texts(page: QWidget) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def shown_buttons(page: QWidget) -> dict[str, Button]:
    return {button.text(): button for button in page.findChildren(Button) if button.isVisible()}


def answer_no(page: Onboarding) -> None:
    for _ in range(4):
        for row in page.check.shown_rows():
            row.choice.choose(NO)
        shown_buttons(page)["Continue"].click()


def test_the_disclaimer_and_where_the_data_stays_come_first(first_run: Onboarding) -> None:
    texts = shown_texts(first_run)
    assert (
        "This app gives general exercise education for adults. It does not diagnose or treat, and does not "
        "replace a clinician who knows you." in texts
    )
    assert "Your answers stay on this computer." in texts
    assert "Everything stays on this computer. No account, no internet." in texts


def test_only_adults_go_on(first_run: Onboarding) -> None:
    go_on = shown_buttons(first_run)["Continue"]
    assert not go_on.isEnabled()
    assert go_on.toolTip() == "Tick that you are 18 or over to go on."
    assert go_on.height() == 56
    first_run.is_adult.click()
    assert go_on.isEnabled()
    assert go_on.toolTip() == ""
    first_run.is_adult.click()
    assert not go_on.isEnabled()


def test_the_answers_are_announced_without_an_assessment(first_run: Onboarding, qtbot: QtBot) -> None:
    first_run.is_adult.click()
    first_run.begin.click()
    with qtbot.waitSignal(first_run.answered) as sent:
        answer_no(first_run)
    assert sent.args == [{question.id: NO for question in SHEET.questions}, False]


@pytest.mark.parametrize("finding", [GENTLY, NOTHING], ids=["gently", "clear"])
def test_a_calm_outcome_goes_to_today(first_run: Onboarding, finding: Finding, qtbot: QtBot) -> None:
    first_run.show_finding(finding)
    buttons = shown_buttons(first_run)
    assert [(text, button.kind) for text, button in buttons.items()] == [("Go to today", "primary")]
    assert SHEET.advice[finding.severity].text in shown_texts(first_run)
    with qtbot.waitSignal(first_run.finished):
        buttons["Go to today"].click()


@pytest.mark.parametrize("finding", [EMERGENCY, DOCTOR], ids=["emergency", "see-doctor"])
def test_a_danger_removes_the_primary_button(first_run: Onboarding, finding: Finding, qtbot: QtBot) -> None:
    first_run.show_finding(finding)
    buttons = shown_buttons(first_run)
    assert [(text, button.kind) for text, button in buttons.items()] == [
        ("Continue, routines locked", "secondary")
    ]
    assert SHEET.advice[finding.severity].title in shown_texts(first_run)
    with qtbot.waitSignal(first_run.finished):
        buttons["Continue, routines locked"].click()


def test_answers_that_could_not_be_saved_stay_on_the_questions(first_run: Onboarding) -> None:
    first_run.is_adult.click()
    first_run.begin.click()
    answer_no(first_run)
    first_run.show_not_saved("Could not save your answers. Try again.")
    assert "Could not save your answers. Try again." in shown_texts(first_run)
    assert shown_buttons(first_run)["Continue"].isEnabled()


def test_the_rail_says_where_you_are(first_run: Onboarding) -> None:
    def steps() -> list[str]:
        names = [text.accessibleName() for text in first_run.rail.findChildren(Text)]
        return [name for name in names if name]

    assert steps() == ["Welcome, now", "Symptom check", "Ready"]
    first_run.is_adult.click()
    first_run.begin.click()
    assert steps() == ["Welcome, done", "Symptom check, now", "Ready"]
    first_run.show_finding(NOTHING)
    assert steps() == ["Welcome, done", "Symptom check, done", "Ready, now"]


@pytest.mark.parametrize(("width", "rail"), [(1280, 296), (1100, 296), (1099, 200), (900, 200)])
def test_the_rail_narrows_with_the_window(first_run: Onboarding, width: int, rail: int) -> None:
    first_run.resize(width, 600)
    QApplication.processEvents()
    assert first_run.rail.width() == rail


def test_the_first_run_up_to_the_questions_with_the_keyboard(
    first_run: Onboarding, window: QWidget, qtbot: QtBot
) -> None:
    first_run.is_adult.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is first_run.begin
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() in first_run.check.shown_rows()[0].choice.cells()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert first_run.is_adult.isVisible()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_step_is_clipped(
    qapp: QApplication, first_run: Onboarding, size: tuple[int, int], dark: bool
) -> None:
    apply_theme(qapp, dark)
    first_run.resize(*size)
    assert_nothing_clipped(first_run)
    first_run.is_adult.click()
    first_run.begin.click()
    for _ in range(3):
        for row in first_run.check.shown_rows():
            row.choice.choose("yes")
            assert_nothing_clipped(first_run)
            row.choice.choose(NO)
        shown_buttons(first_run)["Continue"].click()
    for finding in (EMERGENCY, DOCTOR, GENTLY, NOTHING):
        first_run.show_finding(finding)
        assert_nothing_clipped(first_run)
    apply_theme(qapp, False)


def assert_nothing_clipped(page: QWidget) -> None:
    QApplication.processEvents()
    boxes = [
        (widget, box)
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and hasattr(widget, "text_boxes")
        for box in widget.text_boxes()
    ]
    assert len(boxes) > 5
    for widget, box in boxes:
        assert fits(box), box
        left = widget.mapTo(page, widget.rect().topLeft()).x()
        assert left >= 0, box
        assert left + widget.width() <= page.width(), box
    assert all(scroll.horizontalScrollBar().maximum() == 0 for scroll in page.findChildren(Scroll))
