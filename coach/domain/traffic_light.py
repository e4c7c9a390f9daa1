"""The traffic light of a walk or a session, and that of a week of walks. Source: rules.md, section 6."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.pain import Score, is_red

CALM_UP_TO = 3
"""The highest score, at the peak and on the morning after, that is green."""

CALM_RISE = 1
"""How far above the score before is still green: one point is within the noise of the scale."""

AMBER_WALKS = 2
"""So many amber walks make an amber week. Source: content.md, section 4."""


class Light(StrEnum):
    """How the back took it. Unknown gives no credit and no penalty."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


def light(
    before: Score | None,
    peak: int | None,
    next_morning: int | None,
    *,
    has_leg_symptoms: bool = False,
    is_persistent: bool = False,
) -> Light:
    """The light of scores from 0 to 10.

    `before` is the score before or, where it is missing, `pain.usual_before`; `peak` the highest during or
    after. While one of the three is None the light is provisional: red stays red, all else is unknown.
    `is_persistent` is the option for usual pain of 4 to 5 that a clinician knows about: rises count alone."""
    if has_leg_symptoms or is_red(peak or 0, before, next_morning, is_persistent=is_persistent):
        return Light.RED
    if before is None or peak is None or next_morning is None:
        return Light.UNKNOWN
    is_steady = peak - before <= CALM_RISE and next_morning - before <= CALM_RISE
    is_low = is_persistent or max(peak, next_morning) <= CALM_UP_TO
    return Light.GREEN if is_steady and is_low else Light.AMBER


def red_on(
    on: date,
    before: Score | None,
    peak: int | None,
    next_morning: int | None,
    *,
    has_leg_symptoms: bool = False,
    is_persistent: bool = False,
) -> date | None:
    """The plan date on which scores of `on` turned red, that day or the morning after; None without."""
    if has_leg_symptoms or is_red(peak or 0, before, is_persistent=is_persistent):
        return on
    is_red_next = is_red(peak or 0, before, next_morning, is_persistent=is_persistent)
    return on + timedelta(days=1) if is_red_next else None


def week_light(lights: Iterable[Light]) -> Light:
    """The light of a week of walks; unknown when none of them shows how the back took it."""
    number = Counter(lights)
    if number[Light.RED]:
        return Light.RED
    if number[Light.AMBER] >= AMBER_WALKS:
        return Light.AMBER
    if number[Light.GREEN]:
        return Light.GREEN
    return Light.AMBER if number[Light.AMBER] else Light.UNKNOWN
