"""Walks: how far, how long, and how the back was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.pain import prove_score
from coach.domain.plan import plan_day
from coach.domain.session import Outcome, SessionOutline

MINUTE_S = 60


class Unit(StrEnum):
    """What a series of walks is counted in, never mixed within one. Source: content.md, section 4."""

    MINUTES = "min"
    KILOMETRES = "km"
    MILES = "mi"

    @property
    def of_distance(self) -> "Unit":
        """What distances are told in beside a series of this unit."""
        return Unit.MILES if self is Unit.MILES else Unit.KILOMETRES


METRES = {Unit.KILOMETRES: Decimal(1000), Unit.MILES: Decimal("1609.344")}
"""Metres in one unit of distance."""


class Source(StrEnum):
    """Where a walk was taken from."""

    HAND = "hand"
    GPX = "gpx"
    FIT = "fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One walk. `walked_on` is its plan date; `unit` that of the series it belongs to.

    RefusedInput when the measure of its series is missing or not above 0, or a score is off the scale."""

    id: str
    walked_on: date
    unit: Unit
    started_at: datetime | None = None
    moving_s: int | None = None
    distance_m: Decimal | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    pain_next: int | None = None
    shoes: str = ""
    surface: str = ""
    note: str = ""
    source: Source = Source.HAND

    def __post_init__(self) -> None:
        for name, value in (("moving_s", self.moving_s), ("distance_m", self.distance_m)):
            if value is not None and not value > 0:
                raise RefusedInput("", name, str(value), "a number above 0")
        measure = "moving_s" if self.unit is Unit.MINUTES else "distance_m"
        if getattr(self, measure) is None:
            raise RefusedInput("", measure, "nothing", f"what a walk counted in {self.unit} came to")
        for name in ("pain_before", "pain_after", "pain_next"):
            prove_score(name, getattr(self, name))

    @property
    def amount(self) -> Decimal:
        """What it adds to its series, in the unit of the series."""
        return amount_of((self,), self.unit)

    @property
    def kmh(self) -> Decimal | None:
        """The mean speed of the moving time; None without time or distance."""
        if self.moving_s is None or self.distance_m is None:
            return None
        return self.distance_m * Decimal("3.6") / self.moving_s

    def is_begun_by(self, now: datetime) -> bool:
        """Whether it belongs to the past of an aware instant; without an hour its day decides."""
        return self.started_at <= now if self.started_at else self.walked_on <= plan_day(now)


def amount_of(walks: Iterable[Walk], unit: Unit) -> Decimal:
    """What walks of a series come to in its unit; summed before it is divided, so that no part is rounded."""
    if unit is Unit.MINUTES:
        return Decimal(sum(walk.moving_s or 0 for walk in walks)) / MINUTE_S
    return sum((walk.distance_m or Decimal(0) for walk in walks), Decimal(0)) / METRES[unit]


def outline_of(walk: Walk) -> SessionOutline:
    """A walk as matching sees it; one without an hour counts as done at noon."""
    return SessionOutline(
        id=walk.id,
        routine="",
        categories=(Category.WALK,),
        plan_on=walk.walked_on,
        started_at=walk.started_at or datetime.combine(walk.walked_on, time(12), UTC),
        outcome=Outcome.COMPLETE,
        credit=1.0,
        pain_before=walk.pain_before,
        pain_after=walk.pain_after,
    )
