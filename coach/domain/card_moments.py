"""The moments of a day at which a knowledge card may come up by itself.

Source: content.md, section 6, column "When to show". Nothing here knows how long somebody sat or was
idle, what hour of work it is, whether feet hurt or a desk is being set up, so those moments never come.
"""

from dataclasses import dataclass
from datetime import date

from coach.domain.card import When
from coach.domain.red_flags import Severity
from coach.domain.traffic_light import Light

MONDAY, SUNDAY = 0, 6
DAYS_A_WEEK = 7

SORE_FROM = 3
"""Pain after a walk from which another ground is worth a try. Source: content.md, section 6."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What is known of a day.

    `severity` is that of the symptom check, `light` the worst of this day and the day before, `walk_pain` the
    highest score after a walk of those days. `has_strength` and `has_walk`: still to come. `is_not_improving`
    is the answer to question 12; not being sure counts as yes. `is_first_jump`: for the first time a week is
    above its safe limit."""

    on: date
    severity: Severity = Severity.CLEAR
    light: Light = Light.UNKNOWN
    is_first_week: bool = False
    is_strength_day: bool = False
    has_strength: bool = False
    has_walk: bool = False
    has_walked: bool = False
    walk_pain: int | None = None
    is_first_jump: bool = False
    has_new_shoes: bool = False
    is_not_improving: bool = False


def moments(facts: DayFacts) -> frozenset[When]:
    """The moments that hold; while a finding blocks, or on a red or amber day, only those about it."""
    if facts.severity is Severity.EMERGENCY:
        return frozenset()
    lasting = {When.NOT_IMPROVING} if facts.is_not_improving else set()
    if facts.severity.is_blocking:
        return frozenset(lasting)
    if facts.light is Light.RED:
        return frozenset(lasting | {When.RED_DAY})
    if facts.light is Light.AMBER:
        return frozenset(lasting | {When.AMBER_DAY})
    return frozenset(lasting | _of_the_calendar(facts) | _of_what_is_done(facts))


def _of_the_calendar(facts: DayFacts) -> set[When]:
    """Weekly is on Sundays, rarely on the first Sunday of a month (design)."""
    is_sunday = facts.on.weekday() == SUNDAY
    holds = {
        When.WEEK_START: facts.on.weekday() == MONDAY,
        When.FIRST_WEEK: facts.is_first_week,
        When.WEEKLY: is_sunday,
        When.RARELY: is_sunday and facts.on.day <= DAYS_A_WEEK,
    }
    return {moment for moment, does_hold in holds.items() if does_hold}


def _of_what_is_done(facts: DayFacts) -> set[When]:
    holds = {
        When.BEFORE_STRENGTH: facts.has_strength,
        When.STRENGTH_DAY: facts.is_strength_day,
        When.BEFORE_WALK: facts.has_walk,
        When.AFTER_WALK: facts.has_walked,
        When.PAIN_AFTER_WALK: facts.walk_pain is not None and facts.walk_pain >= SORE_FROM,
        When.FIRST_JUMP: facts.is_first_jump,
        When.NEW_SHOES: facts.has_new_shoes,
    }
    return {moment for moment, does_hold in holds.items() if does_hold}
