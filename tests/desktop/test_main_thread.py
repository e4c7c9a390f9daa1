"""What finished on another thread comes back to this one, in its order."""

import threading
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from coach.desktop.main_thread import MainThread
from coach.domain.errors import StorageError


def in_a_thread(work) -> None:
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


def test_callbacks_run_here_in_the_order_in_which_they_were_posted(qapp: QApplication) -> None:
    main_thread = MainThread()
    ran: list[tuple[int, threading.Thread]] = []

    def post_all() -> None:
        for number in range(50):
            main_thread.post(lambda number=number: ran.append((number, threading.current_thread())))

    in_a_thread(post_all)
    assert ran == []
    QCoreApplication.processEvents()
    assert ran == [(number, threading.current_thread()) for number in range(50)]


def test_a_post_from_this_thread_waits_its_turn_as_well(qapp: QApplication) -> None:
    main_thread = MainThread()
    ran: list[str] = []
    main_thread.post(lambda: ran.append("posted"))
    assert ran == []
    QCoreApplication.processEvents()
    assert ran == ["posted"]


def test_a_commit_is_acknowledged_here(qapp: QApplication) -> None:
    main_thread = MainThread()
    stored: Future[None] = Future()
    ran: list[object] = []
    main_thread.when_stored(stored, lambda: ran.append(threading.current_thread()), ran.append)
    QCoreApplication.processEvents()
    assert ran == []
    in_a_thread(lambda: stored.set_result(None))
    QCoreApplication.processEvents()
    assert ran == [threading.current_thread()]


def test_a_commit_that_was_done_already_is_acknowledged_too(qapp: QApplication) -> None:
    main_thread = MainThread()
    stored: Future[None] = Future()
    stored.set_result(None)
    ran: list[str] = []
    main_thread.when_stored(stored, lambda: ran.append("stored"), ran.append)
    assert ran == []
    QCoreApplication.processEvents()
    assert ran == ["stored"]


def test_a_failure_comes_as_a_sentence(qapp: QApplication) -> None:
    main_thread = MainThread()
    ran: list[str] = []
    for error in (StorageError("Could not save: disk is full."), ValueError("odd")):
        failed: Future[None] = Future()
        failed.set_exception(error)
        main_thread.when_stored(failed, lambda: ran.append("stored"), ran.append)
    QCoreApplication.processEvents()
    assert ran == ["Could not save: disk is full.", "ValueError('odd')"]
