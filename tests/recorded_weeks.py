"""Weeks of practice in a real folder: a plan, sessions, walks and answers as a person would leave them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.exercise import Category
from coach.domain.occurrences import occurrences
from coach.domain.pain import Moment, PainScore
from coach.domain.plan import PauseReason, monday_of
from coach.domain.red_flags import NO
from coach.domain.session import Options, Outcome, SessionRecord, outcome_of
from coach.domain.timeline import expand
from coach.domain.walking import Unit, Walk

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
MOSTLY = (1.0, 1.0, 0.9, 1.0, 0.5, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0)
"""Credits, taken in turn: most sessions are done, one is done in part, one not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the weeks up to the clock's Tuesday hold; `ill` counts weeks back from this one."""

    weeks: int = 8
    ill: int | None = 4
    credits: tuple[float, ...] = MOSTLY
    notes: tuple[str, ...] = ("", "", "Left hip felt tight.", "", "", "Easier than last week.", "")
    has_walks: bool = True
    has_pain: bool = True


def record_weeks(workspace: Workspace, clock: HandClock, past: Past) -> None:
    """Fill a folder with a past that ends now."""
    now = clock.wall
    first = monday_of(now.date()) - (past.weeks - 1) * A_WEEK
    clock.wall = datetime.combine(first, time(3, 30), UTC)
    workspace.planner.adopt(workspace.planner.starting_week())
    if past.ill is not None:
        ill_on = monday_of(now.date()) - past.ill * A_WEEK
        clock.wall = datetime.combine(ill_on, time(4), UTC)
        workspace.planner.pause(ill_on, ill_on + A_WEEK, PauseReason.ILL)
    _sessions(workspace, past, first, now)
    clock.wall = now
    workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    workspace.wait_until_stored()


def _sessions(workspace: Workspace, past: Past, first: date, now: datetime) -> None:
    turn = 0
    for row in occurrences(workspace.planner.plan, first, now.date()):
        started_at = datetime.combine(row.on, row.at, UTC)
        if not row.is_open or started_at > now:
            continue
        turn += 1
        number = (row.on - first).days
        if row.routine is None:
            if past.has_walks:
                _walk(workspace, row.on, started_at, number)
            continue
        credit = past.credits[turn % len(past.credits)]
        if credit:
            note = past.notes[turn % len(past.notes)]
            _session(workspace, row.routine, row.slot, started_at, credit, note)
            if past.has_pain and Category.STRETCH not in row.categories:
                _pain(workspace, started_at, max(0, 5 - number // 14 - turn % 2))


def _session(
    workspace: Workspace, routine_id: str, slot: str, started_at: datetime, credit: float, note: str
) -> None:
    routine = workspace.routine(routine_id)
    timeline = expand(routine, {item.exercise: workspace.exercise(item.exercise) for item in routine.items})
    session = SessionRecord(
        id=str(uuid4()),
        routine=routine.id,
        routine_name=routine.name,
        categories=routine.categories,
        timeline=timeline,
        route=timeline,
        options=Options(),
        plan_on=started_at.date(),
        started_at=started_at,
        safety="clear",
        slot=slot,
        ended_at=started_at + timedelta(minutes=12),
        outcome=outcome_of(credit),
        credit=credit,
        note=note,
    )
    assert session.outcome is not Outcome.STOPPED
    workspace.practice._sessions.begin(session, started_at)


def _walk(workspace: Workspace, on: date, started_at: datetime, number: int) -> None:
    walk = Walk(
        id=str(uuid4()),
        walked_on=on,
        unit=Unit.KILOMETRES,
        started_at=started_at,
        distance_m=Decimal(1800 + 14 * number),
    )
    workspace.history._walks.add(walk, started_at)


def _pain(workspace: Workspace, at: datetime, before: int) -> None:
    minutes = timedelta(minutes=1)
    for moment, value, when in (
        (Moment.BEFORE, before, at - minutes),
        (Moment.AFTER, max(0, before - 1), at + 15 * minutes),
    ):
        score = PainScore(value=value, moment=moment, scored_at=when, scored_on=at.date())
        workspace.safety._checkins.record_pain(score, when)
