"""Walking words: amounts, why a week asks for what it asks for, how a walk was."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from coach.application.walk_diary import LoggedWalk
from coach.domain.traffic_light import Light
from coach.domain.walk_reason import reason_numbers
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule, WeekTarget, shown
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk
from coach.ui import words
from coach.ui.pages.plan.phrases import short_day
from coach.ui.pages.progress.phrases import amount, unit_word

UNSAID = "–"
"""What stands where nothing was said."""

SURFACES = ("path", "pavement", "grass", "trail", "track", "treadmill", "mixed")
"""What a walk can have gone on, as it is written down."""


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Walks", text)


# Amounts


def with_unit(value: Decimal, unit: Unit) -> str:
    """An amount as "8.8 km"."""
    return tr("{amount} {unit}").format(amount=amount(value, unit), unit=unit_word(unit))


def distance_unit(unit: Unit) -> Unit:
    """What distances are written in beside a series."""
    return Unit.MILES if unit is Unit.MILES else Unit.KILOMETRES


def distance(walk: Walk) -> str:
    """How far a walk went."""
    if walk.distance_m is None:
        return UNSAID
    unit = distance_unit(walk.unit)
    return with_unit(walk.distance_m / METRES[unit], unit)


def time(walk: Walk) -> str:
    """How long a walk took."""
    if walk.moving_s is None:
        return UNSAID
    return with_unit(Decimal(walk.moving_s) / MINUTE_S, Unit.MINUTES)


# The week


def summary(week: WeekSoFar) -> str:
    """What is left of this week, in a sentence."""
    if week.above is not None:
        return tr("You are {amount} above the safe step this week. A rest day is fine.").format(
            amount=with_unit(week.above, week.unit)
        )
    if week.left is None:
        return ""
    if week.left:
        return tr("You have {amount} left this week.").format(amount=with_unit(week.left, week.unit))
    return tr("You have reached this week's target. More can wait until next week.")


def walked(week: WeekSoFar) -> str:
    """What was walked, beside the bar."""
    if not week.walked:
        return tr("nothing walked yet")
    return tr("{amount} walked").format(amount=with_unit(week.walked, week.unit))


def to_go(week: WeekSoFar) -> str:
    """What is left, beside the bar."""
    if week.above is not None:
        return tr("{amount} above the safe step").format(amount=with_unit(week.above, week.unit))
    if week.left is None:
        return ""
    if not week.left:
        return tr("target reached")
    return tr("{amount} to go").format(amount=amount(week.left, week.unit))


def _sentences() -> Mapping[Rule, str]:
    return {
        Rule.BASELINE: tr("Walk as you usually do. The first whole week with two walks sets your target."),
        Rule.PROVISIONAL: tr(
            "You said you walk {base} a week. That stays until a whole week is written down."
        ),
        Rule.FIRST: tr("Your first whole week came to {base}. Plus {more} % is {amount}."),
        Rule.FIRST_AMBER: tr("Your first whole week came to {base}, most walks amber. {part} % is {amount}."),
        Rule.FIRST_RED: tr("Your first whole week came to {base}, one walk red. {part} % is {amount}."),
        Rule.GREEN: tr("{credited} counted last week and your back took it well. Plus {more} % is {amount}."),
        Rule.CEILING: tr("You have come as far as your goal. The target holds at {amount}."),
        Rule.PARTLY_DONE: tr("{credited} of {base} counted last week, so {base} comes again."),
        Rule.LITTLE_DONE: tr("{credited} of {base} counted last week. {less} % less is {amount}."),
        Rule.AMBER: tr("Walks were amber, so {base} comes again. Shorten each walk, and add one."),
        Rule.UNRATED: tr("No walk tells how your back took it, so {base} comes again."),
        Rule.RED: tr("A walk was red. {part} % of {base} is {amount}. Please do the symptom check."),
        Rule.MISSED: tr("No walks for {weeks}. {part} % of {base} is {amount}."),
        Rule.HELD: tr("Your symptom check says not to add more for now, so {base} comes again."),
        Rule.STOPPED: tr("Your symptom check says to be seen by a clinician before you walk for exercise."),
        Rule.PAUSED: tr("You rested for {weeks}. {part} % of {base} is {amount}."),
    }


def reason(target: WeekTarget) -> str:
    """The rule that fired, with its numbers, and the safe limit."""
    said = [_sentences()[target.rule].format(**_numbers(target))]
    if target.offer_min is not None:
        said.append(tr("Three walks of ten minutes are enough to begin with."))
    if target.target is not None and target.cap is not None:
        limit = tr("The safe limit makes that {limit}, 15 % above what counted lately.")
        if not target.is_capped:
            limit = tr("The safe limit is {limit}, 15 % above what counted lately.")
        said.append(limit.format(limit=with_unit(shown(target.cap, target.unit), target.unit)))
    return " ".join(said)


def _numbers(target: WeekTarget) -> dict[str, str]:
    numbers = reason_numbers(target)
    if numbers is None:
        return {}
    weeks = numbers.weeks_off
    return {
        "base": with_unit(numbers.base, target.unit),
        "amount": amount(numbers.amount, target.unit),
        "credited": with_unit(numbers.credited, target.unit),
        "more": str(numbers.more),
        "less": str(numbers.less),
        "part": str(numbers.part),
        "weeks": tr("one week") if weeks == 1 else tr("{n} weeks").format(n=words.number(weeks)),
    }


def advice(week: WeekSoFar) -> tuple[str, ...]:
    """What else is good to know about this week's target."""
    if week.target.target is None:
        return ()
    said = []
    if week.longest is not None:
        said.append(
            tr("With four walks or more a week, keep the longest at {amount} or less.").format(
                amount=with_unit(shown(week.longest, week.unit), week.unit)
            )
        )
    said.append(tr("10 to 15 % a week is a cautious habit, not a proven threshold."))
    return tuple(said)


# One walk


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
    return short_day(on) if on.year == today.year else f"{short_day(on)} {on.year}"


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
