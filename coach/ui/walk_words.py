"""Walking in words: amounts, where a week stands, and why it asks for what it asks for."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from coach.domain.walk_reason import reason_numbers
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule, WeekTarget, shown
from coach.domain.walking import Unit
from coach.ui import words


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Walks", text)


# Amounts


def number(amount: Decimal, unit: Unit) -> str:
    """An amount without its unit, half up: "25" minutes, "8.0" kilometres or miles."""
    return f"{shown(amount, unit):f}"


def unit_word(unit: Unit) -> str:
    """A unit as it follows a number."""
    return {Unit.MINUTES: tr("min"), Unit.KILOMETRES: tr("km"), Unit.MILES: tr("miles")}[unit]


def amount(value: Decimal, unit: Unit) -> str:
    """An amount with its unit: "25 min", "8.0 km"."""
    return tr("{n} {unit}").format(n=number(value, unit), unit=unit_word(unit))


# This week


def to_go(week: WeekSoFar) -> str:
    """Where a week stands against its target, in a few words; nothing without one."""
    if week.above is not None:
        return tr("{amount} above the safe step").format(amount=amount(week.above, week.unit))
    if week.left is None:
        return ""
    if not week.left:
        return tr("target reached")
    return tr("{amount} to go").format(amount=amount(week.left, week.unit))


def why(target: WeekTarget) -> str:
    """The rule that set a target, in a sentence or two with its numbers."""
    said = [_sentences()[target.rule].format(**_numbers(target))]
    if target.offer_min is not None:
        said.append(tr("Three walks of ten minutes are enough to begin with."))
    if target.is_capped and target.target is not None:
        held = tr("The safe limit makes that {amount}.")
        said.append(held.format(amount=amount(target.target, target.unit)))
    return " ".join(said)


def safe_limit(target: WeekTarget) -> str:
    """What the safe limit is, as it goes on from `why`; nothing where there is none."""
    if target.target is None or target.cap is None:
        return ""
    if target.is_capped:
        return tr("That is 15 % above what counted lately.")
    return tr("The safe limit is {limit}, 15 % above what counted lately.").format(
        limit=amount(target.cap, target.unit)
    )


def _sentences() -> Mapping[Rule, str]:
    return {
        Rule.BASELINE: tr("Walk as you usually do. The first whole week with two walks sets your baseline."),
        Rule.PROVISIONAL: tr(
            "You said you walk {base} a week. That stays until a whole week is written down."
        ),
        Rule.FIRST: tr("Your baseline week came to {base}. Plus {more} % is {amount}."),
        Rule.FIRST_AMBER: tr("Your baseline week came to {base}, most walks amber. {part} % is {amount}."),
        Rule.FIRST_RED: tr("Your baseline week came to {base}, with a red walk. {part} % is {amount}."),
        Rule.GREEN: tr("{credited} counted last week and your back took it well. Plus {more} % is {amount}."),
        Rule.CEILING: tr("You have reached your goal. The target stays at {amount}."),
        Rule.PARTLY_DONE: tr("{credited} of {base} counted last week, so {base} comes again."),
        Rule.LITTLE_DONE: tr("{credited} of {base} counted last week. {less} % less is {amount}."),
        Rule.AMBER: tr("Walks were amber last week, so {base} comes again. Shorten each walk, and add one."),
        Rule.UNRATED: tr("No walk of last week tells how your back took it, so {base} comes again."),
        Rule.RED: tr(
            "A walk was red last week. {part} % of {base} is {amount}. Please do the symptom check."
        ),
        Rule.HELD: tr("Your symptom check says not to add more for now, so {base} comes again."),
        Rule.STOPPED: tr("Your symptom check says to be seen by a clinician before you walk for exercise."),
        Rule.MISSED: tr("No walks for {weeks}. {part} % of {base} is {amount}."),
        Rule.PAUSED: tr("You rested for {weeks}. {part} % of {base} is {amount}."),
    }


def _numbers(target: WeekTarget) -> dict[str, str]:
    numbers = reason_numbers(target)
    if numbers is None:
        return {}
    weeks = numbers.weeks_off
    return {
        "base": amount(numbers.base, target.unit),
        "amount": amount(numbers.amount, target.unit),
        "credited": amount(numbers.credited, target.unit),
        "more": str(numbers.more),
        "less": str(numbers.less),
        "part": str(numbers.part),
        "weeks": tr("one week") if weeks == 1 else tr("{n} weeks").format(n=words.number(weeks)),
    }
