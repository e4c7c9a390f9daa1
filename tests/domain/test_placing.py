"""How each day suits what is to be put on it."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import STRENGTH, Category
from coach.domain.occurrences import Occurrence
from coach.domain.placing import (
    MOST_OFFERED,
    Fit,
    Question,
    Verdict,
    new_row,
    next_legal,
    repeated,
    usual_time,
    verdict,
)
from coach.domain.plan import Move, Plan, Revision, Slot

MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=1)
CORE, GLUTES, STRETCH, WALK = Category.CORE, Category.GLUTES, Category.STRETCH, Category.WALK


def row(day: int, *categories: Category, slot: str = "", moved_from: int | None = None) -> Occurrence:
    return Occurrence(
        slot=slot or f"slot {day}",
        on=MONDAY + timedelta(days=day),
        at=time(7, 30),
        routine=None,
        categories=categories or (CORE,),
        ladder_week=1,
        moved_from=None if moved_from is None else MONDAY + timedelta(days=moved_from),
    )


def question(moving: Occurrence, *others: Occurrence, every_week: bool = False) -> Question:
    return Question(moving, (moving, *others), TODAY, every_week)


def fits(asked: Question, days: range = range(7)) -> list[Fit]:
    return [verdict(asked, MONDAY + timedelta(days=day)).fit for day in days]


def test_the_days_beside_another_session_are_too_close() -> None:
    asked = question(row(5), row(2))
    assert fits(asked) == [Fit.OVER, Fit.CLOSE, Fit.CLOSE, Fit.CLOSE, Fit.FREE, Fit.FREE, Fit.FREE]
    assert verdict(asked, MONDAY + timedelta(days=3)) == Verdict(
        MONDAY + timedelta(days=3), Fit.CLOSE, CORE, MONDAY + timedelta(days=2)
    )


def test_another_category_does_not_matter() -> None:
    assert fits(question(row(5), row(2, GLUTES)))[1:] == [Fit.FREE] * 6


def test_what_trains_no_strength_fits_every_day() -> None:
    assert fits(question(row(5, STRETCH), row(2), row(3, STRETCH)))[1:] == [Fit.FREE] * 6


def test_an_express_session_names_the_category_that_is_close() -> None:
    found = verdict(question(row(5, CORE, GLUTES), row(3, GLUTES)), MONDAY + timedelta(days=4))
    assert (found.category, found.with_on) == (GLUTES, MONDAY + timedelta(days=3))


def test_three_a_week_are_full() -> None:
    moving = row(8, slot="next")
    asked = question(moving, row(0), row(2), row(4))
    found = verdict(asked, MONDAY + timedelta(days=6))
    assert (found.fit, found.category, found.with_on) == (Fit.FULL, CORE, None)


def test_one_date_moves_a_week_at_most_from_its_own_day_a_slot_anywhere() -> None:
    moving = row(9, moved_from=8)
    assert fits(question(moving), range(1, 17))[::15] == [Fit.FREE, Fit.FAR]
    assert verdict(question(moving, every_week=True), MONDAY + timedelta(days=20)).fit is Fit.FREE


def test_for_every_week_the_slot_does_not_stand_in_its_own_way() -> None:
    asked = question(row(0, slot="a"), row(7, slot="a"), row(-7, slot="a"), every_week=True)
    assert fits(asked)[1:] == [Fit.FREE] * 6


def test_a_close_and_a_full_day_can_be_had_a_past_and_a_far_one_cannot() -> None:
    assert [it for it in Fit if not it.is_possible] == [Fit.OVER, Fit.FAR]


others = st.lists(st.integers(-7, 20), max_size=6, unique=True)


@given(st.integers(1, 13), others, st.integers(0, 13))
def test_what_is_offered_is_legal_and_nearest(own: int, taken: list[int], wished: int) -> None:
    asked = question(row(own, slot="own"), *(row(day) for day in taken if day != own))
    wished_on = MONDAY + timedelta(days=wished)
    offered = next_legal(asked, wished_on)
    reach = [asked.moving.key[1] + timedelta(days=number) for number in range(-7, 8)]
    legal = [on for on in reach if verdict(asked, on).fit is Fit.FREE and on != asked.moving.on]
    assert list(offered) == sorted(offered)
    assert len(offered) == min(MOST_OFFERED, len(legal))
    assert set(offered) <= set(legal)
    farthest = max((abs((on - wished_on).days) for on in offered), default=0)
    passed_over = [abs((on - wished_on).days) for on in legal if on not in offered]
    assert all(distance >= farthest for distance in passed_over)


def test_for_every_week_each_weekday_is_offered_at_most_once() -> None:
    asked = question(row(3, slot="a"), every_week=True)
    offered = next_legal(asked, MONDAY + timedelta(days=6))
    assert len({on.weekday() for on in offered}) == len(offered) == MOST_OFFERED


def test_the_repeating_week_knows_no_single_changes_and_no_past() -> None:
    slot = Slot(id="a", weekday=3, at=time(7), routine="core-foundation", categories=(CORE,))
    thursday = MONDAY + timedelta(days=3)
    plan = Plan(
        (Revision(id="r", starts_on=TODAY, from_at=time(7, 30), slots=(slot,), ladder_week=2),),
        (Move(id="m", slot="a", on=thursday, to_on=thursday + timedelta(days=1), to_at=time(7)),),
    )
    rows = repeated(plan.in_force(TODAY), MONDAY)
    assert [it.on for it in rows] == [thursday + timedelta(days=7 * weeks) for weeks in (-1, 0, 1)]
    assert repeated(None, MONDAY) == ()


@pytest.mark.parametrize(
    ("categories", "taken", "at"),
    [
        ((CORE,), [], time(7, 30)),
        ((Category.MOBILITY,), [], time(7, 30)),
        ((WALK,), [], time(16, 30)),
        ((STRETCH,), [], time(17)),
        ((CORE,), [time(7, 30), time(8)], time(8, 30)),
        ((CORE,), [time(7)], time(7, 30)),
    ],
)
def test_the_usual_time(categories: tuple[Category, ...], taken: list[time], at: time) -> None:
    assert usual_time(categories, taken) == at


def test_a_full_day_ends_at_its_last_half_hour() -> None:
    every = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
    assert usual_time((CORE,), every) == time(23, 30)


def test_a_new_row_has_the_slot_it_would_have() -> None:
    slot = Slot(id="", weekday=2, at=time(17), routine="x", categories=(STRETCH,))
    made = new_row(slot, MONDAY + timedelta(days=2))
    assert (made.routine, made.at, STRENGTH.isdisjoint(made.categories)) == ("x", time(17), True)
