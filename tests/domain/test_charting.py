"""What charts put together of weeks: months, calendars, one unit of walking, months of pain."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import calendar_weeks
from coach.domain.adherence import Count, Week, means
from coach.domain.exercise import Category
from coach.domain.pace import a_week, last_closed, months
from coach.domain.pain_months import pain_months
from coach.domain.plan import PauseReason
from coach.domain.trends import ActiveDay, PainWeek, WalkingWeek
from coach.domain.walked import in_one_unit, last_walked, walking_months
from coach.domain.walking import Unit

MONDAY = date(2026, 9, 28)
A_WEEK = timedelta(days=7)


def week(number: int, complete: int = 3, *, is_paused: bool = False, is_closed: bool = True) -> Week:
    return Week(
        monday=MONDAY + number * A_WEEK,
        counts={Category.CORE: Count(prescribed=4, complete=complete, credit=complete)},
        pause=PauseReason.ILL if is_paused else None,
        is_paused=is_paused,
        is_closed=is_closed,
    )


def walked(
    number: int, amount: str, unit: Unit = Unit.KILOMETRES, *, is_current: bool = False
) -> WalkingWeek:
    return WalkingWeek(
        monday=MONDAY + number * A_WEEK, amount=Decimal(amount), unit=unit, is_current=is_current
    )


@given(st.integers(0, 500), st.integers(1, 500))
def test_percent_never_says_more_than_was_done(complete: int, prescribed: int) -> None:
    count = Count(prescribed=max(complete, prescribed), complete=complete, credit=complete)
    assert count.percent is not None
    assert count.adherence is not None
    assert (count.percent == 100) == (count.complete == count.prescribed)
    assert (count.percent >= 80) == (5 * count.complete >= 4 * count.prescribed)
    assert count.percent <= 100 * count.adherence + 1e-9


def test_nothing_prescribed_has_no_percent() -> None:
    assert Count(extra=2).percent is None
    assert Count(extra=2).dose_percent is None
    assert Count(prescribed=8, complete=0, credit=2.5).dose_percent == 31


def test_months_average_weeks_that_are_over_and_did_not_rest() -> None:
    weeks = (
        week(0, 1),
        week(1, 2),
        week(2, 4),
        week(3, 0, is_paused=True),
        week(4, 3),
        week(5, 1, is_closed=False),
    )
    september, october, november = months(weeks, means(weeks))
    assert (september.first, september.weeks, september.done[Category.CORE]) == (date(2026, 9, 1), 1, 1.0)
    assert (october.weeks, october.paused, october.done[Category.CORE]) == (3, 1, 3.0)
    assert october.prescribed == 4.0
    assert october.total == Count(prescribed=12, complete=9, credit=9)
    assert october.mean == pytest.approx((1 + 2 + 4 + 3) / 4)
    assert (november.weeks, november.is_current, november.done[Category.CORE]) == (0, True, 0.0)


def test_every_week_is_in_one_month() -> None:
    weeks = tuple(week(number) for number in range(120))
    found = months(weeks, means(weeks))
    assert sum(month.weeks for month in found) == 120
    assert all(one.first < other.first for one, other in pairwise(found))


def test_a_four_week_mean_is_sessions_a_week() -> None:
    assert a_week(Count(prescribed=40, complete=38)) == 9.5


def test_the_last_week_that_is_over() -> None:
    assert last_closed((week(0), week(1), week(2, is_closed=False))) == week(1)
    assert last_closed((week(0, is_closed=False),)) is None


@given(st.integers(0, 400), st.integers(1, 60))
def test_a_calendar_ends_with_the_week_of_today(days_back: int, most: int) -> None:
    today = date(2026, 11, 17)
    first = today - timedelta(days=days_back)
    weeks = calendar_weeks([ActiveDay(today, 5)], first, today, most)
    flat = [day for of in weeks for day in of]
    assert 1 <= len(weeks) <= most
    assert all(len(of) == 7 and of[0].on.weekday() == 0 for of in weeks)
    assert all(other.on - one.on == timedelta(days=1) for one, other in pairwise(flat))
    assert [day.on for day in flat if day.items] == [today]
    assert all((day.items is None) == (day.on > today) for day in flat)
    assert max(day.level for day in flat) == 3
    assert len(weeks) == most or weeks[0][0].on <= first


def test_units_are_never_mixed() -> None:
    weeks = (walked(0, "90", Unit.MINUTES), walked(1, "6.0"), walked(2, "2.0", is_current=True))
    assert in_one_unit(weeks) == weeks[1:]
    assert last_walked(weeks) == weeks[1]
    assert in_one_unit(()) == ()
    assert last_walked(()) is None


def test_months_of_walking_leave_out_the_running_week() -> None:
    weeks = (walked(0, "4"), walked(1, "6"), walked(2, "9"), walked(3, "1", is_current=True))
    september, october = walking_months(weeks)
    assert (september.amount, september.is_current) == (Decimal(4), False)
    assert (october.amount, october.is_current) == (Decimal("7.5"), True)


def test_months_of_pain() -> None:
    weeks = [PainWeek(MONDAY + n * A_WEEK, float(n), n, n + 2) for n in range(3)]
    september, october = pain_months(weeks)
    assert (september.mean, september.low, september.high) == (0.0, 0, 2)
    assert (october.mean, october.low, october.high) == (1.5, 1, 4)
