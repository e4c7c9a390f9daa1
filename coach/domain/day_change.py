"""When a day next looks different without anybody doing anything."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from coach.domain.occurrences import due_at
from coach.domain.plan import DAY_BEGINS_AT, plan_day
from coach.domain.statuses import Entry, Status

A_DAY = timedelta(days=1)


def next_change_at(entries: Iterable[Entry], now: datetime, zone: tzinfo) -> datetime:
    """The aware instant at which the next of `entries`, as they stand `now`, is due, or the day ends."""
    coming = [
        due_at(it.occurrence.on, it.occurrence.at, zone)
        for it in entries
        if it.status is Status.UPCOMING and it.occurrence.is_open
    ]
    tomorrow = due_at(plan_day(now) + A_DAY, DAY_BEGINS_AT, zone)
    return min((*coming, tomorrow))
