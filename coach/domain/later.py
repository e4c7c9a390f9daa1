"""When a session of today could be done instead. Source: rules.md, section 3."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coach.domain.occurrences import Occurrence
from coach.domain.plan import MOVED_WITHIN, plan_day
from coach.domain.spacing import APART, Clash, clash, legal_days, shares_strength

TONIGHT = time(18)
TONIGHT_UNTIL = time(17)
"""From this hour on tonight is too near to be called later."""

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A day and a time; `clash` is what speaks against the day, `after_on` what it rests after."""

    on: date
    at: time
    clash: Clash | None = None
    after_on: date | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """What can be offered; `next_legal` only when the rule of the free day speaks against tomorrow."""

    in_an_hour: Offer | None
    tonight: Offer | None
    tomorrow: Offer | None
    next_legal: Offer | None


def later(moving: Occurrence, others: Collection[Occurrence], now: datetime) -> Later:
    """The offers for an occurrence of today at the aware local instant `now`.

    `others` are the sessions that count for spacing: those that were done and those still to come."""
    tomorrow = plan_day(now) + A_DAY
    last = moving.key[1] + MOVED_WITHIN
    if tomorrow > last:
        return Later(_in_an_hour(now), _tonight(moving, now), None, None)
    too_close = clash(moving, tomorrow, others)
    return Later(
        _in_an_hour(now),
        _tonight(moving, now),
        Offer(tomorrow, moving.at, too_close),
        _next_legal(moving, tomorrow + A_DAY, last, others) if too_close else None,
    )


def _in_an_hour(now: datetime) -> Offer | None:
    then = now + AN_HOUR
    if not now.date() == then.date() == plan_day(now):
        return None
    return Offer(then.date(), then.time().replace(second=0, microsecond=0))


def _tonight(moving: Occurrence, now: datetime) -> Offer | None:
    if now.date() != plan_day(now) or now.time() >= TONIGHT_UNTIL or moving.at == TONIGHT:
        return None
    return Offer(now.date(), TONIGHT)


def _next_legal(moving: Occurrence, first: date, last: date, others: Collection[Occurrence]) -> Offer | None:
    on = next(legal_days(moving, first, last, others), None)
    if on is None:
        return None
    day_before = on - APART * A_DAY
    rested = any(it.on == day_before and shares_strength(moving, it) for it in others)
    return Offer(on, moving.at, after_on=day_before if rested else None)
