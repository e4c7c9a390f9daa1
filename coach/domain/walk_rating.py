"""The light of each walk, with what else was said about pain on the days around it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from coach.domain.pain import Moment, PainScore, usual_before
from coach.domain.traffic_light import light, red_on
from coach.domain.walk_weeks import RatedWalk
from coach.domain.walking import Walk

AT_REST = (Moment.NOW, Moment.BEFORE, Moment.NEXT)
A_DAY = timedelta(days=1)


def rated(
    walks: Sequence[Walk], scores: Iterable[PainScore], *, is_persistent: bool
) -> tuple[RatedWalk, ...]:
    """Walks with their lights. Of `scores`, those at rest stand in for a score that is missing before a walk,
    and that of the next morning for one that the walk itself has not."""
    scores = tuple(scores)
    at_rest: dict[date, list[int]] = defaultdict(list)
    for score in scores:
        if score.moment in AT_REST:
            at_rest[score.scored_on].append(score.value)
    for walk in walks:
        if walk.pain_before is not None:
            at_rest[walk.walked_on].append(walk.pain_before)
    mornings = mornings_of(scores)
    return tuple(
        _rated(it, mornings.get(it.walked_on + A_DAY), at_rest, is_persistent=is_persistent) for it in walks
    )


def mornings_of(scores: Iterable[PainScore]) -> dict[date, PainScore]:
    """What was said last on each morning about the day before."""
    return {it.scored_on: it for it in scores if it.moment is Moment.NEXT}


def _rated(
    walk: Walk, morning: PainScore | None, at_rest: Mapping[date, Iterable[int]], *, is_persistent: bool
) -> RatedWalk:
    before = usual_before(walk.walked_on, at_rest) if walk.pain_before is None else walk.pain_before
    told = None if walk.pain_next is not None else morning
    next_morning = told.value if told else walk.pain_next
    on = red_on(walk.walked_on, before, walk.pain_after, next_morning, is_persistent=is_persistent)
    return RatedWalk(
        walk,
        light(before, walk.pain_after, next_morning, is_persistent=is_persistent),
        on,
        told.scored_at if told and on is not None and on > walk.walked_on else None,
    )
