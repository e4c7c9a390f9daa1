"""What the first screen shows, from a real data folder."""

from datetime import date, time, timedelta

import pytest
from planned_week import FULL_WEEK, plan_week
from played_out import play_out

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.fitting import Limit
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.session import Options, Outcome
from coach.domain.statuses import Status

TUESDAY = date(2026, 11, 17)


def main_of(workspace: Workspace) -> str | None:
    main = workspace.agenda.today().main
    return main.routine.id if main and main.routine else None


def test_an_empty_folder_asks_for_nothing_and_has_no_plan(workspace: Workspace) -> None:
    today = workspace.agenda.today()
    assert today.on == TUESDAY
    assert (today.has_plan, today.main, today.others, today.next) == (False, None, (), None)
    assert [day.on for day in today.week] == [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    assert not any(day.entries or day.extra or day.is_planned for day in today.week)
    assert (today.unfinished, today.last_pain, today.fresh_pain) == (None, None, None)
    assert [routine.id for routine in today.short] == [
        "post-walk-quick",
        "recovery-gentle",
        "standing-break",
    ]


def test_strength_comes_first_and_the_rest_in_its_order(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    today = workspace.agenda.today()
    assert main_of(workspace) == "core-foundation"
    assert [it.entry.occurrence.routine for it in today.others] == [None, "post-walk-stretch"]
    assert today.next is not None
    assert (today.next.entry.occurrence.on, today.next.entry.occurrence.at) == (
        date(2026, 11, 18),
        time(7, 30),
    )
    assert [day.is_planned for day in today.week] == [False, *[True] * 6]


def test_what_was_done_stands_on_its_day(ready_workspace: Workspace) -> None:
    session = play_out(ready_workspace, "core-foundation")
    today = ready_workspace.agenda.today()
    (entry,) = today.week[1].entries
    assert (entry.status, [each.id for each in entry.sessions]) == (Status.DONE, [session.id])
    assert (today.done[0].outcome, today.done[0].credit) == (Outcome.COMPLETE, 1.0)
    assert (today.main, today.others) == (None, ())
    assert all(day.extra == () for day in today.week)


def test_a_session_beside_the_plan_is_extra(ready_workspace: Workspace) -> None:
    session = play_out(ready_workspace, "standing-break")
    today = ready_workspace.agenda.today()
    assert [[each.id for each in day.extra] for day in today.week] == [[], [session.id], *[[]] * 5]
    assert [each.id for each in today.done] == [session.id]
    assert main_of(ready_workspace) == "core-foundation"


def test_an_attempt_leaves_it_to_be_done(ready_workspace: Workspace) -> None:
    session, _ = ready_workspace.practice.begin("core-foundation", Options())
    ready_workspace.practice.close(session, [])
    ready_workspace.wait_until_stored()
    assert main_of(ready_workspace) == "core-foundation"
    assert len(ready_workspace.agenda.today().week[1].extra) == 1


def test_what_is_unfinished_is_offered_and_stands_on_no_day(ready_workspace: Workspace) -> None:
    session, stored = ready_workspace.practice.begin("core-foundation", Options())
    stored.result()
    today = ready_workspace.agenda.today()
    assert today.unfinished == session
    assert today.done == ()
    assert main_of(ready_workspace) == "core-foundation"


def test_a_discarded_session_never_was(ready_workspace: Workspace) -> None:
    session = play_out(ready_workspace, "core-foundation")
    ready_workspace.practice.discard(session.id).result()
    assert main_of(ready_workspace) == "core-foundation"
    assert ready_workspace.agenda.today().done == ()


def test_late_on_sunday_it_is_still_that_week(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(days=6) - timedelta(hours=4, minutes=31)
    assert ready_workspace.agenda.today().on == date(2026, 11, 22)
    assert ready_workspace.agenda.today().week[0].on == date(2026, 11, 16)
    hand_clock.move(60)
    assert ready_workspace.agenda.today().on == date(2026, 11, 23)
    assert ready_workspace.agenda.today().week[0].on == date(2026, 11, 23)


def test_the_last_session_of_its_kind_is_looked_for_in_four_weeks(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    play_out(ready_workspace, "core-foundation")
    play_out(ready_workspace, "glute-foundation")
    for days, last_on in ((21, TUESDAY), (28, TUESDAY), (35, None)):
        hand_clock.wall = hand_clock.wall.replace(month=11, day=17) + timedelta(days=days)
        assert main_of(ready_workspace) == "core-foundation"
        assert ready_workspace.agenda.today().last_on == last_on


def test_what_was_left_out_this_week_is_counted(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(days=3)
    assert [day.missed for day in ready_workspace.agenda.today().week] == [0, 1, 1, 1, 0, 0, 0]


def test_a_walk_that_was_left_out_is_not(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(days=3)
    thursday = ready_workspace.agenda.today().week[3]
    assert [entry.status for entry in thursday.entries] == [Status.MISSED, Status.MISSED]
    assert thursday.missed == 1


def test_a_task_has_the_dose_at_which_it_would_start(workspace: Workspace) -> None:
    plan_week(workspace, ladder_week=1)
    main = workspace.agenda.today().main
    assert main is not None
    assert main.routine is not None
    assert main.routine.duration_s == 414
    assert workspace.routine_at_dose("core-foundation") == main.routine
    assert workspace.routine("core-foundation").duration_s == 763


def test_while_the_plan_rests_nothing_is_asked_for(workspace: Workspace) -> None:
    plan_week(workspace)
    workspace.planner.pause(TUESDAY, date(2026, 11, 20), PauseReason.HOLIDAY).result()
    today = workspace.agenda.today()
    assert today.pause is not None
    assert (today.main, today.others) == (None, ())
    assert today.next is not None
    assert today.next.entry.occurrence.on == date(2026, 11, 20)


def test_later_leaves_out_what_was_missed(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace)
    hand_clock.wall += timedelta(days=2)
    thursday = workspace.agenda.today().others[0].entry
    offers = workspace.agenda.later(thursday)
    assert offers.tomorrow is not None
    assert (offers.tomorrow.on, offers.tomorrow.clash) == (date(2026, 11, 20), None)


def test_later_says_why_tomorrow_is_too_close(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace)
    hand_clock.wall += timedelta(days=3)
    main = workspace.agenda.today().main
    assert main is not None
    workspace.planner.skip(main.entry.occurrence.key, SkipReason.PAIN).result()
    assert main_of(workspace) is None
    hand_clock.wall += timedelta(days=4)
    main = workspace.agenda.today().main
    assert main is not None
    offers = workspace.agenda.later(main.entry)
    assert offers.tomorrow is not None
    assert offers.tomorrow.clash is None


@pytest.mark.parametrize("limit", list(Limit))
def test_less_is_offered_within_the_limit(limit: Limit, workspace: Workspace) -> None:
    due = workspace.routine("core-foundation")
    fits = workspace.agenda.fitting(limit, due)
    assert fits
    assert due not in fits
    assert all(it.hardest_level <= due.hardest_level for it in fits)


def test_the_slot_of_what_is_pending_and_of_nothing_else(workspace: Workspace) -> None:
    plan_week(workspace)
    slot = workspace.agenda.slot_today("core-foundation")
    assert slot == workspace.agenda.today().week[1].entries[0].occurrence.slot
    assert workspace.agenda.slot_today("glute-foundation") is None


def test_the_first_week_comes_in_its_order_with_its_routines(workspace: Workspace) -> None:
    week = workspace.agenda.first_week()
    assert [slot.weekday for slot, _ in week] == sorted(slot.weekday for slot, _ in week)
    assert [routine.id if routine else None for _, routine in week] == [slot.routine for slot, _ in week]
    assert len(week) == len(workspace.planner.starting_week())


def test_pain_is_shown_while_it_speaks_and_as_the_last_one_after(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    today = ready_workspace.agenda.today()
    assert (today.last_pain, today.fresh_pain) == (2, 2)
    hand_clock.move(3600)
    today = ready_workspace.agenda.today()
    assert (today.last_pain, today.fresh_pain) == (2, None)
