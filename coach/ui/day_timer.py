"""Tells when the time has come at which the day looks different by itself."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from coach.application.clock import Clock

LOOKS_AGAIN_MS = 60_000
"""It looks at the clock at least so often: a computer that slept, or a clock that was set, is noticed."""


class DayTimer(QObject):
    """`struck` comes once for each instant that is waited for; the clock of the program decides when."""

    struck = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def waits_ms(self) -> int:
        """How long until it looks at the clock; 0 while it waits for nothing."""
        return self._timer.interval() if self._timer.isActive() else 0

    def wait_for(self, at: datetime) -> None:
        """Wait for an aware instant, in place of any other."""
        self._at = at
        self._wind(at)

    def look(self) -> None:
        """See whether the time has come."""
        if self._at is None:
            return
        if self._clock.now() < self._at:
            self._wind(self._at)
            return
        self._at = None
        self.struck.emit()

    def _wind(self, at: datetime) -> None:
        left_ms = int((at - self._clock.now()).total_seconds() * 1000) + 1
        self._timer.start(min(LOOKS_AGAIN_MS, max(1, left_ms)))
