"""Why a week of walking asks for what it asks for, in plain English for the command line."""

from collections.abc import Mapping
from decimal import Decimal

from coach.domain.walk_reason import reason_numbers
from coach.domain.walk_target import Rule, WeekTarget, shown, stored
from coach.domain.walking import Unit

SENTENCES: Mapping[Rule, str] = {
    Rule.BASELINE: "Walk as you usually do: the first whole week with two walks becomes your baseline.",
    Rule.PROVISIONAL: "You said you walk {base} a week. That stays until a whole week is written down.",
    Rule.FIRST: "Your baseline week came to {base}. {more} % more is {amount}.",
    Rule.FIRST_AMBER: "Your baseline week came to {base}, most walks amber. {part} % is {amount}.",
    Rule.FIRST_RED: "Your baseline week came to {base}, and a walk in it was red. {part} % is {amount}.",
    Rule.GREEN: "{credited} counted and your back took it well. {more} % more is {amount}.",
    Rule.CEILING: "You have come as far as your goal. The target holds at {amount}.",
    Rule.PARTLY_DONE: "{credited} of {base} counted, so the target of {base} is repeated.",
    Rule.LITTLE_DONE: "{credited} of {base} counted. {less} % less is {amount}.",
    Rule.AMBER: "Walks were amber, so {base} is repeated. Shorten each walk, and add one.",
    Rule.UNRATED: "No walk tells how your back took it, so {base} is repeated.",
    Rule.RED: "A walk was red. {part} % of {base} is {amount}. Please go through the symptom check.",
    Rule.MISSED: "No walks for {weeks}. {part} % of {base} is {amount}.",
    Rule.HELD: "Your symptom check says not to add more for now, so {base} is repeated.",
    Rule.STOPPED: "Your symptom check says to be seen by a clinician before you walk for exercise.",
    Rule.PAUSED: "A break of {weeks}. {part} % of {base} is {amount}.",
}
OFFER = " Three walks of ten minutes are enough to begin with."
CAPPED = " The safe limit makes that {target}: 15 % above what counted lately."


def reason(target: WeekTarget) -> str:
    """The rule that fired, in a sentence or two with its numbers."""
    sentence = SENTENCES[target.rule].format(**_numbers(target))
    if target.offer_min is not None:
        sentence += OFFER
    if target.is_capped and target.target is not None:
        sentence += CAPPED.format(target=_rounded(target.target, target.unit))
    return sentence


def amount_words(amount: Decimal, unit: Unit) -> str:
    """An amount in its unit, with no more places than it has, two at most."""
    return f"{f'{stored(amount):f}'.rstrip('0').rstrip('.')} {unit}"


def _numbers(target: WeekTarget) -> dict[str, str]:
    numbers = reason_numbers(target)
    if numbers is None:
        return {}
    return {
        "base": amount_words(numbers.base, target.unit),
        "amount": amount_words(numbers.amount, target.unit),
        "credited": amount_words(numbers.credited, target.unit),
        "more": f"{numbers.more}",
        "less": f"{numbers.less}",
        "part": f"{numbers.part}",
        "weeks": "one week" if numbers.weeks_off == 1 else f"{numbers.weeks_off} weeks",
    }


def _rounded(amount: Decimal, unit: Unit) -> str:
    return amount_words(shown(amount, unit), unit)
