"""Weeks as they come out of real records, and the same from any thread and at any length."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from planned_week import FULL_WEEK, plan_week

from coach.application.clock import HandClock
from coach.application.history import LOOK_BACK_WEEKS, Range
from coach.application.workspace import Workspace
from coach.domain.adherence import Streak
from coach.domain.exercise import Category
from coach.domain.plan import PauseReason
from coach.domain.session import Options
from coach.domain.walking import Unit, Walk
from coach.storage.walks import Walks

MONDAY = date(2026, 11, 16)


def go_to(clock: HandClock, on: date, at: time) -> None:
    clock.wall = datetime.combine(on, at, clock.wall.tzinfo)


def do(workspace: Workspace, routine: str) -> None:
    workspace.practice.write_down(
        routine, Options(), minutes_ago=0, effort=None, slot=workspace.agenda.slot_today(routine)
    )[1].result()


def live(workspace: Workspace, clock: HandClock, weeks: int, done: int = 4) -> None:
    """Plan that many weeks ago, and do the first of the four strength sessions of each week."""
    end = clock.wall
    first = MONDAY - timedelta(weeks=weeks)
    go_to(clock, first, time(5))
    plan_week(workspace)
    for week in range(weeks):
        for day, routine in ((0, "glute"), (1, "core"), (2, "glute"), (4, "core"))[:done]:
            go_to(clock, first + timedelta(days=7 * week + day), time(20))
            do(workspace, f"{routine}-foundation")
    clock.wall = end


def test_before_anything_there_is_nothing(workspace: Workspace) -> None:
    assert workspace.history.weeks() == ()
    progress = workspace.history.progress(Range.ALL)
    assert progress.is_empty
    assert [week.monday for week in progress.weeks] == [MONDAY]
    assert (progress.target, progress.total.prescribed, progress.streak) == (0, 0, Streak(0))
    assert (progress.pain.now, progress.pain.was) == (None, None)


def test_weeks_of_practice(workspace: Workspace, hand_clock: HandClock) -> None:
    live(workspace, hand_clock, 6)
    progress = workspace.history.progress(Range.WEEKS_8)
    assert [week.all.complete for week in progress.weeks] == [4] * 6 + [0]
    assert [week.all.prescribed for week in progress.weeks] == [5] * 7
    assert (progress.total.complete, progress.total.prescribed) == (24, 30)
    assert (progress.kept, progress.counted, progress.streak) == (6, 6, Streak(6))
    assert [mean and mean.complete for mean in progress.means] == [None, None, None, 16, 16, 16, None]
    assert (progress.first, progress.last) == (MONDAY - timedelta(weeks=6), MONDAY + timedelta(days=1))
    assert progress.target == 5
    assert len(progress.days) == 24
    assert all(day.items == 1 for day in progress.days)


def test_a_range_shows_its_weeks_and_means_reach_behind_it(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    live(workspace, hand_clock, 30)
    for range_, count in ((Range.WEEKS_8, 8), (Range.WEEKS_26, 26), (Range.YEAR, 31), (Range.ALL, 31)):
        progress = workspace.history.progress(range_)
        assert len(progress.weeks) == len(progress.means) == count
        assert progress.streak == Streak(30)
    assert workspace.history.progress(Range.WEEKS_8).means[0] is not None
    assert workspace.history.weeks(3) == workspace.history.weeks()[-3:]


def test_a_streak_that_reaches_further_than_was_looked_says_so(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    live(workspace, hand_clock, LOOK_BACK_WEEKS + 3)
    assert workspace.history.progress(Range.WEEKS_8).streak == Streak(LOOK_BACK_WEEKS - 1, is_more=True)
    assert workspace.history.progress(Range.ALL).streak == Streak(LOOK_BACK_WEEKS + 3)


def test_a_broken_streak_is_whole(workspace: Workspace, hand_clock: HandClock) -> None:
    live(workspace, hand_clock, LOOK_BACK_WEEKS + 3, done=2)
    assert workspace.history.progress(Range.WEEKS_8).streak == Streak(0)


def test_a_pause_is_left_out(workspace: Workspace, hand_clock: HandClock) -> None:
    live(workspace, hand_clock, 3)
    end = hand_clock.wall
    go_to(hand_clock, MONDAY - timedelta(weeks=3), time(6))
    workspace.planner.pause(
        MONDAY - timedelta(weeks=2), MONDAY - timedelta(weeks=1), PauseReason.ILL
    ).result()
    hand_clock.wall = end
    progress = workspace.history.progress(Range.WEEKS_8)
    assert [week.is_paused for week in progress.weeks] == [False, True, False, False]
    assert (progress.counted, progress.streak, progress.total.prescribed) == (2, Streak(2), 10)


def test_walks_fill_planned_walks(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace, FULL_WEEK)
    walk = Walk(
        id="w",
        walked_on=MONDAY + timedelta(days=1),
        unit=Unit.KILOMETRES,
        distance_m=Decimal(2200),
        pain_before=3,
        pain_after=5,
    )
    Walks(workspace._database).add(walk, hand_clock.now()).result()
    (week,) = workspace.history.weeks()
    assert week.sum_of([Category.WALK]).complete == 1
    progress = workspace.history.progress(Range.WEEKS_8)
    assert [point.value for point in progress.pain.points] == [3, 5]
    assert (progress.pain.was, progress.pain.now) == (4, 4)
    assert [day.items for day in progress.days] == [1]
    assert [(week.amount, week.is_current) for week in progress.walking] == [(Decimal("2.2"), True)]
    today = workspace.agenda.today()
    assert not any(task.routine is None for task in today.tasks)
    assert today.done == ()


def test_an_earlier_day_sees_no_later_session(workspace: Workspace, hand_clock: HandClock) -> None:
    live(workspace, hand_clock, 2)
    then = datetime.combine(MONDAY - timedelta(days=6), time(12), hand_clock.wall.tzinfo)
    *_, last = workspace.history.weeks(8, then)
    assert (last.all.complete, last.all.open, last.is_closed) == (1, 4, False)


def test_it_may_be_asked_from_another_thread(workspace: Workspace, hand_clock: HandClock) -> None:
    live(workspace, hand_clock, 2)
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(workspace.history.progress, Range.ALL).result()
    assert there == workspace.history.progress(Range.ALL)


def test_walking_is_worked_out_again_after_each_walk(workspace: Workspace) -> None:
    for number, metres in enumerate((1000, 3000), start=1):
        walk = Walk(id="", walked_on=MONDAY, unit=Unit.KILOMETRES, distance_m=Decimal(metres))
        workspace.walk_log.add(walk)[1].result()
        (week,) = workspace.history.progress(Range.WEEKS_8).walking
        assert week.amount == (1, 4)[number - 1]
