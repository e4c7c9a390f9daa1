"""When a session of today could be done instead."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import Category
from coach.domain.later import TONIGHT, Offer, later
from coach.domain.occurrences import Occurrence
from coach.domain.plan import SkipReason, plan_day
from coach.domain.spacing import clash

TUESDAY = date(2026, 11, 17)
DAY = timedelta(days=1)


def core(
    on: date, slot: str = "core", at: time = time(13, 30), category: Category = Category.CORE
) -> Occurrence:
    return Occurrence(slot=slot, on=on, at=at, routine="a", categories=(category,), ladder_week=1)


DUE = core(TUESDAY)


def at(hour: int, minute: int = 0, on: date = TUESDAY) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, 40, tzinfo=UTC)


def test_in_the_morning_everything_is_offered() -> None:
    offers = later(DUE, (DUE,), at(7, 30))
    assert offers.in_an_hour == Offer(TUESDAY, time(8, 30))
    assert offers.tonight == Offer(TUESDAY, TONIGHT)
    assert offers.tomorrow == Offer(TUESDAY + DAY, time(13, 30))
    assert offers.next_legal is None


@pytest.mark.parametrize(("now", "is_offered"), [(at(16, 59), True), (at(17), False)])
def test_from_five_on_tonight_is_no_later(now: datetime, is_offered: bool) -> None:
    assert (later(DUE, (), now).tonight is not None) is is_offered


def test_tonight_is_not_offered_to_what_is_planned_for_then() -> None:
    assert later(replace(DUE, at=TONIGHT), (), at(8)).tonight is None


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (at(22, 59), time(23, 59)),
        (at(23), None),
        (at(1, on=TUESDAY + DAY), None),
        (at(2, 30, TUESDAY + DAY), None),
    ],
)
def test_an_hour_later_it_has_to_be_the_same_day(now: datetime, then: time | None) -> None:
    offer = later(DUE, (), now).in_an_hour
    assert (offer.at if offer else None) == then


def test_after_midnight_tomorrow_is_the_next_day_of_the_plan() -> None:
    offers = later(DUE, (), at(1, on=TUESDAY + DAY))
    assert offers.tonight is None
    assert offers.tomorrow is not None
    assert offers.tomorrow.on == TUESDAY + DAY


def test_a_neighbour_makes_tomorrow_too_close() -> None:
    thursday = core(TUESDAY + 2 * DAY, "other")
    offers = later(DUE, (DUE, thursday), at(8))
    assert offers.tomorrow is not None
    assert offers.tomorrow.clash is not None
    assert offers.tomorrow.clash.with_on == thursday.on
    assert offers.next_legal == Offer(TUESDAY + 4 * DAY, time(13, 30), after_on=thursday.on)


def test_a_legal_day_with_more_than_one_free_day_before_it_says_nothing() -> None:
    others = [core(TUESDAY + 2 * DAY, "b"), core(TUESDAY + 3 * DAY, "c", category=Category.GLUTES)]
    skipped = replace(core(TUESDAY + 4 * DAY, "d"), skip=SkipReason.PAIN)
    offers = later(DUE, (*others, skipped), at(8))
    assert offers.next_legal is not None
    assert offers.next_legal.on == TUESDAY + 4 * DAY
    assert later(replace(DUE, moved_from=TUESDAY - 6 * DAY), others, at(8)).next_legal is None


def test_a_walk_is_never_too_close() -> None:
    walk = core(TUESDAY, category=Category.WALK)
    offers = later(walk, [core(TUESDAY + DAY, "b", category=Category.WALK)], at(8))
    assert offers.tomorrow is not None
    assert offers.tomorrow.clash is None


def test_after_a_week_it_cannot_be_moved_on() -> None:
    offers = later(replace(DUE, moved_from=TUESDAY - 7 * DAY), (), at(8))
    assert (offers.tomorrow, offers.next_legal) == (None, None)
    assert offers.in_an_hour is not None


@given(
    st.integers(0, 24 * 60 - 1),
    st.lists(st.integers(1, 9), unique=True, max_size=5),
)
def test_what_is_offered_can_be_planned(minutes: int, days: list[int]) -> None:
    now = at(3) + timedelta(minutes=minutes)
    others = [core(TUESDAY + n * DAY, str(n)) for n in days]
    offers = later(DUE, others, now)
    for offer in (offers.in_an_hour, offers.tonight, offers.tomorrow, offers.next_legal):
        if offer is not None:
            assert plan_day(now) <= offer.on <= TUESDAY + 7 * DAY
            assert offer.at >= time(3)
            assert (offer.clash is None) or offer is offers.tomorrow
    legal = offers.next_legal
    if legal is not None:
        assert clash(DUE, legal.on, others) is None
