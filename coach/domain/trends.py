"""What charts draw beside adherence: pain over time, walking against its limit, active days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import fmean

from coach.domain.pain import Moment, PainScore
from coach.domain.plan import monday_of
from coach.domain.session import Outcome, SessionOutline
from coach.domain.traffic_light import Light
from coach.domain.walking import Unit, Walk

CHECKS_IN_A_MEAN = 4


@dataclass(frozen=True, slots=True)
class PainPoint:
    """One answer on the scale, 0 to 10, on its plan date."""

    on: date
    moment: Moment
    value: int


@dataclass(frozen=True, slots=True)
class PainWeek:
    """The answers of one ISO week: their mean, the lowest and the highest."""

    monday: date
    mean: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class PainTrend:
    """Answers in order. `means` has for each the mean of the four up to it; `was` is of the first four."""

    points: tuple[PainPoint, ...]
    means: tuple[float, ...]
    weeks: tuple[PainWeek, ...]

    @property
    def was(self) -> float | None:
        """The mean of the first four answers; None without any."""
        return fmean(it.value for it in self.points[:CHECKS_IN_A_MEAN]) if self.points else None

    @property
    def now(self) -> float | None:
        """The mean of the last four answers; None without any."""
        return self.means[-1] if self.means else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkingWeek:
    """One ISO week of walking in the unit of its series; `cap` is the safe limit, unrounded.

    `target` and `cap` are None while there is no baseline, and in a week that was walked in another unit."""

    monday: date
    amount: Decimal
    unit: Unit
    target: Decimal | None = None
    cap: Decimal | None = None
    light: Light = Light.UNKNOWN
    is_paused: bool = False
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class ActiveDay:
    """A day on which something was done, and how many things."""

    on: date
    items: int


def pain_trend(scores: Iterable[PainScore], walks: Iterable[Walk]) -> PainTrend:
    """All answers, those given with a walk included, and how they run."""
    found = [(it.scored_on, 0, PainPoint(it.scored_on, it.moment, it.value)) for it in scores]
    for walk in walks:
        answers = (
            (Moment.BEFORE, walk.pain_before),
            (Moment.AFTER, walk.pain_after),
            (Moment.NEXT, walk.pain_next),
        )
        found += [
            (walk.walked_on, 1, PainPoint(walk.walked_on, moment, value))
            for moment, value in answers
            if value is not None
        ]
    points = tuple(point for _, _, point in sorted(found, key=lambda it: it[:2]))
    values = [it.value for it in points]
    means = tuple(fmean(values[max(0, end - CHECKS_IN_A_MEAN) : end]) for end in range(1, len(values) + 1))
    return PainTrend(points, means, _weeks(points))


def _weeks(points: Sequence[PainPoint]) -> tuple[PainWeek, ...]:
    values: dict[date, list[int]] = {}
    for point in points:
        values.setdefault(monday_of(point.on), []).append(point.value)
    return tuple(PainWeek(monday, fmean(of), min(of), max(of)) for monday, of in sorted(values.items()))


def active_days(sessions: Iterable[SessionOutline], walks: Iterable[Walk]) -> tuple[ActiveDay, ...]:
    """The days on which sessions or walks were done, in order; what was only begun does not count."""
    items: dict[date, int] = {}
    done = [it.plan_on for it in sessions if it.outcome is not Outcome.ATTEMPTED]
    for on in (*done, *(it.walked_on for it in walks)):
        items[on] = items.get(on, 0) + 1
    return tuple(ActiveDay(on, count) for on, count in sorted(items.items()))
