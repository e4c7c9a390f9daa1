"""Reading off the window's thread: what was asked for last is shown, nothing older."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool

from coach.desktop.main_thread import MainThread
from coach.domain.errors import CoachError
from coach.ui.kit.turns import when_idle
from coach.ui.worker import uncollected

T = TypeVar("T")


def _nothing() -> None:
    """Nothing has been asked for yet."""


class Reader(QObject):
    """A thread for good, since each thread that reads has a connection of its own to the database.

    Where reading fails with a CoachError, `failed` is told why."""

    def __init__(self, owner: QObject, failed: Callable[[str], None]) -> None:
        super().__init__(owner)
        self._failed = failed
        self._asked = self._begun = 0
        self._begin_last: Callable[[], None] = _nothing
        self._here = MainThread(self)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)

    def ask(self, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read, then show here what was found, in place of all that was asked for before."""
        self._asked += 1
        self._begin_last = partial(self._begin, self._asked, read, show)
        # After the painting that is due: two threads of Python hold each other up.
        when_idle(self, self._begin_last)

    def do(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """Work there and go on here, whatever else is asked for."""
        self._pool.start(partial(self._work, work, then, failed or self._failed))

    def finish(self) -> None:
        """Wait until what was asked for is shown."""
        self._begin_last()
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self._here)

    def leave(self) -> None:
        """Show nothing more, and wait for the reading under way."""
        self._asked += 1
        self._pool.clear()
        self._pool.waitForDone()

    def _begin(self, number: int, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Unless it has begun, or something else has been asked for since."""
        if number == self._asked and number != self._begun:
            self._begun = number
            self._pool.start(partial(self._read, number, read, show))

    # On the thread

    def _read(self, number: int, read: Callable[[], T], show: Callable[[T], None]) -> None:
        if number == self._asked:
            self._work(read, partial(self._show, number, show), self._failed)

    def _work(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None]) -> None:
        try:
            with uncollected():
                found = work()
        except CoachError as error:
            self._post(partial(failed, str(error)))
        else:
            self._post(partial(then, found))

    def _post(self, action: Callable[[], None]) -> None:
        """Run on the window's thread; the window may be gone by then."""
        try:
            self._here.post(action)
        except RuntimeError:
            return

    # On the window's thread

    def _show(self, number: int, show: Callable[[T], None], found: T) -> None:
        if number == self._asked:
            show(found)
