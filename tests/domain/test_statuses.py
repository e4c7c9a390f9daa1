from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from plan_strategies import FIRST, session, slot, week_of

from coach.domain.exercise import Category
from coach.domain.matching import match
from coach.domain.occurrences import due_at, occurrences
from coach.domain.plan import Move, Pause, PauseReason, Plan, Skip, SkipReason
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Entry, Status, entries

DAYS = [FIRST + timedelta(days=number) for number in range(14)]
PLAN = Plan((week_of(slot("mon", 0), slot("thu", 3), slot("express", 4, routine="core-glutes-express")),))


def found(
    plan: Plan, now: datetime, *done: SessionOutline, rest_days: Collection[date] = ()
) -> tuple[Entry, ...]:
    rows = occurrences(plan, DAYS[0], DAYS[6])
    return entries(rows, match(rows, done), now, now.tzinfo or UTC, rest_days)


def statuses(
    plan: Plan, now: datetime, *done: SessionOutline, rest_days: Collection[date] = ()
) -> dict[str, str]:
    each = found(plan, now, *done, rest_days=rest_days)
    return {f"{it.occurrence.slot}@{it.occurrence.on.day}": it.status.value for it in each}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(DAYS[day], time(hour, minute), UTC)


def test_today_is_due_from_its_time_on_and_missed_only_when_the_day_has_ended() -> None:
    assert statuses(PLAN, at(0, 7, 29))["mon@2"] == "upcoming"
    assert statuses(PLAN, at(0, 7, 30))["mon@2"] == "due"
    assert statuses(PLAN, at(0, 23, 59))["mon@2"] == "due"
    assert statuses(PLAN, at(1, 2, 59))["mon@2"] == "due"
    assert statuses(PLAN, at(1, 3, 0))["mon@2"] == "missed"
    assert statuses(PLAN, at(1, 3, 0))["thu@5"] == "upcoming"


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.COMPLETE, "done"),
        (Outcome.PARTIAL, "partial"),
        (Outcome.STOPPED, "excused"),
        (Outcome.ATTEMPTED, "missed"),
    ],
)
def test_what_a_session_makes_of_its_occurrence(outcome: Outcome, expected: str) -> None:
    assert statuses(PLAN, at(2, 12), session(DAYS[0], outcome=outcome))["mon@2"] == expected


def test_a_half_filled_express_is_partial() -> None:
    assert statuses(PLAN, at(6, 12), session(DAYS[4], "glute-foundation"))["express@6"] == "partial"


def test_a_stop_for_safety_excuses_the_whole_express_even_when_the_other_half_was_done() -> None:
    stopped = session(DAYS[4], "core-foundation", Outcome.STOPPED, "a")
    half = session(DAYS[4], "glute-foundation", session_id="b")
    assert statuses(PLAN, at(6, 12), stopped, half)["express@6"] == "excused"


def test_a_session_that_fills_both_categories_is_named_once() -> None:
    whole = session(DAYS[4], "core-glutes-express")
    (express,) = [it for it in found(PLAN, at(6, 12), whole) if it.occurrence.slot == "express"]
    assert express.fills == (whole, whole)
    assert express.sessions == (whole,)


def test_what_trains_nothing_is_never_done_by_itself() -> None:
    plan = Plan((week_of(replace(slot("mon"), categories=())),))
    assert statuses(plan, at(0, 12)) == {"mon@2": "due"}


RESTING = Plan(
    (
        week_of(
            slot("core", 0),
            slot("walk", 0, time(16), None),
            replace(slot("break", 0, time(11)), routine="standing-break", categories=(Category.BREAK,)),
            slot("glutes", 1, routine="glute-foundation"),
        ),
    )
)


def test_on_days_of_rest_routines_are_excused_but_for_walks_and_breaks() -> None:
    assert statuses(RESTING, at(2, 12), rest_days=[DAYS[0]]) == {
        "core@2": "excused",
        "walk@2": "missed",
        "break@2": "missed",
        "glutes@3": "missed",
    }
    assert [it.is_resting for it in found(RESTING, at(2, 12), rest_days=[DAYS[0]])] == [
        it.occurrence.slot == "core" for it in found(RESTING, at(2, 12))
    ]


@pytest.mark.parametrize(("outcome", "expected"), [(Outcome.COMPLETE, "done"), (Outcome.PARTIAL, "excused")])
def test_what_was_done_before_the_rest_began_counts_only_when_it_is_complete(
    outcome: Outcome, expected: str
) -> None:
    done = session(DAYS[0], outcome=outcome)
    assert statuses(RESTING, at(2, 12), done, rest_days=[DAYS[0]])["core@2"] == expected


def test_a_day_of_rest_excuses_even_what_was_left_out_for_another_reason() -> None:
    skip = Skip(id="k", slot="core", on=DAYS[0], reason=SkipReason.NO_TIME)
    plan = Plan(RESTING.revisions, (), (skip,))
    assert statuses(plan, at(2, 12))["core@2"] == "skipped"
    assert statuses(plan, at(2, 12), rest_days=[DAYS[0]])["core@2"] == "excused"


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("pain", "excused"), ("illness", "excused"), ("no-time", "skipped"), ("other", "skipped")],
)
def test_a_skip_is_excused_for_pain_and_illness_alone(reason: str, expected: str) -> None:
    skip = Skip(id="k", slot="mon", on=DAYS[0], reason=SkipReason(reason))
    plan = Plan(PLAN.revisions, (), (skip,))
    assert statuses(plan, at(3, 12))["mon@2"] == expected
    assert statuses(plan, at(3, 12), session(DAYS[0]))["mon@2"] == "done"


def test_a_pause_excuses_and_what_was_done_in_it_counts() -> None:
    pause = Pause(id="p", starts_on=DAYS[0], returns_on=DAYS[4], reason=PauseReason.HOLIDAY)
    plan = Plan(PLAN.revisions, (), (), (pause,))
    assert statuses(plan, at(6, 12), session(DAYS[0])) == {
        "mon@2": "done",
        "thu@5": "excused",
        "express@6": "missed",
    }


def test_a_moved_one_keeps_its_row_and_its_target_stands_as_any_other() -> None:
    move = Move(id="m", slot="mon", on=DAYS[0], to_on=DAYS[1], to_at=time(18))
    plan = Plan(PLAN.revisions, (move,))
    assert statuses(plan, at(1, 12))["mon@2"] == "moved"
    assert statuses(plan, at(1, 12))["mon@3"] == "upcoming"
    assert statuses(plan, at(1, 19))["mon@3"] == "due"
    assert statuses(plan, at(2, 12))["mon@3"] == "missed"
    assert statuses(plan, at(2, 12), session(DAYS[1]))["mon@3"] == "done"


def test_only_what_can_still_be_done_is_pending() -> None:
    assert [status for status in Status if status.is_pending] == [Status.UPCOMING, Status.DUE]


GAPS = [
    ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00:00+00:00"),
    ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:00:00+00:00"),
    ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00+00:00"),
]
DOUBLED = [
    ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
    ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30:00+00:00"),
    ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45:00+00:00"),
]
PLAIN = [
    ("Europe/Berlin", date(2026, 3, 28), time(7, 30), "2026-03-28T06:30:00+00:00"),
    ("Europe/Berlin", date(2026, 3, 29), time(7, 30), "2026-03-29T05:30:00+00:00"),
    ("America/New_York", date(2026, 11, 1), time(7, 30), "2026-11-01T12:30:00+00:00"),
]


@pytest.mark.parametrize(("zone", "on", "wall", "expected"), [*GAPS, *DOUBLED, *PLAIN])
def test_a_wall_clock_time_is_one_instant_even_when_the_clocks_change(
    zone: str, on: date, wall: time, expected: str
) -> None:
    assert due_at(on, wall, ZoneInfo(zone)).astimezone(UTC).isoformat() == expected


def test_where_three_oclock_comes_twice_nothing_is_due_while_the_old_day_lasts() -> None:
    """On the Chatham Islands the clocks go from 03:45 back to 02:45."""
    sunday = date(2026, 4, 5)
    plan = Plan((week_of(slot("early", 6, time(3, 15)), starts_on=sunday - timedelta(days=6)),))
    rows = occurrences(plan, sunday, sunday)
    chatham, winter = ZoneInfo("Pacific/Chatham"), timezone(timedelta(hours=12, minutes=45))
    for minute, expected in ((59, Status.UPCOMING), (60, Status.DUE)):
        now = datetime.combine(sunday, time(2), winter) + timedelta(minutes=minute)
        assert now > due_at(sunday, time(3, 15), chatham)
        assert [it.status for it in entries(rows, match(rows, ()), now, chatham)] == [expected]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("half", ["spring", "autumn"])
def test_each_slot_comes_due_once_through_a_change_of_the_clocks(zone: str, half: str) -> None:
    place = ZoneInfo(zone)
    changes = {
        ("Europe/Berlin", "spring"): date(2026, 3, 29),
        ("Europe/Berlin", "autumn"): date(2026, 10, 25),
        ("America/New_York", "spring"): date(2026, 3, 8),
        ("America/New_York", "autumn"): date(2026, 11, 1),
        ("Australia/Lord_Howe", "spring"): date(2026, 10, 4),
        ("Australia/Lord_Howe", "autumn"): date(2026, 4, 5),
    }
    sunday = changes[zone, half]
    monday = sunday - timedelta(days=6)
    plan = Plan((week_of(*(slot(f"s{day}", day, time(3, 0)) for day in range(7)), starts_on=monday),))
    rows = occurrences(plan, monday, sunday + timedelta(days=1))
    instant = datetime.combine(monday, time(0), place).astimezone(UTC)
    pending = {it.key for it in rows}
    came_due: list[tuple[str, date]] = []
    while instant < datetime.combine(sunday + timedelta(days=1), time(12), place).astimezone(UTC):
        now = instant.astimezone(place)
        for it in entries(rows, match(rows, ()), now, place):
            if it.status is Status.DUE and it.occurrence.key in pending:
                pending.remove(it.occurrence.key)
                came_due.append(it.occurrence.key)
            if it.occurrence.key in came_due:
                assert it.status is not Status.UPCOMING
        instant += timedelta(minutes=15)
    assert sorted(came_due) == sorted(it.key for it in rows)


def test_a_flight_from_tokyo_to_los_angeles_moves_no_history_and_doubles_no_slot() -> None:
    tokyo, los_angeles = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")
    plan = Plan((week_of(*(slot(f"s{day}", day, time(9)) for day in range(7))),))
    rows = occurrences(plan, DAYS[0], DAYS[6])
    done = session(DAYS[2])
    before = datetime.combine(DAYS[2], time(17), tokyo)
    after = (before + timedelta(hours=10)).astimezone(los_angeles)
    assert after.date() == DAYS[2]

    def at_place(now: datetime, zone: ZoneInfo) -> dict[str, Status]:
        found = entries(rows, match(rows, [done]), now, zone)
        assert len(found) == len({it.occurrence.key for it in found}) == 7
        return {it.occurrence.slot: it.status for it in found}

    there, here = at_place(before, tokyo), at_place(after, los_angeles)
    assert there["s2"] is here["s2"] is Status.DONE
    assert [there[f"s{day}"] for day in (0, 1)] == [here[f"s{day}"] for day in (0, 1)] == [Status.MISSED] * 2
    assert [here[f"s{day}"] for day in (3, 4, 5, 6)] == [Status.UPCOMING] * 4
