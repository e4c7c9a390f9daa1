"""Red events: which sessions and walks were red, and what follows for the days after.

Source: content.md, section 5.3, with rules.md, section 6.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from coach.domain.pain import Moment, PainScore, usual_before
from coach.domain.red_flags import IN_SESSION, Finding, Severity, SymptomCheck, Urgency
from coach.domain.session import Outcome, SessionOutline
from coach.domain.traffic_light import Light, light, red_on
from coach.domain.walk_rating import AT_REST, mornings_of
from coach.domain.walk_weeks import RatedWalk

A_DAY = timedelta(days=1)

RESTS_FOR = timedelta(days=2)
"""A red closes its own day, the next, and the one after."""

TWICE_WITHIN = timedelta(days=7)

TWO_REDS = Finding(Severity.SEE_DOCTOR, Urgency.SOON)


@dataclass(frozen=True, slots=True)
class Red:
    """One event: the session or walk, when it was put on record, and the plan date on which it turned red."""

    source: str
    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class RatedSession:
    """A session and how the back took it."""

    session: SessionOutline
    light: Light
    red: Red | None = None


def rated_sessions(
    sessions: Sequence[SessionOutline], scores: Iterable[PainScore], *, is_persistent: bool
) -> tuple[RatedSession, ...]:
    """Sessions with their lights, from `scores` that reach from a week before to the day after them."""
    of_session: dict[str, list[PainScore]] = defaultdict(list)
    at_rest: dict[date, list[int]] = defaultdict(list)
    scores = tuple(scores)
    for score in scores:
        if score.moment in (Moment.DURING, Moment.AFTER) and score.session is not None:
            of_session[score.session].append(score)
        if score.moment in AT_REST:
            at_rest[score.scored_on].append(score.value)
    mornings = mornings_of(scores)
    return tuple(
        _rated(it, of_session[it.id], mornings.get(it.plan_on + A_DAY), at_rest, is_persistent=is_persistent)
        for it in sessions
    )


def _rated(
    session: SessionOutline,
    scores: Sequence[PainScore],
    morning: PainScore | None,
    at_rest: Mapping[date, Iterable[int]],
    *,
    is_persistent: bool,
) -> RatedSession:
    said = [it.value for it in scores] + ([] if session.pain_after is None else [session.pain_after])
    peak = max(said, default=None)
    before = usual_before(session.plan_on, at_rest) if session.pain_before is None else session.pain_before
    next_morning = morning.value if morning else None
    # A stop without a score during it was for a leg, for bladder or for bowel: those are not scored.
    is_unscored = not any(it.moment is Moment.DURING for it in scores)
    has_leg_symptoms = session.outcome is Outcome.STOPPED and is_unscored
    told = {"has_leg_symptoms": has_leg_symptoms, "is_persistent": is_persistent}
    found = light(before, peak, next_morning, **told)
    on = red_on(session.plan_on, before, peak, next_morning, **told)
    if on is None:
        return RatedSession(session, found)
    if on > session.plan_on and morning is not None:
        return RatedSession(session, found, Red(session.id, morning.scored_at, on))
    put_down = [it.scored_at for it in scores] + ([session.edited_at] if session.edited_at else [])
    return RatedSession(session, found, Red(session.id, max(put_down, default=session.started_at), on))


def reds(
    sessions: Iterable[RatedSession],
    walks: Iterable[RatedWalk],
    changed_at: Mapping[str, datetime],
    checks: Iterable[SymptomCheck],
) -> tuple[Red, ...]:
    """All red events by day, each once. `changed_at`: when each walk was put down; `checks` hold signs."""
    found: dict[str, Red] = {}
    for red in (*_of_signs(checks), *(it.red for it in sessions if it.red), *_of_walks(walks, changed_at)):
        earlier = found.get(red.source, red)
        found[red.source] = Red(red.source, max(red.at, earlier.at), min(red.on, earlier.on))
    return tuple(sorted(found.values(), key=lambda it: (it.on, it.at, it.source)))


def _of_signs(checks: Iterable[SymptomCheck]) -> Iterator[Red]:
    for check in checks:
        if check.is_sign:
            source = check.answers.get(IN_SESSION, check.answered_at.isoformat())
            yield Red(source, check.answered_at, check.answered_on)


def _of_walks(walks: Iterable[RatedWalk], changed_at: Mapping[str, datetime]) -> Iterator[Red]:
    for it in walks:
        if it.red_on is not None:
            yield Red(it.walk.id, it.red_at or changed_at[it.walk.id], it.red_on)


def rest_days(reds: Iterable[Red]) -> frozenset[date]:
    """The days on which routines rest."""
    return frozenset(it.on + number * A_DAY for it in reds for number in range(RESTS_FOR.days + 1))


def rests_until(reds: Iterable[Red], today: date) -> date | None:
    """The last day of the rest that holds today; None when none does."""
    return max((it.on + RESTS_FOR for it in reds if it.on <= today <= it.on + RESTS_FOR), default=None)


def is_twice(reds: Sequence[Red], since: datetime) -> bool:
    """Whether two of these, in their order, lie within seven days, the second one put down after `since`."""
    return any(
        later.on - earlier.on <= TWICE_WITHIN and max(earlier.at, later.at) > since
        for earlier, later in pairwise(reds)
    )
