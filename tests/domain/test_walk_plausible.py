"""What can have been a walk, and what cannot."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.errors import RefusedInput
from coach.domain.walk_plausible import prove_apart, prove_plausible
from coach.domain.walking import Unit, Walk, amount_of

NOW = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 17)
SIX = NOW.replace(hour=6, minute=0)


def a_walk(**values: object) -> Walk:
    minutes = {"id": "w", "walked_on": TODAY, "unit": Unit.MINUTES, "moving_s": 1500}
    return Walk(**{**minutes, **values})  # type: ignore[arg-type]


def in_km(metres: int | str, **values: object) -> Walk:
    return a_walk(**{"unit": Unit.KILOMETRES, "moving_s": None, "distance_m": Decimal(metres), **values})


@pytest.mark.parametrize(
    "walk",
    [
        a_walk(),
        a_walk(walked_on=date(2000, 1, 1)),
        a_walk(moving_s=24 * 3600),
        in_km(100_000),
        in_km(10_000, moving_s=3600),
        in_km(200, moving_s=3600),
        a_walk(started_at=NOW - timedelta(seconds=1500)),
    ],
)
def test_what_can_have_been(walk: Walk) -> None:
    prove_plausible(walk, NOW)


@pytest.mark.parametrize(
    ("walk", "sentence"),
    [
        (
            a_walk(walked_on=date(2026, 11, 18)),
            "walked_on: found 2026-11-18, expected a day from 2000-01-01 to today, 2026-11-17",
        ),
        (
            a_walk(walked_on=date(1999, 12, 31)),
            "walked_on: found 1999-12-31, expected a day from 2000-01-01 to today, 2026-11-17",
        ),
        (a_walk(moving_s=86_460), "moving_s: found 1441 min, expected at most 24 hours"),
        (in_km(400_000), "distance_m: found 400 km, expected at most 100 km"),
        (in_km(400_000, unit=Unit.MILES), "distance_m: found 248.5 mi, expected at most 100 km"),
        (
            in_km(10_010, moving_s=3600),
            "distance_m: found 10 km/h, expected a walking speed from 0.2 to 10 km/h",
        ),
        (
            in_km(25_000, moving_s=3600),
            "distance_m: found 25 km/h, expected a walking speed from 0.2 to 10 km/h",
        ),
        (
            in_km(190, moving_s=3600),
            "distance_m: found 0.2 km/h, expected a walking speed from 0.2 to 10 km/h",
        ),
        (
            a_walk(started_at=NOW - timedelta(seconds=1499)),
            "started_at: found 2026-11-17 07:05, expected a walk that has ended by now",
        ),
    ],
)
def test_what_cannot_is_told(walk: Walk, sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        prove_plausible(walk, NOW)
    assert str(refused.value) == sentence


def test_after_midnight_it_is_still_yesterday() -> None:
    with pytest.raises(RefusedInput, match="today, 2026-11-16"):
        prove_plausible(a_walk(), NOW.replace(hour=2))


@pytest.mark.parametrize("shift_s", [0, 1, 1499, -1, -1499])
def test_walks_at_the_same_time_are_refused(shift_s: int) -> None:
    other = a_walk(id="other", started_at=SIX)
    walk = a_walk(started_at=SIX + timedelta(seconds=shift_s))
    with pytest.raises(RefusedInput) as refused:
        prove_apart(walk, [other])
    assert str(refused.value) == (
        "started_at: found a walk at the same time as the one of 2026-11-17 06:00, "
        "expected one walk at a time"
    )


@pytest.mark.parametrize("shift_s", [1500, -1500])
def test_walks_one_after_the_other_are_not(shift_s: int) -> None:
    walk = a_walk(started_at=SIX)
    prove_apart(walk, [a_walk(id="other", started_at=SIX + timedelta(seconds=shift_s))])


def test_a_walk_is_not_at_the_same_time_as_itself_or_as_one_without_a_time() -> None:
    walk = a_walk(started_at=SIX)
    prove_apart(walk, [replace(walk, moving_s=600), a_walk(id="other")])
    prove_apart(a_walk(), [a_walk(id="other", started_at=SIX)])
    with pytest.raises(RefusedInput):
        prove_apart(in_km(2000, started_at=SIX), [in_km(2000, id="other", started_at=SIX)])


@given(seconds=st.lists(st.integers(1, 86_400), min_size=1, max_size=20))
def test_minutes_are_summed_before_they_are_divided(seconds: list[int]) -> None:
    walks = [a_walk(moving_s=number) for number in seconds]
    assert amount_of(walks, Unit.MINUTES) == Decimal(sum(seconds)) / 60


def test_without_an_id_no_other_walk_is_the_walk_itself() -> None:
    one = a_walk(id="", started_at=NOW - timedelta(hours=2), moving_s=1200)
    with pytest.raises(RefusedInput, match="one walk at a time"):
        prove_apart(one, [replace(one)])
