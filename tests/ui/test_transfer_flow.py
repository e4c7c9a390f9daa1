"""Export and import at the window: saved where it was asked for, previewed, taken, and shown at once."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from full_folder import KEPT_EXPORT, changed
from measure_labels import tally
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.ui.kit.toast import Toast
from coach.ui.pages.library.tile import Tile
from coach.ui.pages.transfer.data_card import DataCard
from coach.ui.pages.transfer.dialogs import NoticeDialog, PreviewDialog
from coach.ui.theme import apply_theme
from coach.ui.transfer_flow import SYSTEM, Choosers


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock, qapp: QApplication) -> Desk:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, (900, 600))
    desk.key(Qt.Key.Key_Comma, modifier=CONTROL)
    return desk


def choose(
    desk: Desk,
    save: Path | None = None,
    calendar: Path | None = None,
    folder: Path | None = None,
    file: Path | None = None,
) -> None:
    """What a person will choose in the dialogs of the system."""
    desk.window.transfer._choosers = Choosers(
        lambda *_: save, lambda _: calendar, lambda _: folder, lambda _: file
    )


def wait(desk: Desk) -> None:
    desk.window.transfer.finish()
    desk.settle()


def click(desk: Desk, button: str) -> None:
    desk.click(button)
    wait(desk)


def said(desk: Desk) -> str:
    (toast,) = desk.on_screen(Toast)
    return toast.accessibleName()


def remarks(desk: Desk) -> list[str]:
    return desk.texts()[-1].splitlines()


def newer(tmp_path: Path) -> Path:
    def edit(whole) -> None:
        whole["walks"][1] |= {"note": "theirs", "changed_at": "2026-11-17T07:00:00Z"}
        whole["routines"][0]["text"] += "# theirs\n"

    return changed(KEPT_EXPORT, tmp_path / "newer.json", edit)


# Out


def test_everything_is_saved_where_it_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    choose(desk, save=tmp_path / "all.json")
    click(desk, "Export everything")
    assert said(desk) == "Everything is saved."
    assert (tmp_path / "all.json").read_bytes() == desk.workspace.transfer.everything().content


def test_the_name_that_is_offered_carries_the_day(desk: Desk) -> None:
    offered: list[str] = []

    def save(_: object, name: str) -> None:
        offered.append(name)

    desk.window.transfer._choosers = Choosers(save, lambda _: None, lambda _: None, lambda _: None)
    click(desk, "Export everything")
    assert offered == ["back-coach-2026-11-17.json"]


def test_tables_are_saved_in_a_folder_of_their_own(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "sessions.csv").write_text("somebody's", encoding="utf-8")
    choose(desk, folder=tmp_path)
    click(desk, "Save as CSV")
    assert said(desk) == "Four tables are in the folder back-coach-csv."
    assert len(list((tmp_path / "back-coach-csv").iterdir())) == 4
    assert (tmp_path / "sessions.csv").read_text(encoding="utf-8") == "somebody's"


@pytest.mark.parametrize("button", ["Export everything", "Save as CSV", "Save calendar", "Import"])
def test_choosing_nothing_does_nothing(desk: Desk, button: str, tmp_path: Path) -> None:
    choose(desk)
    before = sorted(tmp_path.rglob("*"))
    click(desk, button)
    assert desk.dialogs() == []
    assert sorted(tmp_path.rglob("*")) == before


def test_the_coming_weeks_are_saved_as_a_calendar(desk: Desk, tmp_path: Path) -> None:
    choose(desk, calendar=tmp_path / "weeks.ics")
    click(desk, "Save calendar")
    assert said(desk) == "The coming weeks are in weeks.ics."
    assert (tmp_path / "weeks.ics").read_bytes() == desk.workspace.calendar()


def test_a_calendar_that_cannot_be_saved_is_told(desk: Desk, tmp_path: Path) -> None:
    choose(desk, calendar=tmp_path / "nowhere" / "weeks.ics")
    click(desk, "Save calendar")
    assert any("its folder is not there" in text for text in desk.texts())
    assert not (tmp_path / "nowhere").exists()


def test_what_cannot_be_saved_is_told(desk: Desk, tmp_path: Path) -> None:
    choose(desk, save=tmp_path)
    click(desk, "Export everything")
    assert isinstance(desk.dialog(), NoticeDialog)
    assert any("something else has that name" in text for text in desk.texts())
    desk.key(Qt.Key.Key_Return)
    assert desk.dialogs() == []


def test_own_files_left_out_are_named(desk: Desk, tmp_path: Path) -> None:
    (desk.workspace.folder / "routines").mkdir()
    (desk.workspace.folder / "routines" / "broken.toml").write_text("id = 3", encoding="utf-8")
    choose(desk, save=tmp_path / "all.json")
    click(desk, "Export everything")
    assert any("broken.toml" in text for text in desk.texts())
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["routines"] == []


# In


def test_an_import_is_previewed_then_shown_everywhere(desk: Desk) -> None:
    desk.window.shell.show_page("library")
    desk.settle()
    desk.window.shell.show_page("settings")
    choose(desk, file=KEPT_EXPORT)
    click(desk, "Import")
    assert isinstance(desk.dialog(), PreviewDialog)
    assert {"Sessions", "5 new"} <= set(desk.texts())
    assert "A backup is made first." in remarks(desk)
    assert not (desk.workspace.folder / "backups").exists()
    click(desk, "Import")
    assert desk.dialogs() == []
    assert said(desk) == "Records that came in: 22. Files of your own: 3."
    assert len(desk.workspace.planner.plan.revisions) > 1
    assert desk.workspace.routine("mine")
    desk.window.show_today()
    desk.settle()
    assert "Resume" in desk.buttons()
    desk.window.shell.show_page("library")
    desk.settle()
    desk.settle()
    assert "mine" in [tile.routine.id for tile in desk.window.findChildren(Tile)]


def test_cancelling_changes_nothing(desk: Desk) -> None:
    choose(desk, file=KEPT_EXPORT)
    before = desk.workspace.transfer.everything()
    click(desk, "Import")
    desk.key(Qt.Key.Key_Escape)
    wait(desk)
    assert desk.workspace.transfer.everything() == before
    assert not (desk.workspace.folder / "backups").exists()


def test_what_gives_way_and_what_stays_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.workspace.transfer.take(desk.workspace.transfer.preview(KEPT_EXPORT))
    choose(desk, file=newer(tmp_path))
    click(desk, "Import")
    assert "1 replaced by newer ones, 1 here already" in desk.texts()
    assert remarks(desk) == [
        "Different here, and left as they are: routines/mine.toml",
        "Your settings stay as they are.",
        "Records of yours that give way to newer ones: 1.",
        "A backup is made first.",
    ]
    click(desk, "Import")
    assert said(desk) == "Replaced by newer ones: 1."


def test_a_file_that_is_here_already_asks_nothing(desk: Desk) -> None:
    desk.workspace.transfer.take(desk.workspace.transfer.preview(KEPT_EXPORT))
    choose(desk, file=KEPT_EXPORT)
    click(desk, "Import")
    assert desk.dialogs() == []
    assert said(desk) == "Everything in this file is here already."


def test_a_refused_file_says_where_and_why(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"format": "fitness"}', encoding="utf-8")
    choose(desk, file=path)
    click(desk, "Import")
    assert isinstance(desk.dialog(), NoticeDialog)
    assert f'{path}: $.format: found "fitness", expected "back-coach"' in desk.texts()
    assert tally(desk.window).faults == []


def test_a_failure_while_taking_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise StorageError("Could not save: disk is full.")

    choose(desk, file=KEPT_EXPORT)
    click(desk, "Import")
    monkeypatch.setattr(desk.workspace.transfer, "take", full)
    click(desk, "Import")
    assert "Could not save: disk is full." in desk.texts()


# How


@pytest.mark.parametrize(
    ("method", "button"),
    [("save_everything", "Export everything"), ("save_tables", "Save as CSV"), ("preview", "Import")],
)
def test_nothing_of_it_happens_on_the_windows_thread(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, button: str
) -> None:
    threads: list[int] = []
    real: Callable[[Path], object] = getattr(desk.workspace.transfer, method)

    def watched(path: Path) -> object:
        threads.append(threading.get_ident())
        return real(path)

    monkeypatch.setattr(desk.workspace.transfer, method, watched)
    choose(desk, save=tmp_path / "all.json", folder=tmp_path, file=KEPT_EXPORT)
    click(desk, button)
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_one_thing_at_a_time(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(_: Path) -> tuple[()]:
        go.wait(10)
        return ()

    monkeypatch.setattr(desk.workspace.transfer, "save_everything", slow)
    choose(desk, save=tmp_path / "all.json", folder=tmp_path)
    desk.click("Export everything")
    desk.click("Save as CSV")
    assert said(desk) == "One moment, the last one is still on its way."
    go.set()
    wait(desk)
    assert said(desk) == "Everything is saved."
    assert not (tmp_path / "back-coach-csv").exists()


def test_everything_is_reached_by_keyboard(desk: Desk) -> None:
    choose(desk, file=KEPT_EXPORT)
    (card,) = desk.on_screen(DataCard)
    for button in (card.export, card.csv, card.calendar, card.import_):
        desk.tab_to(lambda widget, button=button: widget is button)
        assert button.accessibleDescription()
    desk.key(Qt.Key.Key_Space)
    wait(desk)
    assert isinstance(desk.dialog(), PreviewDialog)
    desk.key(Qt.Key.Key_Return)
    wait(desk)
    assert said(desk).startswith("Records that came in: 22.")


def test_the_folder_is_named(desk: Desk) -> None:
    (card,) = desk.on_screen(DataCard)
    assert card.path.accessibleName() == str(desk.workspace.folder)
    assert card.path.text().replace("\u200b", "") == str(desk.workspace.folder)


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_word_has_its_room(desk: Desk, tmp_path: Path, is_dark: bool, qapp: QApplication) -> None:
    apply_theme(qapp, is_dark)
    assert tally(desk.window).faults == []
    desk.workspace.transfer.take(desk.workspace.transfer.preview(KEPT_EXPORT))
    choose(desk, file=newer(tmp_path))
    click(desk, "Import")
    assert tally(desk.window).faults == []
    click(desk, "Import")
    assert tally(desk.window).faults == []
    apply_theme(qapp, dark=False)


def test_the_dialogs_of_the_system_are_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = tmp_path / "x"
    for name, answer in (
        ("getSaveFileName", (str(asked), "")),
        ("getOpenFileName", (str(asked), "")),
        ("getExistingDirectory", str(asked)),
    ):
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer: answer)
    assert SYSTEM.save(desk.window, "a") == SYSTEM.open(desk.window) == SYSTEM.folder(desk.window) == asked
    for name, answer in (
        ("getSaveFileName", ("", "")),
        ("getOpenFileName", ("", "")),
        ("getExistingDirectory", ""),
    ):
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer: answer)
    assert SYSTEM.save(desk.window, "a") is SYSTEM.open(desk.window) is SYSTEM.folder(desk.window) is None
