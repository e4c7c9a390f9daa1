"""The part of the tour that imports walks: while files are read, and what was found in them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from coach.application.clock import Clock
from coach.application.walk_import import Candidate, Found, Refused
from coach.domain.errors import RefusedInput
from coach.domain.walking import Source, Unit, Walk
from coach.ui.pages.walk_import.dialogs import FoundDialog, ReadingDialog
from coach.ui.window import Window

READ, FILES = 4, 7


class WalkImportTour:
    """Shows both dialogs with files that are made up; nothing is read and nothing stored."""

    def __init__(self, window: Window, clock: Clock, picture: Callable[[str], None]) -> None:
        self._window = window
        self._now = clock.now()
        self._picture = picture

    def walk(self) -> None:
        """Take the two pictures."""
        reading = ReadingDialog(self._window, FILES)
        reading.show_read(READ)
        reading.open()
        self._picture("walks-reading")
        reading.close_with(None)
        found = FoundDialog(self._window, self._candidates(), self._now.date())
        found.open()
        self._picture("walks-found")
        found.close_with(None)

    def _candidates(self) -> list[Candidate]:
        today = self._now.replace(hour=9, minute=30)
        stored = _walk(today - timedelta(days=8), 2600)
        refused = RefusedInput("", "activity", "cycling", "a walk or a hike")
        return [
            Found(Path("morning-walk.gpx"), _walk(today - timedelta(days=2), 2240)),
            Found(Path("park.fit"), _walk(today - timedelta(days=4), 3150)),
            Found(Path("river.fit"), stored, stored),
            Refused(Path("to-work.fit"), refused),
        ]


def _walk(at: datetime, metres: int) -> Walk:
    return Walk(
        id="",
        walked_on=at.date(),
        unit=Unit.KILOMETRES,
        started_at=at,
        moving_s=metres * 3 // 4,
        distance_m=Decimal(metres),
        source=Source.FIT,
    )
