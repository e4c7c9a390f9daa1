"""The walks page's questions through a real data folder."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from planned_week import FULL_WEEK, plan_week
from window_driver import answers_for

from coach.application.clock import HandClock
from coach.application.walk_diary import AFTER_A_WALK, PAGE, AfterWalk
from coach.application.workspace import Workspace
from coach.domain.plan import PauseReason
from coach.domain.red_flags import Severity
from coach.domain.session import Options
from coach.domain.traffic_light import Light
from coach.domain.walk_target import Rule
from coach.domain.walking import Unit, Walk

TODAY = date(2026, 11, 17)
"""A Tuesday; the plan has a walk and a stretch on it."""

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def walked(workspace: Workspace, on: date, metres: int = 2000, **values: object) -> Walk:
    given = {"id": "", "walked_on": on, "unit": Unit.KILOMETRES, "distance_m": Decimal(metres)} | values
    walk, stored = workspace.walk_log.add(Walk(**given))  # type: ignore[arg-type]
    stored.result()
    return walk


def calm_weeks(workspace: Workspace, count: int) -> None:
    """Two walks in each of the weeks before this one, all of them green."""
    for number in range(1, count + 1):
        for day in (-1, 2):
            walked(
                workspace,
                TODAY - number * A_WEEK + day * A_DAY,
                4000,
                pain_before=2,
                pain_after=2,
                pain_next=2,
            )


def test_nobody_has_walked_yet(workspace: Workspace) -> None:
    diary = workspace.walk_diary.read()
    assert (diary.walks, diary.weeks, diary.has_more, diary.last) == ((), (), False, None)
    assert diary.week.target.rule is Rule.BASELINE
    assert diary.unit is Unit.MINUTES
    assert (diary.week.offered_walk, diary.week.one_walk) == (10, None)


def test_the_week_stands_against_target_and_plan(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    calm_weeks(workspace, 2)
    before = workspace.walk_diary.week()
    walked(workspace, TODAY, 2200)
    week = workspace.walk_diary.read().week
    assert (before.walked, before.walks) == (0, 0)
    assert (week.walked, week.walks) == (Decimal("2.2"), 1)
    assert week.target == workspace.walk_log.target(TODAY)
    assert week.target.shown == Decimal("8.8")
    assert (before.planned, before.planned_left) == (2, 2)
    assert (week.planned, week.planned_left) == (2, 1)
    assert before.one_walk == Decimal("4.4")
    assert week.one_walk == Decimal("6.6")


def test_weeks_begin_with_the_first_walk_and_say_why_they_rested(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    monday = TODAY - A_DAY
    now, hand_clock.wall = hand_clock.wall, datetime(2026, 11, 7, 9, tzinfo=UTC)
    plan_week(workspace)
    workspace.planner.pause(monday - A_WEEK, monday, PauseReason.ILL).result()
    hand_clock.wall = now
    calm_weeks(workspace, 2)
    diary = workspace.walk_diary.read()
    assert [week.monday for week in diary.weeks] == [monday - 2 * A_WEEK, monday - A_WEEK, monday]
    assert diary.weeks[-1].is_current
    assert diary.pauses == {monday - A_WEEK: PauseReason.ILL}


def test_walks_come_newest_first_a_page_and_the_rest_of_its_day(workspace: Workspace) -> None:
    for number in range(PAGE + 3):
        walked(workspace, TODAY - (number // 2) * A_DAY)
    diary = workspace.walk_diary.read()
    days = [it.walk.walked_on for it in diary.walks]
    assert days == sorted(days, reverse=True)
    assert len(days) == PAGE
    assert diary.has_more
    more = workspace.walk_diary.read(len(days) + 1)
    assert len(more.walks) == PAGE + 2
    assert more.has_more
    everything = workspace.walk_diary.read(2 * PAGE)
    assert len(everything.walks) == PAGE + 3
    assert not everything.has_more


def test_a_deleted_walk_is_gone_and_comes_back(workspace: Workspace) -> None:
    walk = walked(workspace, TODAY)
    workspace.walk_log.delete(walk.id).result()
    assert workspace.walk_diary.walk(walk.id) is None
    assert workspace.walk_diary.after(walk.id) is None
    assert workspace.walk_diary.read().walks == ()
    workspace.walk_log.restore(walk.id).result()
    assert workspace.walk_diary.walk(walk.id) == walk


def test_a_chosen_unit_holds_for_the_next_walk(workspace: Workspace) -> None:
    walked(workspace, TODAY)
    assert workspace.walk_diary.unit is Unit.KILOMETRES
    chosen = replace(workspace.settings, walk_unit=Unit.MINUTES, walk_unit_on=TODAY)
    workspace.change_settings(chosen)
    week = workspace.walk_diary.week()
    assert workspace.walk_diary.unit is Unit.MINUTES
    assert (week.unit, week.target.rule, week.walked) == (Unit.MINUTES, Rule.BASELINE, 0)


def test_after_a_walk_comes_the_stretch_of_the_plan(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    walk = walked(workspace, TODAY)
    assert workspace.walk_diary.after(walk.id) == AfterWalk("post-walk-stretch")


def test_without_a_planned_stretch_the_quick_one_is_offered(workspace: Workspace) -> None:
    walk = walked(workspace, TODAY)
    assert workspace.walk_diary.after(walk.id) == AfterWalk(AFTER_A_WALK)
    workspace.practice.write_down(AFTER_A_WALK, Options(), minutes_ago=0, effort=None, slot=None)[1].result()
    assert workspace.walk_diary.after(walk.id) is None
    assert workspace.walk_diary.read().walks[0].is_stretched


@pytest.mark.parametrize(("on", "metres"), [(TODAY, 500), (TODAY - A_DAY, 2000)])
def test_nothing_follows_a_short_walk_or_one_of_another_day(
    workspace: Workspace, on: date, metres: int
) -> None:
    assert workspace.walk_diary.after(walked(workspace, on, metres).id) is None


@pytest.mark.parametrize(
    ("on", "rests"), [(TODAY, date(2026, 11, 19)), (TODAY - 2 * A_DAY, TODAY), (TODAY - 3 * A_DAY, None)]
)
def test_a_red_walk_is_followed_by_rest_never_by_a_stretch(
    workspace: Workspace, on: date, rests: date | None
) -> None:
    walk = walked(workspace, on, pain_before=2, pain_after=6)
    assert workspace.walk_diary.after(walk.id) == AfterWalk(is_red=True, rests_through=rests)
    assert workspace.walk_diary.read().walks[0].light is Light.RED


def test_the_target_of_this_week_is_the_same_either_way(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    calm_weeks(ready_workspace, 5)
    walked(ready_workspace, TODAY, 9000, pain_before=2, pain_after=7)
    for wall in (datetime(2026, 11, 17, 20, tzinfo=UTC), datetime(2026, 11, 25, 9, tzinfo=UTC)):
        hand_clock.wall = wall
        log = ready_workspace.walk_log
        assert log.target() == log.target(wall.date())


def test_no_stretch_is_offered_while_another_walk_of_the_day_asks_for_rest(workspace: Workspace) -> None:
    walked(workspace, TODAY, pain_before=2, pain_after=7)
    assert workspace.walk_diary.after(walked(workspace, TODAY, pain_before=2, pain_after=2).id) is None


def test_an_emergency_takes_the_target_away_at_once(workspace: Workspace) -> None:
    plan_week(workspace)
    calm_weeks(workspace, 2)
    assert workspace.walk_diary.week().target.shown == Decimal("8.8")
    workspace.safety.answer(answers_for(workspace, Severity.EMERGENCY))
    week = workspace.walk_diary.week()
    assert (week.target.target, week.target.rule, week.left, week.one_walk) == (
        None,
        Rule.STOPPED,
        None,
        None,
    )
