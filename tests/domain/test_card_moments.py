"""From what is known of a day to the moments at which a card may come up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.card import When
from coach.domain.card_moments import DayFacts, moments
from coach.domain.red_flags import Severity
from coach.domain.traffic_light import Light

TUESDAY = date(2026, 11, 17)
PLAIN = DayFacts(on=TUESDAY)
UNKNOWABLE = {
    When.AFTER_SITTING,
    When.LONG_IDLE,
    When.HOURLY,
    When.DESK_SETUP,
    When.FOOT_PAIN,
    When.POSTURE_PROMPT,
    When.FOOTWEAR_LIST,
}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (PLAIN, set()),
        (replace(PLAIN, has_strength=True, is_strength_day=True), {When.BEFORE_STRENGTH, When.STRENGTH_DAY}),
        (replace(PLAIN, is_strength_day=True), {When.STRENGTH_DAY}),
        (replace(PLAIN, has_walk=True), {When.BEFORE_WALK}),
        (replace(PLAIN, has_walked=True), {When.AFTER_WALK}),
        (replace(PLAIN, walk_pain=2), set()),
        (replace(PLAIN, walk_pain=3), {When.PAIN_AFTER_WALK}),
        (replace(PLAIN, is_first_jump=True), {When.FIRST_JUMP}),
        (replace(PLAIN, has_new_shoes=True), {When.NEW_SHOES}),
        (replace(PLAIN, is_first_week=True), {When.FIRST_WEEK}),
        (replace(PLAIN, on=date(2026, 11, 16)), {When.WEEK_START}),
        (replace(PLAIN, on=date(2026, 11, 8)), {When.WEEKLY}),
        (replace(PLAIN, on=date(2026, 11, 1)), {When.WEEKLY, When.RARELY}),
        (replace(PLAIN, is_not_improving=True), {When.NOT_IMPROVING}),
        (replace(PLAIN, light=Light.AMBER, has_walk=True), {When.AMBER_DAY}),
        (replace(PLAIN, light=Light.RED, has_walk=True, is_not_improving=True),
         {When.RED_DAY, When.NOT_IMPROVING}),
        (replace(PLAIN, severity=Severity.CONTINUE_GENTLY, has_walk=True), {When.BEFORE_WALK}),
        (replace(PLAIN, severity=Severity.SEE_DOCTOR, has_walk=True, light=Light.RED), set()),
        (replace(PLAIN, severity=Severity.SEE_DOCTOR, is_not_improving=True), {When.NOT_IMPROVING}),
        (replace(PLAIN, severity=Severity.EMERGENCY, is_not_improving=True, light=Light.RED), set()),
    ],
)  # fmt: skip
def test_the_moments_of_a_day(facts: DayFacts, said: set[When]) -> None:
    assert moments(facts) == said


@given(
    facts=st.builds(
        DayFacts,
        on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        severity=st.sampled_from(Severity),
        light=st.sampled_from(Light),
        walk_pain=st.none() | st.integers(0, 10),
    )
)
def test_what_nobody_can_know_never_comes_and_a_bad_day_gives_no_tips(facts: DayFacts) -> None:
    said = moments(facts)
    assert not said & UNKNOWABLE
    if facts.severity.is_blocking:
        assert said <= {When.NOT_IMPROVING}
    elif facts.light in (Light.RED, Light.AMBER):
        assert said <= {When.RED_DAY, When.AMBER_DAY, When.NOT_IMPROVING}
