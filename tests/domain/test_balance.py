"""What a week must have to be balanced."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from coach.domain.balance import Lack, Target, targets
from coach.domain.exercise import Category
from coach.domain.occurrences import Occurrence
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Entry, Status

MONDAY = date(2026, 11, 16)
CORE, GLUTES, STRETCH, WALK = Category.CORE, Category.GLUTES, Category.STRETCH, Category.WALK


def entry(
    weekday: int,
    *categories: Category,
    at: time = time(7, 30),
    status: Status = Status.UPCOMING,
    skip: SkipReason | None = None,
    pause: PauseReason | None = None,
) -> Entry:
    on = MONDAY + timedelta(days=weekday)
    row = Occurrence(
        slot=f"{weekday} {at} {categories}",
        on=on,
        at=at,
        routine=None,
        categories=categories,
        ladder_week=1,
        skip=skip,
        pause=pause,
    )
    return Entry(row, status)


def of(category: Category, week: list[Entry]) -> Target:
    return next(it for it in targets(week) if it.category is category)


def test_the_four_in_their_order() -> None:
    assert [it.category for it in targets([])] == [CORE, GLUTES, STRETCH, WALK]


@pytest.mark.parametrize(
    ("weekdays", "lack"),
    [
        ((), Lack.TOO_FEW),
        ((0,), Lack.TOO_FEW),
        ((0, 3), None),
        ((0, 2, 4), None),
        ((0, 1), Lack.TOO_CLOSE),
        ((2, 2), Lack.TOO_CLOSE),
        ((0, 6), Lack.TOO_CLOSE),
        ((0, 2, 4, 6), Lack.TOO_MANY),
    ],
)
def test_strength_two_to_three_a_free_day_between(weekdays: tuple[int, ...], lack: Lack | None) -> None:
    week = [entry(weekday, CORE, at=time(7 + place)) for place, weekday in enumerate(weekdays)]
    assert of(CORE, week) == Target(CORE, 0, len(weekdays), lack)
    assert of(CORE, week).is_balanced is (lack is None)


def test_an_express_session_counts_for_both() -> None:
    week = [entry(0, CORE, GLUTES), entry(3, CORE), entry(4, GLUTES)]
    assert (of(CORE, week).planned, of(GLUTES, week).planned) == (2, 2)


def test_done_is_counted() -> None:
    week = [entry(0, CORE, status=Status.DONE), entry(3, CORE), entry(5, CORE, status=Status.PARTIAL)]
    assert of(CORE, week) == Target(CORE, 1, 3, None)


def test_what_is_skipped_paused_or_moved_away_is_not_asked_for() -> None:
    week = [
        entry(0, CORE, skip=SkipReason.NO_TIME, status=Status.SKIPPED),
        entry(2, CORE, pause=PauseReason.ILL, status=Status.EXCUSED),
        entry(4, CORE),
    ]
    assert of(CORE, week).planned == 1


def test_what_was_done_in_a_pause_counts() -> None:
    session = SessionOutline(
        id="s",
        routine="core-foundation",
        categories=(CORE,),
        plan_on=MONDAY,
        started_at=datetime(2026, 11, 16, 7, tzinfo=UTC),
        outcome=Outcome.COMPLETE,
        credit=1.0,
    )
    paused = entry(0, CORE, pause=PauseReason.HOLIDAY, status=Status.DONE)
    assert of(CORE, [Entry(paused.occurrence, Status.DONE, (session,))]).done == 1


@pytest.mark.parametrize(
    ("stretches", "lack"),
    [
        ([], Lack.WALK_WITHOUT_STRETCH),
        ([(1, time(17))], None),
        ([(1, time(16))], Lack.WALK_WITHOUT_STRETCH),
        ([(2, time(17))], Lack.WALK_WITHOUT_STRETCH),
        ([(1, time(9)), (1, time(17))], None),
    ],
)
def test_each_walk_has_its_stretch(stretches: list[tuple[int, time]], lack: Lack | None) -> None:
    week = [entry(1, WALK, at=time(16, 30)), *(entry(day, STRETCH, at=at) for day, at in stretches)]
    assert of(STRETCH, week).lack is lack
    assert of(WALK, week).lack is None


def test_two_walks_need_two_stretches() -> None:
    walks = [entry(1, WALK, at=time(9)), entry(1, WALK, at=time(16))]
    assert of(STRETCH, [*walks, entry(1, STRETCH, at=time(17))]).lack is Lack.WALK_WITHOUT_STRETCH
    both = [entry(1, STRETCH, at=time(10)), entry(1, STRETCH, at=time(17))]
    assert of(STRETCH, [*walks, *both]).lack is None


def test_a_week_without_walks_has_too_few() -> None:
    assert of(WALK, []).lack is Lack.TOO_FEW
    assert of(STRETCH, []).lack is None
