"""Amber: less for a while, without stopping. Source: rules.md, section 6, and content.md, section 5.3."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.reds import RatedSession
from coach.domain.routine import Routine
from coach.domain.traffic_light import Light
from coach.domain.walk_weeks import RatedWalk

AMBER_BEFORE = (4, 5)
"""Scores before a session that are amber; from 6 strength waits."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Amber:
    """What asks for fewer sets now: a score that is amber, or a session of late.

    `sessions` are those of the last days in the order they started."""

    is_before: bool
    sessions: tuple[RatedSession, ...]

    def lightens(self, routine: Routine) -> bool:
        """Whether this routine runs with fewer sets."""
        return self.is_before or is_after_amber(routine, self.sessions)


def is_amber_before(pain: int | None, *, is_persistent: bool) -> bool:
    """Whether a score that speaks for now is amber; with usual pain of 4 to 5 it is nothing new."""
    return pain in AMBER_BEFORE and not is_persistent


def is_amber_since(today: date, sessions: Iterable[RatedSession], walks: Iterable[RatedWalk]) -> bool:
    """Whether a session or a walk of today or yesterday was amber."""
    days = (today - A_DAY, today)
    return any(it.light is Light.AMBER and it.session.plan_on in days for it in sessions) or any(
        it.light is Light.AMBER and it.walk.walked_on in days for it in walks
    )


def is_after_amber(routine: Routine, sessions: Iterable[RatedSession]) -> bool:
    """Whether the last session before, in the order they started, that shares a category was amber."""
    alike = [it for it in sessions if not set(routine.categories).isdisjoint(it.session.categories)]
    return bool(alike) and alike[-1].light is Light.AMBER
