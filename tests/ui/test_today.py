"""Today in the real window, and what it owes to keyboard and screen reader."""

import pytest
from measure_labels import stops
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import ROUTINE, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.red_flags import Severity
from coach.domain.session import Options
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.place import Place
from coach.ui.pages.today.cards import PainCard, ResumeBanner
from coach.ui.pages.today.start import DoneCard, StartCard
from coach.ui.pages.today.week_strip import WeekStrip
from coach.ui.preview import PreviewDialog
from coach.ui.symptom_check import SymptomCheckFlow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    return open_desk(workspace, hand_clock)


def primary(desk: Desk) -> list[str]:
    return [button.text() for button in desk.on_screen(Button) if button.kind == "primary"]


def test_the_day_at_a_glance(desk: Desk) -> None:
    assert {"Tuesday, 17 November", "One thing today, about 13 minutes.", "Core foundation"} <= set(
        desk.texts()
    )
    assert primary(desk) == ["Start"]


def test_start_is_in_sight_in_the_smallest_window(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, (900, 600))
    (card,) = desk.on_screen(StartCard)
    bottom = card.start.mapTo(desk.window, card.start.rect().bottomLeft()).y()
    assert bottom <= 600


def test_an_unfinished_session_comes_first(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace)
    workspace.safety.score_pain(2)
    workspace.wait_until_stored()
    workspace.practice.begin(ROUTINE, Options())[1].result()
    desk = open_desk(workspace, hand_clock)
    (banner,), (card,) = desk.on_screen(ResumeBanner), desk.on_screen(StartCard)
    assert banner.mapTo(desk.window, banner.pos()).y() < card.mapTo(desk.window, card.pos()).y()
    assert primary(desk) == ["Resume"]
    assert "One unfinished session, one thing today." in desk.texts()


def test_after_two_days_it_is_no_longer_offered(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace)
    workspace.safety.score_pain(2)
    workspace.wait_until_stored()
    workspace.practice.begin(ROUTINE, Options())[1].result()
    hand_clock.move(48 * 3600 + 1)
    desk = open_desk(workspace, hand_clock)
    assert not desk.on_screen(ResumeBanner)
    assert not desk.sessions()[0].is_open


def test_a_click_on_the_card_previews_and_starts_nothing(desk: Desk) -> None:
    (card,) = desk.on_screen(StartCard)
    desk.click(card)
    assert isinstance(desk.dialog(), PreviewDialog)
    assert {"Pelvic tilt", "Dead bug", "Bird-dog"} <= set(desk.texts())
    desk.click("Close")
    assert desk.dialogs() == []
    assert desk.sessions() == []


def test_pain_is_stored_at_once(desk: Desk, workspace: Workspace) -> None:
    (card,) = desk.on_screen(PainCard)
    desk.click(card.scale.cells()[4])
    last = workspace.safety.last_pain()
    assert last is not None
    assert (last.value, last.moment) == (4, Moment.NOW)
    desk.window.show_today()
    desk.settle()
    assert desk.on_screen(PainCard)[0].scale.value == 4


@pytest.mark.parametrize(("severity", "button"), [(None, "Answer now"), (Severity.SEE_DOCTOR, "Check again")])
def test_the_symptom_check_is_one_click_away(
    severity: Severity | None, button: str, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, severity)
    desk = open_desk(workspace, hand_clock)
    if severity is not None:
        assert workspace.safety.sheet.advice[severity].text in desk.texts()
    desk.click(button)
    assert desk.on_screen(SymptomCheckFlow)


def test_a_day_that_is_done_says_what_is_next(desk: Desk) -> None:
    desk.start()
    desk.to_the_end()
    desk.settle()
    desk.click("Save and close")
    assert desk.on_screen(DoneCard)
    assert not desk.on_screen(StartCard)
    assert any(text.startswith("Next: Glute foundation") for text in desk.texts())


STANDING = ("PainCard", "SymptomCard")


def cards(desk: Desk) -> dict[str, Card]:
    return {type(card).__name__: card for card in desk.window.today.findChildren(Card) if card.isVisible()}


def day_cells(desk: Desk) -> list[QWidget | None]:
    (strip,) = desk.on_screen(WeekStrip)
    return [place.content for place in strip.findChildren(Place)]


def test_a_day_that_has_not_changed_is_not_built_again(desk: Desk) -> None:
    before = desk.window.today.findChildren(QWidget)
    desk.window.show_today()
    desk.settle()
    assert desk.window.today.findChildren(QWidget) == before


def test_only_what_has_changed_is_built_again(desk: Desk) -> None:
    before, days = cards(desk), day_cells(desk)
    desk.start()
    desk.to_the_end()
    desk.settle()
    desk.click("Save and close")
    after = cards(desk)
    assert [old is new for old, new in zip(days, day_cells(desk), strict=True)] == [True, False, *[True] * 5]
    assert set(before) == {"StartCard", "RoutineRows", "TipRow", "WalkingCard", "WeekStrip", *STANDING}
    assert set(after) == set(before) - {"StartCard"} | {"DoneCard"}
    assert {name for name in after if after[name] is before.get(name)} == {
        "RoutineRows",
        "TipRow",
        "WalkingCard",
        "WeekStrip",
        *STANDING,
    }


# Keyboard and screen reader


@pytest.mark.parametrize("is_built_again", [False, True])
def test_tab_goes_through_today_in_reading_order(desk: Desk, is_built_again: bool) -> None:
    if is_built_again:
        desk.start()
        desk.key(Qt.Key.Key_Escape, Qt.Key.Key_3)
        desk.click("Discard")
        desk.window._toast.hide()
    page, rail = desk.window.today, desk.window.shell.navigation
    wanted = stops(desk.window)
    reached: list[QWidget] = []
    for _ in range(len(wanted)):
        desk.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
    assert set(reached) == set(wanted)
    first = next(at for at, widget in enumerate(reached) if widget.accessibleName() == "Today")
    order = reached[first:] + reached[:first]
    in_rail = [rail.isAncestorOf(widget) for widget in order]
    assert in_rail == sorted(in_rail, reverse=True)
    names = [widget.accessibleName() for widget in order if page.isAncestorOf(widget)]
    assert names[:7] == [
        "Less today",
        "Start",
        "Preview",
        "Later: Core foundation",
        "Start Quick post-walk stretch",
        "Start Recovery-day gentle",
        "Start Standing break",
    ]
    assert names[-1] == "Check again"
