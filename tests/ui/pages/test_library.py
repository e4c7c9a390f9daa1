"""The library page: found, chosen, looked at and started by mouse and by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.ui.figure_view import FigureView
from coach.ui.kit.empty_state import EmptyState
from coach.ui.pages.library.exercise_page import ExercisePage
from coach.ui.pages.library.filtering import Length
from coach.ui.pages.library.page import LibraryPage
from coach.ui.start_dialog import StartDialog

ROOT = Path(__file__).parents[3]
SMALL = (900, 600)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_3, modifier=CONTROL)
    return desk


@pytest.fixture
def page(desk: Desk) -> LibraryPage:
    (page,) = desk.on_screen(LibraryPage)
    return page


@pytest.fixture
def small(desk: Desk) -> Desk:
    desk.window.resize(*SMALL)
    desk.settle()
    return desk


@pytest.fixture
def own(workspace: Workspace) -> Path:
    """The folder of own routines, with one in it."""
    folder = workspace.folder / "routines"
    folder.mkdir()
    text = (ROOT / "routines" / "post-walk-quick.toml").read_text(encoding="utf-8")
    text = text.replace('"post-walk-quick"', '"desk-reset"', 1).replace(
        "Quick post-walk stretch", "My desk reset"
    )
    (folder / "desk-reset.toml").write_text(text, encoding="utf-8")
    return folder


def shown(page: LibraryPage) -> list[str]:
    return [tile.routine.id for tile in page.grid.tiles() if tile.isVisible()]


def chosen(page: LibraryPage) -> str:
    """What both the grid and the detail say is chosen."""
    assert page.grid.tile is not None
    assert page.detail.routine == page.grid.tile.routine
    return page.grid.tile.routine.id


def heard_alone(signal: object) -> list[str]:
    """What a signal says, with nobody in the window acting on it."""
    signal.disconnect()  # type: ignore[attr-defined]
    return heard(signal)


def heard(signal: object) -> list[str]:
    said: list[str] = []
    signal.connect(said.append)  # type: ignore[attr-defined]
    return said


def on_tile(widget: QWidget) -> bool:
    return hasattr(widget, "routine")


# What stands there


def test_all_routines_with_one_in_detail(desk: Desk, page: LibraryPage) -> None:
    assert "10 routines built from 31 exercises" in desk.texts()
    assert len(shown(page)) == 10
    assert chosen(page) == "core-foundation"
    texts = desk.texts()
    for text in ("13 min", "8:44", "8", "Easy", "Dead bug", "2 sets of 6 reps each side, 40 s rest"):
        assert text in texts
    order = [texts.index(name) for name in ("Pelvic tilt", "Dead bug", "Bird-dog", "Knee plank")]
    assert order == sorted(order)


def test_tiles_are_never_narrower_than_their_least(desk: Desk, page: LibraryPage) -> None:
    for width in (1280, 1100, 1099, 900):
        desk.window.resize(width, 800)
        desk.settle()
        widths = {tile.width() for tile in page.grid.tiles()}
        assert min(widths) >= 176
        assert max(widths) - min(widths) <= 1
        assert page.grid.width() <= page.width()


def test_what_a_screen_reader_says(desk: Desk, page: LibraryPage) -> None:
    names = [tile.accessibleName() for tile in page.grid.tiles()]
    assert names[0] == "Core foundation, Core, 13 min, 5 steps, easy"
    assert "Core + glutes express, Core + Glutes, 12 min, 7 steps, medium" in names
    assert page.search.line.accessibleName() == "Search routines and exercises"
    assert {"About Bird-dog", "Plan it", "Duplicate and edit", "Start"} <= {
        button.accessibleName() for button in desk._within(QWidget)
    }


# Choosing


def test_a_click_chooses_and_starts_nothing(desk: Desk, page: LibraryPage) -> None:
    wishes = heard(page.start_requested)
    desk.click(page.grid.tiles()[3])
    assert chosen(page) == shown(page)[3]
    assert wishes == []
    assert not desk.dialogs()


def test_a_keyboard_that_moves_in_with_the_page_is_on_the_tiles(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.tab_to(desk.window.today.isAncestorOf)
    desk.key(Qt.Key.Key_3, modifier=CONTROL)
    (page,) = desk.on_screen(LibraryPage)
    desk.key(Qt.Key.Key_Right)
    assert chosen(page) == shown(page)[1]
    assert page.search.text == ""


def test_arrows_choose_and_enter_starts(desk: Desk, page: LibraryPage) -> None:
    ids = shown(page)
    desk.tab_to(on_tile)
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 9),
        (Qt.Key.Key_Right, 9),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
    ):
        desk.key(key)
        assert chosen(page) == ids[at]
        assert QApplication.focusWidget() is page.grid.tiles()[at]
    wishes = heard(page.start_requested)
    desk.key(Qt.Key.Key_Return)
    assert wishes == [ids[1]]
    assert isinstance(desk.dialog(), StartDialog)


def test_the_tiles_are_one_tab_stop(desk: Desk, page: LibraryPage) -> None:
    desk.tab_to(on_tile)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.detail.isAncestorOf(focus)
    desk.window.focusPreviousChild()
    assert QApplication.focusWidget() is page.grid.tiles()[1]


def test_start_goes_through_the_one_door(desk: Desk, page: LibraryPage) -> None:
    desk.click("Start")
    assert isinstance(desk.dialog(), StartDialog)


# Finding


def test_search_from_anywhere_on_the_page(desk: Desk, page: LibraryPage) -> None:
    desk.key(Qt.Key.Key_F, modifier=CONTROL)
    assert page.search.line.hasFocus()
    desk.key(Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_L, Qt.Key.Key_F)
    assert shown(page) == ["post-walk-quick", "post-walk-stretch"]
    assert chosen(page) == "post-walk-quick"
    desk.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.grid.tile
    desk.key(Qt.Key.Key_Right)
    assert chosen(page) == "post-walk-stretch"
    desk.key(Qt.Key.Key_Escape)
    assert (page.search.text, len(shown(page))) == ("", 10)
    assert chosen(page) == "post-walk-stretch"


def test_nothing_found_and_all_back(desk: Desk, page: LibraryPage) -> None:
    desk.click("Category, Core")
    page.search.set_text("zumba")
    desk.settle()
    assert "No routine called 'zumba'" in desk.texts()
    assert page.grid.tile is None
    assert not page.detail.isVisible()
    desk.click("Show all routines")
    assert len(shown(page)) == 10
    assert not desk.on_screen(EmptyState)
    assert page.filters.category is None
    assert page.search.line.hasFocus()
    assert page.detail.isVisible()


def test_category_and_length(desk: Desk, page: LibraryPage) -> None:
    desk.click("Category, Mobility")
    assert shown(page) == ["morning-mobility", "recovery-gentle"]
    page.filters.lengths.setFocus()
    desk.key(Qt.Key.Key_Down)
    assert page.filters.length is Length.UP_TO_5
    assert shown(page) == ["morning-mobility"]
    desk.click("Category, Glutes")
    assert shown(page) == []
    assert "No routine fits these filters" in desk.texts()


def test_categories_are_a_list_where_segments_find_no_room(desk: Desk, page: LibraryPage) -> None:
    desk.click("Category, Stretch")
    desk.window.resize(1120, 700)
    desk.settle()
    assert not page.filters.segments.isVisible()
    assert page.filters.categories.value is Category.STRETCH
    page.filters.categories.setFocus()
    desk.key(Qt.Key.Key_B)
    assert shown(page) == ["standing-break"]
    desk.window.resize(1280, 800)
    desk.settle()
    assert page.filters.segments.value is Category.BREAK
    assert page.filters.segments.isVisible()
    assert not page.filters.categories.isVisible()


# Wishes


def test_keys_and_buttons_wish(desk: Desk, page: LibraryPage) -> None:
    copies, plans, news = heard_alone(page.copy_wished), heard_alone(page.plan_wished), []
    page.new_wished.disconnect()
    page.new_wished.connect(lambda: news.append(True))
    desk.key(Qt.Key.Key_D, Qt.Key.Key_N, modifier=CONTROL)
    desk.click("Duplicate and edit")
    desk.click("Plan it")
    desk.click("New routine")
    assert (copies, plans, news) == (["core-foundation"] * 2, ["core-foundation"], [True, True])
    assert "Edit" not in desk.buttons()
    desk.key(Qt.Key.Key_1, modifier=CONTROL)
    desk.key(Qt.Key.Key_N, modifier=CONTROL)
    assert len(news) == 2


def test_an_own_routine_is_labelled_and_can_be_changed(
    own: Path, workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_3, modifier=CONTROL)
    (page,) = desk.on_screen(LibraryPage)
    tile = page.grid.tiles()[-1]
    assert tile.accessibleName() == "My desk reset, Stretch, 4 min, 4 steps, easy, yours"
    edits, copies, deletions = (
        heard_alone(wish) for wish in (page.edit_wished, page.copy_wished, page.delete_wished)
    )
    desk.click(tile)
    for button in ("Edit", "Duplicate and edit", "Delete"):
        desk.click(button)
    assert edits == copies == deletions == ["desk-reset"]
    assert not page.notice.isVisible()


def test_what_was_chosen_stays_chosen_when_the_library_changes(desk: Desk, page: LibraryPage) -> None:
    routines, exercises = desk.workspace.routines()[0], desk.workspace.exercises()[0]
    page.choose("glute-builder")
    page.show_routines(routines, exercises)
    desk.settle()
    assert chosen(page) == "glute-builder"
    page.show_routines([each for each in routines if each.id != "glute-builder"], exercises)
    desk.settle()
    assert chosen(page) == "core-foundation"
    desk.click("Category, Break")
    page.choose("glute-foundation")
    desk.settle()
    assert chosen(page) == "glute-foundation"
    assert len(shown(page)) == 9


def test_files_that_could_not_be_read(own: Path, workspace: Workspace, hand_clock: HandClock) -> None:
    (own / "broken.toml").write_text("id = 3", encoding="utf-8")
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_3, modifier=CONTROL)
    (page,) = desk.on_screen(LibraryPage)
    assert "1 file could not be read" in desk.texts()
    assert len(shown(page)) == 11
    desk.click("Details")
    (sentence,) = [text for text in desk.texts() if text.startswith("broken.toml: $.id: found 3")]
    desk.click("Hide")
    assert sentence not in desk.texts()
    problem = RefusedInput("/somewhere/a.toml", "$.id", "1", "2")
    page.show_routines(workspace.routines()[0], [], [problem, problem, RefusedInput("b.toml", "", "1", "2")])
    desk.settle()
    assert "2 files could not be read" in desk.texts()


# Small windows


def test_in_a_small_window_the_detail_covers_the_grid(small: Desk, page: LibraryPage) -> None:
    assert not page.detail.isVisible()
    small.click(page.grid.tiles()[2])
    assert page.detail.isVisible()
    assert not page.grid.isVisible()
    assert not page.search.isVisible()
    small.click("All routines")
    assert page.grid.isVisible()
    assert QApplication.focusWidget() is page.grid.tiles()[2]


def test_a_small_window_by_keys(small: Desk, page: LibraryPage) -> None:
    small.tab_to(on_tile)
    small.key(Qt.Key.Key_Right)
    assert page.grid.isVisible()
    small.key(Qt.Key.Key_Space)
    assert page.detail.isVisible()
    assert QApplication.focusWidget() is page.back
    small.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.grid.tiles()[1]
    small.key(Qt.Key.Key_Space)
    small.key(Qt.Key.Key_F, modifier=CONTROL)
    assert page.search.line.hasFocus()
    small.key(Qt.Key.Key_Escape)
    small.tab_to(on_tile)
    small.key(Qt.Key.Key_Space)
    small.window.resize(1280, 800)
    small.settle()
    assert page.grid.isVisible()
    assert page.detail.isVisible()


# One exercise


def exercise_page(desk: Desk) -> ExercisePage:
    (found,) = desk.on_screen(ExercisePage)
    return found


def test_everything_about_an_exercise(desk: Desk, page: LibraryPage) -> None:
    desk.click("About Bird-dog")
    texts = desk.texts()
    exercise = desk.workspace.exercise("bird-dog")
    for text in (exercise.name, exercise.cue, exercise.start, *exercise.steps, exercise.breathing):
        assert text in texts
    assert "Arching the low back, hip hiking or rotating, rushing." in texts
    assert any(text.startswith("Back extensors") for text in texts)
    assert "Mat." in texts
    assert exercise.caution in texts
    assert not any(source in text for text in texts for source in exercise.sources)
    (figure,) = desk.on_screen(FigureView)
    assert figure.accessibleDescription() == " ".join(exercise.steps)


def test_easier_and_harder_are_links_with_a_way_back(desk: Desk, page: LibraryPage) -> None:
    desk.click("About Bird-dog")
    desk.click("Harder: Knee plank")
    assert exercise_page(desk).exercise_id == "knee-plank"
    desk.click("Harder: Forearm plank")
    desk.click("Easier: Knee plank")
    assert exercise_page(desk).exercise_id == "knee-plank"
    desk.key(Qt.Key.Key_Escape)
    assert exercise_page(desk).exercise_id == "bird-dog"
    desk.click("Back")
    assert not desk.on_screen(ExercisePage)
    assert page.grid.isVisible()


def test_an_exercise_by_keys_and_back_to_where_it_was_asked(desk: Desk, page: LibraryPage) -> None:
    info = desk.button("About Dead bug")
    desk.tab_to(lambda widget: widget is info)
    desk.key(Qt.Key.Key_Return)
    assert exercise_page(desk).exercise_id == "dead-bug"
    assert QApplication.focusWidget() is exercise_page(desk).back
    desk.tab_to(lambda widget: isinstance(widget, FigureView))
    desk.key(Qt.Key.Key_Left)
    assert exercise_page(desk).exercise_id == "dead-bug"
    desk.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is info


def test_the_person_moves_only_while_on_show(desk: Desk, page: LibraryPage) -> None:
    found = page.exercise_page
    assert not found._timer.isActive()
    desk.click("About Dead bug")
    assert found._timer.isActive()
    before = found.figure._elapsed_s
    found._timer.timeout.emit()
    assert found.figure._elapsed_s > before
    found.hold_at(2.0)
    assert (found._timer.isActive(), found.figure._elapsed_s) == (False, 2.0)
    desk.click("Back")
    desk.click("About Dead bug")
    assert found._timer.isActive()
    desk.key(Qt.Key.Key_1, modifier=CONTROL)
    assert not found._timer.isActive()


def test_an_exercise_without_a_picture_is_told_in_words(desk: Desk, page: LibraryPage) -> None:
    found = page.exercise_page
    found._content = type(found._content)(desk.workspace.exercise, lambda _: None)
    desk.click("About Dead bug")
    assert "Drag or press the arrow keys to turn the view." not in desk.texts()
    assert found.figure.grab().size() != QSize(0, 0)
