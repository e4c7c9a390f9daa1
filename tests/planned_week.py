"""A week for tests: on the Tuesday of the hand clock core foundation is still to come, and nothing else."""

from collections.abc import Iterable
from datetime import time
from uuid import uuid4

from coach.application.workspace import Workspace
from coach.domain.plan import StartingSlot
from coach.domain.plan_edits import change_week

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

QUIET_WEEK = (
    StartingSlot(MONDAY, time(7, 30), "glute-foundation"),
    StartingSlot(TUESDAY, time(13, 30), "core-foundation"),
    StartingSlot(WEDNESDAY, time(7, 30), "glute-foundation"),
    StartingSlot(THURSDAY, time(16, 30), None),
    StartingSlot(THURSDAY, time(17), "post-walk-stretch"),
    StartingSlot(FRIDAY, time(13, 30), "core-foundation"),
)

FULL_WEEK = (
    *QUIET_WEEK,
    StartingSlot(TUESDAY, time(16, 30), None),
    StartingSlot(TUESDAY, time(17), "post-walk-stretch"),
)
"""With a walk and a stretch on Tuesday."""

AS_WRITTEN = 2
"""The ladder week that leaves its routines as they are written."""


def plan_week(
    workspace: Workspace, week: Iterable[StartingSlot] = QUIET_WEEK, ladder_week: int = AS_WRITTEN
) -> None:
    """Plan a week from now on, at any week of the ladder."""
    planner = workspace.planner
    slots = tuple(planner._slot(it.weekday, it.at, it.routine) for it in week)
    now = workspace.clock.now()
    planner._keep(change_week(planner.plan, slots, now, lambda: str(uuid4()), ladder_week)).result()
