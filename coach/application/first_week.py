"""What a first week is made of, read from the library and the first week of the ladder."""

from coach.domain.exercise import Category
from coach.domain.first_week import Shelf
from coach.domain.plan_edits import FIRST_LADDER_WEEK
from coach.storage.catalogue import Catalogue

EXPRESS, MOBILITY, RECOVERY = "core-glutes-express", "morning-mobility", "recovery-gentle"


def shelf_of(catalogue: Catalogue, walk_s: int) -> Shelf:
    """The routines a first week may have, at the doses it has them; `walk_s` is a walk of unknown length."""
    ladder = catalogue.ladder()
    first = ladder.week(FIRST_LADDER_WEEK)
    core, glutes = first.core.routine, first.glutes.routine
    named = {core, glutes, EXPRESS, MOBILITY, RECOVERY, *(week.stretch for week in ladder.weeks)}
    durations_s = {it: catalogue.dosed(it, FIRST_LADDER_WEEK).duration_s for it in named}
    stretches = (it for it in named if Category.STRETCH in catalogue.routine(it).categories)
    return Shelf(
        core=core,
        glutes=glutes,
        express=EXPRESS,
        stretches=tuple(sorted(stretches, key=lambda it: (durations_s[it], it))),
        mobility=MOBILITY,
        recovery=RECOVERY,
        durations_s=durations_s,
        sessions=first.sessions,
        walk_s=walk_s,
    )
