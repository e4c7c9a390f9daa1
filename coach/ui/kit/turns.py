"""Work in turns of the event loop, so that the window never waits for all of it."""

from collections import deque
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTimerEvent
from shiboken6 import isValid

Action = Callable[[], object]


class _Turns(QObject):
    """One action each time the window comes round: what is asked for first, then what can wait.

    A timer, since a queued call, which a single shot of 0 ms is, would still run in the same turn."""

    def __init__(self) -> None:
        super().__init__()
        self.next: deque[tuple[QObject, Action]] = deque()
        self.idle: deque[tuple[QObject, Action]] = deque()
        self._timer: int | None = None

    def add(self, queue: deque[tuple[QObject, Action]], owner: QObject, action: Action) -> None:
        queue.append((owner, action))
        if self._timer is None:
            self._timer = self.startTimer(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        while queue := self.next or self.idle:
            owner, action = queue.popleft()
            if isValid(owner):
                action()
                break
        if self._timer is not None and not (self.next or self.idle):
            self.killTimer(self._timer)
            self._timer = None


@cache
def _turns() -> _Turns:
    return _Turns()


def in_next_turn(owner: QObject, action: Action) -> None:
    """Run `action` when the window has come round; never, if `owner` has gone by then."""
    turns = _turns()
    turns.add(turns.next, owner, action)


def when_idle(owner: QObject, action: Action) -> None:
    """Run `action` once nothing waits for its next turn; never, if `owner` has gone by then."""
    turns = _turns()
    turns.add(turns.idle, owner, action)


def finish_turns() -> None:
    """Let the window come round until nothing waits, nor anything that followed from it."""
    turns = _turns()
    while turns.next or turns.idle:
        QCoreApplication.processEvents()
