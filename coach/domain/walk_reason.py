"""The numbers that a sentence about a week's target is made of."""

from dataclasses import dataclass
from decimal import Decimal

from coach.domain.walk_target import WeekTarget, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonNumbers:
    """As they are shown, in the unit of the target. `part` percent of `base` is `amount`."""

    base: Decimal
    amount: Decimal
    credited: Decimal
    part: int
    weeks_off: int

    @property
    def more(self) -> int:
        """How many percent `amount` is above `base`."""
        return self.part - 100

    @property
    def less(self) -> int:
        """How many percent `amount` is below `base`."""
        return 100 - self.part


def reason_numbers(target: WeekTarget) -> ReasonNumbers | None:
    """What to say of the rule that fired; None while none has."""
    step = target.step
    if step is None:
        return None
    return ReasonNumbers(
        base=shown(step.base, target.unit),
        amount=shown(step.amount, target.unit),
        credited=shown(target.credited or Decimal(0), target.unit),
        part=round(step.factor * 100),
        weeks_off=step.weeks_off,
    )
