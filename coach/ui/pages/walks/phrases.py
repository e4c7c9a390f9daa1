"""The words of the walks page: how a walk was, and how the week goes."""

from datetime import date
from decimal import Decimal

from coach.application.walk_diary import LoggedWalk
from coach.domain.traffic_light import Light
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk
from coach.ui import day_words
from coach.ui.walk_words import amount, tr
from coach.ui.words import UNSAID

SURFACES = ("path", "pavement", "grass", "trail", "track", "treadmill", "mixed")
"""What a walk can have gone on, as it is written down."""


# The week


def summary(week: WeekSoFar) -> str:
    """What is left of this week, in a sentence."""
    if week.above is not None:
        return tr("You are {amount} above the safe step this week. A rest day is fine.").format(
            amount=amount(week.above, week.unit)
        )
    if week.left is None:
        return ""
    if week.left:
        return tr("You have {amount} left this week.").format(amount=amount(week.left, week.unit))
    return tr("You have reached this week's target. More can wait until next week.")


def walked(week: WeekSoFar) -> str:
    """What was walked, beside the bar."""
    if not week.walked:
        return tr("nothing walked yet")
    return tr("{amount} walked").format(amount=amount(week.walked, week.unit))


def advice(week: WeekSoFar) -> tuple[str, ...]:
    """What else is good to know about this week's target."""
    if week.target.target is None:
        return ()
    said = []
    if week.longest:
        said.append(
            tr("With four walks or more a week, keep the longest at {amount} or less.").format(
                amount=amount(week.longest, week.unit)
            )
        )
    said.append(tr("10 to 15 % a week is a cautious habit, not a proven threshold."))
    return tuple(said)


# One walk


def distance(walk: Walk) -> str:
    """How far a walk went."""
    if walk.distance_m is None:
        return UNSAID
    unit = walk.unit.of_distance
    return amount(walk.distance_m / METRES[unit], unit)


def time(walk: Walk) -> str:
    """How long a walk took."""
    if walk.moving_s is None:
        return UNSAID
    return amount(Decimal(walk.moving_s) / MINUTE_S, Unit.MINUTES)


def surface(name: str) -> str:
    """What a walk went on; a word of somebody's own stays as it is."""
    return {
        "": UNSAID,
        "path": tr("Path"),
        "pavement": tr("Pavement"),
        "grass": tr("Grass"),
        "trail": tr("Trail"),
        "track": tr("Track"),
        "treadmill": tr("Treadmill"),
        "mixed": tr("Mixed"),
    }.get(name, name)


def score(value: int | None) -> str:
    """An answer, or what stands for none."""
    return UNSAID if value is None else str(value)


def pain(walk: Walk) -> str:
    """Pain before and after as "3 to 2"; nothing when neither was said."""
    if walk.pain_before is None and walk.pain_after is None:
        return UNSAID
    return tr("{before} to {after}").format(before=score(walk.pain_before), after=score(walk.pain_after))


def stretched(logged: LoggedWalk) -> str:
    """Whether a stretch followed."""
    return tr("stretched") if logged.is_stretched else tr("no stretch")


def light(which: Light) -> str:
    """The light of a walk, in a word."""
    return {
        Light.GREEN: tr("green"),
        Light.AMBER: tr("amber"),
        Light.RED: tr("red"),
        Light.UNKNOWN: tr("not known"),
    }[which]


def day(on: date, today: date) -> str:
    """A day as "Mon 16 Nov", with the year when it is not this one."""
    return day_words.with_year(day_words.short_date(on), on, today)


def spoken(logged: LoggedWalk, today: date) -> str:
    """What a screen reader says of a row."""
    walk = logged.walk
    parts = [day(walk.walked_on, today)]
    parts += [part for part in (distance(walk), time(walk)) if part != UNSAID]
    parts += [surface(walk.surface)] if walk.surface else []
    for value, text in (
        (walk.pain_before, tr("pain before {n}")),
        (walk.pain_after, tr("pain after {n}")),
        (walk.pain_next, tr("next morning {n}")),
    ):
        if value is not None:
            parts.append(text.format(n=value))
    return ", ".join([*parts, stretched(logged), tr("light {light}").format(light=light(logged.light))])
