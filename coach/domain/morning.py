"""The question of the next morning: how the back took what was done the day before.

Source: rules.md, section 6.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.pain import Moment, PainScore
from coach.domain.session import SessionOutline
from coach.domain.walking import Walk


class After(StrEnum):
    """What was done the day before."""

    SESSION = "session"
    WALK = "walk"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MorningQuestion:
    """`value` is the answer, 0 to 10, that holds so far; None while there is none."""

    after: After
    value: int | None = None


def morning_question(
    sessions: Iterable[SessionOutline],
    walks: Iterable[Walk],
    scores: Sequence[PainScore],
    *,
    is_put_off: bool,
) -> MorningQuestion | None:
    """What is asked on a day, or was and can be set right; None when nothing is.

    `sessions` and `walks` are those of the day before, `scores` those of the day in the order they were
    stored, of which the last holds. Only what has a score before or after can be compared with one."""
    after_session = any(_is_scored(it) for it in sessions)
    scored = [it for it in walks if _is_scored(it)]
    if not after_session and not scored:
        return None
    answers = [it.value for it in scores if it.moment is Moment.NEXT]
    is_known = bool(scored) and not after_session and all(it.pain_next is not None for it in scored)
    if not answers and (is_put_off or is_known):
        return None
    return MorningQuestion(_after(after_session, bool(scored)), answers[-1] if answers else None)


def _is_scored(done: SessionOutline | Walk) -> bool:
    return done.pain_before is not None or done.pain_after is not None


def _after(has_session: bool, has_walk: bool) -> After:
    if has_session and has_walk:
        return After.BOTH
    return After.SESSION if has_session else After.WALK
