"""The weeks before the tour, so that its plan, its week and its review have something to show."""

from datetime import date, datetime, time, timedelta

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.exercise import STRENGTH
from coach.domain.plan import StartingSlot
from coach.domain.session import Options

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
MORNING, WALK, STRETCH = time(7), time(16, 30), time(17)

WEEK = (
    StartingSlot(MONDAY, MORNING, "glute-foundation"),
    StartingSlot(MONDAY, STRETCH, "post-walk-quick"),
    StartingSlot(TUESDAY, MORNING, "core-foundation"),
    StartingSlot(TUESDAY, WALK, None),
    StartingSlot(TUESDAY, STRETCH, "post-walk-quick"),
    StartingSlot(WEDNESDAY, MORNING, "glute-foundation"),
    StartingSlot(THURSDAY, MORNING, "core-foundation"),
    StartingSlot(THURSDAY, WALK, None),
    StartingSlot(THURSDAY, STRETCH, "post-walk-quick"),
    StartingSlot(FRIDAY, MORNING, "glute-foundation"),
    StartingSlot(SATURDAY, MORNING, "core-foundation"),
    StartingSlot(SATURDAY, WALK, None),
    StartingSlot(SATURDAY, STRETCH, "post-walk-quick"),
)
PAIN_AFTER = 2


def live_through(workspace: Workspace, clock: HandClock) -> None:
    """Plan the Monday of the week before, and do what was planned up to yesterday."""
    now = clock.wall
    first = now.date() - timedelta(days=now.weekday() + 7)
    clock.wall = _at(first, time(6), now)
    workspace.planner.adopt(WEEK)
    on = first
    while on < now.date():
        for slot in WEEK:
            if slot.weekday == on.weekday() and slot.routine is not None:
                clock.wall = _at(on, slot.at, now) + timedelta(minutes=30)
                _do(workspace, slot.routine)
        on += timedelta(days=1)
    clock.wall = now
    workspace.wait_until_stored()


def _do(workspace: Workspace, routine_id: str) -> None:
    session, _ = workspace.practice.write_down(
        routine_id,
        Options(ladder_week=workspace.planner.ladder_week),
        minutes_ago=0,
        effort=4,
        slot=workspace.agenda.slot_today(routine_id),
    )
    if not STRENGTH.isdisjoint(session.categories):
        workspace.practice.annotate(session.id, effort=4, pain_after=PAIN_AFTER, note="")


def _at(on: date, at: time, like: datetime) -> datetime:
    return datetime.combine(on, at, like.tzinfo)
