"""Sessions a week: what a chart draws of weeks, and of months where weeks would be too many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.adherence import HEADLINE, MEAN_OVER, Count, Week
from coach.domain.exercise import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The weeks that began in a month. `done` and `prescribed` are sessions a week, over `weeks` of them.

    Weeks that rested (`paused`) and the one still running are left out; without any other, all is 0.
    `mean` is the four-week mean that stood at its end, in sessions a week."""

    first: date
    done: Mapping[Category, float]
    prescribed: float
    total: Count
    weeks: int
    paused: int
    mean: float | None
    is_current: bool


def a_week(mean: Count) -> float:
    """Sessions a week of a four-week mean."""
    return mean.complete / MEAN_OVER


def last_closed(weeks: Sequence[Week]) -> Week | None:
    """The last week that is over; None before there is one."""
    return next((week for week in reversed(weeks) if week.is_closed), None)


def months(weeks: Sequence[Week], means: Sequence[Count | None]) -> tuple[Month, ...]:
    """Weeks in order, and the mean that stands beside each, put together by the month of their Monday."""
    found: dict[date, list[tuple[Week, Count | None]]] = {}
    for week, mean in zip(weeks, means, strict=True):
        found.setdefault(week.monday.replace(day=1), []).append((week, mean))
    return tuple(_month(first, of) for first, of in found.items())


def _month(first: date, weeks: Sequence[tuple[Week, Count | None]]) -> Month:
    counted = [week for week, _ in weeks if week.is_closed and not week.is_paused]
    total = sum((week.all for week in counted), Count())
    number = max(1, len(counted))
    return Month(
        first=first,
        done={category: _complete(counted, category) / number for category in HEADLINE},
        prescribed=total.prescribed / number,
        total=total,
        weeks=len(counted),
        paused=sum(week.is_paused for week, _ in weeks),
        mean=next((a_week(mean) for _, mean in reversed(weeks) if mean is not None), None),
        is_current=any(not week.is_closed for week, _ in weeks),
    )


def _complete(weeks: Iterable[Week], category: Category) -> int:
    return sum(week.sum_of([category]).complete for week in weeks)
