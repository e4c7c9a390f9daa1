"""When a day next looks different by itself."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.day_change import next_change_at
from coach.domain.exercise import Category
from coach.domain.occurrences import Occurrence
from coach.domain.plan import SkipReason, plan_day
from coach.domain.statuses import Entry, Status

ON = date(2026, 11, 17)


def entry(hour: int, status: Status = Status.UPCOMING, skip: SkipReason | None = None) -> Entry:
    row = Occurrence(
        slot=f"s{hour}",
        on=ON,
        at=time(hour),
        routine=None,
        categories=(Category.WALK,),
        ladder_week=1,
        skip=skip,
    )
    return Entry(row, status)


def at(hour: int, day: int = 17) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_the_next_thing_that_is_due() -> None:
    entries = [entry(7, Status.DUE), entry(13), entry(16)]
    assert next_change_at(entries, at(8), UTC) == at(13)
    assert next_change_at(entries[:1], at(8), UTC) == at(3, 18)


def test_what_is_done_or_left_out_changes_nothing() -> None:
    entries = [entry(13, Status.DONE), entry(14, Status.SKIPPED, SkipReason.NO_TIME)]
    assert next_change_at(entries, at(8), UTC) == at(3, 18)


def test_after_midnight_the_day_ends_at_three() -> None:
    assert next_change_at([], at(1, 18), UTC) == at(3, 18)


@given(
    minutes=st.integers(0, 60 * 24 * 370),
    zone=st.sampled_from([ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), UTC]),
)
def test_a_day_changes_within_a_day_and_only_later(minutes: int, zone: ZoneInfo) -> None:
    now = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(zone)
    change_at = next_change_at([], now, zone)
    assert timedelta(0) < change_at - now <= timedelta(hours=25)
    assert plan_day(change_at) == plan_day(now) + timedelta(days=1)
