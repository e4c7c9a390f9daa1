from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_strategies import FIRST, WEEKS, plans, session, sessions, slot
from plan_strategies import week_of as revision_of

from coach.domain.adherence import (
    Band,
    Count,
    Streak,
    Week,
    band_of,
    means,
    streak,
    total,
    units_a_week,
    week_of,
)
from coach.domain.exercise import Category
from coach.domain.matching import match
from coach.domain.occurrences import occurrences
from coach.domain.plan import Move, Pause, PauseReason, Plan, Skip, SkipReason, monday_of
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Status, entries

LAST = FIRST + timedelta(days=7 * WEEKS - 1)
DAYS = [FIRST + timedelta(days=number) for number in range(7 * WEEKS)]
LATER = LAST + timedelta(days=1)
todays = st.integers(0, 7 * WEEKS).map(lambda number: FIRST + timedelta(days=number))


def weeks(plan: Plan, done: list[SessionOutline], today: date = LATER) -> list[Week]:
    """The four weeks as they stand at noon of a day."""
    rows = occurrences(plan, FIRST, LAST)
    matching = match(rows, done)
    found = entries(rows, matching, datetime.combine(today, time(12), UTC), UTC)
    mondays = [FIRST + timedelta(days=7 * number) for number in range(WEEKS)]
    return [
        week_of(
            monday,
            [it for it in found if monday_of(it.occurrence.on) == monday],
            [it for it in matching.extra if monday_of(it[0].plan_on) == monday],
            today,
        )
        for monday in mondays
    ]


def shares(plan: Plan, done: list[SessionOutline], today: date = LATER) -> list[dict[str, float | None]]:
    return [{name: count.adherence for name, count in week.rows()} for week in weeks(plan, done, today)]


def assert_not_lower(before: list[dict[str, float | None]], after: list[dict[str, float | None]]) -> None:
    for old, new in zip(before, after, strict=True):
        for name, share in new.items():
            was = old[name]
            assert share is None or was is None or share >= was, name


@given(plans(), sessions(), todays)
def test_shares_lie_between_nothing_and_all(plan: Plan, done: list[SessionOutline], today: date) -> None:
    for week in weeks(plan, done, today):
        for _, count in week.rows():
            assert count.complete + count.partial + count.open <= count.prescribed
            assert count.credit >= 0
            if count.prescribed:
                assert 0 <= (count.adherence or 0) <= 1
                assert 0 <= (count.dose_adherence or 0) <= 1
            else:
                assert (count.adherence, count.dose_adherence, count.band) == (None, None, None)


@given(plans(), sessions(), todays)
def test_every_unit_is_counted_once(plan: Plan, done: list[SessionOutline], today: date) -> None:
    """Prescribed and excused together are what the plan asked for; complete and extra what was completed."""
    rows = [it for it in occurrences(plan, FIRST, LAST) if it.is_prescribed]
    for week in weeks(plan, done, today):
        for category in Category:
            count = week.sum_of([category])
            asked = [it for it in rows if monday_of(it.on) == week.monday and category in it.categories]
            completed = [
                it
                for it in done
                if monday_of(it.plan_on) == week.monday
                and category in it.categories
                and it.outcome is Outcome.COMPLETE
            ]
            assert count.prescribed + count.excused == len(asked)
            assert count.complete + count.extra == len(completed)


@given(plans(), sessions(), sessions(), todays)
def test_a_further_complete_session_never_lowers_it(
    plan: Plan, done: list[SessionOutline], more: list[SessionOutline], today: date
) -> None:
    for it in more:
        further = session(it.plan_on, it.routine, Outcome.COMPLETE, f"more {it.id}", it.started_at.hour)
        assert_not_lower(shares(plan, done, today), shares(plan, [*done, further], today))


@given(plans(), sessions(), sessions(), todays)
def test_a_session_stopped_for_safety_never_lowers_it(
    plan: Plan, done: list[SessionOutline], more: list[SessionOutline], today: date
) -> None:
    for it in more:
        stopped = session(it.plan_on, it.routine, Outcome.STOPPED, f"more {it.id}", it.started_at.hour)
        assert_not_lower(shares(plan, done, today), shares(plan, [*done, stopped], today))


@given(plans(), sessions(), st.data())
def test_what_is_left_out_for_pain_or_illness_never_lowers_it(
    plan: Plan, done: list[SessionOutline], data: st.DataObject
) -> None:
    """What somebody had done on that day instead is still matched to it, and counts."""
    taken = {(it.slot, it.on) for it in plan.skips}
    undone = [
        entry.occurrence
        for entry in entries(
            occurrences(plan, FIRST, LAST),
            match(occurrences(plan, FIRST, LAST), done),
            datetime.combine(LATER, time(12), UTC),
            UTC,
        )
        if entry.status is Status.MISSED and entry.occurrence.key not in taken
    ]
    if not undone:
        return
    slot_id, on = data.draw(st.sampled_from(undone)).key
    reason = data.draw(st.sampled_from([SkipReason.PAIN, SkipReason.ILLNESS]))
    excused = plan.with_records([Skip(id="new", slot=slot_id, on=on, reason=reason)])
    assert_not_lower(shares(plan, done), shares(excused, done))


@given(plans(), sessions(), todays)
def test_groups_are_the_sums_of_their_rows(plan: Plan, done: list[SessionOutline], today: date) -> None:
    for week in weeks(plan, done, today):
        core, glutes, stretch, mobility = (
            week.sum_of([it]) for it in (Category.CORE, Category.GLUTES, Category.STRETCH, Category.MOBILITY)
        )
        assert week.strength == core + glutes
        assert week.all == core + glutes + stretch + mobility


# Examples

WEEK = revision_of(
    slot("core", 0),
    slot("express", 2, routine="core-glutes-express"),
    slot("stretch", 4, time(17), "post-walk-stretch"),
    slot("walk", 4, time(16), None),
)
PLAN = Plan((WEEK,))


def test_a_week_in_numbers() -> None:
    done = [
        session(DAYS[0], session_id="a"),
        session(DAYS[2], "core-foundation", Outcome.PARTIAL, "b"),
        session(DAYS[3], "post-walk-stretch", session_id="c"),
        session(DAYS[3], "post-walk-stretch", session_id="d", hour=20),
        session(DAYS[5], "core-foundation", Outcome.ATTEMPTED, "e"),
    ]
    first = weeks(PLAN, done)[0]
    assert dict(first.rows()) == {
        "core": Count(prescribed=2, complete=1, partial=1, credit=1.5),
        "glutes": Count(prescribed=1),
        "stretch": Count(prescribed=1, complete=1, extra=1, credit=1.0),
        "mobility": Count(),
        "break": Count(),
        "walk": Count(prescribed=1),
        "strength": Count(prescribed=3, complete=1, partial=1, credit=1.5),
        "all": Count(prescribed=4, complete=2, partial=1, extra=1, credit=2.5),
    }
    assert first.all.adherence == 0.5
    assert first.all.dose_adherence == 0.625
    assert first.all.band is Band.PARTLY


def test_an_extra_session_does_not_make_up_for_another_category() -> None:
    done = [session(DAYS[day], session_id=str(day)) for day in range(7)]
    first = weeks(PLAN, done)[0]
    assert first.sum_of([Category.CORE]).adherence == 1.0
    assert first.sum_of([Category.CORE]).extra == 5
    assert first.strength.adherence == pytest.approx(2 / 3)


def test_today_is_open_and_yesterday_is_missed() -> None:
    wednesday = weeks(PLAN, [], DAYS[2])[0]
    assert wednesday.all == Count(prescribed=4, open=3)
    assert not wednesday.is_closed
    assert weeks(PLAN, [], DAYS[3])[0].all.open == 1
    assert weeks(PLAN, [], DAYS[7])[0].is_closed


def test_the_other_half_of_today_stays_open() -> None:
    half = weeks(PLAN, [session(DAYS[2], hour=8)], DAYS[2])[0]
    assert half.sum_of([Category.GLUTES]).open == 1


def test_a_skip_without_an_excuse_is_missed_even_before_its_day() -> None:
    plan = PLAN.with_records([Skip(id="k", slot="express", on=DAYS[2], reason=SkipReason.NO_TIME)])
    assert weeks(plan, [], DAYS[0])[0].strength == Count(prescribed=3, open=1)


def test_a_safety_stop_excuses_what_it_was_for_and_no_more() -> None:
    done = [session(DAYS[2], "core-foundation", Outcome.STOPPED)]
    first = weeks(PLAN, done)[0]
    assert first.sum_of([Category.CORE]) == Count(prescribed=1, excused=1)
    assert first.sum_of([Category.GLUTES]) == Count(prescribed=1)


def test_a_moved_occurrence_counts_in_the_week_it_went_to() -> None:
    move = Move(id="m", slot="express", on=DAYS[2], to_on=DAYS[8], to_at=time(9))
    first, second = weeks(PLAN.with_records([move]), [])[:2]
    assert (first.strength.prescribed, second.strength.prescribed) == (1, 5)


def paused(first: date, returns_on: date) -> Plan:
    return PLAN.with_records([Pause(id="p", starts_on=first, returns_on=returns_on, reason=PauseReason.ILL)])


def test_a_pause_takes_the_slots_inside_it_out_of_the_count() -> None:
    first = weeks(paused(DAYS[2], DAYS[4]), [session(DAYS[0])])[0]
    assert first.all == Count(prescribed=2, complete=1, excused=2, credit=1.0)
    assert (first.pause, first.is_paused, first.is_counted) == (PauseReason.ILL, False, True)


def test_a_week_that_rested_is_left_out_though_something_was_done() -> None:
    first = weeks(paused(DAYS[0], DAYS[7]), [session(DAYS[0])])[0]
    assert first.all.complete == 1
    assert (first.is_paused, first.is_counted) == (True, False)
    assert total([first]) == Count()


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (1.0, Band.ON_TRACK),
        (0.8, Band.ON_TRACK),
        (0.79, Band.PARTLY),
        (0.5, Band.PARTLY),
        (0.49, Band.REVIEW),
        (0.0, Band.REVIEW),
    ],
)
def test_bands(share: float, band: Band) -> None:
    assert band_of(share) is band


@pytest.mark.parametrize(
    ("prescribed", "needed"),
    [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6), (8, 6), (10, 8), (12, 10)],
)
def test_a_week_is_on_target_from_80_percent_half_up(prescribed: int, needed: int) -> None:
    assert Count(prescribed=prescribed, complete=needed).is_on_target
    assert not Count(prescribed=prescribed, complete=needed - 1).is_on_target


def week(number: int, complete: int, prescribed: int = 4, **changes: bool) -> Week:
    core = Count(prescribed=prescribed, complete=complete)
    return Week(monday=FIRST + timedelta(days=7 * number), counts={Category.CORE: core}, **changes)


def test_a_streak_steps_over_weeks_that_do_not_count() -> None:
    row = [
        week(0, 1),
        week(1, 4),
        week(2, 0, is_paused=True),
        week(3, 3),
        week(4, 0, prescribed=0),
        week(5, 4),
        week(6, 0, is_closed=False),
    ]
    assert streak(row) == Streak(3)
    assert streak(row[:1]) == Streak(0)
    assert streak([week(0, 0, is_whole=False), week(1, 4)]) == Streak(1)


def test_a_mean_takes_the_last_four_weeks_that_count() -> None:
    row = [week(0, 1), week(1, 2), week(2, 4, is_paused=True), week(3, 3), week(4, 4), week(5, 4)]
    found = means(row)
    assert [it and it.complete for it in found] == [None, None, None, None, 10, 13]


def test_a_total_leaves_out_this_week_and_takes_the_short_first_one() -> None:
    row = [week(0, 1, prescribed=2, is_whole=False), week(1, 4), week(2, 1, is_closed=False)]
    assert total(row) == Count(prescribed=6, complete=5)


def test_a_whole_week_asks_for_the_units_of_its_slots() -> None:
    assert units_a_week(WEEK.slots) == 4
    assert units_a_week(()) == 0
