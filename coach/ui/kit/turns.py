"""Work in turns of the event loop, so that the window never waits for all of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimerEvent
from shiboken6 import isValid


class _Turn(QObject):
    """A timer of its own: a queued call, which a single shot of 0 ms is, would still run in this turn."""

    def __init__(self, owner: QObject, action: Callable[[], object]) -> None:
        super().__init__(owner)
        self._action = action
        self.startTimer(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(event.timerId())
        self.deleteLater()
        _waiting.remove(self)
        self._action()


_waiting: list[_Turn] = []


def in_next_turn(owner: QObject, action: Callable[[], object]) -> None:
    """Run `action` when the window has come round; never, if `owner` has gone by then."""
    _waiting[:] = filter(isValid, _waiting)
    _waiting.append(_Turn(owner, action))


def finish_turns() -> None:
    """Let the window come round until nothing waits for its turn, nor anything that followed from it."""
    while any(map(isValid, _waiting)):
        QCoreApplication.processEvents()
