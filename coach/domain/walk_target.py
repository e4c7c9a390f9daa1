"""What a week of walking asks for, and why. Source: content.md, section 4, with rules.md, section 8."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from coach.domain.walking import Unit

EXACT = Context(prec=400)
"""More digits than years of multiplied steps come to."""

SMALLEST_STEP = {Unit.MINUTES: Decimal(1), Unit.KILOMETRES: Decimal("0.1"), Unit.MILES: Decimal("0.1")}
"""What an amount is shown in, for each unit."""

FLOOR_MIN = Decimal(30)
"""Three walks of ten minutes, offered in a baseline week that would be less."""


class Rule(StrEnum):
    """What set a target."""

    BASELINE = "baseline"
    """None yet: a week to find out."""
    PROVISIONAL = "provisional"
    """What the person said of the week before; it does not grow."""
    FIRST = "first"
    FIRST_AMBER = "first-amber"
    FIRST_RED = "first-red"
    GREEN = "green"
    CEILING = "ceiling"
    PARTLY_DONE = "partly-done"
    LITTLE_DONE = "little-done"
    AMBER = "amber"
    UNRATED = "unrated"
    RED = "red"
    MISSED = "missed"
    PAUSED = "paused"
    HELD = "held"
    """A symptom check ruled out to progress."""
    STOPPED = "stopped"
    """A symptom check rules out walking for now."""


@dataclass(frozen=True, slots=True)
class Step:
    """The rule that fired: `factor` of `base`. `weeks_off` so far, where it is about a break."""

    rule: Rule
    base: Decimal
    factor: Decimal = Decimal(1)
    weeks_off: int = 0

    @property
    def amount(self) -> Decimal:
        """What the rule comes to."""
        return self.base * self.factor


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTarget:
    """What the ISO week of `monday` asks for, in `unit`, unrounded; None where nothing is known yet.

    `credited` is what counts of the week before, or before a break. `cap` is the safe limit on the unrounded
    target; `is_capped` when it made less of the step."""

    monday: date
    unit: Unit
    baseline: Decimal | None = None
    credited: Decimal | None = None
    target: Decimal | None = None
    cap: Decimal | None = None
    step: Step | None = None
    is_capped: bool = False

    @property
    def stopped(self) -> "WeekTarget":
        """The same week while walking waits for a clinician: it asks for nothing."""
        return replace(self, target=None, cap=None, step=Step(Rule.STOPPED, Decimal(0)), is_capped=False)

    @property
    def rule(self) -> Rule:
        """What set the target."""
        return self.step.rule if self.step else Rule.BASELINE

    @property
    def is_searching(self) -> bool:
        """Whether this is a week to find a baseline."""
        return self.rule in (Rule.BASELINE, Rule.PROVISIONAL)

    @property
    def shown(self) -> Decimal | None:
        """The target as a person reads it."""
        return None if self.target is None else shown(self.target, self.unit)

    @property
    def offer_min(self) -> Decimal | None:
        """Minutes offered, not asked for, in a baseline week that knows of less."""
        is_low = self.target is None or self.target < FLOOR_MIN
        is_offered = self.is_searching and self.unit is Unit.MINUTES and is_low
        return FLOOR_MIN if is_offered else None


def shown(amount: Decimal, unit: Unit) -> Decimal:
    """An amount for people: half up to whole minutes, or to a tenth of a kilometre or mile."""
    return _half_up(amount, SMALLEST_STEP[unit])


def rounded_down(amount: Decimal, unit: Unit) -> Decimal:
    """The part of an amount, 0 or more, that whole steps make."""
    return amount.quantize(SMALLEST_STEP[unit], ROUND_DOWN, EXACT)


def stored(amount: Decimal) -> Decimal:
    """An amount as it is written down: two places, half up."""
    return _half_up(amount, Decimal("0.01"))


def _half_up(amount: Decimal, place: Decimal) -> Decimal:
    return amount.quantize(place, ROUND_HALF_UP, EXACT)
