from datetime import date, time, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_strategies import FIRST, plans, slot, week_of

from coach.domain.exercise import STRENGTH
from coach.domain.occurrences import occurrences
from coach.domain.plan import Plan
from coach.domain.spacing import Clash, clash, is_spaced, legal_days, proposals, smallest_gap

EVERY_SET = [frozenset(days) for size in range(8) for days in combinations(range(7), size)]


def laid_out(weekdays: frozenset[int], weeks: int = 3) -> list[date]:
    """The dates of some weeks, so that the end of one meets the beginning of the next."""
    return [FIRST + timedelta(days=7 * week + day) for week in range(weeks) for day in sorted(weekdays)]


def keeps_the_rule(weekdays: frozenset[int]) -> bool:
    on = laid_out(weekdays)
    return len(weekdays) <= 3 and all((later - earlier).days >= 2 for earlier, later in pairwise(on))


def test_spaced_weeks_are_those_that_a_calendar_shows_to_be() -> None:
    assert {days for days in EVERY_SET if is_spaced(days)} == {
        days for days in EVERY_SET if keeps_the_rule(days)
    }


@pytest.mark.parametrize("wanted", range(5))
@pytest.mark.parametrize("fixed", [days for days in EVERY_SET if len(days) <= 2], ids=sorted)
def test_proposals_are_what_a_search_over_all_weekday_sets_finds(fixed: frozenset[int], wanted: int) -> None:
    legal = [days for days in EVERY_SET if len(days) == wanted and fixed <= days and keeps_the_rule(days)]

    def evenness(days: frozenset[int]) -> int:
        on = laid_out(days)
        return min(((later - earlier).days for earlier, later in pairwise(on)), default=0)

    found = proposals(fixed, wanted)
    assert len(found) == len(set(found))
    assert set(found) == set(legal)
    assert [evenness(days) for days in found] == sorted((evenness(days) for days in legal), reverse=True)


def test_two_sessions_a_week_are_proposed_as_even_as_seven_days_allow() -> None:
    assert sorted(proposals((), 2)[0]) == [0, 3]
    assert sorted(proposals({1}, 2)[0]) == [1, 4]
    assert sorted(proposals((), 3)[0]) == [0, 2, 4]
    assert proposals({0, 1}, 2) == ()
    assert [smallest_gap(days) for days in ((), (3,), (0, 3), (0, 6))] == [0, 7, 3, 1]


@given(plans(), st.data())
def test_legal_days_are_the_days_without_a_near_neighbour_or_a_full_week(
    plan: Plan, data: st.DataObject
) -> None:
    rows = [it for it in occurrences(plan, FIRST, FIRST + timedelta(days=27)) if it.is_open]
    if not rows:
        return
    moving = data.draw(st.sampled_from(rows))
    strength = STRENGTH.intersection(moving.categories)
    same = [it.on for it in rows if it != moving and strength.intersection(it.categories)]
    first, last = moving.on - timedelta(days=7), moving.on + timedelta(days=7)
    legal = set(legal_days(moving, first, last, rows))
    for number in range(15):
        on = first + timedelta(days=number)
        near = any(abs((other - on).days) <= 1 for other in same)
        full = sum(other.isocalendar()[:2] == on.isocalendar()[:2] for other in same) >= 3
        assert (on in legal) is not (near or full)


def test_a_clash_names_the_nearest_day() -> None:
    plan = Plan((week_of(slot("a", 0), slot("b", 3), slot("c", 5, time(9), "core-builder")),))
    rows = occurrences(plan, FIRST, FIRST + timedelta(days=6))
    moving = next(it for it in rows if it.slot == "b")
    assert clash(moving, FIRST + timedelta(days=1), rows) == Clash(FIRST)
    assert clash(moving, FIRST, rows) == Clash(FIRST)
    assert clash(moving, FIRST + timedelta(days=4), rows) == Clash(FIRST + timedelta(days=5))
    assert clash(moving, FIRST + timedelta(days=3), rows) is None


def test_a_fourth_session_in_a_week_is_one_too_many() -> None:
    plan = Plan((week_of(slot("a", 0), slot("b", 2), slot("c", 4), slot("d", 6)),))
    rows = occurrences(plan, FIRST, FIRST + timedelta(days=6))
    assert clash(rows[3], FIRST + timedelta(days=6), rows) == Clash(None)


def test_walks_and_stretches_may_stand_anywhere() -> None:
    plan = Plan((week_of(slot("a", 0, routine=None), slot("b", 1, routine=None)),))
    rows = occurrences(plan, FIRST, FIRST + timedelta(days=6))
    assert clash(rows[0], FIRST + timedelta(days=1), rows) is None
