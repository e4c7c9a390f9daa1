from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from plan_strategies import FIRST, WEEKS, plans, session, sessions, slot, week_of

from coach.domain.exercise import Category
from coach.domain.matching import Matching, match
from coach.domain.occurrences import Occurrence, occurrences
from coach.domain.plan import Move, Plan, Skip, SkipReason
from coach.domain.session import Outcome, SessionOutline

LAST = FIRST + timedelta(days=7 * WEEKS - 1)
DAYS = [FIRST + timedelta(days=number) for number in range(7)]


def rows(plan: Plan) -> tuple[Occurrence, ...]:
    return occurrences(plan, FIRST, LAST)


def filled(plan: Plan, *done: SessionOutline) -> dict[tuple[str, str], str]:
    """Slot and category of each unit that is filled, with the session."""
    matching = match(rows(plan), done)
    weeks = {(key, category): it for (key, category), it in matching.filled.items() if key[1] <= DAYS[6]}
    return {(key[0], category.value): it.id for (key, category), it in weeks.items()}


@given(plans(), sessions(), st.randoms())
def test_matching_does_not_depend_on_the_order_of_what_it_is_given(plan, done, random) -> None:
    asked, shuffled = list(rows(plan)), list(done)
    expected = match(asked, done)
    random.shuffle(asked)
    random.shuffle(shuffled)
    assert match(asked, shuffled) == expected


@given(plans(), sessions())
def test_a_session_fills_each_of_its_categories_at_most_once(plan, done) -> None:
    matching = match(rows(plan), done)
    claims = [(it.id, category) for (_, category), it in matching.filled.items()]
    unused = [(it.id, category) for it, category in matching.extra]
    assert sorted(claims + unused) == sorted((it.id, category) for it in done for category in it.categories)


@given(plans(), sessions())
def test_a_unit_is_filled_by_its_own_category_within_its_week(plan, done) -> None:
    asked = {it.key: it for it in rows(plan) if it.is_prescribed}
    for (key, category), it in match(rows(plan), done).filled.items():
        assert category in asked[key].categories
        assert category in it.categories
        assert asked[key].on.isocalendar()[:2] == it.plan_on.isocalendar()[:2]
        assert it.outcome is not Outcome.ATTEMPTED


@given(plans(), sessions(), st.data())
def test_no_complete_session_is_left_over_while_its_day_waits(plan, done, data) -> None:
    matching = match(rows(plan), done)
    for it, category in matching.extra:
        for row in rows(plan):
            waits = row.is_open and category in row.categories and (row.key, category) not in matching.filled
            same_week = row.on.isocalendar()[:2] == it.plan_on.isocalendar()[:2]
            assert not (it.outcome is Outcome.COMPLETE and waits and same_week)


@given(plans(), sessions(), sessions())
def test_one_more_complete_session_never_fills_less(plan, done, more) -> None:
    complete = [
        SessionOutline(
            id=f"more {it.id}",
            routine=it.routine,
            categories=it.categories,
            plan_on=it.plan_on,
            started_at=it.started_at,
            outcome=Outcome.COMPLETE,
            credit=1.0,
        )
        for it in more[:1]
    ]

    def count(matching: Matching) -> int:
        return sum(it.outcome is Outcome.COMPLETE for it in matching.filled.values())

    assert count(match(rows(plan), done)) <= count(match(rows(plan), [*done, *complete]))


TWO_CORE = Plan((week_of(slot("mon", 0), slot("thu", 3, routine="core-builder")),))


def test_the_same_routine_on_the_same_date_comes_first() -> None:
    plan = Plan((week_of(slot("a", 0, time(7)), slot("b", 0, time(18), "core-builder")),))
    assert filled(plan, session(DAYS[0], "core-builder")) == {("b", "core"): "s"}
    assert filled(plan, session(DAYS[0], "core-glutes-express")) == {("a", "core"): "s"}


def test_a_session_on_another_day_fills_the_oldest_that_is_past() -> None:
    assert filled(TWO_CORE, session(DAYS[5])) == {("mon", "core"): "s"}


def test_a_session_ahead_of_its_day_fills_the_next_one() -> None:
    early = filled(TWO_CORE, session(DAYS[0], session_id="first"), session(DAYS[1], session_id="second"))
    assert early == {("mon", "core"): "first", ("thu", "core"): "second"}
    assert filled(TWO_CORE, session(DAYS[1])) == {("mon", "core"): "s"}


def test_what_was_done_in_part_waits_for_its_day_but_may_make_up_for_a_past_one() -> None:
    part = session(DAYS[1], outcome=Outcome.PARTIAL)
    only_later = Plan((week_of(slot("thu", 3)),))
    assert filled(only_later, part) == {}
    assert filled(TWO_CORE, part) == {("mon", "core"): "s"}


def test_the_best_credit_wins_even_with_another_routine() -> None:
    part = session(DAYS[0], outcome=Outcome.PARTIAL, session_id="part", hour=8)
    whole = session(DAYS[0], "core-builder", session_id="whole", hour=18)
    one = Plan((week_of(slot("mon", 0)),))
    assert filled(one, part, whole) == {("mon", "core"): "whole"}


def test_an_express_fills_two_categories_and_may_fill_two_slots() -> None:
    plan = Plan((week_of(slot("core", 0), slot("glutes", 1, routine="glute-foundation")),))
    assert filled(plan, session(DAYS[0], "core-glutes-express")) == {
        ("core", "core"): "s",
        ("glutes", "glutes"): "s",
    }


def test_a_moved_occurrence_is_filled_where_it_stands() -> None:
    move = Move(id="m", slot="mon", on=DAYS[0], to_on=DAYS[8 - 7 + 1], to_at=time(9))
    plan = Plan((week_of(slot("mon", 0)),), (move,))
    assert filled(plan, session(DAYS[2])) == {("mon", "core"): "s"}


def test_a_skipped_one_is_filled_on_its_day_and_never_from_another() -> None:
    skip = Skip(id="k", slot="mon", on=DAYS[0], reason=SkipReason.NO_TIME)
    plan = Plan((week_of(slot("mon", 0)),), (), (skip,))
    assert filled(plan, session(DAYS[0])) == {("mon", "core"): "s"}
    assert filled(plan, session(DAYS[1])) == {}
    assert match(rows(plan), [session(DAYS[1])]).extra == ((session(DAYS[1]), Category.CORE),)


def test_no_session_ahead_of_its_day_fills_what_was_skipped() -> None:
    skip = Skip(id="k", slot="thu", on=DAYS[3], reason=SkipReason.NO_TIME)
    plan = Plan((week_of(slot("thu", 3)),), (), (skip,))
    assert filled(plan, session(DAYS[0])) == {}


def test_of_two_on_one_day_the_one_that_was_not_skipped_comes_first() -> None:
    skip = Skip(id="k", slot="a", on=DAYS[0], reason=SkipReason.NO_TIME)
    plan = Plan((week_of(slot("a", 0, time(7)), slot("b", 0, time(18))),), (), (skip,))
    assert filled(plan, session(DAYS[0])) == {("b", "core"): "s"}
