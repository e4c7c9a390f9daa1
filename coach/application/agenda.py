"""What today holds: the suggested routine, what is unfinished, and what this week has seen."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.application.clock import Clock
from coach.application.practice import Practice
from coach.domain.plan import plan_day
from coach.domain.routine import Routine
from coach.domain.session import SessionOutline, SessionRecord
from coach.domain.suggestion import Suggestion, suggest
from coach.storage.catalogue import Catalogue
from coach.storage.sessions import Sessions

LOOK_BACK = timedelta(days=28)
"""How far the suggestion looks back."""

SHORT_ROUTINES = ("post-walk-quick", "recovery-gentle", "standing-break")
"""What is good on any day."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week and the sessions that ended on it."""

    on: date
    sessions: tuple[SessionOutline, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the first screen shows."""

    on: date
    week: tuple[Day, ...]
    suggestion: Suggestion
    routine: Routine
    short: tuple[Routine, ...]
    unfinished: SessionRecord | None
    last_pain: int | None
    fresh_pain: int | None

    @property
    def is_due(self) -> bool:
        """Whether the suggested routine is for today."""
        return self.suggestion.due_on <= self.on


class Agenda:
    """Answers what is due."""

    def __init__(self, sessions: Sessions, catalogue: Catalogue, practice: Practice, clock: Clock) -> None:
        self._sessions = sessions
        self._catalogue = catalogue
        self._practice = practice
        self._clock = clock

    def today(self) -> Today:
        """The day as it stands now."""
        today = plan_day(self._clock.now())
        unfinished = self._practice.unfinished()
        known = self._sessions.outlines(today - LOOK_BACK, today)
        suggestion = suggest(known, today)
        pain = self._practice.safety.last_pain()
        return Today(
            on=today,
            week=_week(today, known),
            suggestion=suggestion,
            routine=self._catalogue.routine(suggestion.routine),
            short=tuple(self._catalogue.routine(routine) for routine in SHORT_ROUTINES),
            unfinished=unfinished,
            last_pain=pain.value if pain else None,
            fresh_pain=self._practice.safety.fresh_pain(),
        )


def _week(today: date, sessions: list[SessionOutline]) -> tuple[Day, ...]:
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=number) for number in range(7))
    return tuple(Day(day, tuple(s for s in sessions if s.plan_on == day)) for day in days)
