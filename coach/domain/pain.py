"""Pain scores, 0 to 10; a question without an answer is not 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from coach.domain.errors import RefusedInput

WORST = 10

RED_FROM, RED_FROM_WHEN_PERSISTENT = 6, 8
"""The score from which pain is red; the second for usual pain of 4 to 5 that a clinician knows about."""

RED_RISE, RED_RISE_NEXT = 3, 2
"""How far above the score before is red: during or after, and on the morning after."""

SPEAKS_FOR_BEFORE = 7
"""Days of scores whose median stands in for one that is missing before. Source: rules.md, section 6."""

Score = int | Fraction
"""0 to 10; a median may be half a point."""


class Moment(StrEnum):
    """What a score speaks about."""

    NOW = "now"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    NEXT = "next"
    """The morning after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainScore:
    """One answer on the scale; `scored_at` is an aware instant, `session` the one it belongs to."""

    value: int
    moment: Moment
    scored_at: datetime
    scored_on: date
    session: str | None = None

    def __post_init__(self) -> None:
        prove_score("pain", self.value)


def prove_score(name: str, value: int | None) -> None:
    """RefusedInput when an answer is off the scale; no answer is none."""
    if value is not None and not 0 <= value <= WORST:
        raise RefusedInput("", name, str(value), f"a whole number from 0 to {WORST}")


def is_red(
    peak: int, before: Score | None, next_morning: int | None = None, *, is_persistent: bool = False
) -> bool:
    """Whether scores alone are red: high, or far above the one before. Source: rules.md, section 6.

    `peak` is the highest during or after, `is_persistent` the option for usual pain of 4 to 5."""
    if peak >= (RED_FROM_WHEN_PERSISTENT if is_persistent else RED_FROM):
        return True
    if before is None:
        return False
    is_up_next = next_morning is not None and next_morning - before >= RED_RISE_NEXT
    return is_up_next or peak - before >= RED_RISE


def median(scores: Iterable[int]) -> Fraction | None:
    """The middle one of all scores, half-way between the two where there are two; None without any."""
    ordered = sorted(scores)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return Fraction(ordered[middle] + ordered[-middle - 1], 2)


def usual_before(on: date, scores: Mapping[date, Iterable[int]]) -> Fraction | None:
    """What stands in for a missing score before: the median of the seven days up to the day before `on`."""
    days = (on - timedelta(days=number) for number in range(1, SPEAKS_FOR_BEFORE + 1))
    return median(score for day in days for score in scores.get(day, ()))
