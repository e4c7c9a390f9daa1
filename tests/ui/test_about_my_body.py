"""About my body in the real window: said once, marked everywhere, swapped only by choice."""

from dataclasses import replace

import pytest
from measure_labels import tally
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, ROUTINE, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.body import BodyFact
from coach.domain.errors import StorageError
from coach.domain.player.state import Phase
from coach.domain.red_flags import ALWAYS_OPEN
from coach.domain.session import Outcome
from coach.storage.own_files import write_routine
from coach.storage.preferences import read_settings
from coach.ui import body_words
from coach.ui.body_card import BodyCard
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import TickRow
from coach.ui.kit.turns import finish_turns
from coach.ui.pages.editor.picker import Picker
from coach.ui.pages.library.page import LibraryPage
from coach.ui.pages.library.tile import Tile
from coach.ui.pages.plan.chip import RoutineChip
from coach.ui.start_dialog import StartDialog

KEY = Qt.Key
WRISTS = "My wrists are sore when I lean on them"
LEGS = "My legs ease when I sit"
SWAP = "Dead bug instead of Bird-dog"


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    return open_desk(workspace, hand_clock)


def say(desk: Desk, *facts: BodyFact) -> None:
    """Have these ticked, as if on the settings page."""
    desk.window.body._keep(facts)
    desk.settle()


def go(desk: Desk, page: str) -> None:
    desk.window.shell.show_page(page)
    finish_turns()
    desk.settle()


def library(desk: Desk) -> LibraryPage:
    go(desk, "library")
    (page,) = desk.on_screen(LibraryPage)
    return page


def tile(desk: Desk, routine_id: str) -> Tile:
    (found,) = [each for each in desk.on_screen(Tile) if each.routine.id == routine_id]
    return found


def kept(desk: Desk) -> tuple[BodyFact, ...]:
    return read_settings(desk.workspace.folder / "settings.toml").body


def exercises_of(desk: Desk) -> list[str]:
    """The exercises of the session that was begun last, in their order."""
    (session,) = desk.sessions()
    return list(dict.fromkeys(step.exercise for step in session.timeline if step.exercise))


# Saying it


def test_a_tick_by_mouse_is_kept_and_marks_the_library_at_once(desk: Desk) -> None:
    page = library(desk)
    page.choose(ROUTINE)
    desk.settle()
    assert not [text for text in desk.texts() if "care" in text]
    go(desk, "settings")
    desk.click(WRISTS)
    assert kept(desk) == (BodyFact.WRISTS,)
    library(desk)
    assert "1 exercise asks for care: wrists." in desk.texts()
    assert "Asks for care: wrists. Dead bug is kinder." in desk.texts()
    assert "1 exercise asks for care" in tile(desk, ROUTINE).accessibleName()
    assert "asks for care" not in tile(desk, "glute-foundation").accessibleName()
    go(desk, "settings")
    desk.click(WRISTS)
    assert kept(desk) == ()
    library(desk)
    assert not [text for text in desk.texts() if "care" in text]


def test_everything_can_be_ticked_by_keyboard(desk: Desk) -> None:
    go(desk, "settings")
    (card,) = desk.on_screen(BodyCard)
    desk.tab_to(lambda widget: widget is card.ticks[BodyFact.WRISTS])
    for _ in BodyFact:
        desk.key(KEY.Key_Space, KEY.Key_Tab)
    assert kept(desk) == tuple(BodyFact)
    assert not tally(desk.window).faults


def test_what_cannot_be_written_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    go(desk, "settings")

    def fail(settings: object) -> None:
        raise StorageError("The settings cannot be written.")

    monkeypatch.setattr(desk.workspace, "change_settings", fail)
    desk.click(WRISTS)
    assert "The settings cannot be written." in desk.texts()
    (card,) = desk.on_screen(BodyCard)
    assert not card.ticks[BodyFact.WRISTS].isChecked()


def test_words_for_every_fact_are_its_own() -> None:
    assert len({body_words.statement(fact) for fact in BodyFact}) == len(BodyFact)
    assert len({body_words.reason(fact) for fact in BodyFact}) == len(BodyFact)


# Seeing it


def test_an_exercise_leads_to_its_kinder_one_and_to_the_card(desk: Desk) -> None:
    say(desk, BodyFact.WRISTS)
    page = library(desk)
    page.detail.exercise_wished.emit("bird-dog")
    desk.settle()
    assert "Asks for care: wrists. Dead bug is kinder." in desk.texts()
    desk.click("See Dead bug")
    assert page.exercise_page.exercise_id == "dead-bug"
    desk.key(KEY.Key_Escape)
    assert page.exercise_page.exercise_id == "bird-dog"
    desk.click("About my body")
    (card,) = desk.on_screen(BodyCard)
    assert card.ticks[BodyFact.WRISTS].hasFocus()
    desk.key(KEY.Key_Space)
    library(desk)
    assert page.exercise_page.isVisible()
    assert not [text for text in desk.texts() if "Asks for care" in text]


def test_the_plan_marks_what_is_to_come_and_says_why(desk: Desk) -> None:
    go(desk, "plan")
    assert not [chip for chip in desk.on_screen(RoutineChip) if "care" in chip.accessibleName()]
    say(desk, BodyFact.WRISTS)
    go(desk, "today")
    go(desk, "plan")
    marked = [chip for chip in desk.on_screen(RoutineChip) if "care" in chip.accessibleName()]
    assert {chip.chip.routine for chip in marked} == {ROUTINE}
    assert marked[0].accessibleName().endswith("1 exercise asks for care: wrists")
    assert marked[0].toolTip() == "1 exercise asks for care: wrists."
    desk.window._planning._open(marked[0].chip)
    desk.settle()
    assert "1 exercise asks for care: wrists. You choose before you start." in desk.texts()


def test_the_preview_names_each(desk: Desk) -> None:
    say(desk, BodyFact.WRISTS, BodyFact.SHOULDER)
    desk.window._preview(ROUTINE)
    desk.settle()
    texts = desk.texts()
    assert "3 exercises ask for care: wrists and shoulder. You choose before you start." in texts
    assert "Asks for care: shoulder. Dead bug is kinder." in texts
    names = [desk.workspace.exercise(item.exercise).name for item in desk.workspace.routine(ROUTINE).items]
    assert set(names) <= set(texts)


# Choosing at the start


def start(desk: Desk, routine_id: str = ROUTINE) -> StartDialog:
    desk.window.request_start(routine_id)
    desk.settle()
    dialog = desk.dialog()
    assert isinstance(dialog, StartDialog)
    return dialog


def test_nothing_is_swapped_unless_it_is_chosen(desk: Desk) -> None:
    say(desk, BodyFact.WRISTS)
    start(desk)
    desk.key(KEY.Key_2)
    desk.click("Start")
    items = desk.workspace.routine(ROUTINE).items
    assert exercises_of(desk) == [item.exercise for item in items]


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_what_is_chosen_is_the_stored_timeline_and_counts_in_full(desk: Desk, by: str) -> None:
    say(desk, BodyFact.WRISTS)
    dialog = start(desk)
    desk.key(KEY.Key_2)
    assert dialog.warm_up is not None
    dialog.warm_up.setChecked(False)
    if by == "mouse":
        desk.click(SWAP)
        desk.click("Start")
    else:
        desk.tab_to(lambda widget: isinstance(widget, TickRow))
        desk.key(KEY.Key_Space)
        desk.tab_to(lambda widget: widget is dialog.start)
        desk.key(KEY.Key_Space)
    assert "bird-dog" not in exercises_of(desk)
    desk.to_the_end()
    desk.settle()
    (session,) = desk.sessions()
    assert (session.outcome, session.credit) == (Outcome.COMPLETE, pytest.approx(1.0))
    assert session.categories == desk.workspace.routine(ROUTINE).categories
    assert session.route == session.timeline
    assert len({step.item for step in session.timeline if step.is_work}) == 5


def test_a_session_is_not_emptied(desk: Desk) -> None:
    routine = desk.workspace.routine(ROUTINE)
    hinge = replace(routine.items[0], exercise="hip-hinge")
    only = replace(routine, id="only-hinges", name="Only hinges", items=(hinge,))
    write_routine(desk.workspace.folder / "routines", only)
    desk.workspace.read_anew()
    say(desk, BodyFact.BENDING)
    dialog = start(desk, "only-hinges")
    desk.key(KEY.Key_2)
    assert dialog.start.isEnabled()
    desk.click("Leave out Hip hinge")
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == "Keep one exercise to do."
    desk.click("Leave out Hip hinge")
    assert dialog.start.isEnabled()


def test_a_break_asks_only_those_who_have_something_to_choose(desk: Desk) -> None:
    say(desk, BodyFact.LEGS_EASE)
    dialog = start(desk, ALWAYS_OPEN)
    assert dialog.pain is None
    desk.click("Single knee to chest instead of Standing back extension")
    desk.click("Start")
    assert exercises_of(desk) == ["standing-march", "knee-to-chest-single", "heel-raise"]


def test_a_break_begins_at_once_for_everybody_else(desk: Desk) -> None:
    desk.window.request_start(ALWAYS_OPEN)
    desk.settle()
    assert not desk.dialogs()
    assert desk.window.session.page.isVisible()


# In the session


@pytest.fixture
def at_bird_dog(desk: Desk) -> Desk:
    say(desk, BodyFact.WRISTS)
    desk.start()
    line = desk.window.session.page.care
    desk.until(lambda view: view.work is not None and view.work.exercise == "dead-bug" and view.step.is_work)
    assert not line.isVisible()
    desk.until(lambda view: view.step.exercise == "bird-dog" and view.step.is_work and view.elapsed_s > 3)
    assert "Asks for care: wrists." in desk.texts()
    return desk


@pytest.mark.parametrize("by", ["mouse", "key", "tab"])
def test_the_kinder_version_needs_no_pain(at_bird_dog: Desk, by: str) -> None:
    desk = at_bird_dog
    button = desk.window.session.page.care.button
    assert desk.workspace.exercise("bird-dog").caution in button.accessibleDescription()
    if by == "mouse":
        desk.click("Kinder version")
    elif by == "key":
        desk.key(KEY.Key_K)
    else:
        desk.tab_to(lambda widget: widget is button)
        desk.key(KEY.Key_Return)
    assert not desk.dialogs()
    assert desk.view.work is not None
    assert desk.view.work.exercise == "dead-bug"
    assert "Asks for care: wrists." not in desk.texts()
    assert desk.workspace.safety.check() is not None
    desk.key(KEY.Key_K)
    desk.to_the_end()
    desk.settle()
    (session,) = desk.sessions()
    assert (session.outcome, session.credit) == (Outcome.COMPLETE, pytest.approx(1.0))
    assert session.route != session.timeline
    assert "bird-dog" in {step.exercise for step in session.timeline}


def test_a_paused_session_stays_paused(at_bird_dog: Desk) -> None:
    desk = at_bird_dog
    desk.key(KEY.Key_Space, KEY.Key_K)
    assert desk.view.phase is Phase.PAUSED
    assert desk.view.work is not None
    assert desk.view.work.exercise == "dead-bug"


def test_nothing_changes_behind_a_question(at_bird_dog: Desk) -> None:
    desk = at_bird_dog
    desk.key(KEY.Key_Escape)
    assert desk.dialogs()
    desk.window.session.page.care.ask()
    desk.settle()
    assert desk.view.work is not None
    assert desk.view.work.exercise == "bird-dog"


def test_what_has_nothing_kinder_can_be_left_out(desk: Desk) -> None:
    say(desk, BodyFact.HIPS)
    desk.start("glute-foundation")
    desk.until(lambda view: view.step.exercise == "clamshell" and view.step.is_work)
    desk.click("Leave it out")
    assert desk.view.work is not None
    assert desk.view.work.exercise != "clamshell"


def test_fewer_is_offered_once(desk: Desk) -> None:
    say(desk, BodyFact.BALANCE)
    start(desk, ALWAYS_OPEN)
    assert "Fewer of Standing march" in [tick.accessibleName() for tick in desk.on_screen(TickRow)]
    desk.click("Start")
    desk.until(lambda view: view.step.exercise == "standing-march" and view.step.is_work)
    desk.click("Do fewer")
    assert desk.view.work is not None
    assert desk.view.work.exercise == "standing-march"
    assert not desk.window.session.page.care.isVisible()
    route = desk.window.session._runner.route
    desk.key(KEY.Key_K)
    assert desk.window.session._runner.route == route


def test_the_session_has_room_for_it_in_the_smallest_window(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, (900, 600))
    say(desk, *BodyFact)
    desk.window.request_start("recovery-gentle")
    desk.settle()
    assert not tally(desk.window).faults
    desk.key(KEY.Key_2)
    desk.click("Start")
    for item in range(2, 7):
        desk.until(lambda view, item=item: view.step.item == item and view.step.is_work)
        assert not tally(desk.window).faults


# Legs that ease when one sits


def open_picker(desk: Desk) -> Picker:
    library(desk)
    desk.key(KEY.Key_N, modifier=CONTROL)
    finish_turns()
    desk.settle()
    (picker,) = desk.on_screen(Picker)
    return picker


def names(picker: Picker) -> set[str]:
    return {row.exercise.id for row in picker.rows()}


def test_a_list_hides_back_extension_behind_a_line_that_says_why(desk: Desk) -> None:
    say(desk, BodyFact.LEGS_EASE)
    picker = open_picker(desk)
    assert "standing-back-extension" not in names(picker)
    assert "1 exercise is hidden because your legs ease when you sit." in desk.texts()
    desk.click("Show")
    assert "standing-back-extension" in names(picker)
    assert not [text for text in desk.texts() if "hidden" in text]
    assert "Asks for care: legs that ease when you sit." in [
        text for row in picker.rows() for text in _words(row)
    ]


def test_others_see_the_whole_list(desk: Desk) -> None:
    picker = open_picker(desk)
    assert len(names(picker)) == 31
    assert not [text for text in desk.texts() if "hidden" in text]
    say(desk, BodyFact.LEGS_EASE)
    assert len(names(picker)) == 30


def test_the_routine_keeps_what_a_list_hides(desk: Desk) -> None:
    say(desk, BodyFact.LEGS_EASE)
    items = desk.workspace.routine(ALWAYS_OPEN).items
    assert "standing-back-extension" in {item.exercise for item in items}
    library(desk)
    assert "1 exercise asks for care" in tile(desk, ALWAYS_OPEN).accessibleName()


def test_the_card_about_stenosis_asks_once_it_is_opened(desk: Desk) -> None:
    go(desk, "learn")
    desk.window.learning.open_card("cond-stenosis")
    desk.settle()
    desk.click(LEGS)
    assert kept(desk) == (BodyFact.LEGS_EASE,)
    go(desk, "settings")
    (card,) = desk.on_screen(BodyCard)
    assert card.ticks[BodyFact.LEGS_EASE].isChecked()
    desk.click(LEGS)
    assert kept(desk) == ()
    go(desk, "learn")
    (tick,) = desk.on_screen(TickRow)
    assert not tick.isChecked()
    desk.window.learning.open_card("cond-arthritis")
    desk.settle()
    assert not desk.on_screen(TickRow)


def _words(row: QWidget) -> list[str]:
    return [text.text() for text in row.findChildren(Text)]
