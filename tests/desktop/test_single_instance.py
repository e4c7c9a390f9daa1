"""Two processes on one folder: one window, and every wish reaches it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.desktop.single_instance import MAX_WISH_BYTES, SingleInstance

CHILD = Path(__file__).with_name("second_process.py")
ROOT = Path(__file__).parents[2]


@contextmanager
def another_process(folder: Path, wish: str = "") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(CHILD), str(folder), wish]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as child:
        yield child


def said(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().rstrip("\n")


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    yield instance
    instance.release()


def heard_by(instance: SingleInstance) -> list[str]:
    wishes: list[str] = []
    instance.asked.connect(wishes.append)
    return wishes


@pytest.mark.parametrize("wish", ["core-foundation", "", "eigene-übung"])
def test_a_second_process_hands_its_wish_over(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path, wish: str
) -> None:
    wishes = heard_by(first)
    with qtbot.waitSignal(first.asked, timeout=20_000), another_process(tmp_path, wish) as child:
        assert said(child) == "handed over"
    assert wishes == [wish]
    assert list((tmp_path / "wishes").iterdir()) == []


def test_another_folder_is_another_window(first: SingleInstance, tmp_path: Path) -> None:
    folder = tmp_path / "another"
    folder.mkdir()
    with another_process(folder) as child:
        assert said(child) == "first"


def test_whoever_comes_after_the_first_has_gone_is_first(qapp: QApplication, tmp_path: Path) -> None:
    gone = SingleInstance(tmp_path)
    assert gone.is_first()
    gone.release()
    with another_process(tmp_path) as child:
        assert said(child) == "first"
        late = SingleInstance(tmp_path)
        assert not late.is_first()
        child.communicate()
        assert late.is_first()
        late.release()


def test_the_lock_of_a_killed_process_is_taken_over(qapp: QApplication, tmp_path: Path) -> None:
    with another_process(tmp_path) as child:
        assert said(child) == "first"
        instance = SingleInstance(tmp_path)
        assert not instance.is_first()
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert (tmp_path / "window.lock").exists()
    assert instance.is_first()
    instance.release()


def test_wishes_that_were_left_over_are_not_fulfilled_later(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "wishes"
    folder.mkdir()
    (folder / "old.wish").write_text("core-foundation", encoding="utf-8")
    instance = SingleInstance(tmp_path)
    wishes = heard_by(instance)
    assert instance.is_first()
    assert list(folder.iterdir()) == []
    with qtbot.waitSignal(instance.asked, timeout=20_000):
        assert SingleInstance(tmp_path).hand_over("core-builder")
    assert wishes == ["core-builder"]
    instance.release()


def test_junk_in_the_folder_of_wishes_does_no_harm(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    folder = tmp_path / "wishes"
    wishes = heard_by(first)
    with qtbot.waitSignal(first.asked, timeout=20_000):
        (folder / "a-folder.wish").mkdir()
        (folder / "bytes.wish").write_bytes(b"\xff\xfe\x00")
        (folder / "note.txt").write_text("core-foundation", encoding="utf-8")
        assert first.hand_over("standing-break")
    assert wishes == ["standing-break"]


def test_a_wish_is_never_longer_than_an_id_can_be(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    wishes = heard_by(first)
    with qtbot.waitSignal(first.asked, timeout=20_000):
        assert first.hand_over("x" * 100_000)
    assert wishes == ["x" * MAX_WISH_BYTES]


def test_junk_that_was_left_over_does_not_keep_the_window_from_opening(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "wishes" / "a-folder.wish").mkdir(parents=True)
    (tmp_path / "wishes" / "bytes.wish").write_bytes(b"\xff")
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    instance.release()


def test_nobody_hears_a_wish_without_a_first_process(qapp: QApplication, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path).hand_over("core-foundation")


def test_after_release_no_wish_is_heard(first: SingleInstance, tmp_path: Path) -> None:
    wishes = heard_by(first)
    first.release()
    assert first.hand_over("core-foundation")
    for _ in range(20):
        QCoreApplication.processEvents()
    assert wishes == []
