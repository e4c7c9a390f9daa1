"""Pain scores, 0 to 10; a question without an answer is not 0."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coach.domain.errors import RefusedInput

WORST = 10


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


RED_FROM = 6
RED_RISE = 3


def is_red(peak: int, before: int | None) -> bool:
    """Whether a score ends a session: high, or far above the one before. Source: rules.md, section 6."""
    return peak >= RED_FROM or (before is not None and peak - before >= RED_RISE)
