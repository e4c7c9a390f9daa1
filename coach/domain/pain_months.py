"""Weeks of pain put together by month, where weeks would be too many to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from coach.domain.trends import PainWeek


@dataclass(frozen=True, slots=True)
class PainMonth:
    """The weeks that began in a month: the mean of their means, the lowest answer and the highest."""

    first: date
    mean: float
    low: int
    high: int


def pain_months(weeks: Iterable[PainWeek]) -> tuple[PainMonth, ...]:
    """Weeks in order, by the month of their Monday."""
    found: dict[date, list[PainWeek]] = {}
    for week in weeks:
        found.setdefault(week.monday.replace(day=1), []).append(week)
    return tuple(
        PainMonth(first, fmean(it.mean for it in of), min(it.low for it in of), max(it.high for it in of))
        for first, of in found.items()
    )
