"""Walks from files at the window: chosen or dropped, looked at, ticked, taken, and taken back."""

import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from measure_labels import tally
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from walk_recordings import FOLDER, OTHERS, SATURDAY, WALKS, began, gpx, segment, way
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.walk_import import Candidate
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.walking import Unit, Walk
from coach.ui.kit.dropped import walk_files
from coach.ui.kit.progress_bar import ProgressBar
from coach.ui.kit.tick_row import TickRow
from coach.ui.kit.toast import Toast
from coach.ui.pages.transfer.data_card import DataCard
from coach.ui.pages.transfer.dialogs import NoticeDialog
from coach.ui.pages.walk_import.dialogs import FoundDialog, ReadingDialog
from coach.ui.theme import apply_theme
from coach.ui.walk_import_flow import LARGE, ask_for_files

PHONE, HIKE, RIDE = (FOLDER / name for name in ("phone-app.gpx", "hike.fit", "bike-ride.fit"))
ALL = [FOLDER / name for name in (*WALKS, *OTHERS)]
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
PHONE_TITLE = "Saturday, 14 November, 09:30"


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock, qapp: QApplication) -> Iterator[Desk]:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, (900, 600))
    desk.key(Qt.Key.Key_Comma, modifier=CONTROL)
    yield desk
    desk.window.walk_import.finish()


def wait(desk: Desk) -> None:
    desk.window.walk_import.finish()
    desk.settle()


def offer(desk: Desk, *paths: Path) -> None:
    """Choose files with the button on the settings page."""
    desk.window.walk_import._choose_files = lambda _: list(paths)
    desk.click("Import walks")
    wait(desk)


def take(desk: Desk, count: int) -> None:
    desk.click("Take 1 walk" if count == 1 else f"Take {count} walks")
    wait(desk)


def said(desk: Desk) -> str:
    (toast,) = desk.on_screen(Toast)
    return toast.accessibleName()


def on_record(desk: Desk) -> list[Walk]:
    return [it.walk for it in desk.workspace.walk_log.walks()]


def rows(desk: Desk) -> list[TickRow]:
    """Those of the question, not those of the settings page behind it."""
    return desk.dialog().findChildren(TickRow)


def ticks(desk: Desk) -> dict[str, bool]:
    return {row.accessibleName(): row.isChecked() for row in rows(desk)}


def dropped(*paths: Path) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return carried


def drop(target: QWidget, carried: QMimeData) -> bool:
    """Carry something over a widget and let go; whether it was taken."""
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, NO_MODIFIER)
    over = QDragEnterEvent(QPoint(50, 50), *how)
    over.ignore()
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), *how))
    return over.isAccepted()


class Slow:
    """Reads one file each time it is let; stands in for large ones."""

    def __init__(self, desk: Desk) -> None:
        self._go = threading.Semaphore(0)
        self._begun = threading.Semaphore(0)
        self.read: list[Path] = []
        real = desk.workspace.walk_import.preview

        def preview(paths: Sequence[Path]) -> Iterator[tuple[Candidate, ...]]:
            for path, of_file in zip(paths, real(paths), strict=True):
                self._begun.release()
                assert self._go.acquire(timeout=10)
                self.read.append(path)
                yield of_file

        desk.workspace.walk_import.preview = preview  # type: ignore[method-assign,assignment]

    def let(self, count: int) -> None:
        """Let so many files be read, and wait until the next is begun."""
        for _ in range(count):
            assert self._begun.acquire(timeout=10)
            self._go.release()
        assert self._begun.acquire(timeout=10)
        self._begun.release()

    def let_all(self) -> None:
        for _ in range(99):
            self._go.release()


def begin_slowly(desk: Desk, *paths: Path) -> Slow:
    """Offer files to a reader that waits for each, until the bar is shown."""
    slow = Slow(desk)
    desk.window.walk_import._patience.setInterval(0)
    desk.window.walk_import.take(paths)
    desk.settle()
    return slow


# Taking


def test_walks_are_looked_at_then_taken_then_taken_back(desk: Desk) -> None:
    changes: list[int] = []
    desk.window.walk_import.changed.connect(lambda: changes.append(1))
    offer(desk, PHONE, HIKE)
    assert isinstance(desk.dialog(), FoundDialog)
    assert ticks(desk) == {PHONE_TITLE: True, "Tuesday, 3 November, 09:30": True}
    assert {"2.0 km in 25 min, from phone-app.gpx", "3.6 km in 63 min, from hike.fit"} <= set(desk.texts())
    assert on_record(desk) == []
    take(desk, 2)
    assert [walk.walked_on.day for walk in on_record(desk)] == [3, 14]
    assert (said(desk), len(changes)) == ("2 walks are taken.", 1)
    desk.click("Undo")
    assert (on_record(desk), len(changes)) == ([], 2)


def test_only_ticked_walks_are_taken(desk: Desk) -> None:
    offer(desk, PHONE, HIKE)
    (phone, _) = rows(desk)
    desk.click(phone)
    take(desk, 1)
    assert [walk.walked_on.day for walk in on_record(desk)] == [3]
    assert said(desk) == "1 walk is taken."


def test_with_nothing_ticked_nothing_can_be_taken(desk: Desk) -> None:
    offer(desk, PHONE)
    desk.click(*rows(desk))
    assert not desk.button("Take 0 walks").isEnabled()
    desk.key(Qt.Key.Key_Escape)
    wait(desk)
    assert on_record(desk) == []


@pytest.mark.parametrize("way_out", ["Cancel", "escape"])
def test_cancelling_stores_nothing(desk: Desk, way_out: str) -> None:
    offer(desk, PHONE)
    desk.key(Qt.Key.Key_Escape) if way_out == "escape" else desk.click(way_out)
    wait(desk)
    assert (desk.dialogs(), on_record(desk)) == ([], [])


def test_what_is_left_out_says_why(desk: Desk) -> None:
    desk.workspace.walk_import.take(
        [each for (each,) in desk.workspace.walk_import.preview([HIKE])]  # type: ignore[misc]
    )[1].result()
    hand = Walk(id="", walked_on=SATURDAY.date(), unit=Unit.MINUTES, moving_s=1560)
    desk.workspace.walk_log.add(hand)[1].result()
    offer(desk, PHONE, HIKE, RIDE, FOLDER / "old-logger.gpx", FOLDER / "old-logger.gpx")
    assert ticks(desk) == {PHONE_TITLE: False, "Friday, 13 November, 09:30": True}
    texts = desk.texts()
    assert "1 new, 3 already known, 1 not taken. Nothing is stored yet." in texts
    assert "You wrote 26 min down on that day. Tick it if this was another walk." in texts
    assert "Here already." in texts
    assert "The same walk as in old-logger.gpx." in texts
    assert texts[texts.index("bike-ride.fit") + 1] == "Activity: found cycling, expected a walk or a hike."
    desk.click(rows(desk)[0])
    take(desk, 2)
    assert len(on_record(desk)) == 4


def test_files_without_a_new_walk_offer_nothing(desk: Desk) -> None:
    offer(desk, RIDE)
    assert "No new walk in there" in desk.texts()
    assert not [button for button in desk.buttons() if button.startswith("Take")]
    desk.key(Qt.Key.Key_Return)
    assert (desk.dialogs(), on_record(desk)) == ([], [])


def test_a_walk_of_another_year_says_which(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.gpx"
    path.write_bytes(
        gpx(f"<trk>{segment(way((48, 16), 0.0, 12.0, 50, SATURDAY.replace(year=2024), 10))}</trk>")
    )
    offer(desk, path)
    assert list(ticks(desk)) == ["Thursday, 14 November 2024, 09:30"]


def test_a_series_in_miles_shows_miles(desk: Desk) -> None:
    miles = Walk(
        id="", walked_on=(SATURDAY - timedelta(days=30)).date(), unit=Unit.MILES, distance_m=Decimal(2000)
    )
    desk.workspace.walk_log.add(miles)[1].result()
    offer(desk, PHONE)
    assert "1.2 miles in 25 min, from phone-app.gpx" in desk.texts()


def test_choosing_nothing_does_nothing(desk: Desk) -> None:
    offer(desk)
    assert desk.dialogs() == []


def test_the_dialog_of_the_system_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(PHONE)], ""))
    assert ask_for_files(desk.window) == [PHONE]


# Dropped


@pytest.mark.parametrize("page", ["settings", "today", "progress"])
def test_files_may_be_dropped_on_any_page(desk: Desk, page: str) -> None:
    desk.window.shell.show_page(page)
    desk.settle()
    assert drop(desk.window.shell, dropped(RIDE.with_suffix(".TXT"), PHONE))
    wait(desk)
    assert list(ticks(desk)) == [PHONE_TITLE]


def test_other_files_are_not_taken(desk: Desk) -> None:
    assert not drop(desk.window.shell, dropped(Path("/x/letter.txt"), Path("/x/routine.toml")))
    assert desk.dialogs() == []


def test_only_recordings_count_among_what_is_dropped() -> None:
    carried = dropped(Path("/x/a.GPX"), Path("/x/b.toml"), Path("/x/c.fit"))
    carried.setUrls([*carried.urls(), QUrl("https:///d.gpx")])
    assert walk_files(carried) == [Path("/x/a.GPX"), Path("/x/c.fit")]


# While it takes long


def test_a_bar_shows_how_far_it_is(desk: Desk) -> None:
    slow = begin_slowly(desk, PHONE, HIKE, RIDE)
    assert isinstance(desk.dialog(), ReadingDialog)
    slow.let(2)
    desk.settle()
    (bar,) = desk.on_screen(ProgressBar)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (2, 3, "Files read")
    assert "File 3 of 3" in desk.texts()
    assert tally(desk.window).faults == []
    slow.let_all()
    wait(desk)
    assert isinstance(desk.dialog(), FoundDialog)


def test_the_bar_of_a_large_file_stands_before_it_is_read(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.gpx"
    large.write_text(PHONE.read_text() + " " * LARGE)
    desk.window.walk_import.take([large])
    assert isinstance(desk.dialog(), ReadingDialog)
    assert not desk.window.walk_import._worker.is_busy
    desk.window.walk_import.take([HIKE])
    assert "One moment, the last files are still being read." in [
        it.accessibleName() for it in desk.on_screen(Toast)
    ]
    desk.settle()
    wait(desk)
    assert isinstance(desk.dialog(), FoundDialog)
    assert PHONE_TITLE in desk.texts()


def test_enough_of_it_means_no_further_file(desk: Desk) -> None:
    slow = begin_slowly(desk, PHONE, HIKE, RIDE)
    slow.let(1)
    desk.click("Cancel")
    slow.let_all()
    wait(desk)
    assert slow.read == [PHONE, HIKE]
    assert (desk.dialogs(), on_record(desk)) == ([], [])
    desk.window.walk_import.take([PHONE])
    wait(desk)
    assert len(slow.read) == 3


def test_what_is_quick_shows_no_bar(desk: Desk) -> None:
    desk.window.walk_import.take([PHONE])
    assert desk.dialogs() == []
    wait(desk)
    assert isinstance(desk.dialog(), FoundDialog)


def test_one_import_at_a_time(desk: Desk) -> None:
    slow = begin_slowly(desk, PHONE)
    desk.window.walk_import.take([HIKE])
    assert said(desk) == "One moment, the last files are still being read."
    slow.let_all()
    wait(desk)
    assert list(ticks(desk)) == [PHONE_TITLE]


def test_files_are_read_and_walks_stored_off_the_windows_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    reader = desk.workspace.walk_import
    for name in ("preview", "take"):
        real = getattr(reader, name)
        monkeypatch.setattr(
            reader, name, lambda it, real=real: threads.add(threading.get_ident()) or real(it)
        )
    offer(desk, PHONE)
    take(desk, 1)
    assert threads
    assert threading.get_ident() not in threads


# When something fails


def test_a_failure_while_reading_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> Iterator[tuple[Candidate, ...]]:
        raise StorageError("Could not read the walks.")

    monkeypatch.setattr(desk.workspace.walk_import, "preview", broken)
    offer(desk, PHONE)
    assert isinstance(desk.dialog(), NoticeDialog)
    assert {"These files could not be read", "Could not read the walks."} <= set(desk.texts())


def test_walks_that_cannot_stand_together_are_told(desk: Desk) -> None:
    offer(desk, PHONE)
    between = Walk(id="", walked_on=SATURDAY.date(), unit=Unit.MINUTES, started_at=began(0), moving_s=300)
    desk.workspace.walk_log.add(between)[1].result()
    take(desk, 1)
    assert isinstance(desk.dialog(), NoticeDialog)
    assert any("one walk at a time" in text for text in desk.texts())
    assert len(on_record(desk)) == 1
    desk.key(Qt.Key.Key_Escape)
    offer(desk, HIKE)
    take(desk, 1)
    assert len(on_record(desk)) == 2


# By keyboard, and how it looks


def test_everything_is_reached_by_keyboard(desk: Desk) -> None:
    (card,) = desk.on_screen(DataCard)
    desk.window.walk_import._choose_files = lambda _: ALL
    desk.tab_to(lambda widget: widget is card.walks)
    assert card.walks.accessibleDescription()
    desk.key(Qt.Key.Key_Space)
    wait(desk)
    dialog = desk.dialog()
    assert isinstance(dialog, FoundDialog)
    stops: set[str] = set()
    for _ in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.add(focus.accessibleName())
        if isinstance(focus, TickRow):
            shown = focus.mapTo(dialog.rows, QPoint(0, focus.height() // 2)).y()
            assert 0 <= shown <= dialog.rows.height()
            assert focus.accessibleDescription()
        desk.key(Qt.Key.Key_Tab)
    assert stops == {*ticks(desk), "Cancel", "Take 11 walks", "Walks found"}
    desk.tab_to(lambda widget: isinstance(widget, TickRow))
    desk.key(Qt.Key.Key_Space)
    desk.tab_to(lambda widget: widget is dialog.take)
    desk.key(Qt.Key.Key_Return)
    wait(desk)
    assert len(on_record(desk)) == 10


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_word_has_its_room(desk: Desk, is_dark: bool, qapp: QApplication) -> None:
    apply_theme(qapp, is_dark)
    assert tally(desk.window).faults == []
    offer(desk, *ALL, FOLDER / "hike.fit")
    assert tally(desk.window).faults == []
    desk.key(Qt.Key.Key_Escape)
    offer(desk, RIDE)
    assert tally(desk.window).faults == []
    apply_theme(qapp, dark=False)


def test_many_rows_are_put_in_a_few_a_turn(desk: Desk, tmp_path: Path) -> None:
    paths = []
    for number in range(60):
        paths.append(tmp_path / f"{number}.gpx")
        at = SATURDAY - timedelta(days=number)
        paths[-1].write_bytes(gpx(f"<trk>{segment(way((48, 16), 0.0, 60.0, 10, at, 50))}</trk>"))
    desk.window.walk_import.take(paths)
    desk.window.walk_import.finish()
    while not desk.dialogs():
        QApplication.processEvents()
    assert len(rows(desk)) < 60
    assert "Take 60 walks" in desk.buttons()
    desk.settle()
    assert len(rows(desk)) == 60
