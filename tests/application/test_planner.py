"""Editing the plan through a real data folder: stored at once, undone in order, reviewed on Mondays."""

from contextlib import closing
from datetime import date, time, timedelta

import pytest

from coach.application.agenda_rows import agenda_rows
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason, Plan, SkipReason, StartingSlot
from coach.domain.progression import Kind, Why
from coach.domain.session import Options, Outcome

MONDAY = date(2026, 11, 16)
DAYS = [MONDAY + timedelta(days=number) for number in range(28)]


@pytest.fixture
def planned(workspace: Workspace, hand_clock: HandClock) -> Workspace:
    """The shipped week from Monday morning on."""
    hand_clock.wall -= timedelta(days=1, hours=1)
    workspace.planner.adopt(workspace.planner.starting_week()).result()
    return workspace


def on_disk(workspace: Workspace) -> Plan:
    with closing(Workspace(workspace.folder, workspace.clock)) as second:
        return second.planner.plan


def week(workspace: Workspace, first: date = MONDAY) -> list[tuple[str, str, str]]:
    days = workspace.agenda.days(first, first + timedelta(days=6))
    return [(str(it["date"])[8:], str(it["routine"]), str(it["status"])) for it in agenda_rows(days)]


def key_of(workspace: Workspace, on: date, routine: str) -> tuple[str, date]:
    (day,) = workspace.agenda.days(on, on)
    return next(it.occurrence.key for it in day.entries if it.occurrence.routine == routine)


def test_the_starting_week_is_planned_and_keeps_the_free_days(planned: Workspace) -> None:
    assert week(planned) == [
        ("16", "core-foundation", "upcoming"),
        ("16", "None", "upcoming"),
        ("16", "post-walk-quick", "upcoming"),
        ("17", "glute-foundation", "upcoming"),
        ("18", "morning-mobility", "upcoming"),
        ("18", "None", "upcoming"),
        ("18", "post-walk-quick", "upcoming"),
        ("19", "core-foundation", "upcoming"),
        ("20", "glute-foundation", "upcoming"),
        ("21", "None", "upcoming"),
        ("21", "post-walk-quick", "upcoming"),
        ("22", "recovery-gentle", "upcoming"),
    ]
    assert on_disk(planned) == planned.planner.plan


def test_every_edit_is_on_disk_and_undo_takes_them_back_in_turn(planned: Workspace) -> None:
    planner = planned.planner
    core = key_of(planned, DAYS[3], "core-foundation")
    plans = [planner.plan]
    for edit in (
        lambda: planner.move(core, DAYS[4], time(9)),
        lambda: planner.add_slot(6, time(18), "standing-break"),
        lambda: planner.shift_slot(core[0], 5, time(8)),
        lambda: planner.skip(key_of(planned, DAYS[1], "glute-foundation"), SkipReason.NO_TIME),
        lambda: planner.pause(DAYS[7], DAYS[14], PauseReason.HOLIDAY),
        lambda: planner.remove_slot(core[0]),
    ):
        edit().result()
        assert planner.plan != plans[-1]
        assert on_disk(planned) == planner.plan
        plans.append(planner.plan)
    for earlier in reversed(plans[:-1]):
        planner.undo().result()
        assert planner.plan == earlier
        assert on_disk(planned) == earlier
    for later in plans[1:]:
        planner.redo().result()
        assert planner.plan == later
    assert on_disk(planned) == plans[-1]
    assert not planner.can_redo


def test_an_edit_after_an_undo_ends_what_could_be_made_again(planned: Workspace) -> None:
    planned.planner.add_slot(6, time(18), None).result()
    planned.planner.undo().result()
    assert planned.planner.can_redo
    planned.planner.add_slot(6, time(19), None).result()
    assert not planned.planner.can_redo
    assert planned.planner.can_undo


def test_what_is_refused_changes_nothing(planned: Workspace) -> None:
    before = planned.planner.plan
    with pytest.raises(RefusedInput, match="a routine of the library"):
        planned.planner.add_slot(6, time(18), "no-such-routine")
    with pytest.raises(RefusedInput, match="a day from 2026-11-16 on"):
        planned.planner.pause(MONDAY - timedelta(days=1), DAYS[2], PauseReason.ILL)
    with pytest.raises(RefusedInput):
        planned.planner.adopt([StartingSlot(9, time(9), None)])
    assert planned.planner.plan == before
    assert on_disk(planned) == before
    planned.planner.undo().result()
    assert not planned.planner.can_undo


def test_a_routine_that_is_gone_stays_in_the_plan(planned: Workspace) -> None:
    own = planned.folder / "routines"
    own.mkdir()
    text = (
        'id = "mine"\nname = "Mine"\ncategories = ["core"]\nlevels = [1]\nwhen = "Any day"\n'
        'prepare_s = 5\ntransition_s = 5\n[[items]]\nexercise = "bird-dog"\nhold_s = 10\n'
    )
    (own / "mine.toml").write_text(text, encoding="utf-8")
    planned.planner.add_slot(0, time(12), "mine").result()
    (own / "mine.toml").unlink()
    with closing(Workspace(planned.folder, planned.clock)) as later:
        gone = [it for it in later.agenda.today().tasks if it.is_gone]
        assert [it.entry.occurrence.routine for it in gone] == ["mine"]
        assert [category.value for category in gone[0].entry.occurrence.categories] == ["core"]


def test_after_a_write_that_failed_the_plan_is_what_the_disk_holds(
    planned: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = planned.planner.plan
    planned._database.writer.close()
    future = planned.planner.add_slot(6, time(18), None)
    with pytest.raises(StorageError):
        future.result()
    assert planned.planner.plan != before
    planned.planner.reload()
    assert planned.planner.plan == before
    assert not planned.planner.can_undo


def practise(
    workspace: Workspace, routine: str, *, pain: int | None = 2, outcome: Outcome | None = None
) -> None:
    """A session of now, done as prescribed unless another outcome is given."""
    session, stored = workspace.practice.write_down(
        routine,
        Options(ladder_week=workspace.planner.ladder_week),
        minutes_ago=0,
        effort=5,
        slot=workspace.agenda.slot_today(routine),
    )
    stored.result()
    if pain is not None:
        workspace.practice.annotate(session.id, effort=5, pain_after=pain, note="").result()


def live_a_week(workspace: Workspace, clock: HandClock, *, skip: int = 0, pain: int | None = 2) -> None:
    """Do the strength of a week, all but `skip` of it, and wake up on the next Monday at 06:30."""
    (monday, *_) = workspace.agenda.days(clock.wall.date(), clock.wall.date())
    left = skip
    for number in range(7):
        clock.wall = clock.wall.replace(hour=12) + timedelta(days=1 if number else 0)
        for task in workspace.agenda.today().tasks:
            if task.routine is not None and task.routine.is_strength:
                if left:
                    left -= 1
                else:
                    practise(workspace, task.routine.id, pain=pain)
    clock.wall = clock.wall.replace(hour=6, minute=30) + timedelta(days=1)
    assert clock.wall.date() == monday.on + timedelta(days=7)


def test_six_good_weeks_climb_the_ladder_and_stay_at_the_top(
    planned: Workspace, hand_clock: HandClock
) -> None:
    planner = planned.planner
    climbed = []
    for _ in range(7):
        live_a_week(planned, hand_clock)
        question = planner.review()
        assert question is not None
        climbed.append((question.proposal.kind.value, question.proposal.week))
        planner.answer_review(question, is_accepted=True).result()
        assert planner.review() is None
    assert climbed == [
        ("advance", 2),
        ("advance", 3),
        ("advance", 4),
        ("advance", 5),
        ("advance", 6),
        ("maintain", 6),
        ("maintain", 6),
    ]
    assert {it["routine"] for it in agenda_rows(planned.agenda.days(DAYS[0], DAYS[6]))} >= {
        "core-foundation",
        "glute-foundation",
        "post-walk-quick",
    }
    now = hand_clock.wall.date()
    assert {it["routine"] for it in agenda_rows(planned.agenda.days(now, now + timedelta(days=6)))} >= {
        "core-builder",
        "glute-builder",
        "post-walk-stretch",
    }
    main = planned.agenda.today().main
    assert main is not None
    assert main.routine is not None
    assert (main.routine.id, main.routine.duration_s) == ("core-builder", 920)


def test_holding_keeps_the_week_and_asks_no_more(planned: Workspace, hand_clock: HandClock) -> None:
    live_a_week(planned, hand_clock)
    question = planned.planner.review()
    assert question is not None
    before = planned.planner.plan
    planned.planner.answer_review(question, is_accepted=False).result()
    assert planned.planner.plan == before
    assert planned.planner.review() is None


def test_a_review_answered_after_midnight_keeps_the_edits_of_that_night(
    planned: Workspace, hand_clock: HandClock
) -> None:
    live_a_week(planned, hand_clock)
    hand_clock.wall = hand_clock.wall.replace(hour=0, minute=10) + timedelta(days=1)
    planned.planner.add_slot(6, time(18), "standing-break").result()
    hand_clock.move(20 * 60)
    question = planned.planner.review()
    assert question is not None
    planned.planner.answer_review(question, is_accepted=True).result()
    last = planned.planner.plan.revisions[-1]
    assert last.ladder_week == 2
    assert "standing-break" in [it.routine for it in last.slots]


def test_the_answer_to_a_review_is_undone_before_the_edit_that_it_followed(
    planned: Workspace, hand_clock: HandClock
) -> None:
    live_a_week(planned, hand_clock)
    planner, before = planned.planner, planned.planner.plan
    planner.add_slot(5, time(9), "core-foundation").result()
    edited, question = planner.plan, planner.review()
    assert question is not None
    planner.answer_review(question, is_accepted=True).result()
    answered = planner.plan
    assert planner.ladder_week == 2
    planner.undo().result()
    assert (planner.plan, planner.review()) == (edited, question)
    planner.undo().result()
    assert planner.plan == before
    planner.redo().result()
    planner.redo().result()
    assert (planner.plan, planner.review()) == (answered, None)
    assert on_disk(planned) == answered


def test_a_week_with_too_little_is_repeated_and_the_third_goes_back(
    planned: Workspace, hand_clock: HandClock
) -> None:
    live_a_week(planned, hand_clock)
    kinds = []
    for _ in range(4):
        question = planned.planner.review()
        assert question is not None
        kinds.append((question.proposal.kind, question.proposal.week))
        planned.planner.answer_review(question, is_accepted=True).result()
        live_a_week(planned, hand_clock, skip=2)
    assert kinds == [(Kind.ADVANCE, 2), (Kind.REPEAT, 2), (Kind.REPEAT, 2), (Kind.STEP_BACK, 1)]


def test_a_red_score_after_a_session_steps_back(planned: Workspace, hand_clock: HandClock) -> None:
    live_a_week(planned, hand_clock)
    question = planned.planner.review()
    assert question is not None
    planned.planner.answer_review(question, is_accepted=True).result()
    practise(planned, "core-foundation", pain=7)
    live_a_week(planned, hand_clock)
    question = planned.planner.review()
    assert question is not None
    assert (question.proposal.kind, question.proposal.week) == (Kind.STEP_BACK, 1)
    assert question.proposal.reason.why is Why.RED


def test_a_stop_without_a_score_stays_red_whatever_is_scored_after_it(
    planned: Workspace, hand_clock: HandClock
) -> None:
    """Tingling down a leg is not scored; little pain afterwards, or remembered later, does not undo it."""
    practice = planned.practice
    session = practice._session(planned.routine("core-foundation"), Options(), None)
    practice._sessions.begin(session, session.started_at).result()
    practice.close(session, [], is_safety_stop=True)[1].result()
    practice.annotate(session.id, effort=3, pain_after=1, note="").result()
    live_a_week(planned, hand_clock)
    question = planned.planner.review()
    assert question is not None
    assert question.result.has_red


def test_a_score_outside_a_session_is_no_red_of_the_ladder(planned: Workspace, hand_clock: HandClock) -> None:
    live_a_week(planned, hand_clock)
    assert planned.planner.review() is not None
    planned.safety.score_pain(9, Moment.NOW).result()
    question = planned.planner.review()
    assert question is not None
    assert not question.result.has_red


def test_a_paused_week_asks_only_when_the_person_is_back(planned: Workspace, hand_clock: HandClock) -> None:
    planned.planner.pause(DAYS[0], DAYS[14], PauseReason.ILL).result()
    hand_clock.wall += timedelta(days=7)
    assert planned.planner.review() is None
    assert planned.agenda.today().pause is not None
    assert {status for _, _, status in week(planned, DAYS[7])} == {"excused"}
    hand_clock.wall += timedelta(days=7)
    question = planned.planner.review()
    assert question is not None
    assert (question.proposal.kind, question.proposal.reason.weeks_off) == (Kind.RETURN, 2)


def test_a_session_written_down_fills_its_occurrence_and_says_so(planned: Workspace) -> None:
    practise(planned, "core-foundation")
    assert week(planned)[0] == ("16", "core-foundation", "done")
    (session,) = planned.practice._sessions.between(MONDAY, MONDAY)
    assert session.is_by_hand
    assert session.slot == key_of(planned, MONDAY, "core-foundation")[0]
    assert session.options.ladder_week == 1
    assert session.ended_at is not None
    assert (session.ended_at - session.started_at).total_seconds() == 414
