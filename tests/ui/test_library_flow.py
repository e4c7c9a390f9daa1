"""From the library to the editor and back, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach import resources
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.routine import Origin
from coach.domain.settings import Motion
from coach.ui.pages.editor.page import EditorPage
from coach.ui.pages.editor.questions import ImportDialog, LeaveDialog
from coach.ui.pages.library.page import LibraryPage
from coach.ui.pages.plan.add_dialog import AddDialog

KEY = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    opened = open_desk(workspace, hand_clock)
    opened.key(KEY.Key_3, modifier=CONTROL)
    opened.settle()
    return opened


def library(desk: Desk) -> LibraryPage:
    (page,) = desk.on_screen(LibraryPage)
    return page


def editor(desk: Desk) -> EditorPage:
    (page,) = desk.on_screen(EditorPage)
    return page


def own(desk: Desk) -> list[str]:
    return sorted(path.stem for path in (desk.workspace.folder / "routines").glob("*.toml"))


def test_a_copy_by_keys_is_saved_and_stands_in_the_library(desk: Desk) -> None:
    library(desk).choose("core-foundation")
    desk.key(KEY.Key_D, modifier=CONTROL)
    assert editor(desk).name.text == "Core foundation, my version"
    desk.key(KEY.Key_S, modifier=CONTROL)
    assert own(desk) == ["core-foundation-my-version"]
    desk.click("Back to the library")
    desk.settle()
    library(desk).choose("core-foundation-my-version")
    assert library(desk).chosen.origin is Origin.OWN


def test_a_draft_keeps_its_place_while_other_pages_are_shown(desk: Desk) -> None:
    desk.key(KEY.Key_N, modifier=CONTROL)
    page = editor(desk)
    page.insert("bird-dog")
    desk.key(KEY.Key_1, modifier=CONTROL)
    assert not page.isVisible()
    desk.key(KEY.Key_3, modifier=CONTROL)
    assert editor(desk) is page
    assert page.is_changed


def test_deleting_an_own_routine_can_be_undone(desk: Desk) -> None:
    library(desk).choose("core-foundation")
    desk.key(KEY.Key_D, modifier=CONTROL)
    desk.key(KEY.Key_S, modifier=CONTROL)
    desk.click("Back to the library")
    desk.settle()
    library(desk).delete_wished.emit("core-foundation-my-version")
    desk.settle()
    assert own(desk) == []
    desk.click("Undo")
    desk.settle()
    assert own(desk) == ["core-foundation-my-version"]
    library(desk).choose("core-foundation-my-version")


def test_closing_the_window_asks_about_unsaved_work(desk: Desk) -> None:
    desk.key(KEY.Key_N, modifier=CONTROL)
    editor(desk).insert("bird-dog")
    assert not desk.window.close()
    assert isinstance(desk.dialog(), LeaveDialog)
    desk.key(KEY.Key_3)
    assert desk.window.isVisible()
    assert not desk.window.close()
    desk.key(KEY.Key_2)
    QApplication.processEvents()
    assert not desk.window.isVisible()


@pytest.mark.parametrize("way", ["button", "drop"])
def test_a_file_from_someone_else_is_looked_at_first(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    sent = tmp_path / "core-foundation.toml"
    sent.write_bytes((resources.routines() / "core-foundation.toml").read_bytes())
    if way == "button":
        monkeypatch.setattr(desk.window.library.editor, "_choose_files", lambda _: [sent])
        desk.click("Take routines from files")
    else:
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(sent))])
        how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(library(desk), QDragEnterEvent(QPoint(50, 50), *how))
        QApplication.sendEvent(library(desk), QDropEvent(QPointF(50, 50), *how))
    assert isinstance(desk.dialog(), ImportDialog)
    assert own(desk) == []
    desk.key(KEY.Key_Return)
    desk.settle()
    (taken,) = own(desk)
    assert taken != "core-foundation"
    library(desk).choose(taken)


def test_reduced_motion_holds_the_exercises_of_the_library_still(desk: Desk) -> None:
    page = library(desk)
    page.detail.exercise_wished.emit("glute-bridge")
    figure = page.exercise_page.figure
    assert not figure.is_still
    desk.window.choices._change_motion(Motion.REDUCED)
    assert figure.is_still
    page.exercise_page.show_exercise("bird-dog")
    assert page.exercise_page.figure.is_still
    desk.window.choices._change_motion(Motion.FULL)
    assert not page.exercise_page.figure.is_still


def test_a_routine_is_planned_from_the_library(desk: Desk) -> None:
    library(desk).choose("morning-mobility")
    desk.settle()
    desk.click("Plan it")
    dialog = desk.dialog()
    assert isinstance(dialog, AddDialog)
    desk.key(KEY.Key_Return)
    desk.settle()
    held = desk.workspace.planner.plan.in_force(desk.clock.wall.date())
    assert [it.routine for it in held.slots].count("morning-mobility") == 1
