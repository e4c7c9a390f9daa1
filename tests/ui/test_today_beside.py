"""What stands on Today beside its tasks, in the real window: the morning, walking, a card, the time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from measure_labels import tally
from planned_week import FULL_WEEK, TUESDAY, plan_week
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.plan import StartingSlot
from coach.domain.red_flags import Severity
from coach.domain.traffic_light import Light
from coach.domain.walking import Unit, Walk
from coach.storage.preferences import read_settings
from coach.ui.day_timer import LOOKS_AGAIN_MS
from coach.ui.pages.learn.page import LearnPage
from coach.ui.pages.today.before_walk import BEFORE_A_WALK, BeforeWalkDialog
from coach.ui.pages.today.cards import PainCard
from coach.ui.pages.today.morning_row import MorningRow
from coach.ui.pages.today.rows import TaskRows
from coach.ui.pages.today.settings_card import TodayCard
from coach.ui.pages.today.start import StartCard
from coach.ui.pages.today.tip_row import TipRow
from coach.ui.pages.today.walking_card import WalkingCard
from coach.ui.pages.walks.dialogs import LogDialog

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # About the offscreen platform, not about us.
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

TODAY = date(2026, 11, 17)
A_DAY = timedelta(days=1)
SIZES = pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
QUESTION = "How is your back this morning, after yesterday's walk?"


def walked(workspace: Workspace, on: date, metres: int, next_: int | None = 2) -> None:
    walk = Walk(
        id="",
        walked_on=on,
        unit=Unit.KILOMETRES,
        distance_m=Decimal(metres),
        moving_s=metres * 720 // 1000,
        pain_before=2,
        pain_after=2,
        pain_next=next_,
    )
    workspace.walk_log.add(walk)[1].result()


@pytest.fixture
def lived(workspace: Workspace) -> Workspace:
    """Somebody with a full day and a week of 8 km behind them; the first walk of today was done yesterday."""
    plan_week(workspace, (*FULL_WEEK, StartingSlot(TUESDAY, time(9), None)))
    welcomed(workspace)
    for day in (9, 11, 13):
        walked(workspace, date(2026, 11, day), 8000 // 3 + 1)
    walked(workspace, TODAY - A_DAY, 2200, None)
    return workspace


@pytest.fixture
def desk(lived: Workspace, hand_clock: HandClock) -> Desk:
    return open_desk(lived, hand_clock)


def faults(desk: Desk) -> list[str]:
    desk.settle()
    return tally(desk.window).faults


def settings_of(desk: Desk):
    return read_settings(desk.workspace.folder / "settings.toml")


# The morning


def test_the_morning_is_answered_in_its_row_and_corrected(desk: Desk) -> None:
    (row,) = desk.on_screen(MorningRow)
    assert QUESTION in desk.texts()
    desk.click(row.scale.cells()[4])
    desk.click(row.scale.cells()[1])
    assert desk.on_screen(MorningRow) == [row]
    assert row.scale.value == 1
    assert not row.not_today.isVisible()
    last = desk.workspace.safety.last_pain()
    assert last is not None
    assert (last.value, last.moment) == (1, Moment.NEXT)
    assert desk.workspace.walk_log.walks(TODAY - A_DAY)[0].light is Light.GREEN
    assert desk.on_screen(PainCard)[0].scale.value == 1


def test_the_morning_by_keyboard(desk: Desk) -> None:
    (row,) = desk.on_screen(MorningRow)
    desk.tab_to(row.scale.isAncestorOf)
    desk.key(Qt.Key.Key_3)
    assert row.scale.value == 3
    focus = QApplication.focusWidget()
    assert focus is not None
    assert row.isAncestorOf(focus)


def test_tab_goes_on_from_the_question_and_from_the_card(desk: Desk) -> None:
    (row,), (tip,), (walking,) = (
        desk.on_screen(MorningRow),
        desk.on_screen(TipRow),
        desk.on_screen(WalkingCard),
    )
    for stop, following in ((row.not_today, desk.button("Less today")), (tip.more, walking.open)):
        stop.setFocus()
        desk.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following


def test_not_today_is_quiet_until_tomorrow(desk: Desk) -> None:
    desk.click("Not today")
    assert not desk.on_screen(MorningRow)
    assert settings_of(desk).morning_put_off_on == TODAY
    desk.window.show_today()
    desk.settle()
    assert not desk.on_screen(MorningRow)


@SIZES
def test_start_stays_in_sight_below_the_question(
    lived: Workspace, hand_clock: HandClock, size: tuple[int, int]
) -> None:
    desk = open_desk(lived, hand_clock, size)
    (card,) = desk.on_screen(StartCard)
    assert desk.on_screen(MorningRow)
    assert card.start.mapTo(desk.window, card.start.rect().bottomLeft()).y() <= size[1]
    assert faults(desk) == []


# Walking


def test_the_week_of_walking_at_a_glance(desk: Desk) -> None:
    assert desk.on_screen(WalkingCard)
    assert {"Walking this week", "6.6 km to go"} <= set(desk.texts())
    (said,) = [text for text in desk.texts() if "8.0 km" in text]
    assert said == (
        "Your baseline week was 8.0 km. Plus 10 % is 8.8 km. At most 9.2 km; more can wait until next week."
    )
    desk.click("Open walks")
    assert desk.window.shell.page == "walks"


@SIZES
def test_above_the_limit_is_said_calmly(
    lived: Workspace, hand_clock: HandClock, size: tuple[int, int]
) -> None:
    walked(lived, TODAY, 7400)
    desk = open_desk(lived, hand_clock, size)
    assert "0.4 km above the safe limit" in desk.texts()
    assert faults(desk) == []


def test_a_walk_that_comes_changes_the_card_and_the_rows(desk: Desk) -> None:
    assert {"Walk 3.3 km", "Easy pace, about 40 min. At 16:30"} <= set(desk.texts())
    assert "Three things today, about 61 minutes in all." in desk.texts()
    walked(desk.workspace, TODAY, 3300)
    desk.window.show_today()
    desk.settle()
    assert "3.3 km to go" in desk.texts()
    assert "Walk 3.3 km" not in desk.texts()
    assert "Two things today, about 21 minutes in all." in desk.texts()


def test_the_row_of_a_walk_leads_to_the_walks(desk: Desk) -> None:
    asked: list[bool] = []
    desk.window.beside.log_walk_wished.connect(lambda: asked.append(True))
    desk.click("Log walk")
    assert asked == [True]
    assert desk.on_screen(LogDialog)


@SIZES
def test_a_look_before_the_walk(lived: Workspace, hand_clock: HandClock, size: tuple[int, int]) -> None:
    desk = open_desk(lived, hand_clock, size)
    desk.click("Before you go")
    assert isinstance(desk.dialog(), BeforeWalkDialog)
    texts = {card.id: card.text for card in lived.learning.cards}
    assert {texts[card_id] for card_id in BEFORE_A_WALK} <= set(desk.texts())
    assert faults(desk) == []
    desk.click("Close")
    assert desk.window.shell.page == "today"
    desk.click("Before you go")
    desk.click("Log walk")
    assert desk.on_screen(LogDialog)


# A card


def test_a_card_is_read_on_the_learn_page(desk: Desk) -> None:
    (row,) = desk.on_screen(TipRow)
    desk.click(row.read)
    (page,) = desk.on_screen(LearnPage)
    assert page.reader.card is not None
    assert page.reader.card.id == row.card_id
    assert desk.workspace.learning.read() == {row.card_id}


def test_a_card_that_was_seen_stays_away_for_a_week(desk: Desk, hand_clock: HandClock) -> None:
    (row,) = desk.on_screen(TipRow)
    seen = [row.card_id]
    for _ in range(6):
        hand_clock.move(86_400)
        desk.window.show_today()
        desk.settle()
        seen += [row.card_id for row in desk.on_screen(TipRow)]
    assert len(seen) > 1
    assert len(seen) == len(set(seen))


def test_not_now_closes_it_for_the_week(desk: Desk, hand_clock: HandClock) -> None:
    (row,) = desk.on_screen(TipRow)
    desk.click(row.not_now)
    assert not desk.on_screen(TipRow)
    desk.window.show_today()
    desk.settle()
    assert not desk.on_screen(TipRow)
    hand_clock.move(86_400)
    desk.window.show_today()
    desk.settle()
    assert [it.card_id for it in desk.on_screen(TipRow)] != [row.card_id]


def test_cards_are_turned_off_from_the_row_and_on_in_the_settings(desk: Desk) -> None:
    desk.window.shell.show_page("settings")
    desk.window.show_today()
    (row,) = desk.on_screen(TipRow)
    desk.click(row.more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    desk.settle()
    assert not desk.on_screen(TipRow)
    assert not settings_of(desk).shows_cards
    desk.key(Qt.Key.Key_Comma, modifier=CONTROL)
    (card,) = desk.on_screen(TodayCard)
    assert not card.cards.isChecked()
    desk.click(card.cards)
    assert settings_of(desk).shows_cards
    desk.window.show_today()
    desk.settle()
    assert desk.on_screen(TipRow)


def test_turning_off_has_a_way_back(desk: Desk) -> None:
    desk.window.today.cards_turned_off.emit()
    desk.settle()
    assert not desk.on_screen(TipRow)
    desk.click("Undo")
    assert desk.on_screen(TipRow)


@pytest.mark.parametrize("severity", [Severity.SEE_DOCTOR, Severity.EMERGENCY])
def test_no_tip_beside_a_finding_that_blocks(
    lived: Workspace, hand_clock: HandClock, severity: Severity
) -> None:
    welcomed(lived, severity)
    desk = open_desk(lived, hand_clock)
    assert not desk.on_screen(TipRow)


def test_what_has_not_changed_stays(desk: Desk) -> None:
    before = [*desk.on_screen(WalkingCard), *desk.on_screen(TipRow), *desk.on_screen(TaskRows)]
    desk.window.show_today()
    desk.settle()
    assert before == [*desk.on_screen(WalkingCard), *desk.on_screen(TipRow), *desk.on_screen(TaskRows)]


# The time itself


def test_due_now_appears_by_itself(desk: Desk, hand_clock: HandClock) -> None:
    timer = desk.window.beside.timer
    assert "At 13:30" in desk.texts()
    hand_clock.wall = datetime(2026, 11, 17, 13, 29, 30, tzinfo=UTC)
    timer.look()
    desk.settle()
    assert "Due now" not in desk.texts()
    assert timer.waits_ms == 30_001
    hand_clock.move(30)
    timer.look()
    desk.settle()
    assert "Due now" in desk.texts()
    assert 0 < timer.waits_ms <= LOOKS_AGAIN_MS


def test_the_next_day_begins_by_itself(desk: Desk, hand_clock: HandClock) -> None:
    hand_clock.wall = datetime(2026, 11, 18, 2, 59, 59, tzinfo=UTC)
    desk.window.show_today()
    desk.settle()
    assert "Tuesday, 17 November" in desk.texts()
    hand_clock.move(1)
    desk.window.beside.timer.look()
    desk.settle()
    assert "Wednesday, 18 November" in desk.texts()


def test_a_session_is_not_disturbed(desk: Desk, hand_clock: HandClock) -> None:
    desk.start()
    shown_on = desk.window.today.shown_on
    hand_clock.wall += A_DAY
    desk.window.beside.timer.look()
    assert desk.window.today.shown_on == shown_on


def test_a_choice_that_cannot_be_kept_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = desk.workspace.settings
    (desk.workspace.folder / "settings.toml").unlink(missing_ok=True)
    (desk.workspace.folder / "settings.toml").mkdir()
    desk.click("Not today")
    assert any("cannot be written" in text for text in desk.texts())
    assert replace(settings, morning_put_off_on=TODAY) == desk.workspace.settings
