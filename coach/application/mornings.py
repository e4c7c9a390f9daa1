"""Whether Today asks how the back is this morning."""

from collections.abc import Callable
from datetime import date, timedelta

from coach.domain.morning import MorningQuestion, morning_question
from coach.domain.settings import Settings
from coach.storage.checkins import Checkins
from coach.storage.sessions import Sessions
from coach.storage.walks import Walks

A_DAY = timedelta(days=1)


class Mornings:
    """Looks at the day before, at what was answered, and at the person's wish to be left alone."""

    def __init__(
        self, sessions: Sessions, walks: Walks, checkins: Checkins, settings: Callable[[], Settings]
    ) -> None:
        self._sessions = sessions
        self._walks = walks
        self._checkins = checkins
        self._settings = settings

    def question(self, on: date) -> MorningQuestion | None:
        """The question of a plan date, with its answer; None when there is nothing to ask."""
        before = on - A_DAY
        return morning_question(
            self._sessions.outlines(before, before),
            self._walks.between(before, before),
            self._checkins.pains(on, on),
            is_put_off=self._settings().morning_put_off_on == on,
        )
