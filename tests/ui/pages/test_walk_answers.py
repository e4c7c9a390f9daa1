"""What is typed into the form of a walk, read and refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.errors import RefusedInput
from coach.domain.walk_plausible import prove_plausible
from coach.domain.walking import Source, Unit, Walk
from coach.ui.pages.walks.answers import DISTANCE, TIME, Answers, Wrong, answers_of, changed, walk_of
from coach.ui.pages.walks.refusals import refused

ON = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 18, tzinfo=UTC)
KM, MILES, MINUTES = Unit.KILOMETRES, Unit.MILES, Unit.MINUTES


def typed(distance: str = "", time: str = "") -> Answers:
    return Answers(walked_on=ON, distance=distance, time=time)


@pytest.mark.parametrize(
    ("unit", "distance", "time", "metres", "seconds"),
    [
        (KM, "2.2", "", "2200", None),
        (KM, " 2,25 ", "25", "2250", 1500),
        (MILES, "1", "", "1609.344", None),
        (MINUTES, "", "25.5", None, 1530),
        (MINUTES, "2", "1:05", "2000", 3900),
    ],
)
def test_amounts_as_people_write_them(
    unit: Unit, distance: str, time: str, metres: str | None, seconds: int | None
) -> None:
    walk = walk_of(typed(distance, time), unit)
    assert walk.distance_m == (None if metres is None else Decimal(metres))
    assert walk.moving_s == seconds


@pytest.mark.parametrize(
    ("unit", "distance", "time", "field", "text"),
    [
        (KM, "", "25", DISTANCE, "Enter kilometres as a number, for example 2.2"),
        (KM, "two", "", DISTANCE, "Enter kilometres as a number, for example 2.2"),
        (KM, "1e5", "", DISTANCE, "Enter kilometres as a number, for example 2.2"),
        (KM, "2", "fast", TIME, "Enter minutes as a number, for example 25"),
        (MILES, "x", "", DISTANCE, "Enter miles as a number, for example 1.4"),
        (MINUTES, "2", "", TIME, "Enter minutes as a number, for example 25"),
        (KM, "0", "", DISTANCE, "Enter a distance above 0."),
        (KM, "-2", "", DISTANCE, "Enter a distance above 0."),
        (MINUTES, "", "0", TIME, "Enter more than 0 minutes."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_field(
    unit: Unit, distance: str, time: str, field: str, text: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        walk_of(typed(distance, time), unit)
    assert (wrong.value.field, wrong.value.text) == (field, text)


@pytest.mark.parametrize(
    ("answers", "unit", "text"),
    [
        (typed("400"), KM, "A walk is at most 100 km."),
        (typed("80"), MILES, "A walk is at most 62 miles."),
        (typed("", "1500"), MINUTES, "A walk takes at most 24 hours."),
        (typed("2.2", "5"), KM, "2.2 km in 5 min is 26.4 km/h. A walk is 0.2 to 10 km/h."),
        (replace(typed("2"), walked_on=date(2026, 11, 18)), KM, "Choose a day up to today."),
    ],
)
def test_what_cannot_have_been_is_said_in_words(answers: Answers, unit: Unit, text: str) -> None:
    walk = walk_of(answers, unit)
    with pytest.raises(RefusedInput) as error:
        prove_plausible(walk, NOW)
    assert refused(error.value, walk) == text


def tracked(metres: Decimal, seconds: int) -> Walk:
    return Walk(
        id="w",
        walked_on=ON,
        unit=KM,
        started_at=NOW.replace(hour=9),
        distance_m=metres,
        moving_s=seconds,
        note="from the watch",
        surface="moor",
        source=Source.GPX,
    )


@given(st.decimals("1", "99999", places=3), st.integers(1, 86_400))
def test_what_is_not_touched_stays_as_exact_as_it_was(metres: Decimal, seconds: int) -> None:
    walk = tracked(metres, seconds)
    assert changed(walk, answers_of(walk)) == walk
    scored = replace(answers_of(walk), pain_next=1)
    assert changed(walk, scored) == replace(walk, pain_next=1)


def test_another_day_takes_the_hour_along() -> None:
    walk = tracked(Decimal(2000), 1500)
    moved = changed(walk, replace(answers_of(walk), walked_on=date(2026, 11, 15), distance="2.5"))
    assert moved.started_at == datetime(2026, 11, 15, 9, tzinfo=UTC)
    assert (moved.distance_m, moved.moving_s, moved.note, moved.source) == (
        2500,
        1500,
        "from the watch",
        Source.GPX,
    )
