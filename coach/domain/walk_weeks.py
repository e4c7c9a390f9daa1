"""Walks laid out as ISO weeks. Source: content.md, section 4, and rules.md, section 8."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from coach.domain.plan import Pause, monday_of
from coach.domain.traffic_light import Light, week_light
from coach.domain.walking import Unit, Walk, amount_of

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RatedWalk:
    """A walk and how the back took it."""

    walk: Walk
    light: Light


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedWeek:
    """What was walked in the ISO week of `monday`.

    `amount` and `walks` count what belongs to the series of `unit`, the unit of the last walk; None without a
    walk. `has_other_unit`: an earlier walk of the week belongs to another series. `light` and `ambers` speak
    of all walks. `is_paused`: one pause covers the whole week."""

    monday: date
    unit: Unit | None = None
    amount: Decimal = Decimal(0)
    walks: int = 0
    has_other_unit: bool = False
    light: Light = Light.UNKNOWN
    ambers: int = 0
    is_paused: bool = False

    @property
    def is_mostly_amber(self) -> bool:
        """Whether more than half the walks were amber."""
        return 2 * self.ambers > self.walks


def walked_weeks(
    rated: Iterable[RatedWalk], pauses: Sequence[Pause], first: date, last: date
) -> tuple[WalkedWeek, ...]:
    """Every week from that of `first` to that of `last`; walks come in the order they were walked."""
    by_week: dict[date, list[RatedWalk]] = defaultdict(list)
    for it in rated:
        by_week[monday_of(it.walk.walked_on)].append(it)
    number = (monday_of(last) - monday_of(first)) // A_WEEK + 1
    mondays = (monday_of(first) + index * A_WEEK for index in range(number))
    return tuple(_week(monday, by_week.get(monday, ()), _is_paused(monday, pauses)) for monday in mondays)


def _week(monday: date, rated: Sequence[RatedWalk], is_paused: bool) -> WalkedWeek:
    if not rated:
        return WalkedWeek(monday=monday, is_paused=is_paused)
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
        is_paused=is_paused,
    )


def _is_paused(monday: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.starts_on <= monday and monday <= pause.returns_on - A_WEEK for pause in pauses)
