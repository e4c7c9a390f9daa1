"""The only caller of the system clocks, and a clock that is set by hand."""

import time
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

import tzlocal


class Clock(Protocol):
    """What the rest of the program may know about time."""

    def now(self) -> datetime:
        """The wall time here, aware of its offset."""
        ...

    def zone(self) -> tzinfo:
        """The time zone of this place, which knows the offsets of other days."""
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

    def zone(self) -> tzinfo:
        """The zone this computer is set to; read anew, since people travel."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # A computer without any setting is taken to be at UTC.
            try:
                return tzlocal.reload_localzone()
            except (LookupError, ValueError, OSError):
                return self.now().tzinfo or UTC

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

    def zone(self) -> tzinfo:
        """The zone of the wall time it was set to."""
        return self.wall.tzinfo or UTC

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
