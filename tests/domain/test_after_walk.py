"""What follows a walk: a stretch from ten minutes on, and whether there was one."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.domain.after_walk import is_stretched, is_worth_a_stretch
from coach.domain.exercise import Category
from coach.domain.session import Outcome, SessionOutline
from coach.domain.walking import Unit, Walk

ON = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 16, 30, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


def a_walk(moving_s: int | None = None, metres: int | None = 2000, at: datetime | None = None) -> Walk:
    distance_m = None if metres is None else Decimal(metres)
    unit = Unit.KILOMETRES if metres is not None else Unit.MINUTES
    return Walk(id="w", walked_on=ON, unit=unit, moving_s=moving_s, distance_m=distance_m, started_at=at)


def a_session(
    at: datetime, category: Category = Category.STRETCH, outcome: Outcome = Outcome.COMPLETE
) -> SessionOutline:
    return SessionOutline(
        id="s",
        routine="post-walk-quick",
        categories=(category,),
        plan_on=at.date(),
        started_at=at,
        outcome=outcome,
        credit=1.0,
    )


@pytest.mark.parametrize(
    ("moving_s", "metres", "expected"),
    [(600, None, True), (599, None, False), (599, 2000, False), (None, 700, True), (None, 699, False)],
)
def test_a_stretch_is_offered_from_ten_minutes_on(
    moving_s: int | None, metres: int | None, expected: bool
) -> None:
    assert is_worth_a_stretch(a_walk(moving_s, metres)) is expected


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (a_session(AT + AN_HOUR), True),
        (a_session(AT - AN_HOUR), False),
        (a_session(AT + 24 * AN_HOUR), False),
        (a_session(AT + AN_HOUR, Category.CORE), False),
        (a_session(AT + AN_HOUR, outcome=Outcome.ATTEMPTED), False),
        (a_session(AT + AN_HOUR, outcome=Outcome.PARTIAL), True),
    ],
)
def test_a_stretch_follows_on_the_same_day(session: SessionOutline, expected: bool) -> None:
    assert is_stretched(a_walk(at=AT), [session]) is expected


def test_without_an_hour_any_stretch_of_the_day_counts() -> None:
    assert is_stretched(a_walk(), [a_session(AT - AN_HOUR)])
    assert not is_stretched(a_walk(), [])
