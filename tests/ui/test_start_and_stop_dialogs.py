"""The questions before a session, the refusals, and stop for pain."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coach.domain.exercise import Category, HoldDose
from coach.domain.red_flags import Advice, Due, Reason, Standing
from coach.domain.routine import Item, Routine
from coach.ui.blocked import BlockedDialog, explain
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import ChoiceRow, Dialog
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import fits
from coach.ui.less_dialog import LessDialog
from coach.ui.player.stop_dialog import StopAnswer, StopDialog
from coach.ui.safety_words import why_asked
from coach.ui.start_dialog import StartAnswer, StartDialog
from coach.ui.theme import apply_theme

STANDING = Standing(due=Due.RED, rests_until=date(2026, 11, 18))
ADVICE = Advice("Get emergency care now.", "Go to an emergency department. Do not wait to see if it passes.")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    top = QWidget()
    top.resize(900, 600)
    top.show()
    yield top
    delete(top)


def open_dialog(dialog: Dialog) -> list[object]:
    """Open it and collect what it finishes with."""
    answers: list[object] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    QApplication.processEvents()
    return answers


def press(qtbot: QtBot, window: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        target = window.focusWidget()
        assert target is not None
        qtbot.keyClick(target, key)


def texts(dialog: Dialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(Text) if text.isVisible()]


def buttons(dialog: Dialog) -> dict[str, Button]:
    return {button.text(): button for button in dialog.findChildren(Button) if button.isVisible()}


def start_dialog(window: QWidget, **changes: object) -> StartDialog:
    asked: dict[str, object] = {
        "ask_pain": True,
        "last_pain": 2,
        "offer_warm_up": True,
        "warm_up": False,
    }
    return StartDialog(window, "Core foundation", **(asked | changes))


def routine(name: str, sets: int) -> Routine:
    items = (Item("forearm-plank", HoldDose(hold_s=20, sets=sets)),)
    return Routine(
        id="any",
        name=name,
        categories=(Category.CORE,),
        levels=(1,),
        when="",
        prepare_s=5,
        transition_s=5,
        items=items,
    )


BUILDER, FEWER = routine("Core + glutes express", 40), routine("Core + glutes express", 30)
GENTLE = routine("Recovery-day gentle", 12)


def stop_dialog(window: QWidget, **changes: object) -> StopDialog:
    given: dict[str, object] = {
        "pain_before": 2,
        "is_persistent": False,
        "easier_name": "Knee plank",
        "is_same_exercise": False,
        "emergency": ADVICE,
    }
    return StopDialog(window, **(given | changes))


def test_a_dialog_outlives_what_had_the_focus(window: QWidget, qtbot: QtBot) -> None:
    button = Button("Start", parent=window)
    button.show()
    button.setFocus()
    dialog = start_dialog(window)
    answers = open_dialog(dialog)
    assert dialog._before is button
    button.deleteLater()
    QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert answers == [None]


def test_start_waits_for_the_pain_score(window: QWidget, qtbot: QtBot) -> None:
    dialog = start_dialog(window)
    answers = open_dialog(dialog)
    assert dialog.pain is not None
    assert dialog.pain.value is None
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == "Say how much your back hurts first."
    press(qtbot, window, Qt.Key.Key_Return)
    assert dialog.pain.value is None
    assert answers == []
    press(qtbot, window, Qt.Key.Key_3)
    assert dialog.start.isEnabled()
    assert dialog.start.toolTip() == ""
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StartAnswer(3, False)]


def test_ten_is_typed_with_two_digits(window: QWidget, qtbot: QtBot) -> None:
    answers = open_dialog(start_dialog(window))
    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return)
    assert answers == [StartAnswer(10, False)]


def test_digits_set_the_scale_from_anywhere_in_the_dialog(window: QWidget, qtbot: QtBot) -> None:
    dialog = start_dialog(window)
    answers = open_dialog(dialog)
    dialog.not_now.setFocus()
    press(qtbot, window, Qt.Key.Key_0, Qt.Key.Key_Return)
    assert answers == [StartAnswer(0, False)]


def test_the_warm_up_choice_is_carried(window: QWidget, qtbot: QtBot) -> None:
    dialog = start_dialog(window, ask_pain=False, warm_up=False)
    answers = open_dialog(dialog)
    assert dialog.warm_up is not None
    dialog.warm_up.click()
    dialog.start.click()
    assert answers == [StartAnswer(None, True)]


def test_what_is_not_asked_is_not_shown(window: QWidget, qtbot: QtBot) -> None:
    dialog = start_dialog(window, ask_pain=False, offer_warm_up=False)
    answers = open_dialog(dialog)
    assert texts(dialog) == [
        "Before you start",
        "Core foundation",
        "Mild effort and mild pull are fine. Sharp, spreading or growing pain is not: stop.",
    ]
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StartAnswer(None, False)]


def test_the_last_score_is_shown_but_not_taken(window: QWidget) -> None:
    dialog = start_dialog(window, last_pain=7)
    open_dialog(dialog)
    assert {"last time:", "7"} <= set(texts(dialog))
    assert dialog.pain is not None
    assert dialog.pain.value is None


def test_escape_and_not_now_start_nothing(window: QWidget, qtbot: QtBot) -> None:
    answers = open_dialog(start_dialog(window))
    press(qtbot, window, Qt.Key.Key_4, Qt.Key.Key_Escape)
    assert answers == [None]
    dialog = start_dialog(window)
    answers = open_dialog(dialog)
    dialog.not_now.click()
    assert answers == [None]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained_and_nothing_starts_anyway(window: QWidget, reason: Reason) -> None:
    said = explain(reason, STANDING, "112")
    leads_nowhere = reason in (Reason.PAIN_UNKNOWN, Reason.RESTING)
    assert said.action == ("" if leads_nowhere else "symptom-check")
    assert "{" not in said.text
    dialog = BlockedDialog(window, reason, "Core builder", STANDING, "112")
    open_dialog(dialog)
    assert {said.title, said.text, "Core builder"} <= set(texts(dialog))
    assert set(buttons(dialog)) <= {"Close", "Not now", "Go to the symptom check"}
    assert [button.kind for button in buttons(dialog).values()].count("primary") == 1


def test_every_reason_has_its_own_words() -> None:
    said = {reason: explain(reason, STANDING, "144") for reason in Reason}
    assert len(set(said.values())) == len(Reason)
    assert "Recovery-day gentle" in said[Reason.PAIN_TOO_HIGH].text
    assert "From a pain of 6" in said[Reason.PAIN_TOO_HIGH].text
    assert "until the end of Wednesday" in said[Reason.RESTING].text
    assert "call your emergency number (144) now" in said[Reason.EMERGENCY].text
    assert why_asked(Due.RED) in said[Reason.CHECK_DUE].text


def test_each_cause_of_a_new_check_has_its_own_words() -> None:
    assert len({why_asked(cause) for cause in Due}) == len(Due)


def test_a_refusal_leads_to_the_symptom_check_or_nowhere(window: QWidget, qtbot: QtBot) -> None:
    dialog = BlockedDialog(window, Reason.NO_CHECK, "Core foundation", STANDING, "112")
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == ["symptom-check"]
    dialog = BlockedDialog(window, Reason.EMERGENCY, "Core foundation", STANDING, "112")
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [None]


@pytest.mark.parametrize(
    ("lighter", "is_planned", "rows"),
    [
        (
            FEWER,
            True,
            [
                "Recovery-day gentle, 4 min",
                "Core + glutes express counts as excused, not as missed",
                "Core + glutes express with fewer sets, 10 min",
                "Finish only if it stays tolerable",
                "Not now",
            ],
        ),
        (
            BUILDER,
            False,
            [
                "Recovery-day gentle, 4 min",
                "Gentle movement instead",
                "Core + glutes express, 13 min",
                "Finish only if it stays tolerable",
                "Not now",
            ],
        ),
    ],
)
def test_an_amber_day_offers_two_ways_to_do_less(
    window: QWidget, qtbot: QtBot, lighter: Routine, is_planned: bool, rows: list[str]
) -> None:
    def asked() -> LessDialog:
        return LessDialog(window, planned=BUILDER, lighter=lighter, gentler=GENTLE, is_planned=is_planned)

    dialog = asked()
    answers = open_dialog(dialog)
    said = [(row.accessibleName(), row.accessibleDescription()) for row in dialog.findChildren(ChoiceRow)]
    assert [part for row in said for part in row if part] == rows
    press(qtbot, window, Qt.Key.Key_2)
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Escape):
        answers += (more := open_dialog(asked()))
        press(qtbot, window, key)
        answers += more
    assert answers == ["lighter", "gentler", None, None]


def test_with_usual_pain_a_session_ends_from_eight(window: QWidget, qtbot: QtBot) -> None:
    for score, ends in ((Qt.Key.Key_6, False), (Qt.Key.Key_7, False), (Qt.Key.Key_8, True)):
        dialog = stop_dialog(window, pain_before=5, is_persistent=True)
        open_dialog(dialog)
        press(qtbot, window, Qt.Key.Key_1, score, Qt.Key.Key_Return)
        assert ("The session ends here" in texts(dialog)) is ends
        if ends:
            assert "Your pain was 8. A session ends at 8 or more." in texts(dialog)
        dialog.close_with(None)


def test_stop_asks_what_was_felt(window: QWidget) -> None:
    dialog = stop_dialog(window)
    open_dialog(dialog)
    assert [row.accessibleName() for row in dialog.findChildren(ChoiceRow)] == [
        "A dull ache or tired muscles",
        "Sharp pain in this exercise",
        "Pain, tingling or numbness down a leg",
        "Weak leg, numb groin, or bladder or bowel trouble",
    ]
    assert {
        "Stopped. What did you feel?",
        "Your session is saved up to this point.",
        "Back Coach cannot diagnose. If in doubt, call a doctor.",
    } <= set(texts(dialog))


def test_a_false_alarm_goes_back_before_any_answer(window: QWidget, qtbot: QtBot) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    with qtbot.assertNotEmitted(dialog.answered):
        buttons(dialog)["Go back, false alarm"].click()
    assert answers == [StopAnswer("false-alarm")]
    answers = open_dialog(stop_dialog(window))
    press(qtbot, window, Qt.Key.Key_Escape)
    assert answers == [StopAnswer("false-alarm")]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_there_is_no_way_back_after_an_answer(window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    said: list[bool] = []
    dialog.answered.connect(lambda: said.append(True))
    press(qtbot, window, key)
    assert said == [True]
    assert "Go back, false alarm" not in buttons(dialog)
    press(qtbot, window, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert answers == []
    assert said == [True]


@pytest.mark.parametrize(
    ("easier_name", "is_same", "label", "kind"),
    [
        ("Knee plank", False, "Go on with Knee plank", "ease"),
        ("Dead bug", True, "Go on with fewer", "ease"),
        (None, False, "Skip this exercise", "skip"),
    ],
)
def test_an_ache_may_go_on_easier(
    window: QWidget, qtbot: QtBot, easier_name: str | None, is_same: bool, label: str, kind: str
) -> None:
    dialog = stop_dialog(window, easier_name=easier_name, is_same_exercise=is_same)
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert set(buttons(dialog)) == {label, "End here"}
    buttons(dialog)[label].click()
    assert answers == [StopAnswer(kind, 4)]


def test_sharp_pain_skips_the_exercise(window: QWidget, qtbot: QtBot) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert set(buttons(dialog)) == {"Skip it today", "End here"}
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StopAnswer("skip", 3)]


@pytest.mark.parametrize("first", [Qt.Key.Key_1, Qt.Key.Key_2])
def test_ending_here_is_always_possible(window: QWidget, qtbot: QtBot, first: Qt.Key) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    press(qtbot, window, first, Qt.Key.Key_2, Qt.Key.Key_Return)
    buttons(dialog)["End here"].click()
    assert answers == [StopAnswer("end", 2, is_red=False)]


@pytest.mark.parametrize("first", [Qt.Key.Key_1, Qt.Key.Key_2])
@pytest.mark.parametrize(
    ("before", "key", "why"),
    [
        (4, Qt.Key.Key_6, "Your pain was 6. A session ends at 6 or more."),
        (None, Qt.Key.Key_6, "Your pain was 6. A session ends at 6 or more."),
        (2, Qt.Key.Key_5, "Your pain was 5, and 2 before. A session ends at 3 more than before."),
        (0, Qt.Key.Key_3, "Your pain was 3, and 0 before. A session ends at 3 more than before."),
    ],
)
def test_a_red_score_ends_the_session(
    window: QWidget, qtbot: QtBot, first: Qt.Key, before: int | None, key: Qt.Key, why: str
) -> None:
    dialog = stop_dialog(window, pain_before=before)
    answers = open_dialog(dialog)
    press(qtbot, window, first, key, Qt.Key.Key_Return)
    assert why in texts(dialog)
    assert set(buttons(dialog)) == {"End session"}
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StopAnswer("end", key - Qt.Key.Key_0, is_red=True)]


@pytest.mark.parametrize(("before", "key"), [(3, Qt.Key.Key_5), (None, Qt.Key.Key_5)])
def test_just_below_red_may_go_on(window: QWidget, qtbot: QtBot, before: int | None, key: Qt.Key) -> None:
    dialog = stop_dialog(window, pain_before=before)
    open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_1, key, Qt.Key.Key_Return)
    assert "End here" in buttons(dialog)


def test_the_score_must_be_given(window: QWidget, qtbot: QtBot) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert not buttons(dialog)["Continue"].isEnabled()
    assert buttons(dialog)["Continue"].toolTip()
    press(qtbot, window, Qt.Key.Key_Return)
    assert set(buttons(dialog)) == {"Continue"}
    assert answers == []


def test_leg_symptoms_end_with_the_symptom_check(window: QWidget, qtbot: QtBot) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_3)
    assert set(buttons(dialog)) == {"End here and go through the symptom check"}
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StopAnswer("leg", None, is_red=True)]


def test_an_emergency_says_what_to_do_at_once(window: QWidget, qtbot: QtBot) -> None:
    dialog = stop_dialog(window)
    answers = open_dialog(dialog)
    press(qtbot, window, Qt.Key.Key_4)
    assert {ADVICE.title, ADVICE.text} <= set(texts(dialog))
    assert set(buttons(dialog)) == {"End session"}
    press(qtbot, window, Qt.Key.Key_Return)
    assert answers == [StopAnswer("emergency", None, is_red=True)]


def clipped(dialog: Dialog) -> list[str]:
    QApplication.processEvents()
    boxes = [
        (widget, box)
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and hasattr(widget, "text_boxes")
        for box in widget.text_boxes()
    ]
    assert len(boxes) > 3
    wrong = [box.text for _, box in boxes if not fits(box)]
    for widget, box in boxes:
        left = widget.mapTo(dialog, widget.rect().topLeft()).x()
        if left < 0 or left + widget.width() > dialog.width():
            wrong.append(box.text)
    for scroll in dialog.findChildren(Scroll):
        wrong += ["sideways"] * (scroll.horizontalScrollBar().maximum() > 0)
        wrong += ["does not fit"] * (scroll.verticalScrollBar().maximum() > 0)
    return wrong


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_dialog_is_clipped(
    qapp: QApplication, window: QWidget, qtbot: QtBot, size: tuple[int, int], dark: bool
) -> None:
    apply_theme(qapp, dark)
    window.resize(*size)
    start = start_dialog(window)
    open_dialog(start)
    assert clipped(start) == []
    start.close_with(None)
    for reason in Reason:
        refusal = BlockedDialog(window, reason, "Core + glutes express", STANDING, "112")
        open_dialog(refusal)
        assert clipped(refusal) == []
        refusal.close_with(None)
    less = LessDialog(window, planned=BUILDER, lighter=FEWER, gentler=GENTLE, is_planned=True)
    open_dialog(less)
    assert clipped(less) == []
    less.close_with(None)
    ways = ((Qt.Key.Key_1, Qt.Key.Key_4), (Qt.Key.Key_1, Qt.Key.Key_8), (Qt.Key.Key_2, Qt.Key.Key_3))
    for keys in (*ways, (Qt.Key.Key_3,), (Qt.Key.Key_4,)):
        stop = stop_dialog(window, easier_name="Side plank from the knees")
        open_dialog(stop)
        assert clipped(stop) == []
        for key in keys:
            press(qtbot, window, key)
            assert clipped(stop) == []
        if len(keys) > 1:
            press(qtbot, window, Qt.Key.Key_Return)
            assert clipped(stop) == []
        stop.close_with(None)
    apply_theme(qapp, False)
