"""A data folder with something of everything in it, and what a data folder holds, to be compared."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from coach import resources
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.body import BodyFact
from coach.domain.easing import eased
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.red_flags import NO
from coach.domain.session import Options, StepRecord, StepResult
from coach.domain.settings import Appearance, Hair
from coach.domain.walking import METRES, Source, Unit, Walk
from coach.storage.content_text import exercise_text, routine_text
from coach.storage.database import FILE_NAME
from coach.storage.walks import Walks

BEGINS = datetime(2026, 11, 2, 7, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Monday, in the zone of somebody east of Greenwich."""

ENDS = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)


KEPT_EXPORT = Path(__file__).with_name("data") / "export-1.json"
"""What the first version exported of such a folder; it stays readable for ever."""


def attempt(step: int, number: int, result: StepResult, credited_s: float, to: int | None) -> StepRecord:
    return StepRecord(
        step=step,
        attempt=number,
        result=result,
        credited_s=credited_s,
        elapsed_s=credited_s + 0.25,
        extended_s=0.0,
        next_step=to,
    )


def fill(folder: Path) -> None:
    """Live two weeks in a new data folder."""
    clock = HandClock(BEGINS)
    with closing(Workspace(folder, clock)) as workspace:
        workspace.change_settings(
            replace(
                workspace.settings,
                appearance=Appearance.DARK,
                hair=Hair.GREY,
                welcomed_on=BEGINS.date(),
                body=(BodyFact.WRISTS, BodyFact.OVER_70),
            )
        )
        _own_files(workspace)
        _plan(workspace, clock)
        _check(workspace)
        _sessions(workspace, clock)
        _walks(workspace, clock)
        workspace.learning.mark_read("rest")
        workspace.learning.mark_shown("rest")
        workspace.wait_until_stored()


def _own_files(workspace: Workspace) -> None:
    exercise = replace(workspace.exercise("bird-dog"), id="my-bird-dog", name="Mein Vogelhund – ü")
    routine = workspace.routine("core-foundation")
    mine = replace(
        routine,
        id="mine",
        name='My "own" routine',
        items=(replace(routine.items[0], exercise="my-bird-dog"), *routine.items[1:3]),
    )
    pose = (resources.assets() / "poses" / "bird-dog.toml").read_text(encoding="utf-8")
    for name, text in (
        ("exercises/my-bird-dog.toml", exercise_text(exercise)),
        ("routines/mine.toml", routine_text(mine)),
        ("poses/my-bird-dog.toml", pose.replace('id = "bird-dog"', 'id = "my-bird-dog"')),
    ):
        path = workspace.folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _plan(workspace: Workspace, clock: HandClock) -> None:
    planner = workspace.planner
    planner.adopt(planner.starting_week())
    clock.move(3600)
    planner.add_slot(5, time(10), "mine")
    planner.undo()
    planner.redo()
    clock.move(60)
    planner.add_slot(6, time(10), None)
    planner.undo()
    rows = [
        entry.occurrence
        for day in workspace.agenda.days(date(2026, 11, 9), date(2026, 11, 15))
        for entry in day.entries
        if entry.occurrence.routine
    ]
    planner.skip(rows[0].key, SkipReason.ILLNESS)
    planner.skip(rows[1].key, SkipReason.NO_TIME)
    planner.unskip(rows[1].key)
    planner.move(rows[2].key, rows[2].on, time(20, 15))
    planner.pause(date(2026, 12, 24), date(2027, 1, 2), PauseReason.HOLIDAY)
    clock.move(7 * 86_400)
    question = planner.review()
    assert question is not None
    planner.answer_review(question, is_accepted=True)


def _check(workspace: Workspace) -> None:
    workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})


def _sessions(workspace: Workspace, clock: HandClock) -> None:
    practice, safety = workspace.practice, workspace.safety
    safety.score_pain(2, Moment.BEFORE)
    workspace.wait_until_stored()
    done, _ = practice.begin("standing-break", Options())
    records = [
        attempt(step.index, 1, StepResult.DONE, float(step.duration_s if step.is_work else 0), step.index + 1)
        for step in done.timeline[:-1]
    ]
    records.append(attempt(done.timeline[-1].index, 1, StepResult.SKIPPED, 0.0, None))
    for record in records:
        clock.move(1.5)
        practice.step_finished(done.id, record)
    practice.close(done, records)
    practice.annotate(done.id, effort=4, pain_after=1, note="=SUM(1;2), “quoted”,\nü \U0001f600")
    clock.move(4000)
    safety.score_pain(3)
    workspace.wait_until_stored()
    gone, _ = practice.begin("mine", Options())
    practice.discard(gone.id)
    stopped, _ = practice.begin("core-foundation", Options(warm_up=True, ladder_week=1), slot="a-slot")
    easier = workspace.exercise("dead-bug")
    route = eased(stopped.timeline, 1, {}, easier, easier.dose)
    first = attempt(stopped.timeline[1].index, 1, StepResult.LEFT, 1 / 3, route[1].index)
    practice.step_finished(stopped.id, first, route)
    practice.close(stopped, [first], is_safety_stop=True)
    written, _ = practice.write_down(
        "core-foundation", Options(ladder_week=2), minutes_ago=30, effort=None, slot=None
    )
    safety.score_pain(7, Moment.DURING, stopped.id)
    clock.wall = ENDS.astimezone(clock.zone()) - timedelta(hours=1)
    safety.score_pain(2)
    workspace.wait_until_stored()
    left, _ = practice.begin("standing-break", Options())
    practice.step_finished(left.id, attempt(0, 1, StepResult.DONE, 5.0, 1))
    assert written.is_by_hand


def _walks(workspace: Workspace, clock: HandClock) -> None:
    walks = Walks(workspace._database)
    now = clock.now()
    walks.add(Walk(id="w1", walked_on=date(2026, 11, 5), unit=Unit.MINUTES, moving_s=1500), now)
    walks.add(
        Walk(
            id="w2",
            walked_on=date(2026, 11, 7),
            unit=Unit.MILES,
            started_at=now - timedelta(days=9),
            distance_m=METRES[Unit.MILES] * Decimal("1.5"),
            pain_before=0,
            pain_after=2,
            pain_next=10,
            shoes="Old ones",
            surface="-gravel",
            note="@home",
            source=Source.GPX,
        ),
        now,
    )
    walks.discard("w1", now + timedelta(seconds=5))


def opened(folder: Path, at: datetime = ENDS) -> closing[Workspace]:
    """A data folder at a moment, closed at the end."""
    return closing(Workspace(folder, HandClock(at)))


def changed(exported: Path, to: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """An export with something else in it."""
    whole = json.loads(exported.read_text(encoding="utf-8"))
    change(whole)
    to.write_text(json.dumps(whole), encoding="utf-8")
    return to


# What is there


def rows_of(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of storing where it counts."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but those of the database, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"/"
        for path in sorted(folder.rglob("*"))
        if not path.name.startswith(FILE_NAME)
    }
