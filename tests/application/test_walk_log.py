"""Walks through a real data folder: proved, kept, rated and laid out in weeks."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason
from coach.domain.traffic_light import Light
from coach.domain.walk_target import Rule
from coach.domain.walking import Unit, Walk
from coach.storage.database import FILE_NAME, open_database
from coach.storage.walks import Walks, walk_values

MONDAY = date(2026, 11, 16)
"""The clock stands on the Tuesday after."""

WEEK = timedelta(weeks=1)


def minutes(on: date, number: float, unit: Unit = Unit.MINUTES, **values: object) -> Walk:
    calm = {"pain_before": 2, "pain_after": 2, "pain_next": 2}
    measures = {
        "moving_s": int(number * 60) if unit is Unit.MINUTES else None,
        "distance_m": None if unit is Unit.MINUTES else Decimal(str(number)) * 1000,
    }
    return Walk(**{"id": "", "walked_on": on, "unit": unit, **measures, **calm, **values})  # type: ignore[arg-type]


def add(workspace: Workspace, *walks: Walk) -> list[Walk]:
    added = []
    for walk in walks:
        kept, stored = workspace.walk_log.add(walk)
        stored.result()
        added.append(kept)
    return added


def week_of(workspace: Workspace, monday: date, number: float, **values: object) -> None:
    add(workspace, *(minutes(monday + timedelta(days=day), number / 2, **values) for day in (1, 4)))


def on_disk(workspace: Workspace) -> list[Walk]:
    with closing(open_database(workspace.folder)) as database:
        return Walks(database).between(date.min, date.max)


def test_a_walk_is_kept_changed_deleted_and_brought_back(workspace: Workspace) -> None:
    log = workspace.walk_log
    (walk,) = add(workspace, minutes(MONDAY, 25))
    assert walk.id
    assert on_disk(workspace) == [walk]
    longer = replace(walk, moving_s=1800, shoes="old ones")
    log.change(longer).result()
    assert on_disk(workspace) == [longer]
    log.delete(walk.id).result()
    assert on_disk(workspace) == []
    log.restore(walk.id).result()
    assert on_disk(workspace) == [longer]
    with pytest.raises(StorageError):
        log.delete("another").result()


def test_what_cannot_have_been_is_refused_and_not_stored(workspace: Workspace) -> None:
    at = datetime(2026, 11, 16, 17, tzinfo=UTC)
    first, second = add(
        workspace,
        minutes(MONDAY, 25, started_at=at),
        minutes(MONDAY, 25, started_at=at + timedelta(minutes=30)),
    )
    for walk in (
        minutes(MONDAY + 2 * timedelta(days=1), 25),
        minutes(MONDAY, 25, started_at=at + timedelta(minutes=20)),
        minutes(MONDAY, 400, Unit.KILOMETRES),
    ):
        with pytest.raises(RefusedInput):
            workspace.walk_log.add(walk)
    with pytest.raises(RefusedInput, match="started_at"):
        workspace.walk_log.change(replace(first, moving_s=1801))
    workspace.walk_log.change(replace(first, moving_s=1800)).result()
    assert on_disk(workspace) == [replace(first, moving_s=1800), second]


def test_walks_over_midnight_overlap_as_well(workspace: Workspace) -> None:
    add(workspace, minutes(date(2026, 11, 14), 60, started_at=datetime(2026, 11, 15, 2, 30, tzinfo=UTC)))
    with pytest.raises(RefusedInput, match="the one of 2026-11-15 02:30"):
        add(workspace, minutes(date(2026, 11, 15), 60, started_at=datetime(2026, 11, 15, 3, 15, tzinfo=UTC)))


def test_lights_use_what_was_said_apart_from_the_walk(workspace: Workspace, hand_clock: HandClock) -> None:
    workspace.safety.score_pain(2, Moment.NOW).result()
    hand_clock.move(86_400)
    add(workspace, minutes(MONDAY + timedelta(days=2), 25, pain_before=None, pain_next=None))
    assert [it.light for it in workspace.walk_log.walks()] == [Light.UNKNOWN]
    hand_clock.move(86_400)
    workspace.safety.score_pain(3, Moment.NEXT).result()
    assert [it.light for it in workspace.walk_log.walks()] == [Light.GREEN]


def test_a_light_does_not_depend_on_the_days_that_are_asked_for(workspace: Workspace) -> None:
    add(workspace, minutes(MONDAY - WEEK, 25), minutes(MONDAY, 25, pain_before=None))
    assert [it.light for it in workspace.walk_log.walks()] == [Light.GREEN] * 2
    assert [it.light for it in workspace.walk_log.walks(MONDAY, MONDAY)] == [Light.GREEN]
    assert workspace.walk_log.walks(last=MONDAY - 2 * WEEK) == ()


def test_usual_pain_is_an_option(workspace: Workspace) -> None:
    add(workspace, minutes(MONDAY, 25, pain_before=5, pain_after=6, pain_next=5))
    assert [it.light for it in workspace.walk_log.walks()] == [Light.RED]
    workspace.change_settings(replace(workspace.settings, has_persistent_pain=True))
    assert [it.light for it in workspace.walk_log.walks()] == [Light.GREEN]


# Targets


def test_the_target_of_a_week_rests_on_the_weeks_before(workspace: Workspace) -> None:
    log = workspace.walk_log
    assert log.target().rule is Rule.BASELINE
    week_of(workspace, MONDAY - 2 * WEEK, 90)
    week_of(workspace, MONDAY - WEEK, 100)
    add(workspace, minutes(MONDAY, 60, pain_after=9))
    assert [(log.target(MONDAY + timedelta(days=day)).shown, log.target(MONDAY).rule) for day in (0, 6)] == [
        (110, Rule.GREEN)
    ] * 2
    assert log.target() == log.target(MONDAY)
    assert log.target(MONDAY - timedelta(days=1)).shown == 99
    assert log.target(MONDAY - 2 * WEEK).rule is Rule.BASELINE
    assert log.target(MONDAY + WEEK).rule is Rule.RED
    assert log.target(date.min).rule is Rule.BASELINE
    assert log.target(MONDAY + 52 * WEEK).rule is Rule.BASELINE
    with pytest.raises(RefusedInput, match="as_of: found 9999-12-31, expected a day at most a year from now"):
        log.target(date.max)


def test_the_options_are_the_persons_settings(workspace: Workspace) -> None:
    chosen = replace(workspace.settings, walk_unit=Unit.KILOMETRES, walked_last_week=6.5)
    workspace.change_settings(chosen)
    target = workspace.walk_log.target()
    assert (target.unit, target.target, target.rule) == (Unit.KILOMETRES, Decimal("6.5"), Rule.PROVISIONAL)
    for number, amount in ((3, 140), (2, 154), (1, 170)):
        week_of(workspace, MONDAY - number * WEEK, amount)
    assert workspace.walk_log.target().target == 150
    workspace.change_settings(replace(chosen, walk_ceiling_min=0, walk_step_percent=15))
    assert workspace.walk_log.target().target == Decimal(170) * Decimal("1.15")


def test_a_paused_week_is_no_missed_one(workspace: Workspace, hand_clock: HandClock) -> None:
    week_of(workspace, MONDAY - WEEK, 100)
    workspace.planner.pause(MONDAY + WEEK, MONDAY + 2 * WEEK, PauseReason.HOLIDAY).result()
    week_of_now = [minutes(MONDAY, 55), minutes(MONDAY + timedelta(days=1), 55)]
    add(workspace, *week_of_now)
    hand_clock.move(14 * 86_400)
    target = workspace.walk_log.target()
    assert (target.rule, target.shown) == (Rule.PAUSED, Decimal(109))


# Weeks for a chart


def test_weeks_with_what_was_walked_and_asked(workspace: Workspace) -> None:
    week_of(workspace, MONDAY - 3 * WEEK, 90)
    week_of(workspace, MONDAY - 2 * WEEK, 100, pain_after=4)
    add(workspace, minutes(MONDAY, 30))
    weeks = workspace.walk_log.weeks(MONDAY - 4 * WEEK, MONDAY + 4 * WEEK)
    shown = [(it.amount, it.target, it.cap, it.light.value, it.is_current) for it in weeks]
    assert shown == [
        (0, None, None, "unknown", False),
        (90, None, None, "green", False),
        (100, 99, Decimal("103.5"), "amber", False),
        (0, 99, 115, "unknown", False),
        (30, Decimal("89.1"), 115, "green", True),
    ]
    assert [it.monday for it in weeks] == [MONDAY - number * WEEK for number in (4, 3, 2, 1, 0)]


def test_weeks_without_any_walk(workspace: Workspace) -> None:
    (week,) = workspace.walk_log.weeks(MONDAY, MONDAY)
    assert (week.amount, week.unit, week.target, week.is_current) == (0, Unit.MINUTES, None, True)


def test_a_week_in_another_unit_has_no_target(workspace: Workspace) -> None:
    week_of(workspace, MONDAY - 2 * WEEK, 90)
    week_of(workspace, MONDAY - WEEK, 8, unit=Unit.KILOMETRES)
    weeks = workspace.walk_log.weeks(MONDAY - 3 * WEEK, MONDAY)
    assert [(it.unit.value, it.amount, it.target) for it in weeks] == [
        ("min", 0, None),
        ("min", 90, None),
        ("km", 8, None),
        ("km", 0, Decimal("8.8")),
    ]


def test_twenty_years_are_quick(workspace: Workspace) -> None:
    first = MONDAY - 1040 * WEEK
    days = [first + timedelta(days=number * 7 // 3) for number in range(1040 * 3)]
    walks = [minutes(on, 30, id=f"w{on}", pain_before=None, pain_next=None) for on in days]
    stamps = {"created_at": "2026-11-16T07:00:00Z", "changed_at": "2026-11-16T07:00:00Z"}
    scores = ((f"p{on}", (on + timedelta(days=1)).isoformat(), *stamps.values()) for on in days)
    columns = {"id": "", **walk_values(walks[0]), **stamps}
    with closing(sqlite3.connect(workspace.folder / FILE_NAME)) as connection:
        connection.executemany(
            f"INSERT INTO walk ({', '.join(columns)}) VALUES ({', '.join(f':{it}' for it in columns)})",
            [{"id": walk.id, **walk_values(walk), **stamps} for walk in walks],
        )
        connection.executemany(
            "INSERT INTO pain_score (id, value, moment, scored_at, scored_on, scored_offset_min, created_at,"
            " changed_at) VALUES (?, 2, 'next', '2026-11-16T07:00:00Z', ?, 0, ?, ?)",
            scores,
        )
        connection.commit()
    began = time.process_time()
    weeks = workspace.walk_log.weeks(first, MONDAY)
    assert time.process_time() - began < 2
    assert len(weeks) == 1041
    assert weeks[-2].target == 99
