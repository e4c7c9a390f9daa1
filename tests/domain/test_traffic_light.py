"""The traffic light over every score there is, against the table of rules.md, section 6."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest

from coach.domain.pain import is_red, median, usual_before
from coach.domain.traffic_light import Light, light, week_light

SCALE = range(11)
ASKED = (None, *SCALE)
GREEN, AMBER, RED, UNKNOWN = Light.GREEN, Light.AMBER, Light.RED, Light.UNKNOWN
SEVERITY = {GREEN: 0, AMBER: 1, RED: 2}
PAIRS = [(False, False), (True, False), (False, True), (True, True)]


def table(before: int | None, peak: int, after_night: int | None, *, legs: bool, persistent: bool) -> Light:
    """The rules as sets of scores, written apart from the code."""
    red_peaks = set(range(8 if persistent else 6, 11))
    red_nights: set[int] = set()
    green: set[int] = set()
    if before is not None:
        red_peaks |= set(range(before + 3, 11))
        red_nights = set(range(before + 2, 11))
        green = set(range(before + 2)) if persistent else set(range(min(before + 1, 3) + 1))
    if legs or peak in red_peaks or after_night in red_nights:
        return RED
    if before is None or after_night is None:
        return UNKNOWN
    return GREEN if peak in green and after_night in green else AMBER


@pytest.mark.parametrize(("legs", "persistent"), PAIRS)
def test_every_score_has_the_light_of_the_table(legs: bool, persistent: bool) -> None:
    cases = list(product(ASKED, SCALE, ASKED))
    assert len(cases) == 12 * 11 * 12
    for before, peak, after_night in cases:
        found = light(before, peak, after_night, has_leg_symptoms=legs, is_persistent=persistent)
        expected = table(before, peak, after_night, legs=legs, persistent=persistent)
        assert found is expected, (before, peak, after_night)


@pytest.mark.parametrize(
    ("scores", "usual", "persistent"),
    [
        ((2, 2, 2), GREEN, GREEN),
        ((2, 3, 3), GREEN, GREEN),
        ((3, 4, 3), AMBER, GREEN),
        ((3, 3, 4), AMBER, GREEN),
        ((2, 4, 2), AMBER, AMBER),
        ((1, 3, 1), AMBER, AMBER),
        ((1, 4, 1), RED, RED),
        ((1, 1, 3), RED, RED),
        ((5, 6, 5), RED, GREEN),
        ((5, 7, 5), RED, AMBER),
        ((5, 8, 5), RED, RED),
        ((8, 8, 8), RED, RED),
        ((2, 3, None), UNKNOWN, UNKNOWN),
        ((2, 5, None), RED, RED),
        ((None, 5, 2), UNKNOWN, UNKNOWN),
        ((None, 6, None), RED, UNKNOWN),
        ((2, None, 2), UNKNOWN, UNKNOWN),
        ((2, None, 4), RED, RED),
    ],
)
def test_cases_read_from_the_rules(
    scores: tuple[int | None, int | None, int | None], usual: Light, persistent: Light
) -> None:
    assert light(*scores) is usual
    assert light(*scores, is_persistent=True) is persistent


@pytest.mark.parametrize("persistent", [False, True])
def test_more_pain_is_never_milder(persistent: bool) -> None:
    for before, peak, after_night in product(SCALE, SCALE, SCALE):
        here = SEVERITY[light(before, peak, after_night, is_persistent=persistent)]
        if peak < 10:
            assert SEVERITY[light(before, peak + 1, after_night, is_persistent=persistent)] >= here
        if after_night < 10:
            assert SEVERITY[light(before, peak, after_night + 1, is_persistent=persistent)] >= here


@pytest.mark.parametrize("persistent", [False, True])
def test_what_was_red_before_the_morning_stays_red(persistent: bool) -> None:
    for before, peak, after_night in product(ASKED, SCALE, SCALE):
        if light(before, peak, None, is_persistent=persistent) is RED:
            assert light(before, peak, after_night, is_persistent=persistent) is RED


def test_a_session_ends_on_the_scores_that_are_red() -> None:
    for before, peak in product(ASKED, SCALE):
        assert is_red(peak, before) is (light(before, peak, None) is RED)


# What stands in for a missing score before

DAY = date(2026, 11, 17)


def days_ago(number: int) -> date:
    return DAY - timedelta(days=number)


def test_the_median_of_seven_days_stands_in() -> None:
    scores = {days_ago(8): [9], days_ago(7): [1], days_ago(3): [2, 4], days_ago(1): [3], DAY: [10]}
    assert usual_before(DAY, scores) == Fraction(5, 2)
    assert usual_before(DAY, {days_ago(8): [9], DAY: [10]}) is None
    assert light(Fraction(5, 2), 3, 3) is GREEN
    assert light(Fraction(3, 2), 3, 2) is AMBER


@pytest.mark.parametrize(("scores", "middle"), [([], None), ([4], 4), ([7, 1], 4), ([2, 9, 1], 2)])
def test_a_median(scores: list[int], middle: int | None) -> None:
    assert median(scores) == middle


# A week


@pytest.mark.parametrize(
    ("lights", "expected"),
    [
        ([], UNKNOWN),
        ([UNKNOWN, UNKNOWN], UNKNOWN),
        ([GREEN, UNKNOWN], GREEN),
        ([GREEN, AMBER], GREEN),
        ([UNKNOWN, AMBER], AMBER),
        ([GREEN, AMBER, AMBER], AMBER),
        ([GREEN, AMBER, AMBER, RED], RED),
        ([UNKNOWN, RED], RED),
    ],
)
def test_the_light_of_a_week(lights: list[Light], expected: Light) -> None:
    assert week_light(lights) is expected
