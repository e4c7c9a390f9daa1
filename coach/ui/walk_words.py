"""Walking in words: amounts, and why a week asks for what it asks for."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from coach.domain.walk_target import Rule, WeekTarget, shown
from coach.domain.walking import Unit
from coach.ui import words


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("walks", text)


def number(amount: Decimal, unit: Unit) -> str:
    """An amount without its unit, half up: "25" minutes, "8.0" kilometres or miles."""
    return f"{shown(amount, unit):f}"


def unit_word(unit: Unit) -> str:
    """A unit as it follows a number."""
    return {Unit.MINUTES: tr("min"), Unit.KILOMETRES: tr("km"), Unit.MILES: tr("miles")}[unit]


def amount(value: Decimal, unit: Unit) -> str:
    """An amount with its unit: "25 min", "8.0 km"."""
    return tr("{n} {unit}").format(n=number(value, unit), unit=unit_word(unit))


def why(target: WeekTarget) -> str:
    """The rule that set a target, in a sentence or two with its numbers."""
    sentence = _sentences()[target.rule].format(**_numbers(target))
    if target.offer_min is not None:
        sentence = f"{sentence} {tr('Three walks of ten minutes are enough to begin with.')}"
    if target.is_capped and target.target is not None:
        held = tr("The safe limit makes that {amount}.").format(amount=amount(target.target, target.unit))
        sentence = f"{sentence} {held}"
    return sentence


def _sentences() -> Mapping[Rule, str]:
    return {
        Rule.BASELINE: tr("Walk as you usually do. The first whole week with two walks sets your baseline."),
        Rule.PROVISIONAL: tr("You said you walk {base} a week. It stays so until a whole week is logged."),
        Rule.FIRST: tr("Your baseline week was {base}. Plus {more} % is {amount}."),
        Rule.FIRST_AMBER: tr("Your baseline week was {base}, most walks amber. {part} % of it is {amount}."),
        Rule.FIRST_RED: tr("Your baseline week was {base}, with a red walk. {part} % of it is {amount}."),
        Rule.GREEN: tr("Last week {credited} counted. Plus {more} % is {amount}."),
        Rule.CEILING: tr("You have reached your goal. The target stays at {amount}."),
        Rule.PARTLY_DONE: tr("Last week {credited} of {base} counted, so {base} comes again."),
        Rule.LITTLE_DONE: tr("Last week {credited} of {base} counted. {less} % less is {amount}."),
        Rule.AMBER: tr("Walks were amber last week, so {base} comes again, in shorter walks."),
        Rule.UNRATED: tr("Pain around last week's walks was not noted, so {base} comes again."),
        Rule.RED: tr("A walk was red last week. {part} % of {base} is {amount}, while things settle."),
        Rule.HELD: tr("Your symptom check says not to add more for now, so {base} comes again."),
        Rule.STOPPED: tr("Your symptom check says to be seen by a clinician before you walk for exercise."),
        Rule.MISSED: tr("After {weeks} without walks, {part} % of {base} is {amount}."),
        Rule.PAUSED: tr("After a break of {weeks}, {part} % of {base} is {amount}."),
    }


def _numbers(target: WeekTarget) -> dict[str, str]:
    step = target.step
    if step is None:
        return {}
    percent = round(step.factor * 100)
    return {
        "base": amount(step.base, target.unit),
        "amount": amount(step.amount, target.unit),
        "credited": amount(target.credited or Decimal(0), target.unit),
        "more": str(percent - 100),
        "less": str(100 - percent),
        "part": str(percent),
        "weeks": tr("one week")
        if step.weeks_off == 1
        else tr("{n} weeks").format(n=words.number(step.weeks_off)),
    }
