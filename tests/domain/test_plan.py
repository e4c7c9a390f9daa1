from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_strategies import FIRST, WEEKS, dates, plans, revisions, slot, week_of

from coach.domain.errors import RefusedInput
from coach.domain.occurrences import occurrence, occurrences
from coach.domain.plan import (
    Move,
    Pause,
    PauseReason,
    Plan,
    Revision,
    Skip,
    SkipReason,
    plan_day,
    revision_begins,
)

LAST = FIRST + timedelta(days=7 * WEEKS - 1)
TUESDAY = FIRST + timedelta(days=1)


@given(plans(), revisions())
def test_a_new_revision_changes_nothing_before_it_begins(plan: Plan, added: Revision) -> None:
    same = [it for it in plan.revisions if it.begins == added.begins]
    changed = plan.with_records([added], same)
    before = [it for it in occurrences(plan, FIRST, LAST) if (it.moved_from or it.on) < added.starts_on]
    after = [it for it in occurrences(changed, FIRST, LAST) if (it.moved_from or it.on) < added.starts_on]
    assert after == before


@given(plans(), revisions())
def test_what_was_due_when_a_revision_began_stays(plan: Plan, added: Revision) -> None:
    if any(it.starts_on == added.starts_on for it in plan.revisions):
        return
    changed = plan.with_records([added])

    def due(of: Plan) -> list[object]:
        rows = occurrences(Plan(of.revisions), added.starts_on, added.starts_on)
        return [it for it in rows if it.at <= added.from_at]

    assert due(changed) == due(plan)


@given(plans(), dates, dates)
def test_every_prescription_stands_once_and_a_moved_one_has_two_rows(plan: Plan, a: date, b: date) -> None:
    unmoved = Plan(plan.revisions, (), plan.skips, plan.pauses)
    whole = occurrences(plan, FIRST - timedelta(days=7), LAST + timedelta(days=14))
    prescribed = [it.key for it in whole if it.is_prescribed]
    moved = [it for it in whole if not it.is_prescribed]
    assert len(whole) - len(moved) == len(prescribed) == len(set(prescribed))
    assert set(prescribed) == {
        it.key for it in occurrences(unmoved, FIRST - timedelta(days=7), LAST + timedelta(days=14))
    }
    first, last = sorted((a, b))
    assert list(occurrences(plan, first, last)) == [it for it in whole if first <= it.on <= last]


@given(plans())
def test_one_occurrence_is_found_by_its_key(plan: Plan) -> None:
    for row in occurrences(plan, FIRST, LAST):
        found = occurrence(plan, row.key)
        assert found is not None
        assert found.is_prescribed
        assert found.key == row.key
        if row.is_prescribed:
            assert found == row


@given(plans(), st.data())
def test_taking_records_away_again_gives_the_plan_back(plan: Plan, data: st.DataObject) -> None:
    records = [*plan.revisions, *plan.moves, *plan.skips, *plan.pauses]
    some = data.draw(st.lists(st.sampled_from(records), unique_by=lambda it: it.id))
    without = plan.with_records([], some)
    again = without.with_records(some)
    assert again.revisions == plan.revisions
    assert set(again.moves) == set(plan.moves)
    assert set(again.skips) == set(plan.skips)
    assert set(again.pauses) == set(plan.pauses)


def test_a_slot_whose_time_was_put_off_today_is_not_doubled() -> None:
    plan = Plan(
        (
            week_of(slot("a", 1, time(7, 30))),
            week_of(slot("a", 1, time(18)), slot("b", 1, time(9)), starts_on=TUESDAY, from_at=time(12)),
        )
    )
    assert [(it.slot, it.at) for it in occurrences(plan, TUESDAY, TUESDAY)] == [("a", time(7, 30))]
    next_week = TUESDAY + timedelta(days=7)
    assert [(it.slot, it.at) for it in occurrences(plan, next_week, next_week)] == [
        ("b", time(9)),
        ("a", time(18)),
    ]


def test_two_edits_on_one_day_keep_what_was_due_at_each() -> None:
    plan = Plan(
        (
            week_of(slot("a", 1, time(8)), slot("b", 1, time(14)), slot("c", 1, time(20))),
            week_of(slot("b", 1, time(14)), starts_on=TUESDAY, from_at=time(10)),
            week_of(slot("d", 1, time(19)), starts_on=TUESDAY, from_at=time(15)),
        )
    )
    assert [it.slot for it in occurrences(plan, TUESDAY, TUESDAY)] == ["a", "b", "d"]
    later = plan.in_force(TUESDAY)
    assert later is not None
    assert [it.id for it in later.slots] == ["d"]


def test_a_paused_day_excuses_what_was_moved_to_it() -> None:
    move = Move(id="m", slot="a", on=FIRST, to_on=FIRST + timedelta(days=3), to_at=time(9))
    pause = Pause(
        id="p",
        starts_on=FIRST + timedelta(days=2),
        returns_on=FIRST + timedelta(days=4),
        reason=PauseReason.ILL,
    )
    plan = Plan((week_of(slot("a")),), (move,), (), (pause,))
    left, target = occurrences(plan, FIRST, FIRST + timedelta(days=6))
    assert (left.moved_to, left.pause) == (FIRST + timedelta(days=3), None)
    assert (target.moved_from, target.pause) == (FIRST, PauseReason.ILL)


def test_a_move_of_a_slot_that_has_gone_asks_for_nothing() -> None:
    move = Move(id="m", slot="a", on=TUESDAY, to_on=TUESDAY + timedelta(days=1), to_at=time(9))
    plan = Plan((week_of(slot("a", 0)),), (move,))
    assert [it.on for it in occurrences(plan, FIRST, FIRST + timedelta(days=6))] == [FIRST]
    assert occurrence(plan, ("a", TUESDAY)) is None


@pytest.mark.parametrize(
    ("instant", "begins"),
    [
        (datetime(2026, 11, 3, 12, 30, tzinfo=UTC), (date(2026, 11, 3), time(12, 30))),
        (datetime(2026, 11, 3, 3, 0, tzinfo=UTC), (date(2026, 11, 3), time(3))),
        (datetime(2026, 11, 4, 1, 30, tzinfo=UTC), (date(2026, 11, 4), time.min)),
    ],
)
def test_a_revision_begins_on_the_day_it_is_made(instant: datetime, begins: tuple[date, time]) -> None:
    assert revision_begins(instant) == begins
    assert begins[0] >= plan_day(instant)


def _move(to_on: date = TUESDAY, to_at: time = time(9)) -> Move:
    return Move(id="m", slot="a", on=FIRST, to_on=to_on, to_at=to_at)


def test_bad_plans_are_refused_in_a_sentence() -> None:
    skip = Skip(id="k", slot="a", on=FIRST, reason=SkipReason.OTHER)
    refusals = {
        "revisions: found two that overlap": lambda: Plan((week_of(), week_of(ladder_week=2))),
        "revisions: found two": lambda: Plan((week_of(starts_on=TUESDAY), week_of())),
        "moves: found an occurrence twice": lambda: Plan((), (_move(), _move(FIRST))),
        "skips: found an occurrence twice": lambda: Plan((), (), (skip, skip)),
        'slots: found "a" twice': lambda: week_of(slot("a"), slot("a", 3)),
        "weekday: found 7, expected a day from 0": lambda: slot("a", 7),
        "at: found 02:59, expected a time from 03:00 on": lambda: slot("a", 0, time(2, 59)),
        "at: found 00:00": lambda: _move(to_at=time(0)),
        "to_on: found 2026-11-10, expected a day at most 7 days": lambda: _move(FIRST + timedelta(days=8)),
        "returns_on: found 2026-11-02, expected a day after 2026-11-02": lambda: Pause(
            id="p", starts_on=FIRST, returns_on=FIRST, reason=PauseReason.HOLIDAY
        ),
        "returns_on: found 2028": lambda: Pause(
            id="p", starts_on=FIRST, returns_on=date(2028, 1, 1), reason=PauseReason.HOLIDAY
        ),
    }
    for sentence, make in refusals.items():
        with pytest.raises(RefusedInput) as refused:
            make()
        assert str(refused.value).startswith(sentence), sentence


def test_a_row_is_open_until_it_is_moved_skipped_or_paused() -> None:
    pause = Pause(id="p", starts_on=FIRST, returns_on=TUESDAY, reason=PauseReason.ILL)
    skip = Skip(id="k", slot="b", on=TUESDAY, reason=SkipReason.OTHER)
    move = Move(id="m", slot="c", on=TUESDAY, to_on=TUESDAY, to_at=time(20))
    week = week_of(slot("a", 0), slot("b", 1), slot("c", 1, time(9)), slot("d", 2))
    rows = occurrences(Plan((week,), (move,), (skip,), (pause,)), FIRST, FIRST + timedelta(days=6))
    assert [(it.slot, it.at.hour, it.is_open) for it in rows] == [
        ("a", 7, False),
        ("b", 7, False),
        ("c", 9, False),
        ("c", 20, True),
        ("d", 7, True),
    ]


def test_what_was_moved_to_the_first_or_the_last_day_is_there() -> None:
    move = Move(id="m", slot="a", on=FIRST, to_on=TUESDAY, to_at=time(9))
    plan = Plan((week_of(slot("a", 0)),), (move,))
    assert [it.on for it in occurrences(plan, TUESDAY, TUESDAY)] == [TUESDAY]


def test_a_slot_at_the_very_minute_of_an_edit_stays() -> None:
    plan = Plan((week_of(slot("a", 1, time(12))), week_of(starts_on=TUESDAY, from_at=time(12))))
    assert [it.slot for it in occurrences(plan, TUESDAY, TUESDAY)] == ["a"]
