"""The light of each walk, with what else was said about pain on the days around it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coach.domain.pain import Moment, PainScore, usual_before
from coach.domain.traffic_light import light
from coach.domain.walk_weeks import RatedWalk
from coach.domain.walking import Walk

AT_REST = (Moment.NOW, Moment.BEFORE, Moment.NEXT)
A_DAY = timedelta(days=1)


def rated(
    walks: Sequence[Walk], scores: Iterable[PainScore], *, is_persistent: bool
) -> tuple[RatedWalk, ...]:
    """Walks with their lights. Of `scores`, those at rest stand in for a score that is missing before a walk,
    and that of the next morning for one that the walk itself has not."""
    at_rest: dict[date, list[int]] = defaultdict(list)
    mornings: dict[date, int] = {}
    for score in scores:
        if score.moment in AT_REST:
            at_rest[score.scored_on].append(score.value)
        if score.moment is Moment.NEXT:
            mornings[score.scored_on] = score.value
    for walk in walks:
        if walk.pain_before is not None:
            at_rest[walk.walked_on].append(walk.pain_before)
    return tuple(
        RatedWalk(
            walk,
            light(
                usual_before(walk.walked_on, at_rest) if walk.pain_before is None else walk.pain_before,
                walk.pain_after,
                mornings.get(walk.walked_on + A_DAY) if walk.pain_next is None else walk.pain_next,
                is_persistent=is_persistent,
            ),
        )
        for walk in walks
    )
