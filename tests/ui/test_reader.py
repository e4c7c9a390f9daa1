"""Reading off the window's thread: only what was asked for last is shown, and failures are told."""

from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject

from coach.domain.errors import CoachError
from coach.ui.kit.turns import finish_turns
from coach.ui.reader import Reader

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def reader(owner: QObject, told: list[str]) -> Reader:
    return Reader(owner, told.append)


def test_it_reads_elsewhere_and_shows_here(reader: Reader) -> None:
    shown: list[tuple[int, int]] = []
    reader.ask(get_ident, lambda there: shown.append((there, get_ident())))
    reader.finish()
    ((there, here),) = shown
    assert here == get_ident() != there


def test_only_the_last_answer_is_shown(reader: Reader) -> None:
    begun, may_end = Event(), Event()
    shown: list[str] = []

    def read_slowly() -> str:
        begun.set()
        may_end.wait()
        return "first"

    reader.ask(read_slowly, shown.append)
    finish_turns()
    begun.wait()
    reader.ask(lambda: "second", shown.append)
    reader.ask(lambda: "third", shown.append)
    may_end.set()
    reader.finish()
    assert shown == ["third"]
    reader.finish()
    assert shown == ["third"]


def test_nothing_is_shown_after_leaving(reader: Reader) -> None:
    shown: list[str] = []
    reader.ask(lambda: "late", shown.append)
    finish_turns()
    reader.leave()
    reader.finish()
    assert shown == []


def test_a_failure_is_told(reader: Reader, told: list[str]) -> None:
    def fail() -> str:
        raise CoachError("The disk is full.")

    own: list[str] = []
    reader.ask(fail, own.append)
    reader.finish()
    assert (told, own) == (["The disk is full."], [])
    reader.do(fail, told.append, own.append)
    reader.finish()
    assert (told, own) == (["The disk is full."], ["The disk is full."])


def test_work_is_done_whatever_else_is_asked_for(reader: Reader) -> None:
    done: list[str] = []
    reader.do(lambda: "work", done.append)
    reader.ask(lambda: "read", done.append)
    reader.finish()
    assert done == ["work", "read"]
