"""What is wrong with a walk, in words that stand under the field they are about."""

from decimal import Decimal

from coach.domain.errors import RefusedInput
from coach.domain.walk_plausible import FARTHEST_M, FASTEST_KMH, LONGEST_S, SLOWEST_KMH
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk
from coach.ui.walk_words import amount, tr, unit_word


def not_a_number(unit: Unit) -> str:
    """What to enter instead."""
    return {
        Unit.MINUTES: tr("Enter minutes as a number, for example 25"),
        Unit.KILOMETRES: tr("Enter kilometres as a number, for example 2.2"),
        Unit.MILES: tr("Enter miles as a number, for example 1.4"),
    }[unit]


def refused(error: RefusedInput, walk: Walk | None) -> str:
    """A refusal of the domain; `walk` is None when it could not even be put together."""
    match error.path:
        case "walked_on":
            return tr("Choose a day up to today.")
        case "moving_s":
            most = tr("A walk takes at most {n} hours.").format(n=LONGEST_S // 3600)
            return most if walk is not None else tr("Enter more than 0 minutes.")
        case "distance_m":
            return _distance(walk)
        case "started_at":
            return tr("This is at the same time as another walk, or would end only after now.")
        case _:
            return str(error)


def _distance(walk: Walk | None) -> str:
    if walk is None or walk.distance_m is None:
        return tr("Enter a distance above 0.")
    unit = walk.unit.of_distance
    if walk.distance_m > FARTHEST_M:
        return tr("A walk is at most {most}.").format(
            most=f"{FARTHEST_M / METRES[unit]:.0f} {unit_word(unit)}"
        )
    time = amount(Decimal(walk.moving_s or 0) / MINUTE_S, Unit.MINUTES)
    return tr("{distance} in {time} is {speed} km/h. A walk is {least} to {most} km/h.").format(
        distance=amount(walk.distance_m / METRES[unit], unit),
        time=time,
        speed=f"{walk.kmh:.1f}",
        least=SLOWEST_KMH,
        most=FASTEST_KMH,
    )
