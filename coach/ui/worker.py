"""One thing at a time off the window's thread, and back with what came of it."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool

from coach.desktop.session_runner import WhenStored

T = TypeVar("T")


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no garbage collection walk all that is being read: it would hold the window up."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Worker(QObject):
    """A thread of its own for what takes long; `is_busy` from the call until the answer is here."""

    def __init__(self, owner: QObject, when_stored: WhenStored) -> None:
        super().__init__(owner)
        self._when_stored = when_stored
        self.is_busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.finish)

    def finish(self) -> None:
        """Wait until nothing is done there any more."""
        self._pool.waitForDone()

    def run(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Do `work` there, then go on here with its result, or with a sentence that says what went wrong."""
        self.is_busy = True
        done: Future[None] = Future()
        results: list[T] = []

        def run() -> None:
            try:
                with uncollected():
                    results.append(work())
            except Exception as error:
                done.set_exception(error)
            else:
                done.set_result(None)

        def go_on() -> None:
            self.is_busy = False
            then(results.pop())

        def fail(reason: str) -> None:
            self.is_busy = False
            failed(reason)

        self._when_stored(done, go_on, fail)
        self._pool.start(run)
