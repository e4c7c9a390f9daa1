"""Which recordings are taken for walks, and which walk one is already."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from coach.domain.errors import RefusedInput
from coach.domain.track import Track
from coach.domain.walk_recorded import same_as, walk_of
from coach.domain.walking import Source, Unit, Walk

AT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
TRACK = Track(started_at=AT, distance_m=2000.06, moving_s=1500.4)


def walk(
    track: Track = TRACK, source: Source = Source.GPX, unit: Unit = Unit.MINUTES, **values: object
) -> Walk:
    return replace(walk_of(track, source, unit, UTC), **values)  # type: ignore[arg-type]


def by_hand(**values: object) -> Walk:
    return Walk(**{"id": "1", "walked_on": AT.date(), "unit": Unit.MINUTES, **values})  # type: ignore[arg-type]


# What is taken


@pytest.mark.parametrize("unit", Unit)
def test_a_recording_is_a_walk_of_the_series(unit: Unit) -> None:
    taken = walk(unit=unit, source=Source.FIT)
    assert (taken.unit, taken.source, taken.id) == (unit, Source.FIT, "")
    assert (taken.distance_m, taken.moving_s, taken.started_at) == (Decimal("2000.1"), 1500, AT)


@pytest.mark.parametrize(
    ("at", "hours", "on"),
    [
        (datetime(2026, 11, 14, 23, 30, tzinfo=UTC), 9, date(2026, 11, 15)),
        (datetime(2026, 11, 14, 23, 30, tzinfo=UTC), 2, date(2026, 11, 14)),
        (datetime(2026, 11, 14, 2, 0, tzinfo=UTC), -8, date(2026, 11, 13)),
    ],
)
def test_its_day_is_the_plan_day_of_this_place(at: datetime, hours: int, on: date) -> None:
    here = timezone(timedelta(hours=hours))
    taken = walk_of(replace(TRACK, started_at=at), Source.GPX, Unit.MINUTES, here)
    assert taken.walked_on == on
    assert taken.started_at is not None
    assert taken.started_at.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("source", "activity"),
    [
        *((Source.FIT, name) for name in ("walking", "hiking", "generic", "", "running")),
        *((Source.GPX, name) for name in ("walking", "hike", "outdoor walk", "9", "", "wanderung", "run")),
    ],
)
def test_what_can_be_a_walk_is_taken(source: Source, activity: str) -> None:
    assert walk(replace(TRACK, activity=activity), source).moving_s == 1500


@pytest.mark.parametrize(
    ("source", "activity", "found"),
    [
        (Source.FIT, "cycling", "cycling"),
        (Source.FIT, "e_biking", "e biking"),
        (Source.FIT, "swimming", "swimming"),
        (Source.FIT, "254", "254"),
        (Source.GPX, "road_biking", "road biking"),
        (Source.GPX, "morning ride", "morning ride"),
    ],
)
def test_what_was_not_on_foot_is_refused(source: Source, activity: str, found: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        walk(replace(TRACK, activity=activity), source)
    assert str(refused.value) == f"activity: found {found}, expected a walk or a hike"


def test_a_run_is_a_walk_only_as_fast_as_one() -> None:
    slow = Track(started_at=AT, distance_m=7500, moving_s=3600, activity="running")
    assert walk(slow, Source.FIT)
    with pytest.raises(RefusedInput, match=r"activity: found a run at 7\.6 km/h, expected at most 7\.5 km/h"):
        walk(replace(slow, distance_m=7600), Source.FIT)
    assert walk(replace(slow, distance_m=7600, activity="walking"), Source.FIT)


@pytest.mark.parametrize(("distance_m", "moving_s"), [(0, 0), (9.9, 60), (2000, 0.4)])
def test_a_recording_that_led_nowhere_is_refused(distance_m: float, moving_s: float) -> None:
    with pytest.raises(RefusedInput, match="distance: found a recording that stays in one place"):
        walk(Track(started_at=AT, distance_m=distance_m, moving_s=moving_s))


def test_a_ride_is_refused_whatever_it_is_called() -> None:
    with pytest.raises(RefusedInput, match="speed: found much of it faster than 15 km/h"):
        walk(replace(TRACK, is_ride=True, activity="walking"))


# Which one it is already


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (walk(), True),
        (walk(started_at=AT + timedelta(seconds=60), distance_m=Decimal(9)), True),
        (walk(started_at=AT + timedelta(seconds=61), distance_m=Decimal(1000)), False),
        (walk(started_at=AT + timedelta(minutes=5), distance_m=Decimal(1850)), True),
        (walk(started_at=AT - timedelta(minutes=20), distance_m=Decimal(2150)), True),
        (walk(started_at=AT + timedelta(minutes=26)), False),
        (walk(started_at=AT + timedelta(minutes=5), distance_m=None, moving_s=1400), True),
        (walk(started_at=AT + timedelta(minutes=5), distance_m=None, moving_s=900), False),
        (by_hand(moving_s=1560), True),
        (by_hand(moving_s=1200), False),
        (by_hand(distance_m=Decimal(2000), unit=Unit.KILOMETRES), True),
        (by_hand(moving_s=1500, distance_m=Decimal(4000)), False),
        (by_hand(moving_s=1500, walked_on=AT.date() + timedelta(days=1)), False),
    ],
)
def test_the_same_walk_is_known_again(other: Walk, is_same: bool) -> None:
    assert same_as(walk(), [other]) == (other if is_same else None)


def test_without_others_it_is_new() -> None:
    assert same_as(walk(), []) is None
