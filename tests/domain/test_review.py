from datetime import UTC, date, datetime, time, timedelta

import pytest
from plan_strategies import FIRST, session, slot, week_of
from shipped_content import shipped

from coach.domain.matching import match
from coach.domain.occurrences import occurrences
from coach.domain.plan import Pause, PauseReason, Plan, Skip, SkipReason
from coach.domain.progression import Kind, WeekResult
from coach.domain.review import Review, due_review, on_ladder, repeats_before, week_result, weeks_off
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import entries

DAYS = [FIRST + timedelta(days=number) for number in range(28)]
MONDAYS = [FIRST + timedelta(days=7 * number) for number in range(12)]


def result(plan: Plan, *done: SessionOutline) -> WeekResult:
    rows = occurrences(plan, DAYS[0], DAYS[6])
    now = datetime.combine(DAYS[7], time(8), UTC)
    return week_result(entries(rows, match(rows, done), now, UTC), (2, 3), has_red=False)


def test_a_week_is_counted_in_strength_units_without_what_is_excused() -> None:
    plan = Plan(
        (
            week_of(
                slot("core", 0),
                slot("express", 2, routine="core-glutes-express"),
                slot("glutes", 4, routine="glute-foundation"),
                slot("stretch", 4, time(17), "post-walk-stretch"),
                slot("walk", 4, time(16), None),
            ),
        ),
        (),
        (Skip(id="k", slot="core", on=DAYS[0], reason=SkipReason.ILLNESS),),
    )
    done = (
        session(DAYS[2], "core-glutes-express", session_id="a"),
        session(DAYS[4], "glute-foundation", Outcome.PARTIAL, "b"),
        session(DAYS[4], "post-walk-stretch", session_id="c"),
    )
    assert result(plan, *done) == WeekResult(prescribed=3, complete=2, has_red=False, pains_after=(2, 3))


def review(week: int, kind: Kind) -> Review:
    return Review(
        id=str(week), week_on=MONDAYS[week], ladder_week=2, proposal=kind, proposed_week=2, is_accepted=True
    )


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("", 0),
        ("R", 1),
        ("RR", 2),
        ("RAR", 1),
        ("RSR", 2),
        ("RA", 0),
        ("AS", 0),
    ],
)
def test_repeats_are_counted_back_to_the_last_other_decision(kinds: str, expected: int) -> None:
    meaning = {"R": Kind.REPEAT, "A": Kind.ADVANCE, "S": Kind.STAY}
    reviews = [review(number, meaning[kind]) for number, kind in enumerate(kinds)]
    assert repeats_before(reversed(reviews), MONDAYS[len(kinds)]) == expected
    later = review(len(kinds), Kind.REPEAT)
    assert repeats_before([*reviews, later], MONDAYS[len(kinds)]) == expected


def pause(first: int, back: int) -> Pause:
    return Pause(id="p", starts_on=DAYS[first], returns_on=DAYS[back], reason=PauseReason.HOLIDAY)


@pytest.mark.parametrize(
    ("first", "back", "expected"),
    [
        (0, 7, [1, 0, 0]),
        (0, 9, [1, 0, 0]),
        (0, 14, [0, 2, 0]),
        (2, 14, [0, 1, 0]),
        (1, 6, [0, 0, 0]),
        (2, 9, [0, 0, 0]),
        (0, 21, [0, 0, 3]),
    ],
)
def test_whole_weeks_off_count_when_the_last_of_them_has_closed(
    first: int, back: int, expected: list[int]
) -> None:
    assert [weeks_off([pause(first, back)], MONDAYS[week]) for week in range(3)] == expected
    assert weeks_off([], MONDAYS[0]) == 0


@pytest.mark.parametrize("first", [1, 7, 8])
def test_days_off_in_the_week_after_are_no_weeks_off_and_hide_none(first: int) -> None:
    later = pause(first, 12)
    assert weeks_off([later], MONDAYS[0]) == 0
    assert weeks_off([later, pause(0, 7)], MONDAYS[0]) == 1


def test_the_ladder_changes_its_own_routines_and_no_others() -> None:
    slots = (
        slot("core", 0),
        slot("glutes", 1, routine="glute-foundation"),
        slot("walk", 2, routine=None),
        slot("stretch", 2, time(17), "post-walk-stretch"),
        slot("express", 4, routine="core-glutes-express"),
    )
    ladder = shipped().ladder()
    up = on_ladder(slots, ladder, ladder.week(4))
    assert [it.routine for it in up] == [
        "core-builder",
        "glute-builder",
        None,
        "post-walk-stretch",
        "core-glutes-express",
    ]
    assert [(it.id, it.weekday, it.at) for it in up] == [(it.id, it.weekday, it.at) for it in slots]
    down = on_ladder(up, ladder, ladder.week(1))
    assert [it.routine for it in down][:4] == [
        "core-foundation",
        "glute-foundation",
        None,
        "post-walk-quick",
    ]


@pytest.mark.parametrize(
    ("starts_on", "today", "answered", "expected"),
    [
        (DAYS[0], DAYS[7], [], MONDAYS[0]),
        (DAYS[0], DAYS[13], [], MONDAYS[0]),
        (DAYS[0], DAYS[14], [], MONDAYS[1]),
        (DAYS[1], DAYS[7], [], None),
        (DAYS[1], DAYS[14], [], MONDAYS[1]),
        (DAYS[0], DAYS[6], [], None),
        (DAYS[0], DAYS[7], [0], None),
        (DAYS[0], DAYS[14], [0], MONDAYS[1]),
        (DAYS[0], DAYS[7], [1], None),
        (DAYS[0], DAYS[14], [0, 2], None),
    ],
)
def test_a_review_is_due_for_the_last_whole_week(
    starts_on: date, today: date, answered: list[int], expected: date | None
) -> None:
    plan = Plan((week_of(slot("a"), starts_on=starts_on),))
    assert due_review(plan, [review(week, Kind.REPEAT) for week in answered], today) == expected
    assert due_review(Plan(), [], today) is None
