"""What positions and counters come to: right on any ground, deaf to scatter at rest, blind across pauses."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walk_ground import Place, ahead, steps
from walk_recordings import Timed, rest, way

from coach.domain.track import (
    Fix,
    Measured,
    Mileage,
    measure_fixes,
    measure_mileages,
    metres_between,
    outings,
)

AT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
HERE: Place = (51.5, -0.12)


def fixes(points: list[Timed]) -> list[Fix]:
    return [Fix(at, *place) for at, place in points]


def measured(*pieces: list[Timed]) -> Measured:
    return measure_fixes([fixes(piece) for piece in pieces])


def after(last: Timed, seconds: float, place: Place | None = None) -> Timed:
    return last[0] + timedelta(seconds=seconds), place or last[1]


def walked(start: Timed, metres: float, bearing: float = 0.0) -> list[Timed]:
    """A way at 1.25 m/s from a fix, without the fix itself."""
    at, place = start
    return way(place, bearing, 1.25, round(metres / 1.25), at)[1:]


# Length


@settings(deadline=None, max_examples=60)
@given(
    latitude=st.floats(-80, 80),
    longitude=st.floats(-180, 180),
    bearing=st.floats(0, 360),
    length_m=st.floats(200, 12_000),
    speed_m_s=st.floats(0.5, 2.5),
    every_s=st.integers(1, 60),
)
def test_a_straight_way_is_right_within_one_percent(
    latitude: float, longitude: float, bearing: float, length_m: float, speed_m_s: float, every_s: int
) -> None:
    count = max(2, round(length_m / speed_m_s / every_s))
    points = way((latitude, longitude), bearing, speed_m_s * every_s, count, AT, every_s)
    found = measured(points)
    assert found.distance_m == pytest.approx(speed_m_s * every_s * count, rel=0.001)
    assert found.moving_s == pytest.approx(every_s * count, rel=0.01)
    assert found.ridden == 0


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 360), st.floats(0.5, 400))
def test_the_way_between_two_fixes(latitude: float, longitude: float, bearing: float, metres: float) -> None:
    start = (latitude, longitude)
    between = metres_between(Fix(AT, *start), Fix(AT, *ahead(start, bearing, metres)))
    assert between == pytest.approx(metres, rel=1e-4, abs=1e-5)


def test_the_day_line_is_no_way_around_the_earth() -> None:
    assert measured(way((0.0, 179.999), 90.0, 10.0, 40, AT, 8)).distance_m == pytest.approx(400, rel=0.001)


def test_a_round_way_is_right_within_one_percent() -> None:
    step_m, count = 1.3, 900
    turns = [360 * number / (count / 3) for number in range(count)]
    points = [(AT + timedelta(seconds=s), place) for s, place in enumerate(steps(HERE, iter(turns), step_m))]
    assert measured(points).distance_m == pytest.approx(step_m * count, rel=0.01)


@pytest.mark.parametrize("pieces", [[], [[]], [[(AT, HERE)]], [[(AT, HERE), after((AT, HERE), 30)]]])
def test_who_does_not_move_comes_to_nothing(pieces: list[list[Timed]]) -> None:
    assert measured(*pieces) == Measured(0.0, 0.0, 0.0)


# Rest


def test_scatter_at_rest_adds_neither_way_nor_time() -> None:
    first = [(AT, HERE), *walked((AT, HERE), 1000)]
    bench = rest(first[-1], 1200, 4.0)
    points = [*first, *bench, *walked((bench[-1][0], first[-1][1]), 1000)]
    plain_sum_m = sum(
        metres_between(one, other) for one, other in zip(fixes(points), fixes(points)[1:], strict=False)
    )
    assert plain_sum_m > 4000
    assert measured(points).distance_m == pytest.approx(2000, rel=0.01)
    assert measured(points).moving_s == pytest.approx(1600, abs=45)


def test_a_slow_drift_at_rest_never_adds_up() -> None:
    chance = random.Random(3)
    place, points = HERE, [(AT, HERE)]
    for second in range(1, 3600):
        place = ahead(place, chance.uniform(0, 360), 0.15)
        points.append((AT + timedelta(seconds=second), place))
    assert measured(points).distance_m < 40


@given(scatter=st.floats(0.0, 0.5), seed=st.integers(0, 99))
@settings(deadline=None, max_examples=20)
def test_scatter_on_the_way_stays_within_one_percent(scatter: float, seed: int) -> None:
    chance = random.Random(seed)
    points = [
        (at, ahead(place, chance.uniform(0, 360), scatter)) for at, place in way(HERE, 30.0, 1.3, 1000, AT)
    ]
    assert measured(points).distance_m == pytest.approx(1300, rel=0.01)


# Pauses


def test_between_two_pieces_nothing_is_counted() -> None:
    first = [(AT, HERE), *walked((AT, HERE), 500)]
    second = [start := after(first[-1], 1800, ahead(first[-1][1], 0.0, 900.0)), *walked(start, 500)]
    assert measured(first, second).distance_m == pytest.approx(1000, rel=0.001)
    assert measured(first, second).moving_s == pytest.approx(800, rel=0.001)


def test_silence_within_a_piece_is_a_pause() -> None:
    first = [(AT, HERE), *walked((AT, HERE), 505)]
    start = after(first[-1], 301, ahead(first[-1][1], 0.0, 300.0))
    points = [*first, start, *walked(start, 505)]
    assert measured(points).distance_m == pytest.approx(1010, rel=0.001)
    assert measured(points).moving_s == pytest.approx(808, rel=0.001)


def test_a_short_silence_on_the_way_is_walked() -> None:
    first = [(AT, HERE), *walked((AT, HERE), 500)]
    start = after(first[-1], 200, ahead(first[-1][1], 0.0, 250.0))
    assert measured([*first, start, *walked(start, 500)]).distance_m == pytest.approx(1250, rel=0.001)


def test_times_that_go_back_are_passed_over() -> None:
    points = [(AT, HERE), *walked((AT, HERE), 500)]
    points.insert(200, after(points[10], 0, ahead(HERE, 90.0, 500.0)))
    assert measured(points).distance_m == pytest.approx(500, rel=0.001)


# Faults and rides


def test_a_fix_far_off_adds_nothing() -> None:
    points = [(AT, HERE), *walked((AT, HERE), 2000)]
    for number in (0, 700):
        points[number] = (points[number][0], ahead(points[number][1], 90.0, 800.0))
    assert measured(points).distance_m == pytest.approx(2000, rel=0.01)
    assert not measured(points).is_ride


def test_a_ride_is_told_from_a_walk() -> None:
    assert measured(way(HERE, 90.0, 5.0, 600, AT)).is_ride
    assert not measured(way(HERE, 90.0, 2.2, 600, AT)).is_ride


def test_a_ride_home_after_a_walk_is_a_ride() -> None:
    walk = [(AT, HERE), *walked((AT, HERE), 1500)]
    assert measured([*walk, *way(walk[-1][1], 0.0, 10.0, 300, walk[-1][0])[1:]]).is_ride


# Counters


def test_a_counter_is_taken_at_its_word() -> None:
    readings = [Mileage(AT + timedelta(seconds=4 * n), 5.0 * n) for n in range(401)]
    assert measure_mileages([readings]).distance_m == pytest.approx(2000)
    assert measure_mileages([readings]).moving_s == pytest.approx(1600)


def test_a_counter_that_stands_still_or_begins_anew_adds_nothing() -> None:
    far = [Mileage(AT + timedelta(seconds=10 * n), 12.0 * n) for n in range(101)]
    anew = [Mileage(AT + timedelta(seconds=1010 + 10 * n), 12.0 * n) for n in range(101)]
    assert measure_mileages([[*far, *anew]]).distance_m == pytest.approx(2400, rel=0.03)


# Which pieces are one walk


def test_pieces_far_apart_are_walks_of_their_own() -> None:
    def piece(hours: float) -> list[Fix]:
        return fixes([(AT + timedelta(hours=hours), HERE), (AT + timedelta(hours=hours + 0.5), HERE)])

    late, early, near = piece(8), piece(0), piece(3)
    assert outings([late, [], near, early]) == [[early, near], [late]]


def test_a_way_keeps_its_length_when_fixes_are_left_out() -> None:
    points = way(HERE, 45.0, 1.25, 600, AT)
    assert measured(points[::7]).distance_m == pytest.approx(measured(points).distance_m, rel=0.01)
