"""The only caller of the system clocks, and a clock that is set by hand."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

ROLLOVER = timedelta(hours=3)
"""The day begins at 03:00, so that a late evening belongs to the day it ends."""


class Clock(Protocol):
    """What the rest of the program may know about time."""

    def now(self) -> datetime:
        """The wall time here, aware of its offset."""
        ...

    def monotonic_s(self) -> float:
        """Seconds on a clock that no one sets and that stands still during sleep."""
        ...

    def slept_s(self) -> float:
        """Seconds this computer has been suspended since it started."""
        ...


class SystemClock:
    """The clocks of this computer."""

    def now(self) -> datetime:
        """The wall time here, aware of its offset."""
        return datetime.now(UTC).astimezone()

    def monotonic_s(self) -> float:
        """Seconds of the monotonic clock."""
        return time.monotonic()

    def slept_s(self) -> float:
        """Boot-time minus monotonic clock; 0 where the system has no boot-time clock."""
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        if boot_time is None:
            return 0.0
        return time.clock_gettime(boot_time) - time.clock_gettime(time.CLOCK_MONOTONIC)


@dataclass(slots=True)
class HandClock:
    """A clock that moves only when told to; the tour and the tests run on it."""

    wall: datetime
    reading_s: float = 0.0
    asleep_s: float = 0.0

    def now(self) -> datetime:
        """The wall time it was set to."""
        return self.wall

    def monotonic_s(self) -> float:
        """The seconds it was moved by."""
        return self.reading_s

    def slept_s(self) -> float:
        """The seconds it was asleep."""
        return self.asleep_s

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.reading_s += seconds
        self.wall += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Suspend the computer for a while."""
        self.asleep_s += seconds
        self.wall += timedelta(seconds=seconds)


def plan_day(instant: datetime) -> date:
    """The day of the plan to which an aware local instant belongs. Source: rules.md, section 3."""
    return (instant - ROLLOVER).date()
