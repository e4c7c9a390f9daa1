"""The coming weeks as a calendar: what goes in, and that it stays the same until the plan changes."""

from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar, Event
from planned_week import FULL_WEEK, plan_week
from played_out import play_out

from coach.application.calendar import calendar_of
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import UnknownRoutine
from coach.domain.occurrences import due_at, occurrences
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.red_flags import NO
from coach.domain.routine import Routine

TUESDAY = date(2026, 11, 17)
A_DAY = timedelta(days=1)


def calendar(workspace: Workspace, weeks: int = 4) -> bytes:
    return calendar_of(workspace.agenda, workspace.planner.plan, workspace.dosed, workspace.clock, weeks)


def events(workspace: Workspace, weeks: int = 4) -> list[Event]:
    return [it for it in Calendar.from_ical(calendar(workspace, weeks)).walk() if isinstance(it, Event)]


def starts(workspace: Workspace, weeks: int = 4) -> list[datetime]:
    """The instants at which a calendar program shows something, expanded."""
    read = recurring_ical_events.of(Calendar.from_ical(calendar(workspace, weeks)))
    shown = read.between(date(2026, 1, 1), date(2028, 1, 1))
    return sorted(event["DTSTART"].dt.astimezone(UTC) for event in shown)


def on_day(workspace: Workspace, on: date) -> list[Event]:
    return [event for event in events(workspace) if event["DTSTART"].dt.date() == on]


def test_every_occurrence_of_the_coming_weeks_is_an_event_of_its_own(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    for weeks in (1, 4, 9):
        rows = occurrences(workspace.planner.plan, TUESDAY, TUESDAY + timedelta(weeks=weeks) - A_DAY)
        assert starts(workspace, weeks) == [due_at(row.on, row.at, UTC) for row in rows]
    found = events(workspace)
    assert len({event["UID"] for event in found}) == len(found) == 4 * len(FULL_WEEK)


def test_an_event_carries_the_routine_at_its_dose_and_a_walk_has_no_length(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK, ladder_week=1)
    core, walk, stretch = on_day(workspace, TUESDAY)
    assert (core["SUMMARY"], core["DURATION"].dt) == ("Core foundation", timedelta(seconds=414))
    assert core["DESCRIPTION"] == "5 exercises, 7 min."
    assert (walk["SUMMARY"], walk["CATEGORIES"].to_ical()) == ("Walk", b"walk")
    assert "DURATION" not in walk
    assert stretch["SUMMARY"] == "Post-walk stretch"


def test_a_routine_that_is_gone_keeps_its_place(workspace: Workspace) -> None:
    plan_week(workspace)

    def gone(routine_id: str, ladder_week: int | None) -> Routine:
        raise UnknownRoutine(routine_id, ())

    file = calendar_of(workspace.agenda, workspace.planner.plan, gone, workspace.clock, 1)
    read = Calendar.from_ical(file).walk("VEVENT")
    assert [event["SUMMARY"] for event in read][:2] == ["Core", "Glutes"]
    assert all("DURATION" not in event for event in read)


def test_the_same_plan_gives_the_same_bytes_an_hour_later(workspace: Workspace) -> None:
    plan_week(workspace)
    before = calendar(workspace)
    assert isinstance(workspace.clock, HandClock)
    workspace.clock.move(12 * 3600)
    assert calendar(workspace) == before
    workspace.clock.move(24 * 3600)
    assert calendar(workspace) != before


def test_what_was_moved_keeps_its_name_and_counts_as_changed(workspace: Workspace) -> None:
    plan_week(workspace)
    (before,) = on_day(workspace, TUESDAY)
    slot = workspace.planner.plan.revisions[0].slots[1].id
    workspace.planner.move((slot, TUESDAY), TUESDAY + A_DAY, time(18))
    assert on_day(workspace, TUESDAY) == []
    moved = next(event for event in events(workspace) if event["UID"] == before["UID"])
    assert moved["DTSTART"].dt == datetime(2026, 11, 18, 18, tzinfo=UTC)
    assert moved["SEQUENCE"] > before["SEQUENCE"]
    assert sum(event["UID"] == before["UID"] for event in events(workspace)) == 1


def test_skipped_and_paused_days_are_left_out(workspace: Workspace) -> None:
    plan_week(workspace)
    slot = workspace.planner.plan.revisions[0].slots[1].id
    workspace.planner.skip((slot, TUESDAY), SkipReason.NO_TIME)
    workspace.planner.pause(date(2026, 11, 23), date(2026, 12, 7), PauseReason.HOLIDAY)
    days = {event["DTSTART"].dt.date() for event in events(workspace)}
    assert TUESDAY not in days
    assert not any(date(2026, 11, 23) <= day < date(2026, 12, 7) for day in days)
    assert date(2026, 12, 7) in days


def test_what_is_done_is_left_out(ready_workspace: Workspace) -> None:
    assert len(on_day(ready_workspace, TUESDAY)) == 1
    play_out(ready_workspace, "core-foundation")
    assert on_day(ready_workspace, TUESDAY) == []


def test_an_edit_changes_only_the_events_of_its_slot(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace)
    before = {event["UID"]: event for event in events(workspace)}
    hand_clock.move(3600)
    slot = workspace.planner.plan.revisions[0].slots[1].id
    workspace.planner.shift_slot(slot, 1, time(19))
    after = {event["UID"]: event for event in events(workspace)}
    assert after.keys() == before.keys()
    for uid, event in after.items():
        is_of_slot = uid.startswith(slot)
        assert event["SEQUENCE"] - before[uid]["SEQUENCE"] == int(is_of_slot)
        assert (event["DTSTAMP"].dt > before[uid]["DTSTAMP"].dt) == is_of_slot
        assert (event.to_ical() == before[uid].to_ical()) != is_of_slot


def test_an_empty_plan_gives_an_empty_calendar(workspace: Workspace) -> None:
    assert events(workspace) == []


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Europe/Berlin", date(2026, 10, 20)),
        ("Europe/Berlin", date(2027, 3, 20)),
        ("America/New_York", date(2026, 10, 20)),
        ("America/New_York", date(2027, 3, 8)),
        ("Australia/Lord_Howe", date(2026, 9, 25)),
        ("Australia/Lord_Howe", date(2027, 3, 25)),
    ],
)
def test_a_change_of_clocks_moves_no_session(tmp_path: Path, name: str, on: date) -> None:
    zone = ZoneInfo(name)
    clock = HandClock(datetime.combine(on, time(6), zone))
    with closing(Workspace(tmp_path / "data", clock)) as workspace:
        workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
        plan_week(workspace, FULL_WEEK)
        rows = occurrences(workspace.planner.plan, on, on + timedelta(weeks=4) - A_DAY)
        expected = [due_at(row.on, row.at, zone).astimezone(UTC) for row in rows]
        assert starts(workspace) == expected
        walls = {event["DTSTART"].dt.time() for event in events(workspace)}
        assert walls == {slot.at for slot in FULL_WEEK}
        assert len({event["DTSTART"].dt.utcoffset() for event in events(workspace)}) == 2
