"""The words of the walks page: where a week stands, and what else is good to know."""

from datetime import date
from decimal import Decimal

import pytest

from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule, Step, WeekTarget
from coach.domain.walking import Unit
from coach.ui import walk_words
from coach.ui.pages.walks import phrases

TARGET = WeekTarget(
    monday=date(2026, 11, 16),
    unit=Unit.KILOMETRES,
    credited=Decimal("8.0"),
    target=Decimal("6.0"),
    cap=Decimal("9.2"),
    step=Step(Rule.RED, Decimal("8.0"), Decimal("0.75")),
)


@pytest.mark.parametrize(
    ("walked", "summary", "beside"),
    [
        ("0", "You have 6.0 km left this week.", "6.0 km to go"),
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
    assert walk_words.to_go(week) == beside


def test_the_longest_of_many_walks_is_never_rounded_up() -> None:
    said = phrases.advice(WeekSoFar(target=TARGET, planned=4))
    assert said[0] == "With four walks or more a week, keep the longest at 2.1 km or less."
    assert len(phrases.advice(WeekSoFar(target=TARGET, planned=3))) == 1


def test_a_week_without_a_target_says_nothing_of_what_is_left() -> None:
    week = WeekSoFar(target=WeekTarget(monday=TARGET.monday, unit=Unit.MINUTES), walked=Decimal(20))
    assert (phrases.summary(week), walk_words.to_go(week), phrases.advice(week)) == ("", "", ())
    assert phrases.walked(week) == "20 min walked"
