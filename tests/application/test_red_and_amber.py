"""Red and amber days through a real data folder: what is closed, excused, offered and asked."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from played_out import all_done

from coach.application.clock import HandClock
from coach.application.practice import GENTLER
from coach.application.workspace import Workspace
from coach.domain.body import BodyFact
from coach.domain.kinder import swapped
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.progression import Kind, Why
from coach.domain.red_flags import NO, Due, Reason, Severity, Standing
from coach.domain.session import Options
from coach.domain.statuses import Status
from coach.domain.walk_target import Rule
from coach.domain.walking import Unit, Walk

A_DAY = timedelta(days=1)
CORE, GLUTES, STRETCH, BREAK = "core-foundation", "glute-foundation", "post-walk-stretch", "standing-break"


def all_no(workspace: Workspace) -> dict[str, str]:
    return {question.id: NO for question in workspace.safety.sheet.questions}


def check(workspace: Workspace, clock: HandClock, *, is_assessed: bool = False, **told: str) -> Severity:
    """Answer the symptom check a minute later; gives what it came to."""
    clock.wall += timedelta(minutes=1)
    answers = all_no(workspace) | {name.replace("_", "-"): answer for name, answer in told.items()}
    finding, stored = workspace.safety.answer(answers, is_assessed=is_assessed)
    stored.result()
    return finding.severity


def train(
    workspace: Workspace, clock: HandClock, routine: str = CORE, *, before: int = 2, after: int
) -> None:
    """A whole session, with a score before and one after."""
    clock.wall += timedelta(minutes=1)
    workspace.safety.score_pain(before, Moment.BEFORE).result()
    slot = workspace.agenda.slot_today(routine)
    session, stored = workspace.practice.begin(routine, Options(), slot)
    stored.result()
    clock.wall += timedelta(minutes=10)
    workspace.practice.close(session, all_done(session))[1].result()
    workspace.practice.annotate(session.id, effort=None, pain_after=after, note="").result()


def next_morning(workspace: Workspace, clock: HandClock, pain: int) -> None:
    clock.wall += A_DAY
    workspace.safety.score_pain(pain, Moment.NEXT).result()


def reasons(workspace: Workspace) -> list[Reason | None]:
    return [workspace.practice.may_begin(it) for it in (CORE, STRETCH, BREAK)]


def statuses(workspace: Workspace, on: date) -> dict[str | None, Status]:
    (day,) = workspace.agenda.days(on, on)
    return {it.occurrence.routine: it.status for it in day.entries}


def test_a_red_session_closes_routines_through_the_day_after_tomorrow(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace, today = ready_workspace, plan_day(hand_clock.now())
    train(workspace, hand_clock, after=6)
    until = today + 2 * A_DAY
    assert workspace.safety.standing() == Standing(due=Due.RED, rests_until=until)
    assert reasons(workspace) == [Reason.CHECK_DUE, Reason.CHECK_DUE, None]
    assert check(workspace, hand_clock) is Severity.CLEAR
    assert reasons(workspace) == [Reason.RESTING, Reason.RESTING, None]
    for _ in range(2):
        hand_clock.wall += A_DAY
        workspace.safety.score_pain(2).result()
        assert reasons(workspace) == [Reason.RESTING, Reason.RESTING, None]
    hand_clock.wall += A_DAY
    workspace.safety.score_pain(2).result()
    assert reasons(workspace) == [None, None, None]


def test_what_was_planned_on_days_of_rest_is_excused(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace, tuesday = ready_workspace, plan_day(hand_clock.now())
    train(workspace, hand_clock, after=6)
    assert [statuses(workspace, tuesday + number * A_DAY) for number in range(4)] == [
        {CORE: Status.DONE},
        {GLUTES: Status.EXCUSED},
        {None: Status.UPCOMING, STRETCH: Status.EXCUSED},
        {CORE: Status.UPCOMING},
    ]
    hand_clock.wall += 4 * A_DAY
    assert statuses(workspace, tuesday + A_DAY) == {GLUTES: Status.EXCUSED}
    (week,) = workspace.history.weeks(1)
    assert (week.all.excused, week.all.prescribed, week.all.complete) == (2, 2, 1)


def test_a_planned_break_is_not_excused(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    workspace, tuesday = ready_workspace, plan_day(hand_clock.now())
    workspace.planner.add_slot(2, time(10), BREAK).result()
    train(workspace, hand_clock, after=6)
    assert statuses(workspace, tuesday + A_DAY) == {GLUTES: Status.EXCUSED, BREAK: Status.UPCOMING}


def test_two_reds_in_seven_days_are_for_a_doctor_until_one_has_looked(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    train(workspace, hand_clock, after=6)
    check(workspace, hand_clock)
    hand_clock.wall += 3 * A_DAY
    train(workspace, hand_clock, before=2, after=5)
    assert workspace.safety.standing().finding.severity is Severity.SEE_DOCTOR
    assert reasons(workspace) == [Reason.SEE_DOCTOR, Reason.SEE_DOCTOR, None]
    assert check(workspace, hand_clock) is Severity.SEE_DOCTOR
    hand_clock.wall += 20 * A_DAY
    assert reasons(workspace) == [Reason.SEE_DOCTOR, Reason.SEE_DOCTOR, None]
    assert check(workspace, hand_clock, is_assessed=True) is Severity.CLEAR
    workspace.safety.score_pain(2).result()
    assert reasons(workspace) == [None, None, None]


def test_a_red_before_the_check_counts_with_one_after_it(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    train(workspace, hand_clock, after=6)
    hand_clock.wall += 2 * A_DAY
    check(workspace, hand_clock)
    hand_clock.wall += A_DAY
    train(workspace, hand_clock, before=2, after=5)
    assert workspace.safety.standing().finding.severity is Severity.SEE_DOCTOR


def test_a_morning_that_turns_red_rests_from_there(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    train(ready_workspace, hand_clock, after=3)
    assert ready_workspace.safety.standing() == Standing()
    next_morning(ready_workspace, hand_clock, 4)
    today = plan_day(hand_clock.now())
    assert ready_workspace.safety.standing() == Standing(due=Due.RED, rests_until=today + 2 * A_DAY)


def test_a_red_walk_rests_and_asks(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(minutes=1)
    today = plan_day(hand_clock.now())
    walk = Walk(id="new", walked_on=today, unit=Unit.MINUTES, moving_s=1200, pain_before=1, pain_after=6)
    added, stored = ready_workspace.walk_log.add(walk)
    stored.result()
    assert ready_workspace.safety.standing() == Standing(due=Due.RED, rests_until=today + 2 * A_DAY)
    ready_workspace.walk_log.delete(added.id).result()
    assert ready_workspace.safety.standing() == Standing()


def test_a_red_score_of_an_open_session_keeps_it_from_going_on(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    session, stored = workspace.practice.begin(CORE, Options())
    stored.result()
    hand_clock.wall += timedelta(minutes=1)
    workspace.safety.score_pain(7, Moment.DURING, session.id).result()
    assert workspace.practice.may_resume(session) is Reason.CHECK_DUE
    check(workspace, hand_clock)
    assert workspace.practice.may_resume(session) is Reason.RESTING


def test_a_very_high_score_asks_the_check(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(minutes=1)
    ready_workspace.safety.score_pain(7).result()
    assert ready_workspace.practice.may_begin(STRETCH) is None
    ready_workspace.safety.score_pain(8).result()
    assert ready_workspace.safety.standing().due is Due.HIGH_PAIN
    assert reasons(ready_workspace) == [Reason.CHECK_DUE, Reason.CHECK_DUE, None]


@pytest.mark.parametrize(
    ("days", "is_active", "expected"),
    [(13, False, None), (14, False, Due.AWAY), (27, True, None), (28, True, Due.MONTH)],
)
def test_time_asks_the_check_again(
    ready_workspace: Workspace, hand_clock: HandClock, days: int, is_active: bool, expected: Due | None
) -> None:
    for _ in range(days):
        hand_clock.wall += A_DAY
        if is_active:
            ready_workspace.safety.score_pain(1).result()
    assert ready_workspace.safety.standing().due is expected


# Amber


@pytest.mark.parametrize("before", [3, 4, 5])
def test_four_or_five_before_runs_with_fewer_sets_and_offers_something_gentler(
    ready_workspace: Workspace, before: int
) -> None:
    workspace = ready_workspace
    usual = workspace.routine(CORE)
    workspace.safety.score_pain(before, Moment.BEFORE).result()
    session, stored = workspace.practice.begin(CORE, Options())
    stored.result()
    sets = {step.exercise: step.set for step in session.timeline if step.set is not None}
    gentler = workspace.practice.gentler(CORE)
    if before == 3:
        assert sets == {item.exercise: item.dose.sets for item in usual.items}
        assert gentler is None
    else:
        assert sets == {item.exercise: max(1, item.dose.sets * 3 // 4) for item in usual.items}
        assert sum(it or 0 for it in sets.values()) < sum(item.dose.sets for item in usual.items)
        assert gentler is not None
        assert gentler.id == GENTLER
    assert workspace.practice.gentler(STRETCH) is None


def test_a_kinder_exercise_is_lightened_as_well(ready_workspace: Workspace) -> None:
    workspace = ready_workspace
    workspace.change_settings(replace(workspace.settings, body=(BodyFact.WRISTS,)))
    workspace.safety.score_pain(4, Moment.BEFORE).result()
    routine = workspace.routine(CORE)
    assert workspace.safety.is_lighter(routine)
    marks = workspace.cares(routine)
    session, stored = workspace.practice.begin(
        CORE, Options(), None, lambda dosed: swapped(dosed, marks, marks.keys())
    )
    stored.result()
    (number,) = marks
    sets = {step.set for step in session.timeline if step.item == number and step.is_work}
    assert sets == {1}
    assert workspace.exercise("dead-bug").dose.sets == 2


def test_after_an_amber_session_the_next_of_its_kind_is_lighter(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    train(workspace, hand_clock, before=3, after=4)
    hand_clock.wall += timedelta(hours=1)
    assert not workspace.safety.is_lighter(workspace.routine(CORE))
    next_morning(workspace, hand_clock, 3)
    assert workspace.safety.is_lighter(workspace.routine(CORE))
    assert not workspace.safety.is_lighter(workspace.routine(GLUTES))
    assert workspace.safety.is_amber_day()
    hand_clock.wall += 2 * A_DAY
    assert not workspace.safety.is_amber_day()
    main = workspace.agenda.today().main
    assert main is not None
    assert main.routine == workspace.routine_at_dose(CORE)
    assert main.routine.duration_s < workspace.routine(CORE).duration_s
    train(workspace, hand_clock, before=2, after=2)
    next_morning(workspace, hand_clock, 2)
    assert not workspace.safety.is_lighter(workspace.routine(CORE))


# What a check rules out


def test_going_gently_holds_the_ladder_for_its_week(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    hand_clock.wall += 6 * A_DAY
    for routine in (GLUTES, CORE, GLUTES, STRETCH, CORE):
        train(workspace, hand_clock, routine, after=2)
        hand_clock.wall += A_DAY
    check(workspace, hand_clock, one_leg="assessed")
    workspace.safety.score_pain(1).result()
    assert reasons(workspace)[0] is None
    assert workspace.practice.may_begin("core-builder") is Reason.LEVEL_ONE_ONLY
    while plan_day(hand_clock.now()).weekday() != 0:
        hand_clock.wall += A_DAY
    question = workspace.planner.review()
    assert question is not None
    assert (question.proposal.kind, question.proposal.reason.why) == (Kind.STAY, Why.HELD)
    hand_clock.wall += 7 * A_DAY
    workspace.safety.score_pain(1).result()
    assert workspace.practice.may_begin("core-builder") is None


def walk_weeks(workspace: Workspace, clock: HandClock, *minutes: int) -> None:
    """Three green walks in each of some weeks, the first beginning this Monday; ends on a Monday."""
    clock.wall -= plan_day(clock.now()).weekday() * A_DAY
    for amount in minutes:
        for day in (0, 2, 4):
            walk = Walk(
                id="new",
                walked_on=plan_day(clock.now()) + day * A_DAY,
                unit=Unit.MINUTES,
                moving_s=amount * 20,
                pain_before=1,
                pain_after=1,
                pain_next=1,
            )
            clock.wall += (day + 1) * A_DAY
            workspace.walk_log.add(walk)[1].result()
            clock.wall -= (day + 1) * A_DAY
        clock.wall += 7 * A_DAY


def test_a_check_that_calls_for_going_gently_holds_the_walking_target(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    walk_weeks(workspace, hand_clock, 90, 99)
    hand_clock.wall -= 2 * A_DAY
    assert check(workspace, hand_clock, one_leg="assessed") is Severity.CONTINUE_GENTLY
    hand_clock.wall += 2 * A_DAY
    target = workspace.walk_log.target()
    assert (target.rule, target.target) == (Rule.HELD, Decimal(99))


def test_it_holds_the_first_target_as_well(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    workspace = ready_workspace
    walk_weeks(workspace, hand_clock, 90)
    hand_clock.wall -= 2 * A_DAY
    check(workspace, hand_clock, one_leg="assessed")
    hand_clock.wall += 2 * A_DAY
    target = workspace.walk_log.target()
    assert (target.rule, target.target) == (Rule.HELD, Decimal(90))


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"chest": "yes"}, Rule.STOPPED),
        ({"one_leg": "new"}, Rule.STOPPED),
        ({"lump": "yes"}, Rule.GREEN),
    ],
)
def test_walking_for_exercise_waits_for_emergencies_and_new_leg_symptoms(
    ready_workspace: Workspace, hand_clock: HandClock, told: dict[str, str], rule: Rule
) -> None:
    workspace = ready_workspace
    walk_weeks(workspace, hand_clock, 90, 99)
    check(workspace, hand_clock, **told)
    target = workspace.walk_log.target()
    assert target.rule is rule
    assert (target.target is None) is (rule is Rule.STOPPED)
    assert workspace.walk_log.target(plan_day(hand_clock.now()) - 7 * A_DAY).target == Decimal(99)
    hand_clock.wall += 7 * A_DAY
    check(workspace, hand_clock, is_assessed=True)
    assert workspace.walk_log.target().target is not None


def test_locked_days_count_as_excused(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    workspace, today = ready_workspace, plan_day(hand_clock.now())
    check(workspace, hand_clock, lump="yes")
    hand_clock.wall += 3 * A_DAY
    check(workspace, hand_clock, is_assessed=True)
    hand_clock.wall += 2 * A_DAY
    assert statuses(workspace, today + A_DAY) == {GLUTES: Status.EXCUSED}
    assert statuses(workspace, today + 2 * A_DAY) == {None: Status.MISSED, STRETCH: Status.EXCUSED}
    assert statuses(workspace, today + 3 * A_DAY) == {CORE: Status.MISSED}


def test_what_was_looked_into_is_not_asked_about_for_ever(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    workspace = ready_workspace
    assert check(workspace, hand_clock, cancer_immune="yes") is Severity.SEE_DOCTOR
    assert check(workspace, hand_clock, cancer_immune="yes") is Severity.SEE_DOCTOR
    assert check(workspace, hand_clock, cancer_immune="yes", is_assessed=True) is Severity.CONTINUE_GENTLY
    assert check(workspace, hand_clock, cancer_immune="yes") is Severity.CONTINUE_GENTLY


# The number to call


def test_the_emergency_number_follows_the_territory_and_can_be_set(workspace: Workspace) -> None:
    said = workspace.safety.sheet.advice[Severity.EMERGENCY].text
    assert "call your emergency number (112) now" in said
    workspace.change_settings(replace(workspace.settings, emergency_number="144"))
    assert "(144)" in workspace.safety.sheet.advice[Severity.EMERGENCY].text
