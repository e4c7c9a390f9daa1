"""What answers about pain and walks of a period come to, for the report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median

from coach.domain.pain import Moment
from coach.domain.plan import monday_of
from coach.domain.trends import CHECKS_IN_A_MEAN, PainPoint, PainTrend
from coach.domain.walking import Unit, Walk

A_WEEK = timedelta(days=7)

NOISE = 1.0
"""Points on the scale that mean nothing by themselves. Source: rules.md, section 6."""

MEDIANS = (Moment.BEFORE, Moment.AFTER, Moment.NEXT)


class Direction(StrEnum):
    """How the last answers about pain stand to the first ones."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainSummary:
    """Answers on the scale of 0 to 10. A median stands beside the number of answers that it is of.

    `direction` is None while there are too few answers to tell."""

    first: PainPoint
    last: PainPoint
    highest: PainPoint
    medians: tuple[tuple[Moment, float, int], ...]
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class WalkedWeek:
    """The walks of one ISO week that are counted in one unit."""

    monday: date
    walks: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Walking:
    """Every week of the period in the unit that is used now, and what was walked in any other unit."""

    unit: Unit
    weeks: tuple[WalkedWeek, ...]
    others: tuple[tuple[Unit, int, Decimal], ...] = ()

    @property
    def walks(self) -> int:
        """How many walks there were in this unit."""
        return sum(week.walks for week in self.weeks)

    @property
    def amount(self) -> Decimal:
        """What they came to."""
        return sum((week.amount for week in self.weeks), Decimal(0))


def pain_summary(trend: PainTrend) -> PainSummary | None:
    """What answers come to; None without any."""
    if not trend.points:
        return None
    medians = []
    for moment in MEDIANS:
        values = [it.value for it in trend.points if it.moment is moment]
        if values:
            medians.append((moment, median(values), len(values)))
    return PainSummary(
        first=trend.points[0],
        last=trend.points[-1],
        highest=max(trend.points, key=lambda it: it.value),
        medians=tuple(medians),
        direction=_direction(trend),
    )


def _direction(trend: PainTrend) -> Direction | None:
    """Told once the first and the last mean share no answer."""
    was, now = trend.was, trend.now
    if was is None or now is None or len(trend.points) < 2 * CHECKS_IN_A_MEAN:
        return None
    if abs(now - was) <= NOISE:
        return Direction.SAME
    return Direction.LOWER if now < was else Direction.HIGHER


def walking(walks: Sequence[Walk], first: date, last: date) -> Walking | None:
    """Walks by week, from the week of one day to that of another; None without any walk."""
    if not walks:
        return None
    unit = walks[-1].unit
    mondays = [
        monday_of(first) + number * A_WEEK for number in range((last - monday_of(first)) // A_WEEK + 1)
    ]
    weeks = []
    for monday in mondays:
        of_week = [it for it in walks if it.unit is unit and monday_of(it.walked_on) == monday]
        weeks.append(WalkedWeek(monday, len(of_week), _sum(of_week)))
    others = []
    for other in Unit:
        of_unit = [it for it in walks if it.unit is other]
        if of_unit and other is not unit:
            others.append((other, len(of_unit), _sum(of_unit)))
    return Walking(unit, tuple(weeks), tuple(others))


def _sum(walks: Iterable[Walk]) -> Decimal:
    return sum((it.amount for it in walks), Decimal(0))
