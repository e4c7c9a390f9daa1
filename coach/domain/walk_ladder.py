"""The ladder of walking: what each week asks for, and the rule that set it.

Source: content.md, section 4, with rules.md, section 8. Nothing is rounded from week to week.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from coach.domain.errors import RefusedInput
from coach.domain.traffic_light import Light
from coach.domain.walk_target import EXACT, Rule, Step, WeekTarget
from coach.domain.walk_weeks import A_WEEK, WalkedWeek
from coach.domain.walking import Unit

LEAST_RATE, MOST_RATE = Decimal("0.10"), Decimal("0.15")
CAP = 1 + MOST_RATE
"""A target is at most so many times the better of the last two credited weeks."""

GREENS_FOR_MORE = 2
"""Weeks in a row with a green step, after which the person's own rate holds."""

DONE, HALF_DONE = Decimal("0.90"), Decimal("0.50")
AFTER_LITTLE = Decimal("0.90")
AFTER_RED = Decimal("0.75")
START_AFTER_AMBER = Decimal("0.80")
AFTER_WEEKS_OFF = (Decimal("0.90"), Decimal("0.75"), Decimal("0.60"))
"""Of the target that held when the break began; a longer break leads to a new baseline."""

BASELINE_WALKS = 2
GOAL_MIN = Decimal(150)


@dataclass(frozen=True, slots=True)
class Provisional:
    """What a person said was walked in the week before the first one; `amount` in `unit`."""

    amount: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderOptions:
    """What a person may choose; RefusedInput for a rate beyond 0.10 to 0.15.

    `rate` holds after two green steps. `ceiling_min`, minutes a week, is None for none. `unit` is that of the
    series while there is no walk."""

    rate: Decimal = LEAST_RATE
    ceiling_min: Decimal | None = GOAL_MIN
    unit: Unit = Unit.MINUTES
    provisional: Provisional | None = None

    def __post_init__(self) -> None:
        if not LEAST_RATE <= self.rate <= MOST_RATE:
            raise RefusedInput("", "rate", str(self.rate), f"a rate from {LEAST_RATE} to {MOST_RATE}")


def climb(
    weeks: Sequence[WalkedWeek], monday: date, options: LadderOptions = LadderOptions()
) -> tuple[WeekTarget, ...]:
    """The targets of closed weeks and, last, that of the week of `monday`, which follows them.

    `weeks` are all weeks since the first walk, without a gap."""
    with localcontext(EXACT):
        first = weeks[0].monday if weeks else monday
        standing = _Standing(_searching(first, options.unit, options.provisional))
        targets = [standing.now]
        for week in weeks:
            standing = _after(standing, week, options)
            targets.append(standing.now)
    return tuple(targets)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the ladder stands. `greens` are steps in a row, `held` the target when this break began."""

    now: WeekTarget
    has_begun: bool = False
    greens: int = 0
    held: Decimal | None = None


def _after(standing: _Standing, week: WalkedWeek, options: LadderOptions) -> _Standing:
    if week.unit not in (None, standing.now.unit):
        standing = _begun_anew(standing, week.monday, week.unit or options.unit, options)
    now = standing.now
    if now.is_searching:
        if _is_baseline(week):
            return _Standing(_first(now, week, options), has_begun=True)
        return replace(standing, now=replace(now, monday=now.monday + A_WEEK))
    if _is_off(now, week):
        return _off(standing, week, options)
    return _walked(standing, week, options)


# A baseline


def _begun_anew(standing: _Standing, monday: date, unit: Unit, options: LadderOptions) -> _Standing:
    said = None if standing.has_begun else options.provisional
    return _Standing(_searching(monday, unit, said), standing.has_begun)


def _searching(monday: date, unit: Unit, said: Provisional | None) -> WeekTarget:
    if said is None or said.unit is not unit:
        return WeekTarget(monday=monday, unit=unit)
    return WeekTarget(
        monday=monday,
        unit=unit,
        baseline=said.amount,
        target=said.amount,
        cap=CAP * said.amount,
        step=Step(Rule.PROVISIONAL, said.amount),
    )


def _is_baseline(week: WalkedWeek) -> bool:
    return week.walks >= BASELINE_WALKS and not week.has_other_unit and not week.is_paused


def _first(now: WeekTarget, week: WalkedWeek, options: LadderOptions) -> WeekTarget:
    begun = replace(now, baseline=week.amount, credited=week.amount)
    if week.light is Light.RED:
        step = Step(Rule.FIRST_RED, week.amount, AFTER_RED)
    elif week.is_mostly_amber:
        step = Step(Rule.FIRST_AMBER, week.amount, START_AFTER_AMBER)
    elif week.is_held:
        step = Step(Rule.HELD, week.amount)
    else:
        step = _grown(Step(Rule.FIRST, week.amount, 1 + LEAST_RATE), now.unit, week.amount, options)
    return _next(begun, week.amount, step)


# A week off


def _is_off(now: WeekTarget, week: WalkedWeek) -> bool:
    """Nothing was walked, or little in a week that was paused; red is never passed over."""
    if week.unit is None:
        return True
    is_little = week.amount < HALF_DONE * _known(now.target)
    return week.is_paused and is_little and week.light is not Light.RED


def _off(standing: _Standing, week: WalkedWeek, options: LadderOptions) -> _Standing:
    now = standing.now
    weeks_off = 1 + (now.step.weeks_off if now.step else 0)
    if weeks_off > len(AFTER_WEEKS_OFF):
        return _begun_anew(standing, week.monday + A_WEEK, now.unit, options)
    held = standing.held or _known(now.target)
    rule = Rule.PAUSED if week.is_paused else Rule.MISSED
    step = Step(rule, held, AFTER_WEEKS_OFF[weeks_off - 1], weeks_off)
    return _Standing(_next(now, _known(now.credited), step), has_begun=True, held=held)


# A week with walks


def _walked(standing: _Standing, week: WalkedWeek, options: LadderOptions) -> _Standing:
    now = standing.now
    credited = min(week.amount, CAP * _known(now.credited))
    rule = _rule(week, credited, _known(now.target))
    greens = standing.greens + 1 if rule is Rule.GREEN else 0
    rate = options.rate if greens >= GREENS_FOR_MORE else LEAST_RATE
    step = _step(rule, credited, rate, now, options)
    return _Standing(_next(now, credited, step), has_begun=True, greens=greens)


def _rule(week: WalkedWeek, credited: Decimal, target: Decimal) -> Rule:
    match week.light:
        case Light.RED:
            return Rule.RED
        case Light.AMBER:
            return Rule.AMBER
        case Light.UNKNOWN:
            return Rule.UNRATED
        case Light.GREEN:
            if credited >= DONE * target:
                return Rule.HELD if week.is_held else Rule.GREEN
            return Rule.PARTLY_DONE if credited >= HALF_DONE * target else Rule.LITTLE_DONE


def _step(rule: Rule, credited: Decimal, rate: Decimal, now: WeekTarget, options: LadderOptions) -> Step:
    target = _known(now.target)
    match rule:
        case Rule.GREEN:
            return _grown(Step(rule, credited, 1 + rate), now.unit, target, options)
        case Rule.LITTLE_DONE:
            return Step(rule, target, AFTER_LITTLE)
        case Rule.RED:
            return Step(rule, target, AFTER_RED)
        case _:
            return Step(rule, target)


def _grown(step: Step, unit: Unit, reached: Decimal, options: LadderOptions) -> Step:
    """A step up, which ends at the goal or, where the person stands beyond it already, there."""
    if unit is not Unit.MINUTES or options.ceiling_min is None:
        return step
    limit = max(options.ceiling_min, reached)
    return Step(Rule.CEILING, limit) if step.amount > limit else step


def _next(now: WeekTarget, credited: Decimal, step: Step) -> WeekTarget:
    """The target of the week after `now`, with `credited` for the week of `now`."""
    cap = CAP * max(credited, _known(now.credited))
    return replace(
        now,
        monday=now.monday + A_WEEK,
        credited=credited,
        target=min(step.amount, cap),
        cap=cap,
        step=step,
        is_capped=step.amount > cap,
    )


def _known(amount: Decimal | None) -> Decimal:
    assert amount is not None, "a ladder that has begun has its numbers"
    return amount
