"""The coming weeks of the plan as an iCalendar file."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from coach.application.agenda import Agenda
from coach.application.clock import Clock
from coach.domain.errors import CoachError
from coach.domain.occurrences import Occurrence, due_at
from coach.domain.plan import Plan, Revision, Slot, plan_day
from coach.domain.routine import Routine
from coach.domain.statuses import Entry, Status

if TYPE_CHECKING:
    from coach.storage.calendar_file import Appointment

WEEKS = 4
"""How far ahead a calendar reaches when nothing else is said."""

_SETTLED = (Status.DONE, Status.EXCUSED)

Dosed = Callable[[str, int | None], Routine]
"""A routine by its id, at the dose of a ladder week; a CoachError when there is none."""


def calendar_of(agenda: Agenda, plan: Plan, dosed: Dosed, clock: Clock, weeks: int = WEEKS) -> bytes:
    """An iCalendar file of what today and the days up to `weeks` weeks ahead still ask for.

    What was moved away, skipped, paused, excused or is done already is left out. The plan alone decides the
    bytes: an hour later they are the same."""
    from coach.storage.calendar_file import calendar_text

    today = plan_day(clock.now())
    days = agenda.days(today, today + timedelta(weeks=weeks, days=-1))
    zone = clock.zone()
    found = (entry for day in days for entry in day.entries)
    return calendar_text(_appointments(found, plan, dosed, zone), zone)


def _appointments(entries: Iterable[Entry], plan: Plan, dosed: Dosed, zone: tzinfo) -> list[Appointment]:
    asked = [it.occurrence for it in entries if it.occurrence.is_open and it.status not in _SETTLED]
    return [_appointment(occurrence, plan, dosed, zone) for occurrence in asked]


def _appointment(occurrence: Occurrence, plan: Plan, dosed: Dosed, zone: tzinfo) -> Appointment:
    from coach.storage.calendar_file import Appointment

    slot, on = occurrence.key
    routine = _routine(occurrence, dosed)
    changed_at, changes = _history(plan, occurrence, zone)
    return Appointment(
        uid=f"{slot}-{on:%Y%m%d}",
        starts_at=due_at(occurrence.on, occurrence.at, zone),
        length=timedelta(seconds=routine.duration_s) if routine else None,
        summary=routine.name if routine else _by_categories(occurrence),
        description=_description(routine) if routine else "",
        categories=tuple(category.value for category in occurrence.categories),
        changed_at=changed_at,
        sequence=changes + (occurrence.moved_from is not None),
    )


def _routine(occurrence: Occurrence, dosed: Dosed) -> Routine | None:
    """The routine as the ladder doses it then; None for a walk, and for a routine that is gone."""
    if occurrence.routine is None:
        return None
    try:
        return dosed(occurrence.routine, occurrence.ladder_week)
    except CoachError:
        return None


def _by_categories(occurrence: Occurrence) -> str:
    return " + ".join(category.value.capitalize() for category in occurrence.categories)


def _description(routine: Routine) -> str:
    count = len(routine.items)
    exercises = "1 exercise" if count == 1 else f"{count} exercises"
    return f"{exercises}, {math.ceil(routine.duration_s / 60)} min."


def _history(plan: Plan, occurrence: Occurrence, zone: tzinfo) -> tuple[datetime, int]:
    """Since when an occurrence is as it is, and how often its slot was different before.

    That is when the revision began which made its slot so: the plan knows no other instant, and none that
    an edit elsewhere in the week would change."""
    slot, on = occurrence.key
    before: tuple[Slot, int] | None = None
    changes, changed_at = -1, datetime.fromtimestamp(0, UTC)
    for revision in plan.revisions:
        stands = _slot_of(revision, slot) if revision.starts_on <= on else None
        if stands is not None and stands != before:
            changes, changed_at = changes + 1, due_at(*revision.begins, zone)
            before = stands
    return changed_at, changes


def _slot_of(revision: Revision, slot_id: str) -> tuple[Slot, int] | None:
    slot = next((it for it in revision.slots if it.id == slot_id), None)
    return (slot, revision.ladder_week) if slot else None
