"""What the first screen shows, from a real data folder."""

from datetime import date, timedelta

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.exercise import Category
from coach.domain.session import Options, Outcome, SessionRecord, StepRecord, StepResult


def ended(workspace: Workspace, routine_id: str, *, is_done: bool = True) -> SessionRecord:
    """A session played out, or one ended at once."""
    session, _ = workspace.practice.begin(routine_id, Options())
    records = [
        StepRecord(
            step=step.index,
            attempt=1,
            result=StepResult.DONE,
            credited_s=step.credit_s,
            elapsed_s=step.duration_s,
            extended_s=0.0,
            next_step=None,
        )
        for step in session.timeline
        if step.is_work and is_done
    ]
    workspace.practice.close(session, records)
    workspace.wait_until_stored()
    return session


def test_an_empty_folder_suggests_core_today(workspace: Workspace) -> None:
    today = workspace.agenda.today()
    assert today.on == date(2026, 11, 17)
    assert (today.routine.id, today.is_due) == ("core-foundation", True)
    assert [day.on for day in today.week] == [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    assert all(day.sessions == () for day in today.week)
    assert (today.unfinished, today.last_pain, today.fresh_pain) == (None, None, None)
    assert [routine.id for routine in today.short] == [
        "post-walk-quick",
        "recovery-gentle",
        "standing-break",
    ]


def test_what_was_done_stands_on_its_day(ready_workspace: Workspace) -> None:
    session = ended(ready_workspace, "core-foundation")
    today = ready_workspace.agenda.today()
    assert [[each.id for each in day.sessions] for day in today.week] == [[], [session.id], *[[]] * 5]
    (outline,) = today.week[1].sessions
    assert (outline.outcome, outline.credit) == (Outcome.COMPLETE, 1.0)
    assert (today.routine.id, today.is_due) == ("glute-foundation", False)
    assert today.suggestion.due_on == date(2026, 11, 18)


def test_an_attempt_turns_nothing(ready_workspace: Workspace) -> None:
    ended(ready_workspace, "core-foundation", is_done=False)
    today = ready_workspace.agenda.today()
    assert (today.routine.id, today.is_due) == ("core-foundation", True)
    assert len(today.week[1].sessions) == 1


def test_what_is_unfinished_is_offered_and_stands_on_no_day(ready_workspace: Workspace) -> None:
    session, stored = ready_workspace.practice.begin("core-foundation", Options())
    stored.result()
    today = ready_workspace.agenda.today()
    assert today.unfinished == session
    assert all(day.sessions == () for day in today.week)


def test_a_discarded_session_never_was(ready_workspace: Workspace) -> None:
    session = ended(ready_workspace, "core-foundation")
    ready_workspace.practice.discard(session.id).result()
    today = ready_workspace.agenda.today()
    assert today.routine.id == "core-foundation"
    assert all(day.sessions == () for day in today.week)


def test_late_on_sunday_it_is_still_that_week(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(days=6) - timedelta(hours=4, minutes=31)
    assert ready_workspace.agenda.today().on == date(2026, 11, 22)
    assert ready_workspace.agenda.today().week[0].on == date(2026, 11, 16)
    hand_clock.move(60)
    assert ready_workspace.agenda.today().on == date(2026, 11, 23)
    assert ready_workspace.agenda.today().week[0].on == date(2026, 11, 23)


def test_the_suggestion_looks_back_four_weeks(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    ended(ready_workspace, "core-foundation")
    hand_clock.wall += timedelta(days=28)
    assert ready_workspace.agenda.today().suggestion.category is Category.GLUTES
    hand_clock.wall += timedelta(days=1)
    assert ready_workspace.agenda.today().suggestion.category is Category.CORE


def test_pain_is_shown_while_it_speaks_and_as_the_last_one_after(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    today = ready_workspace.agenda.today()
    assert (today.last_pain, today.fresh_pain) == (2, 2)
    hand_clock.move(3600)
    today = ready_workspace.agenda.today()
    assert (today.last_pain, today.fresh_pain) == (2, None)
