"""Walks laid out as ISO weeks. Source: content.md, section 4, and rules.md, section 8."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from coach.domain.plan import Pause, monday_of
from coach.domain.symptom_history import Span
from coach.domain.traffic_light import Light, week_light
from coach.domain.walking import Unit, Walk, amount_of

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RatedWalk:
    """A walk and how the back took it.

    `red_on` is the plan date on which it turned red, `red_at` the instant where a morning's score did it."""

    walk: Walk
    light: Light
    red_on: date | None = None
    red_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedWeek:
    """What was walked in the ISO week of `monday`.

    `amount` and `walks` count what belongs to the series of `unit`, the unit of the last walk; None without a
    walk. `has_other_unit`: an earlier walk of the week belongs to another series. `light` and `ambers` speak
    of all walks. `is_paused`: one pause covers the whole week. `is_held`: a check ruled out progress."""

    monday: date
    unit: Unit | None = None
    amount: Decimal = Decimal(0)
    walks: int = 0
    has_other_unit: bool = False
    light: Light = Light.UNKNOWN
    ambers: int = 0
    is_paused: bool = False
    is_held: bool = False

    @property
    def is_mostly_amber(self) -> bool:
        """Whether more than half the walks were amber."""
        return 2 * self.ambers > self.walks


def walked_weeks(
    rated: Iterable[RatedWalk], pauses: Sequence[Pause], first: date, last: date, held: Collection[Span] = ()
) -> tuple[WalkedWeek, ...]:
    """Every week from that of `first` to that of `last`; walks come in the order they were walked.

    A week is held with one day of `held` in it."""
    by_week: dict[date, list[RatedWalk]] = defaultdict(list)
    for it in rated:
        by_week[monday_of(it.walk.walked_on)].append(it)
    number = (monday_of(last) - monday_of(first)) // A_WEEK + 1
    mondays = (monday_of(first) + index * A_WEEK for index in range(number))
    return tuple(
        replace(
            _week(monday, by_week.get(monday, ())),
            is_paused=_is_paused(monday, pauses),
            is_held=any(span.touches(monday, monday + A_WEEK - A_DAY) for span in held),
        )
        for monday in mondays
    )


def _week(monday: date, rated: Sequence[RatedWalk]) -> WalkedWeek:
    if not rated:
        return WalkedWeek(monday=monday)
    unit = rated[-1].walk.unit
    series = [it.walk for it in rated if it.walk.unit is unit]
    return WalkedWeek(
        monday=monday,
        unit=unit,
        amount=amount_of(series, unit),
        walks=len(series),
        has_other_unit=len(series) < len(rated),
        light=week_light(it.light for it in rated),
        ambers=Counter(it.light for it in rated)[Light.AMBER],
    )


def _is_paused(monday: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.starts_on <= monday and monday <= pause.returns_on - A_WEEK for pause in pauses)
