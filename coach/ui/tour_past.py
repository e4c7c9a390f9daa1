"""The weeks before the tour, so that its plan, week, review and charts have something to show."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.exercise import STRENGTH
from coach.domain.plan import PauseReason, StartingSlot
from coach.domain.session import Options
from coach.domain.walking import Unit, Walk

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

WEEKS = 7
"""Whole weeks before the one of the tour."""

ILL_WEEK = 3
DONE_WHILE_ILL = ((MONDAY, "glute-foundation"), (TUESDAY, "core-foundation"), (TUESDAY, "post-walk-quick"))
LEFT_OUT = {
    0: ((WEDNESDAY, "glute-foundation"), (THURSDAY, "post-walk-quick"), (SATURDAY, "core-foundation")),
    1: ((WEDNESDAY, "glute-foundation"), (SATURDAY, "post-walk-quick")),
    2: ((THURSDAY, "core-foundation"),),
    5: ((FRIDAY, "glute-foundation"),),
}
"""What was not done in a week, counted from the first."""

PAIN = ((5, 5), (5, 4), (5, 4), (4, 5), (4, 4), (4, 3), (3, 2))
"""The checks of each week, on Tuesday and on Friday."""

WALKED_M = (
    (1900, 2000, 2100),
    (2100, 2200, 2400),
    (2400, 2500, 2600),
    (2000,),
    (2000, 2100, 2300),
    (2200, 2400, 2600),
    (2600, 2600, 2800),
)
"""Every walk of each week, in metres."""

WALK_PAIN = {4: (3, 3, 3), 5: (3, 2, 2), 6: (2, 2, 2)}
"""Before, after and next morning of each walk of a week; what of others was not said."""

SURFACES = ("path", "grass", "pavement")
SHOES = "blue ones"

SECONDS_A_KM = 720
WALKING_DAYS = (TUESDAY, THURSDAY, SATURDAY)


def live_through(workspace: Workspace, clock: HandClock) -> None:
    """Plan the Monday seven weeks before, rest in a week of illness, and do the rest up to yesterday."""
    now = clock.wall
    first = now.date() - timedelta(days=now.weekday() + 7 * WEEKS)
    clock.wall = _at(first, time(6), now)
    workspace.planner.adopt(WEEK)
    on = first
    while on < now.date():
        week = (on - first).days // 7
        if week == ILL_WEEK and on.weekday() == MONDAY:
            clock.wall = _at(on, time(6), now)
            workspace.planner.pause(on, on + timedelta(days=7), PauseReason.ILL)
        for slot in _done_on(week, on.weekday()):
            clock.wall = _at(on, slot.at, now) + timedelta(minutes=30)
            _do(workspace, slot.routine or "", is_told=week >= WEEKS - 1)
        if week < WEEKS and on.weekday() in WALKING_DAYS[: len(WALKED_M[week])]:
            clock.wall = _at(on, WALK, now) + timedelta(minutes=30)
            _walk(workspace, week, WALKING_DAYS.index(on.weekday()))
        if week < WEEKS and on.weekday() in (TUESDAY, FRIDAY):
            clock.wall = _at(on, time(20), now)
            workspace.safety.score_pain(PAIN[week][on.weekday() == FRIDAY])
        on += timedelta(days=1)
    clock.wall = now
    workspace.wait_until_stored()


def _done_on(week: int, weekday: int) -> list[StartingSlot]:
    """What was done on a day of a week, counted from the first."""
    planned = [slot for slot in WEEK if slot.weekday == weekday and slot.routine is not None]
    if week == ILL_WEEK:
        return [slot for slot in planned if (weekday, slot.routine) in DONE_WHILE_ILL]
    return [slot for slot in planned if (weekday, slot.routine) not in LEFT_OUT.get(week, ())]


def _do(workspace: Workspace, routine_id: str, *, is_told: bool) -> None:
    session, _ = workspace.practice.write_down(
        routine_id,
        Options(ladder_week=workspace.planner.ladder_week),
        minutes_ago=0,
        effort=4,
        slot=workspace.agenda.slot_today(routine_id),
    )
    if is_told and not STRENGTH.isdisjoint(session.categories):
        workspace.practice.annotate(session.id, effort=4, pain_after=PAIN_AFTER, note="")


def _walk(workspace: Workspace, week: int, number: int) -> None:
    metres = WALKED_M[week][number]
    before, after, next_morning = WALK_PAIN.get(week, (None, None, None))
    walk = Walk(
        id="",
        walked_on=workspace.clock.now().date(),
        unit=Unit.KILOMETRES,
        distance_m=Decimal(metres),
        moving_s=metres * SECONDS_A_KM // 1000,
        pain_before=before,
        pain_after=after,
        pain_next=next_morning,
        surface=SURFACES[number],
        shoes=SHOES,
    )
    workspace.walk_log.add(walk)


def _at(on: date, at: time, like: datetime) -> datetime:
    return datetime.combine(on, at, like.tzinfo)
