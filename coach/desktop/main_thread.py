"""A way back to the window's thread for what finished on another one."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt, Signal

from coach.domain.errors import CoachError


class MainThread(QObject):
    """Runs callbacks on the thread it lives on, in the order in which they were posted."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, callback: Callable[[], None]) -> None:
        """Run `callback` on this object's thread, soon."""
        self._posted.emit(callback)

    def when_stored(
        self, stored: Future[None], then: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Run `then` here once a commit is acknowledged, or `failed` with a sentence that says why not."""

        def acknowledge(done: Future[None]) -> None:
            error = done.exception()
            if error is None:
                self.post(then)
            else:
                sentence = str(error) if isinstance(error, CoachError) else repr(error)
                self.post(lambda: failed(sentence))

        stored.add_done_callback(acknowledge)

    def _run(self, callback: Callable[[], None]) -> None:
        callback()
