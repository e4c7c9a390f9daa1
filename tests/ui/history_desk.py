"""A person in front of the history, which the Progress page will open."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication
from window_driver import Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.session import (
    Options,
    Outcome,
    SessionRecord,
    StepRecord,
    StepResult,
    credit_of,
    outcome_of,
)
from coach.ui.history_flow import HistoryFlow
from coach.ui.theme import apply_theme

ROUTINES = ("core-foundation", "glute-foundation", "post-walk-stretch", "core-glutes-express")
APART = timedelta(hours=17)


def lived(workspace: Workspace, count: int) -> list[SessionRecord]:
    """Sessions one after another, the latest an hour ago: most of them whole, some begun, some by hand."""
    now, practice = workspace.clock.now(), workspace.practice
    blank = [practice._session(workspace.routine(it), Options(ladder_week=2), None) for it in ROUTINES]
    found = []
    for number in range(count):
        started_at = now - timedelta(hours=1) - number * APART
        session = _played(blank[number % len(blank)], started_at, number)
        practice._sessions.begin(session, started_at)
        found.append(session)
    workspace.wait_until_stored()
    return found


def _played(blank: SessionRecord, started_at: datetime, number: int) -> SessionRecord:
    steps = blank.timeline[: len(blank.timeline) // (3 if number % 5 == 2 else 1)]
    is_by_hand = number % 6 == 4
    records = tuple(
        StepRecord(
            step=step.index,
            attempt=1,
            result=StepResult.SKIPPED if step.is_work and step.index % 9 == 8 else StepResult.DONE,
            credited_s=float(step.duration_s) if step.is_work and step.index % 9 != 8 else 0.0,
            elapsed_s=float(step.duration_s),
            extended_s=0.0,
            next_step=None if step is steps[-1] else step.index + 1,
        )
        for step in steps
    )
    credit = credit_of(blank.timeline, records)
    return replace(
        blank,
        id=f"s{number:05}",
        plan_on=(started_at - timedelta(hours=3)).date(),
        started_at=started_at,
        ended_at=started_at + timedelta(minutes=14),
        outcome=Outcome.COMPLETE if is_by_hand else outcome_of(credit, is_safety_stop=number % 10 == 7),
        credit=1.0 if is_by_hand else credit,
        effort=None if number % 4 == 1 else 3 + number % 4,
        pain_before=None if number % 7 == 5 else 2,
        pain_after=None if number % 5 == 3 else number % 4,
        note="The left hip was a little stiff in the morning." if number % 3 == 0 else "",
        is_by_hand=is_by_hand,
        records=() if is_by_hand else records,
    )


def open_history(
    workspace: Workspace, clock: HandClock, size: tuple[int, int] = (1280, 800), *, is_dark: bool = False
) -> tuple[Desk, HistoryFlow]:
    """The window with the history in the place of Progress, its first page read."""
    welcomed(workspace)
    desk = open_desk(workspace, clock, size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, is_dark)
    window = desk.window
    flow = HistoryFlow(window, workspace, window._when_stored, window._content, window._toast)
    window.shell._pages["progress"] = flow.page
    window.shell._stack.addWidget(flow.page)
    window.shell.show_page("progress")
    flow.open()
    desk.settle()
    return desk, flow
