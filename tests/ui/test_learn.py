"""The learn page in the real window: reading by mouse and by keys, what is remembered, where it leads."""

from concurrent.futures import Future

import pytest
from measure_labels import tally
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.learning import Learning
from coach.application.workspace import Workspace
from coach.domain.card import Card, Topic
from coach.domain.errors import StorageError
from coach.domain.red_flags import Severity, Urgency
from coach.ui.kit.turns import finish_turns
from coach.ui.pages.learn.page import LearnPage
from coach.ui.pages.learn.signs import SOONEST_FIRST, signs
from coach.ui.pages.learn.tile import CardTile
from coach.ui.pages.plan.add_dialog import AddDialog
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.settings import SettingsPage
from coach.ui.start_dialog import StartDialog
from coach.ui.symptom_check import SymptomCheckFlow

KEY = Qt.Key
TOPICS = ("All", "Walking", "Strength", "Daily habits", "Conditions")


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    return at_the_cards(open_desk(workspace, hand_clock))


def at_the_cards(desk: Desk) -> Desk:
    desk.key(KEY.Key_6, modifier=CONTROL)
    return settled(desk)


def settled(desk: Desk) -> Desk:
    finish_turns()
    desk.settle()
    return desk


def learn(desk: Desk) -> LearnPage:
    (page,) = desk.on_screen(LearnPage)
    return page


def tile(desk: Desk, card_id: str) -> CardTile:
    (found,) = [each for each in desk.on_screen(CardTile) if each.card.id == card_id]
    return found


def ids(desk: Desk) -> list[str]:
    return [each.card.id for each in learn(desk).grid.tiles() if each.isVisible()]


def choose(desk: Desk, topic: str) -> None:
    desk.click(learn(desk).topics.cells()[TOPICS.index(topic)])
    settled(desk)


def cards(desk: Desk) -> tuple[Card, ...]:
    return desk.workspace.learning.cards


def focused() -> object:
    return QApplication.focusWidget()


# The page


def test_the_keys_of_the_page(desk: Desk) -> None:
    desk.key(KEY.Key_F1)
    assert "On Learn" in desk.texts()
    assert tally(desk.window).faults == []


def test_all_are_those_without_conditions(desk: Desk) -> None:
    assert "Short cards behind the plan. 0 of 28 read." in desk.texts()
    assert ids(desk) == [card.id for card in cards(desk) if not card.is_condition]
    assert len(ids(desk)) == 24


@pytest.mark.parametrize(
    ("name", "topic"),
    [("Walking", Topic.WALKING), ("Strength", Topic.STRENGTH), ("Daily habits", Topic.DAILY_HABITS)],
)
def test_a_topic_shows_its_cards(desk: Desk, name: str, topic: Topic) -> None:
    choose(desk, name)
    assert ids(desk) == [card.id for card in cards(desk) if card.topic is topic]
    choose(desk, "All")
    assert len(ids(desk)) == 24


def test_a_topic_chosen_while_tiles_are_being_made(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.window.shell.show_page("learn")
    page = learn(desk)
    while len(page.grid.tiles()) < 5:
        QApplication.processEvents()
    page.topics.choose(Topic.DAILY_HABITS)
    settled(desk)
    assert ids(desk) == [card.id for card in cards(desk) if card.topic is Topic.DAILY_HABITS]
    page.topics.choose("all")
    settled(desk)
    assert len(ids(desk)) == 24
    assert len({(each.x(), each.y()) for each in page.grid.tiles()}) == 24


@pytest.mark.parametrize(("size", "columns"), [((1280, 800), 3), ((900, 600), 2), ((1920, 1080), 3)])
def test_columns(desk: Desk, size: tuple[int, int], columns: int) -> None:
    desk.window.resize(*size)
    settled(desk)
    assert len({each.x() for each in learn(desk).grid.tiles()}) == columns


# Conditions


def test_conditions_need_one_more_click_and_carry_the_disclaimer(desk: Desk) -> None:
    choose(desk, "Conditions")
    assert ids(desk) == []
    disclaimer = "For understanding only. Do not start, stop or choose medical treatment from this card."
    assert disclaimer in desk.texts()
    desk.click("Show the four cards")
    settled(desk)
    assert ids(desk) == ["cause-disc", "cond-strain", "cond-stenosis", "cond-arthritis"]
    assert disclaimer in desk.texts()
    desk.click(tile(desk, "cond-stenosis"))
    assert disclaimer in desk.texts()
    assert "3 / 4" in desk.texts()
    desk.key(KEY.Key_Escape)
    assert len(ids(desk)) == 4
    choose(desk, "All")
    choose(desk, "Conditions")
    assert ids(desk) == []


@pytest.mark.parametrize("severity", list(Severity))
def test_no_answer_brings_up_a_condition(
    severity: Severity, qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, severity)
    desk = at_the_cards(open_desk(workspace, hand_clock))
    titles = {card.title for card in cards(desk) if card.is_condition}
    assert titles.isdisjoint(desk.texts())
    for topic in TOPICS:
        choose(desk, topic)
        assert titles.isdisjoint(desk.texts())


# Reading


def test_opened_is_read_and_stored(desk: Desk) -> None:
    desk.click(tile(desk, "rest"))
    assert desk.workspace.learning.read() == {"rest"}
    assert {"Ease off, keep moving", "Reasonable evidence", "What is known"} <= set(desk.texts())
    desk.key(KEY.Key_Escape)
    assert "Short cards behind the plan. 1 of 28 read." in desk.texts()
    assert desk.texts().count("read") == 1
    assert tile(desk, "rest").accessibleName().endswith(", read")
    assert not tile(desk, "desk").accessibleName().endswith(", read")


def test_what_was_read_is_there_after_the_next_start(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    workspace.learning.mark_read("desk").result()
    desk = at_the_cards(open_desk(workspace, hand_clock))
    assert "Short cards behind the plan. 1 of 28 read." in desk.texts()
    assert desk.texts().count("read") == 1


def test_a_card_that_cannot_be_kept_as_read_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: Future[None] = Future()
    failed.set_exception(StorageError("Could not save: disk is full."))
    monkeypatch.setattr(Learning, "mark_read", lambda *_: failed)
    desk.click(tile(desk, "rest"))
    assert "Could not save: disk is full." in desk.texts()
    assert "What is known" in desk.texts()
    desk.key(KEY.Key_Escape)
    assert "Short cards behind the plan. 0 of 28 read." in desk.texts()


def test_every_card_says_what_it_has_to_say(desk: Desk) -> None:
    for card in cards(desk):
        desk.window.learning.open_card(card.id)
        desk.settle()
        sources = card.sources or ("This card rests on no single study.",)
        assert {card.title, card.text, card.honesty, *sources} <= set(desk.texts()), card.id
        desk.key(KEY.Key_Escape)
    assert "Short cards behind the plan. 28 of 28 read." in desk.texts()


def test_a_card_can_be_opened_from_anywhere(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.window.learning.open_card("desk")
    desk.window.shell.show_page("learn")
    settled(desk)
    assert {"At the desk", "12 / 24"} <= set(desk.texts())
    desk.key(KEY.Key_Escape)
    assert len(ids(desk)) == 24
    choose(desk, "Strength")
    desk.window.learning.open_card("rest")
    desk.settle()
    assert "6 / 24" in desk.texts()


# Keys


def test_arrows_go_over_tiles_and_enter_opens(desk: Desk) -> None:
    grid = learn(desk).grid
    grid.focus_first()
    desk.key(KEY.Key_Right, KEY.Key_Down)
    assert focused() is grid.tiles()[4]
    desk.key(KEY.Key_Left, KEY.Key_Up, KEY.Key_Up)
    assert focused() is grid.tiles()[0]
    desk.key(KEY.Key_End)
    assert focused() is grid.tiles()[-1]
    desk.key(KEY.Key_Return)
    assert learn(desk).reader.isVisible()
    desk.key(KEY.Key_Escape)
    assert focused() is grid.tiles()[-1]
    assert not grid.tiles()[-1].visibleRegion().isEmpty()


def test_tab_reaches_the_tiles_once(desk: Desk) -> None:
    stops = []
    desk.tab_to(lambda widget: isinstance(widget, CardTile))
    for _ in range(12):
        stops.append(focused())
        desk.key(KEY.Key_Tab)
    assert len([stop for stop in stops if isinstance(stop, CardTile)]) <= 2
    assert len({stop for stop in stops if isinstance(stop, CardTile)}) == 1


def test_left_and_right_turn_to_other_cards_and_back_leads_to_the_last(desk: Desk) -> None:
    desk.click(tile(desk, "tip-progress"))
    page = learn(desk)
    assert not page.reader.before.isEnabled()
    desk.key(KEY.Key_Left)
    assert page.reader.card is not None
    assert page.reader.card.id == "tip-progress"
    desk.key(KEY.Key_Right, KEY.Key_Right, KEY.Key_Left)
    assert page.reader.card.id == "cause-posture"
    assert "2 / 24" in desk.texts()
    desk.click("Back")
    assert focused() is tile(desk, "cause-posture")
    assert desk.workspace.learning.read() == {"tip-progress", "cause-posture", "tip-strength"}


def test_the_last_card_has_none_after_it(desk: Desk) -> None:
    choose(desk, "Strength")
    desk.click(tile(desk, "tip-stretch"))
    assert not learn(desk).reader.after.isEnabled()
    desk.key(KEY.Key_Right)
    assert "4 / 4" in desk.texts()
    desk.click("Previous")
    assert "3 / 4" in desk.texts()


# Where cards lead


def test_a_card_starts_its_routine_through_the_one_door(desk: Desk) -> None:
    desk.click(tile(desk, "tip-stretch"))
    desk.click("Start post-walk stretch")
    assert isinstance(desk.dialog(), StartDialog)


def test_arrows_do_not_turn_cards_under_a_question(desk: Desk) -> None:
    desk.click(tile(desk, "tip-stretch"))
    desk.click("Start post-walk stretch")
    desk.key(KEY.Key_Right, KEY.Key_Left, KEY.Key_Left)
    card = learn(desk).reader.card
    assert card is not None
    assert card.id == "tip-stretch"
    assert isinstance(desk.dialog(), StartDialog)


def test_a_card_plans_its_routine(desk: Desk) -> None:
    desk.click(tile(desk, "tip-strength"))
    desk.click("Plan it")
    settled(desk)
    assert desk.on_screen(PlanPage)
    assert isinstance(desk.dialog(), AddDialog)


def test_a_card_leads_to_the_symptom_check(desk: Desk) -> None:
    desk.click(tile(desk, "persist"))
    desk.click("Open symptom check")
    assert desk.on_screen(SymptomCheckFlow)


@pytest.mark.parametrize(("page", "kind"), [("plan", PlanPage), ("settings", SettingsPage)])
def test_a_card_leads_to_a_page(desk: Desk, page: str, kind: type) -> None:
    learn(desk).reader.place_wished.emit(page)
    settled(desk)
    assert desk.on_screen(kind)


# When to see a doctor


def test_the_signs_are_one_click_away_and_back_again(desk: Desk) -> None:
    page = learn(desk)
    desk.click(page.doctor, page.doctor.rect().center())
    settled(desk)
    assert page.signs.isVisible()
    assert "Emergency: now" in desk.texts()
    desk.key(KEY.Key_Escape)
    assert focused() is page.doctor.signs
    desk.key(KEY.Key_Return)
    settled(desk)
    assert page.signs.isVisible()
    desk.click("Open symptom check")
    assert desk.on_screen(SymptomCheckFlow)


def test_the_pinned_card_leads_to_the_check(desk: Desk) -> None:
    desk.click("Open symptom check")
    assert desk.on_screen(SymptomCheckFlow)


def test_every_question_of_the_check_is_a_sign(desk: Desk) -> None:
    sheet = desk.workspace.safety.sheet
    desk.click("Read the signs")
    settled(desk)
    said = set(desk.texts())
    assert {question.text for question in sheet.questions} <= said
    assert sheet.advice[Severity.EMERGENCY].text in said
    assert "None of these signs is a diagnosis." in " ".join(said)


def test_signs_are_as_urgent_as_their_answers(workspace: Workspace) -> None:
    sheet = workspace.safety.sheet
    found = signs(sheet)
    assert list(found) == list(SOONEST_FIRST)
    for question in sheet.questions:
        urgencies = {way.finding.urgency for way in question.yes} - {Urgency.NONE}
        listed = {urgency for urgency, all_ in found.items() if question.text in {it.question for it in all_}}
        assert listed == urgencies, question.id
    (calf,) = [sign for sign in found[Urgency.TODAY] if "calf" in sign.question]
    assert calf.answers == ()
    (weak,) = [sign for sign in found[Urgency.NOW] if "weakness:" in sign.question]
    assert weak.answers == ("New in the last two weeks, or getting worse",)


# Room


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
def test_every_word_has_its_room(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    page = learn(desk)
    settled(desk)
    assert tally(desk.window).faults == []
    choose(desk, "Conditions")
    assert tally(desk.window).faults == []
    desk.click("Show the four cards")
    settled(desk)
    assert tally(desk.window).faults == []
    page.doctor.opened.emit()
    settled(desk)
    assert tally(desk.window).faults == []
    for card in cards(desk):
        page.topics.show_value("all" if not card.is_condition else Topic.CONDITIONS)
        desk.window.learning.open_card(card.id)
        desk.settle()
        assert tally(desk.window).faults == [], card.id
