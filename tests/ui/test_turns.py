"""Work in turns: one piece a round, figures after pages, nothing for an owner that has gone."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from coach.ui.kit.turns import finish_turns, in_next_turn, when_idle


def test_each_round_of_the_window_runs_one_piece(qapp: QApplication) -> None:
    finish_turns()
    done: list[int] = []
    for number in range(3):
        in_next_turn(qapp, lambda number=number: done.append(number))
    assert done == []
    most = 0
    while len(done) < 3:
        before = len(done)
        QCoreApplication.processEvents()
        most = max(most, len(done) - before)
    assert done == [0, 1, 2]
    assert most == 1


def test_what_can_wait_comes_after_pages_and_what_they_ask_for(qapp: QApplication) -> None:
    done: list[str] = []

    def page() -> None:
        done.append("page")
        in_next_turn(qapp, lambda: done.append("rows"))

    when_idle(qapp, lambda: done.append("figure"))
    in_next_turn(qapp, page)
    finish_turns()
    assert done == ["page", "rows", "figure"]


def test_an_owner_that_has_gone_gets_no_turn(qapp: QApplication) -> None:
    done: list[str] = []
    owner = QObject()
    in_next_turn(owner, lambda: done.append("gone"))
    when_idle(qapp, lambda: done.append("here"))
    delete(owner)
    finish_turns()
    assert done == ["here"]
