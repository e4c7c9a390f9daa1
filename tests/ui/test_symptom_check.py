"""The symptom check on screen: every answer counts, none is guessed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coach.domain.red_flags import (
    GENTLY,
    NO,
    NOT_SURE,
    NOTHING,
    Finding,
    Question,
    Severity,
    SymptomSheet,
    Urgency,
)
from coach.domain.symptom_history import finding_after
from coach.resources import assets
from coach.storage.symptom_sheet import read_symptom_sheet
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import fits
from coach.ui.symptom_check import OutcomeView, SymptomCheckFlow, SymptomCheckView
from coach.ui.symptom_question import YES, AskedRow, QuestionRow
from coach.ui.theme import apply_theme

SHEET = read_symptom_sheet(assets() / "safety" / "symptom_check.toml")
SIZES = [(900, 600), (1280, 800)]
FINDINGS = {
    "emergency": Finding(Severity.EMERGENCY, Urgency.NOW, has_leg_symptoms=True),
    "today": Finding(Severity.SEE_DOCTOR, Urgency.TODAY, has_leg_symptoms=True),
    "urgent": Finding(Severity.SEE_DOCTOR, Urgency.URGENT),
    "before": Finding(Severity.SEE_DOCTOR, Urgency.BEFORE_STARTING),
    "soon": Finding(Severity.SEE_DOCTOR, Urgency.SOON),
    "gently": GENTLY,
    "clear": NOTHING,
}

Show = Callable[[QWidget, tuple[int, int]], QWidget]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def themed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    apply_theme(qapp, request.param)
    yield
    apply_theme(qapp, False)


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:
    windows: list[QWidget] = []

    def in_window(widget: QWidget, size: tuple[int, int] = (1280, 800)) -> QWidget:
        window = QWidget()
        windows.append(window)
        window.resize(*size)
        widget.setParent(window)
        widget.setGeometry(window.rect())
        widget.show()
        window.show()
        qapp.processEvents()
        return window

    yield in_window
    for window in windows:
        delete(window)


def said(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def assert_nothing_clipped(page: QWidget) -> None:
    QApplication.processEvents()
    measured = 0
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not hasattr(widget, "text_boxes"):
            continue
        for box in widget.text_boxes():
            assert fits(box), box
            measured += 1
        assert widget.rect().width() >= widget.minimumSizeHint().width(), widget
        left = widget.mapTo(page, widget.rect().topLeft()).x()
        assert left >= 0, widget
        assert left + widget.width() <= page.width(), widget
    for scroll in page.findChildren(Scroll):
        assert scroll.horizontalScrollBar().maximum() == 0
    assert measured > 2


def go_on(view: QWidget) -> Button:
    return next(button for button in view.findChildren(Button) if button.text() == "Continue")


def choose(row: AskedRow, value: object) -> None:
    row.choice.choose(value)


def give(row: AskedRow, answer: str) -> None:
    if not isinstance(row, QuestionRow) or answer in (NO, NOT_SURE):
        choose(row, answer)
        return
    choose(row, YES)
    if row.ways is not None:
        row.ways.choose(answer)


def answer_all(view: SymptomCheckView, answers: dict[str, str], assessed: bool = False) -> None:
    view.restart()
    while True:
        rows = view.shown_rows()
        for row in rows:
            if isinstance(row, QuestionRow):
                give(row, answers.get(row.question.id, NO))
            else:
                choose(row, assessed)
        last = rows[-1] is view.rows()[-1]
        go_on(view).click()
        if last:
            return


def worst_answer(question: Question) -> str:
    every = [NO, NOT_SURE, *(way.id for way in question.yes)]
    ways = [answer for answer in every if question.finding(answer) == max_finding(question, every)]
    return ways[-1]


def max_finding(question: Question, answers: list[str]) -> Finding:
    return max(map(question.finding, answers), key=lambda found: (found.severity, found.urgency))


def view_of(show: Show, needs_assessment: bool = False) -> tuple[SymptomCheckView, list[tuple[dict, bool]]]:
    view = SymptomCheckView(SHEET, needs_assessment=needs_assessment)
    sent: list[tuple[dict, bool]] = []
    view.submitted.connect(lambda answers, assessed: sent.append((answers, assessed)))
    show(view, (1280, 800))
    return view, sent


def test_sixteen_questions_in_four_groups_with_nothing_preselected(show: Show) -> None:
    view, _ = view_of(show)
    assert [row.question for row in view.rows() if isinstance(row, QuestionRow)] == list(SHEET.questions)
    assert len(SHEET.questions) == 16
    assert not any(row.is_answered for row in view.rows())
    titles = []
    for _ in range(4):
        titles.append((said(view)[0], said(view)[1]))
        for row in view.shown_rows():
            choose(row, NO)
        go_on(view).click()
    assert titles == [
        ("Bladder, bowel and feeling", "1 of 4"),
        ("Your legs", "2 of 4"),
        ("How it began and how it is", "3 of 4"),
        ("Your health", "4 of 4"),
    ]


@pytest.mark.parametrize("question", SHEET.questions, ids=lambda question: question.id)
def test_the_worst_answer_to_one_question_reaches_the_payload(show: Show, question: Question) -> None:
    view, sent = view_of(show)
    worst = worst_answer(question)
    answer_all(view, {question.id: worst})
    expected = {each.id: NO for each in SHEET.questions} | {question.id: worst}
    assert sent == [(expected, False)]
    assert set(sent[0][0]) == {each.id for each in SHEET.questions}
    found = finding_after(SHEET.questions, sent[0][0], (), NOTHING, is_assessed=False)
    assert (found.severity, found.urgency) == (
        question.finding(worst).severity,
        question.finding(worst).urgency,
    )
    assert found.severity.is_blocking


@pytest.mark.parametrize(
    ("question", "way"),
    [(question, way.id) for question in SHEET.questions for way in question.yes],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_every_way_to_say_yes_can_be_given(show: Show, question: Question, way: str) -> None:
    view, sent = view_of(show)
    answer_all(view, {question.id: way})
    assert sent[0][0][question.id] == way


def test_not_sure_everywhere_is_sent_as_not_sure(show: Show) -> None:
    view, sent = view_of(show)
    answer_all(view, {question.id: NOT_SURE for question in SHEET.questions})
    assert set(sent[0][0].values()) == {NOT_SURE}


def test_continue_waits_for_every_question_of_each_group(show: Show) -> None:
    view, sent = view_of(show, needs_assessment=True)
    for group in range(4):
        rows = view.shown_rows()
        for row in rows:
            assert not go_on(view).isEnabled()
            assert go_on(view).toolTip()
            assert go_on(view).kind == "secondary"
            choose(row, False if not isinstance(row, QuestionRow) else NO)
        assert go_on(view).isEnabled()
        assert go_on(view).toolTip() == ""
        assert go_on(view).kind == "primary"
        assert len(sent) == 0, group
        go_on(view).click()
    assert len(sent) == 1


def test_yes_counts_only_once_a_way_is_chosen(show: Show) -> None:
    view, _ = view_of(show)
    for row in view.shown_rows():
        choose(row, NO)
    go_on(view).click()
    row = next(row for row in view.shown_rows() if isinstance(row, QuestionRow) and row.ways is not None)
    assert row.ways is not None
    for each in view.shown_rows():
        choose(each, NO)
    assert not row.ways.isVisible()
    choose(row, YES)
    assert row.ways.isVisible()
    assert row.answer is None
    assert not go_on(view).isEnabled()
    row.ways.choose("new")
    assert row.answer == "new"
    assert go_on(view).isEnabled()
    choose(row, NO)
    choose(row, YES)
    assert row.answer is None
    assert not row.ways.value


@pytest.mark.parametrize("assessed", [True, False])
def test_the_assessment_is_asked_and_sent_when_needed(show: Show, assessed: bool) -> None:
    view, sent = view_of(show, needs_assessment=True)
    answer_all(view, {}, assessed)
    assert sent == [({question.id: NO for question in SHEET.questions}, assessed)]


def test_without_need_the_assessment_is_neither_asked_nor_claimed(show: Show) -> None:
    view, sent = view_of(show)
    assert all(isinstance(row, QuestionRow) for row in view.rows())
    answer_all(view, {})
    assert sent[0][1] is False


def test_answers_are_sent_once_until_they_could_not_be_saved(show: Show) -> None:
    view, sent = view_of(show)
    answer_all(view, {})
    assert not go_on(view).isEnabled()
    assert go_on(view).toolTip() == "Saving your answers"
    go_on(view).click()
    assert len(sent) == 1
    view.show_not_saved("Could not save your answers. Try again.")
    assert "Could not save your answers. Try again." in said(view)
    go_on(view).click()
    assert len(sent) == 2
    assert sent[0] == sent[1]


def test_back_keeps_answers_and_leaves_from_the_first_page(show: Show, qtbot: QtBot) -> None:
    view, _ = view_of(show)
    first = view.shown_rows()
    for row in first:
        choose(row, NOT_SURE)
    go_on(view).click()
    back = next(button for button in view.findChildren(Button) if button.text() == "Back")
    with qtbot.assertNotEmitted(view.left):
        back.click()
    assert view.shown_rows() is first
    assert all(row.is_answered for row in first)
    with qtbot.waitSignal(view.left):
        back.click()


def test_restart_clears_every_answer(show: Show) -> None:
    view, _ = view_of(show)
    answer_all(view, {"leg-weakness": "new", "hot-calf": "breathless"})
    view.restart()
    assert not any(row.is_answered for row in view.rows())
    assert said(view)[1] == "1 of 4"
    assert not go_on(view).isEnabled()


def press(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    target = window.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key)


def tab_to(qtbot: QtBot, window: QWidget, wanted: Callable[[QWidget], bool]) -> None:
    for _ in range(60):
        focused = window.focusWidget()
        assert focused is not None
        if wanted(focused):
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError("not reached with Tab")


def test_the_whole_check_with_the_keyboard_only(show: Show, qtbot: QtBot) -> None:
    view = SymptomCheckView(SHEET, needs_assessment=True)
    window = show(view, (900, 600))
    view.take_focus()
    sent: list[tuple[dict, bool]] = []
    view.submitted.connect(lambda answers, assessed: sent.append((answers, assessed)))
    while not sent:
        for row in view.shown_rows():
            cells = row.choice.cells()
            tab_to(qtbot, window, lambda widget, cells=cells: widget in cells)
            press(qtbot, window, Qt.Key.Key_Space)
            if isinstance(row, QuestionRow) and row.ways is not None:
                press(qtbot, window, Qt.Key.Key_Right)
                lines = row.ways.cells()
                tab_to(qtbot, window, lambda widget, lines=lines: widget in lines)
                press(qtbot, window, Qt.Key.Key_Down)
                press(qtbot, window, Qt.Key.Key_Down)
            elif not isinstance(row, QuestionRow):
                press(qtbot, window, Qt.Key.Key_Right)
        tab_to(qtbot, window, lambda widget: widget is go_on(view))
        press(qtbot, window, Qt.Key.Key_Return)
    expected = {
        question.id: question.yes[1].id if len(question.yes) > 1 else NO for question in SHEET.questions
    }
    assert sent == [(expected, True)]


def test_escape_leaves(show: Show, qtbot: QtBot) -> None:
    view = SymptomCheckView(SHEET, needs_assessment=False)
    window = show(view, (900, 600))
    with qtbot.waitSignal(view.left):
        press(qtbot, window, Qt.Key.Key_Escape)


def test_an_unfolded_question_is_scrolled_into_view(show: Show) -> None:
    view = SymptomCheckView(SHEET, needs_assessment=False)
    show(view, (900, 600))
    for row in view.shown_rows():
        choose(row, NO)
    go_on(view).click()
    QApplication.processEvents()
    last = view.shown_rows()[-1]
    assert isinstance(last, QuestionRow)
    choose(last, YES)
    QApplication.processEvents()
    assert last.ways is not None
    line = last.ways.cells()[-1]
    scroll = view.findChild(Scroll)
    assert line.mapTo(scroll, line.rect().bottomLeft()).y() <= scroll.height()


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("size", SIZES)
def test_no_question_is_clipped(show: Show, size: tuple[int, int]) -> None:
    view = SymptomCheckView(SHEET, needs_assessment=True)
    show(view, size)
    for _ in range(4):
        assert_nothing_clipped(view)
        for row in view.shown_rows():
            if isinstance(row, QuestionRow):
                give(row, row.question.yes[-1].id)
            else:
                choose(row, True)
            assert_nothing_clipped(view)
        go_on(view).click()
    view.show_not_saved("Could not save your answers. Try again, or free some space on this computer.")
    assert_nothing_clipped(view)


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("size", SIZES)
def test_no_outcome_is_clipped(show: Show, size: tuple[int, int]) -> None:
    flow = SymptomCheckFlow(SHEET, needs_assessment=True)
    show(flow, size)
    for finding in FINDINGS.values():
        flow.show_finding(finding)
        assert_nothing_clipped(flow)


@pytest.mark.parametrize(
    ("name", "how_soon"),
    [
        ("emergency", "Now"),
        ("today", "Today"),
        ("urgent", "Within days"),
        ("before", "Before you start exercising"),
        ("soon", "Soon, at the next free appointment"),
    ],
)
def test_a_blocking_finding_says_what_how_soon_and_why_to_come_back(
    show: Show, name: str, how_soon: str
) -> None:
    outcome = OutcomeView(SHEET)
    show(outcome, (900, 600))
    finding = FINDINGS[name]
    outcome.show_finding(finding)
    advice = SHEET.advice[finding.severity]
    words = said(outcome)
    assert {advice.title, advice.text, how_soon} <= set(words)
    assert any("clinician has looked into it" in sentence for sentence in words)
    assert "Back Coach cannot diagnose. If in doubt, call a doctor." in words


@pytest.mark.parametrize("name", ["gently", "clear"])
def test_a_calm_finding_has_no_urgency(show: Show, name: str) -> None:
    outcome = OutcomeView(SHEET)
    show(outcome, (900, 600))
    outcome.show_finding(FINDINGS["emergency"])
    outcome.show_finding(FINDINGS[name])
    words = said(outcome)
    assert "How soon" not in words
    assert not any("clinician" in sentence for sentence in words)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("emergency", "Nothing. Every routine is locked."),
        ("today", "Learning stays open. Every routine is locked, standing breaks too."),
        ("urgent", "Standing breaks and learning stay open. Every other routine is locked."),
        ("gently", "Routines of level 1 stay open. Harder ones wait."),
        ("clear", "Every routine is open."),
    ],
)
def test_what_stays_open_is_what_the_gate_leaves_open(show: Show, name: str, says: str) -> None:
    outcome = OutcomeView(SHEET)
    show(outcome, (900, 600))
    outcome.show_finding(FINDINGS[name])
    assert says in said(outcome)


def test_the_flow_shows_the_outcome_and_closes(show: Show, qtbot: QtBot) -> None:
    flow = SymptomCheckFlow(SHEET, needs_assessment=False)
    show(flow, (1280, 800))
    with qtbot.waitSignal(flow.submitted) as sent:
        answer_all(flow.view, {})
    assert sent.args == [{question.id: NO for question in SHEET.questions}, False]
    flow.show_finding(FINDINGS["clear"])
    shown = [button for button in flow.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in shown] == ["Close"]
    with qtbot.waitSignal(flow.done):
        shown[0].click()


def test_leaving_the_questions_ends_the_flow(show: Show, qtbot: QtBot) -> None:
    flow = SymptomCheckFlow(SHEET, needs_assessment=False)
    window = show(flow, (900, 600))
    with qtbot.waitSignal(flow.done):
        press(qtbot, window, Qt.Key.Key_Escape)


def test_a_danger_card_is_not_drawn_like_a_calm_one(show: Show) -> None:
    outcome = OutcomeView(SHEET)
    show(outcome, (900, 600))
    colours = []
    for name in ("urgent", "clear"):
        outcome.show_finding(FINDINGS[name])
        card = outcome.findChild(Card)
        colours.append(card.grab().toImage().pixelColor(card.width() // 2, 12).name())
    assert colours[0] != colours[1]
    assert colours[0].upper() == "#FBEAEC"


def test_a_sheet_with_other_groups_makes_other_pages(show: Show) -> None:
    sheet = SymptomSheet(SHEET.questions[:3], SHEET.advice)
    view = SymptomCheckView(sheet, needs_assessment=False)
    show(view, (900, 600))
    assert said(view)[1] == "1 of 2"
