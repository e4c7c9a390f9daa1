from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_strategies import FIRST, ROUTINES, WEEKS, dates, plans, slot, times, week_of

from coach.domain import plan_edits
from coach.domain.errors import RefusedInput
from coach.domain.occurrences import Occurrence, occurrences
from coach.domain.plan import Move, Pause, PauseReason, Plan, Skip, SkipReason, plan_day
from coach.domain.plan_edits import Change

DAYS = [FIRST + timedelta(days=number) for number in range(28)]
NOON = datetime.combine(DAYS[0], time(12), UTC)


def ids() -> Callable[[], str]:
    numbers = count()
    return lambda: f"new {next(numbers)}"


def rows(plan: Plan) -> tuple[Occurrence, ...]:
    return occurrences(plan, FIRST - timedelta(days=7), FIRST + timedelta(days=7 * WEEKS + 14))


@st.composite
def edits(draw: st.DrawFn, plan: Plan, now: datetime) -> Change | None:
    """Any edit of a plan at a moment; None when it was refused."""
    today = plan_day(now)
    key = (draw(st.sampled_from("abcdefgh")), draw(dates))
    weekday, at, on = draw(st.integers(0, 6)), draw(times), draw(dates)
    routine = draw(st.sampled_from(list(ROUTINES)))
    make = draw(
        st.sampled_from(
            [
                lambda: plan_edits.add_slot(plan, slot("new", weekday, at, routine), now, ids()),
                lambda: plan_edits.remove_slot(plan, key[0], now, ids()),
                lambda: plan_edits.shift_slot(plan, key[0], weekday, at, now, ids()),
                lambda: plan_edits.move(plan, key, on, at, today, ids()),
                lambda: plan_edits.skip(plan, key, SkipReason.OTHER, today, ids()),
                lambda: plan_edits.unskip(plan, key, today),
                lambda: plan_edits.pause(plan, on, on + timedelta(days=3), PauseReason.HOLIDAY, today, ids()),
            ]
        )
    )
    try:
        return make()
    except RefusedInput:
        return None


@given(st.data(), plans(), dates, times)
def test_no_edit_changes_an_occurrence_before_its_day(
    data: st.DataObject, plan: Plan, on: date, at: time
) -> None:
    now = datetime.combine(on, at, UTC)
    change = data.draw(edits(plan, now))
    if change is None:
        return
    changed = change.applied(plan)

    def past(of: Plan) -> list[Occurrence]:
        """What lay before the day of the edit; where a moved one went may still change."""
        return [
            replace(it, moved_to=it.moved_to and FIRST)
            for it in rows(of)
            if it.on < on and (it.moved_from or it.on) < on
        ]

    assert past(changed) == past(plan)


@given(st.data(), plans(), dates, times)
def test_every_edit_can_be_undone_and_done_again(data: st.DataObject, plan: Plan, on: date, at: time) -> None:
    change = data.draw(edits(plan, datetime.combine(on, at, UTC)))
    if change is None:
        return
    changed = change.applied(plan)
    assert rows(change.undone.applied(changed)) == rows(plan)
    assert rows(change.applied(change.undone.applied(changed))) == rows(changed)


PLAN = Plan((week_of(slot("a", 0), slot("b", 3, time(18))),))


def test_a_slot_added_at_noon_is_there_today_only_if_its_time_is_still_to_come() -> None:
    evening = plan_edits.add_slot(PLAN, slot("new", 0, time(18)), NOON, ids()).applied(PLAN)
    morning = plan_edits.add_slot(PLAN, slot("new", 0, time(9)), NOON, ids()).applied(PLAN)
    assert next(it.on for it in rows(evening) if it.slot == "new") == DAYS[0]
    assert next(it.on for it in rows(morning) if it.slot == "new") == DAYS[7]


def test_two_edits_at_one_moment_leave_one_revision() -> None:
    once = plan_edits.add_slot(PLAN, slot("x", 2), NOON, ids()).applied(PLAN)
    twice = plan_edits.remove_slot(once, "b", NOON, lambda: "second").applied(once)
    assert len(twice.revisions) == 2
    assert [it.id for it in twice.revisions[-1].slots] == ["a", "x"]


def test_an_edit_keeps_the_ladder_week_and_a_ladder_week_keeps_the_slots() -> None:
    third = plan_edits.change_week(PLAN, PLAN.revisions[0].slots, NOON, ids(), ladder_week=3).applied(PLAN)
    later = plan_edits.remove_slot(third, "b", NOON + timedelta(days=1), lambda: "later").applied(third)
    assert later.revisions[-1].ladder_week == 3
    assert {it.ladder_week for it in rows(later) if it.on > DAYS[0]} == {3}
    assert [it.ladder_week for it in rows(later) if it.on == DAYS[0]] == [1]


def test_a_shifted_slot_keeps_its_place_and_all_but_its_day_and_time() -> None:
    shifted = plan_edits.shift_slot(PLAN, "a", 5, time(18, 30), NOON, ids()).applied(PLAN)
    assert shifted.revisions[-1].slots == (slot("a", 5, time(18, 30)), slot("b", 3, time(18)))


NIGHT = datetime.combine(DAYS[1], time(0, 10), UTC)
"""On the second day by the calendar, still the first of the plan."""


def test_edits_of_one_night_build_on_each_other() -> None:
    once = plan_edits.add_slot(PLAN, slot("x", 2), NIGHT, ids()).applied(PLAN)
    later = NIGHT + timedelta(minutes=20)
    twice = plan_edits.remove_slot(once, "b", later, lambda: "second").applied(once)
    assert [it.id for it in twice.revisions[-1].slots] == ["a", "x"]
    assert plan_edits.shift_slot(once, "x", 4, time(9), later, ids()).applied(once).revisions[-1].slots == (
        *PLAN.revisions[0].slots,
        slot("x", 4, time(9)),
    )


def test_a_plan_made_at_night_is_there_for_the_next_edit() -> None:
    made = plan_edits.change_week(Plan(), (slot("a"),), NIGHT, ids(), ladder_week=2).applied(Plan())
    more = plan_edits.add_slot(made, slot("x", 2), NIGHT, lambda: "second").applied(made)
    assert [(it.starts_on, it.ladder_week) for it in more.revisions] == [(DAYS[1], 2)]
    assert [it.id for it in more.revisions[0].slots] == ["a", "x"]


def test_a_plan_begins_with_a_single_slot_at_the_first_step_of_the_ladder() -> None:
    begun = plan_edits.add_slot(Plan(), slot("x", 2), NOON, ids()).applied(Plan())
    assert [(it.slots, it.ladder_week) for it in begun.revisions] == [((slot("x", 2),), 1)]


def test_moving_on_replaces_the_move_and_moving_back_takes_it_away() -> None:
    key = ("b", DAYS[3])
    once = plan_edits.move(PLAN, key, DAYS[4], time(18), DAYS[0], lambda: "m1").applied(PLAN)
    again = plan_edits.move(once, key, DAYS[5], time(9), DAYS[0], lambda: "m2").applied(once)
    assert [(it.id, it.to_on) for it in again.moves] == [("m2", DAYS[5])]
    back = plan_edits.move(again, key, DAYS[3], time(18), DAYS[0], lambda: "m3").applied(again)
    assert back == PLAN


def test_a_moved_one_can_be_moved_again_while_its_new_day_lasts() -> None:
    plan = Plan(PLAN.revisions, (Move(id="m", slot="a", on=DAYS[0], to_on=DAYS[2], to_at=time(9)),))
    moved = plan_edits.move(plan, ("a", DAYS[0]), DAYS[4], time(9), DAYS[2], ids()).applied(plan)
    assert [it.on for it in rows(moved) if it.key == ("a", DAYS[0])] == [DAYS[0], DAYS[4]]


def test_another_time_on_its_own_day_and_its_own_time_on_another_are_moves() -> None:
    key = ("b", DAYS[3])
    for to_on, to_at in ((DAYS[3], time(9)), (DAYS[4], time(18))):
        moved = plan_edits.move(PLAN, key, to_on, to_at, DAYS[0], ids()).applied(PLAN)
        assert [(it.on, it.to_on, it.to_at) for it in moved.moves] == [(DAYS[3], to_on, to_at)]


def test_an_occurrence_can_be_moved_and_left_out_until_its_day_has_ended() -> None:
    key = ("b", DAYS[3])
    today = DAYS[3]
    assert plan_edits.move(PLAN, key, today, time(21), today, ids()).applied(PLAN).moves
    assert plan_edits.skip(PLAN, key, SkipReason.PAIN, today, ids()).applied(PLAN).skips


def test_a_change_of_one_occurrence_leaves_those_of_the_others() -> None:
    plan = Plan((week_of(slot("a", 0), slot("b", 0, time(18))),))
    for number, key in enumerate([("a", DAYS[0]), ("a", DAYS[7]), ("b", DAYS[0])]):
        plan = plan_edits.move(plan, key, key[1] + timedelta(days=1), time(9), DAYS[0], ids()).applied(plan)
        plan = replace(plan, moves=(*plan.moves[:-1], replace(plan.moves[-1], id=f"m{number}")))
        plan = plan_edits.skip(plan, key, SkipReason.PAIN, DAYS[0], ids()).applied(plan)
        plan = replace(plan, skips=(*plan.skips[:-1], replace(plan.skips[-1], id=f"k{number}")))
    key = ("a", DAYS[0])
    back = plan_edits.move(plan, key, DAYS[0], time(7, 30), DAYS[0], ids())
    assert [it.id for it in back.removed] == ["m0"]
    on = plan_edits.move(plan, key, DAYS[2], time(9), DAYS[0], ids())
    assert [it.id for it in on.removed] == ["m0"]
    again = plan_edits.skip(plan, key, SkipReason.NO_TIME, DAYS[0], ids())
    assert ([it.id for it in again.removed], again.added) == (
        ["k0"],
        (Skip(id="new 0", slot="a", on=DAYS[0], reason=SkipReason.NO_TIME),),
    )
    assert plan_edits.unskip(plan, key, DAYS[0]) == Change((), (plan.skips[0],))


def test_a_skip_is_taken_back_only_while_its_day_lasts() -> None:
    key = ("a", DAYS[0])
    plan = plan_edits.skip(PLAN, key, SkipReason.OTHER, DAYS[0], ids()).applied(PLAN)
    assert plan_edits.unskip(plan, key, DAYS[0]).applied(plan) == PLAN
    with pytest.raises(RefusedInput, match="a day that has not ended"):
        plan_edits.unskip(plan, key, DAYS[1])


def test_a_pause_may_begin_today_and_end_where_another_begins() -> None:
    paused = plan_edits.pause(PLAN, DAYS[0], DAYS[2], PauseReason.ILL, DAYS[0], lambda: "p").applied(PLAN)
    assert [it.id for it in paused.pauses] == ["p"]
    after = plan_edits.pause(paused, DAYS[2], DAYS[4], PauseReason.ILL, DAYS[0], ids()).applied(paused)
    between = plan_edits.end_pause(after, "p", DAYS[0], ids()).applied(after)
    whole = plan_edits.pause(between, DAYS[0], DAYS[2], PauseReason.ILL, DAYS[0], ids())
    assert whole.applied(between).pause_on(DAYS[1]) is not None


def test_ending_one_pause_leaves_the_others() -> None:
    plan = PLAN
    for name, first in (("p", 0), ("q", 7)):
        change = plan_edits.pause(
            plan, DAYS[first], DAYS[first + 5], PauseReason.HOLIDAY, DAYS[0], lambda name=name: name
        )
        plan = change.applied(plan)
    ended = plan_edits.end_pause(plan, "q", DAYS[3], ids()).applied(plan)
    assert [it.id for it in ended.pauses] == ["p"]
    shorter = plan_edits.end_pause(plan, "p", DAYS[3], lambda: "shorter")
    assert [(it.id, it.returns_on) for it in shorter.added] == [("shorter", DAYS[3])]
    assert [it.id for it in shorter.removed] == ["p"]


def test_a_pause_ends_today_and_its_past_stays() -> None:
    plan = Plan(
        PLAN.revisions,
        (),
        (),
        (Pause(id="p", starts_on=DAYS[0], returns_on=DAYS[10], reason=PauseReason.ILL),),
    )
    ended = plan_edits.end_pause(plan, "p", DAYS[3], ids()).applied(plan)
    assert [(it.starts_on, it.returns_on) for it in ended.pauses] == [(DAYS[0], DAYS[3])]
    assert plan_edits.end_pause(plan, "p", DAYS[0], ids()).applied(plan).pauses == ()
    assert plan_edits.end_pause(plan, "p", DAYS[10], ids()) == Change((), ())


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    paused = plan_edits.pause(PLAN, DAYS[4], DAYS[8], PauseReason.HOLIDAY, DAYS[0], ids()).applied(PLAN)
    refusals = {
        'slot: found "z" on 2026-11-02, expected an occurrence of the plan': lambda: plan_edits.move(
            PLAN, ("z", DAYS[0]), DAYS[1], time(9), DAYS[0], ids()
        ),
        "on: found 2026-11-02, expected a day that has not ended": lambda: plan_edits.move(
            PLAN, ("a", DAYS[0]), DAYS[2], time(9), DAYS[1], ids()
        ),
        "to_on: found 2026-11-03, expected a day from 2026-11-04 on": lambda: plan_edits.move(
            PLAN, ("b", DAYS[3]), DAYS[1], time(9), DAYS[2], ids()
        ),
        "to_on: found 2026-11-13, expected a day at most 7 days": lambda: plan_edits.move(
            PLAN, ("b", DAYS[3]), DAYS[11], time(9), DAYS[2], ids()
        ),
        "on: found 2026-11-02, expected a day": lambda: plan_edits.skip(
            PLAN, ("a", DAYS[0]), SkipReason.PAIN, DAYS[1], ids()
        ),
        'slot: found "z", expected a slot of the plan': lambda: plan_edits.remove_slot(
            PLAN, "z", NOON, ids()
        ),
        "slot: found": lambda: plan_edits.shift_slot(PLAN, "z", 1, time(9), NOON, ids()),
        "starts_on: found 2026-11-02, expected a day from 2026-11-03 on": lambda: plan_edits.pause(
            PLAN, DAYS[0], DAYS[4], PauseReason.ILL, DAYS[1], ids()
        ),
        "returns_on: found": lambda: plan_edits.pause(
            PLAN, DAYS[4], DAYS[3], PauseReason.ILL, DAYS[1], ids()
        ),
        "starts_on: found 2026-11-09, expected days outside the pause 2026-11-06 to 2026-11-10": (
            lambda: plan_edits.pause(paused, DAYS[7], DAYS[9], PauseReason.ILL, DAYS[1], ids())
        ),
    }
    for sentence, make in refusals.items():
        with pytest.raises(RefusedInput) as refused:
            make()
        assert str(refused.value).startswith(sentence), sentence
    plan_edits.pause(paused, DAYS[8], DAYS[9], PauseReason.ILL, DAYS[1], ids())
