"""Active days laid out as a calendar, a column a week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.plan import monday_of
from coach.domain.trends import ActiveDay

MOST_WEEKS = 53
MOST_ITEMS = 3
"""From so many items on, a day is as dark as it gets."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar and how many things were done on it; None when it is still to come."""

    on: date
    items: int | None

    @property
    def level(self) -> int:
        """How dark the day is, 0 to 3."""
        return min(MOST_ITEMS, self.items or 0)


def calendar_weeks(
    days: Iterable[ActiveDay], first: date, today: date, most: int = MOST_WEEKS
) -> tuple[tuple[CalendarDay, ...], ...]:
    """Every week from the Monday of `first`, at most so many, to that of today, seven days each."""
    items = {day.on: day.items for day in days}
    last = monday_of(today)
    count = min(most, (last - monday_of(first)).days // 7 + 1)
    mondays = [last - timedelta(days=7 * back) for back in reversed(range(count))]
    return tuple(
        tuple(_day(monday + timedelta(days=number), items, today) for number in range(7))
        for monday in mondays
    )


def _day(on: date, items: dict[date, int], today: date) -> CalendarDay:
    return CalendarDay(on, items.get(on, 0) if on <= today else None)
