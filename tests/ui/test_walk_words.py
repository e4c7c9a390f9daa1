"""Every rule of the ladder says why, with its numbers; the card says what is left or over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coach.commands.walk_reason import reason as told
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule, Step, WeekTarget
from coach.domain.walking import Unit
from coach.ui import walk_words
from coach.ui.pages.today.walking_card import walking_text

MONDAY = date(2026, 11, 16)
EIGHT = Decimal(8)


def target(
    rule: Rule,
    factor: str = "1",
    unit: Unit = Unit.KILOMETRES,
    weeks_off: int = 0,
    *,
    is_capped: bool = False,
) -> WeekTarget:
    step = Step(rule, EIGHT, Decimal(factor), weeks_off)
    amount = Decimal("9.2") if is_capped else step.amount
    return WeekTarget(
        monday=MONDAY,
        unit=unit,
        baseline=EIGHT,
        credited=EIGHT,
        target=amount,
        cap=Decimal("9.2"),
        step=step,
        is_capped=is_capped,
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            target(Rule.GREEN, "1.1"),
            "8.0 km counted last week and your back took it well. Plus 10 % is 8.8 km.",
        ),
        (target(Rule.FIRST, "1.1"), "Your baseline week came to 8.0 km. Plus 10 % is 8.8 km."),
        (
            target(Rule.RED, "0.75"),
            "A walk was red last week. 75 % of 8.0 km is 6.0 km. Please do the symptom check.",
        ),
        (target(Rule.LITTLE_DONE, "0.9"), "8.0 km of 8.0 km counted last week. 10 % less is 7.2 km."),
        (target(Rule.MISSED, "0.9", weeks_off=1), "No walks for one week. 90 % of 8.0 km is 7.2 km."),
        (target(Rule.PAUSED, "0.75", weeks_off=2), "You rested for two weeks. 75 % of 8.0 km is 6.0 km."),
        (target(Rule.CEILING, unit=Unit.MINUTES), "You have reached your goal. The target stays at 8 min."),
        (
            target(Rule.GREEN, "1.2", Unit.MILES, is_capped=True),
            (
                "8.0 miles counted last week and your back took it well. Plus 20 % is 9.6 miles."
                " The safe limit makes that 9.2 miles."
            ),
        ),
        (
            WeekTarget(monday=MONDAY, unit=Unit.KILOMETRES),
            "Walk as you usually do. The first whole week with two walks sets your baseline.",
        ),
    ],
)
def test_why(asked: WeekTarget, sentence: str) -> None:
    assert walk_words.why(asked) == sentence


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words_of_its_own(rule: Rule) -> None:
    said = walk_words.why(target(rule, "0.75", weeks_off=2))
    assert "{" not in said
    assert "!" not in said
    others = {walk_words.why(target(it, "0.75", weeks_off=2)) for it in Rule if it is not rule}
    assert said not in others


def test_the_numbers_are_those_of_the_command_line() -> None:
    asked = target(Rule.RED, "0.75")
    assert "75 % of 8.0 km is 6.0 km." in walk_words.why(asked)
    assert "75 % of 8 km is 6 km." in told(asked)


def test_the_safe_limit_goes_on_from_the_reason() -> None:
    assert walk_words.safe_limit(target(Rule.GREEN, "1.1")) == (
        "The safe limit is 9.2 km, 15 % above what counted lately."
    )
    assert (
        walk_words.safe_limit(target(Rule.GREEN, "1.2", is_capped=True))
        == "That is 15 % above what counted lately."
    )
    assert walk_words.safe_limit(WeekTarget(monday=MONDAY, unit=Unit.KILOMETRES)) == ""


def test_a_small_baseline_is_offered_a_beginning() -> None:
    assert walk_words.why(WeekTarget(monday=MONDAY, unit=Unit.MINUTES)).endswith(
        "Three walks of ten minutes are enough to begin with."
    )


@pytest.mark.parametrize(
    ("walked", "heading", "last"),
    [
        ("2.2", "6.6 km to go", "At most 9.2 km; more can wait until next week."),
        ("8.8", "Target reached", "At most 9.2 km; more can wait until next week."),
        ("9.2", "Target reached", "At most 9.2 km; more can wait until next week."),
        ("9.6", "0.4 km above the safe step", "The limit is 9.2 km. Easy days are fine now."),
    ],
)
def test_the_card_in_words(walked: str, heading: str, last: str) -> None:
    said = walking_text(WeekSoFar(target=target(Rule.GREEN, "1.1"), walked=Decimal(walked)))
    assert (said.caption, said.heading, said.sentences[-1]) == ("of 8.8 km", heading, last)


def test_another_unit_and_a_week_without_a_target() -> None:
    baseline = WeekSoFar(target=WeekTarget(monday=MONDAY, unit=Unit.KILOMETRES))
    assert (walking_text(baseline).caption, walking_text(baseline).heading) == ("km", "No target yet")
    assert walking_text(replace(baseline, is_new_series=True)).heading == "A new start"


def test_a_new_series_does_not_hide_a_stop() -> None:
    stopped = WeekSoFar(target=target(Rule.GREEN).stopped, is_new_series=True)
    assert walking_text(stopped).sentences == (
        "Your symptom check says to be seen by a clinician before you walk for exercise.",
    )
