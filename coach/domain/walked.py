"""Weeks of walking put together for a chart: one unit, months where weeks would be too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coach.domain.trends import WalkingWeek
from coach.domain.walking import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkingMonth:
    """The weeks that began in a month: their mean amount, in the unit of the series."""

    first: date
    amount: Decimal
    unit: Unit
    is_current: bool


def in_one_unit(weeks: Sequence[WalkingWeek]) -> tuple[WalkingWeek, ...]:
    """The weeks that are counted as the last one is: amounts of different units are never side by side."""
    return tuple(week for week in weeks if week.unit is weeks[-1].unit)


def last_walked(weeks: Sequence[WalkingWeek]) -> WalkingWeek | None:
    """The last week that is over; None before there is one."""
    return next((week for week in reversed(weeks) if not week.is_current), None)


def walking_months(weeks: Sequence[WalkingWeek]) -> tuple[WalkingMonth, ...]:
    """Weeks of one unit, in order, put together by the month of their Monday; this week is left out."""
    found: dict[date, list[WalkingWeek]] = {}
    for week in weeks:
        found.setdefault(week.monday.replace(day=1), []).append(week)
    return tuple(
        WalkingMonth(
            first=first,
            amount=_mean([week.amount for week in of if not week.is_current]),
            unit=of[0].unit,
            is_current=any(week.is_current for week in of),
        )
        for first, of in found.items()
    )


def _mean(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0)) / len(amounts) if amounts else Decimal(0)
