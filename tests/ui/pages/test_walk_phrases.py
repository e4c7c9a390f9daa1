"""Walking in words: every rule has its sentence, with the numbers that the command line says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coach.commands.walk_reason import reason as told
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule, Step, WeekTarget
from coach.domain.walking import Unit
from coach.ui.pages.walks import phrases

TARGET = WeekTarget(
    monday=date(2026, 11, 16),
    unit=Unit.KILOMETRES,
    credited=Decimal("8.0"),
    target=Decimal("6.0"),
    cap=Decimal("9.2"),
    step=Step(Rule.RED, Decimal("8.0"), Decimal("0.75")),
)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_a_sentence(rule: Rule) -> None:
    step = Step(rule, Decimal("8.0"), Decimal("0.75"), weeks_off=2)
    said = phrases.reason(replace(TARGET, step=step))
    assert "{" not in said
    assert said.endswith("The safe limit is 9.2 km, 15 % above what counted lately.")
    assert said.count("!") == 0


def test_the_numbers_are_those_of_the_command_line() -> None:
    assert phrases.reason(TARGET) == (
        "A walk was red. 75 % of 8.0 km is 6.0. Please do the symptom check."
        " The safe limit is 9.2 km, 15 % above what counted lately."
    )
    assert told(TARGET) == "A walk was red. 75 % of 8 km is 6 km. Please go through the symptom check."


def test_a_step_that_the_limit_cut() -> None:
    cut = replace(TARGET, target=Decimal("9.2"), is_capped=True)
    assert phrases.reason(cut).endswith("The safe limit makes that 9.2 km, 15 % above what counted lately.")


@pytest.mark.parametrize(
    ("walked", "summary", "beside"),
    [
        ("0", "You have 6.0 km left this week.", "6.0 to go"),
        ("6", "You have reached this week's target. More can wait until next week.", "target reached"),
        (
            "9.6",
            "You are 0.4 km above the safe step this week. A rest day is fine.",
            "0.4 km above the safe step",
        ),
    ],
)
def test_where_a_week_stands(walked: str, summary: str, beside: str) -> None:
    week = WeekSoFar(target=TARGET, walked=Decimal(walked))
    assert phrases.summary(week) == summary
    assert phrases.to_go(week) == beside


def test_a_week_without_a_target_says_nothing_of_what_is_left() -> None:
    week = WeekSoFar(target=WeekTarget(monday=TARGET.monday, unit=Unit.MINUTES), walked=Decimal(20))
    assert (phrases.summary(week), phrases.to_go(week), phrases.advice(week)) == ("", "", ())
    assert phrases.walked(week) == "20 min walked"
    assert phrases.reason(week.target).endswith("Three walks of ten minutes are enough to begin with.")
