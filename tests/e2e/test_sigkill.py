"""A session killed at any moment: nothing that was acknowledged is lost, and it can be played to its end."""

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.player.events import Start, StepFinished, Tick
from coach.domain.player.machine import advance
from coach.domain.player.state import ready
from coach.domain.session import (
    Outcome,
    SessionRecord,
    StepRecord,
    credit_of,
    outcome_of,
    unfinished_step,
)
from coach.storage.database import open_database
from coach.storage.sessions import Sessions

CHILD = Path(__file__).with_name("sigkill_child.py")
ROOT = Path(__file__).parents[2]
MOMENTS = 50
LONGEST_WAIT = 36
"""Lines after which the kill comes at the latest; a session has 38 steps."""


def killed(folder: Path, seed: int) -> list[str]:
    """Play in a child, kill it after a random number of lines, and give the lines it got to print."""
    chance = random.Random(seed)
    wanted, spins = chance.randint(1, LONGEST_WAIT), chance.randint(0, 20_000)
    command = [sys.executable, str(CHILD), str(folder), str(seed)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdin=pipe, stdout=pipe, text=True
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(wanted)]
        for _ in range(spins):
            pass
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [line for line in lines if line.endswith("\n")]


@contextmanager
def reopened(folder: Path) -> Iterator[Sessions]:
    with closing(open_database(folder)) as database:
        yield Sessions(database)


def play_on(session: SessionRecord, sessions: Sessions) -> None:
    """Resume as the app does, and play to the end."""
    now_s = 0.0
    records = session.records
    state = ready(session.route, first_step=unfinished_step(session), records=records)
    state, _ = advance(state, Start(), now_s)
    while not state.is_over:
        now_s += 1.0
        state, effects = advance(state, Tick(), now_s)
        for record in (effect.record for effect in effects if isinstance(effect, StepFinished)):
            sessions.step_finished(session.id, record, session.started_at + timedelta(hours=1)).result()
            records += (record,)
    credit = credit_of(session.timeline, records)
    ended_at = session.started_at + timedelta(hours=2)
    sessions.close(session.id, ended_at, outcome_of(credit), credit).result()


@pytest.mark.parametrize("seed", range(MOMENTS))
def test_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    begun, *printed = killed(tmp_path, seed)
    assert begun == "begun\n"
    with reopened(tmp_path) as sessions:
        (session,) = sessions.unfinished()
        acknowledged = [line.rstrip("\n") for line in printed]
        stored = [repr(record) for record in session.records]
        assert stored[: len(acknowledged)] == acknowledged
        assert len(stored) - len(acknowledged) <= 1
        expected = session.records[-1].next_step if session.records else session.timeline[0].index
        assert unfinished_step(session) == expected
        if expected is not None:
            assert expected in {step.index for step in session.route}
            play_on(session, sessions)
            ended = sessions.get(session.id)
            assert ended is not None
            assert ended.outcome is Outcome.COMPLETE
            assert ended.credit == pytest.approx(1.0)
            assert_attempts_are_numbered(ended.records)
            assert sessions.unfinished() == []
    with closing(sqlite3.connect(tmp_path / "back-coach.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def assert_attempts_are_numbered(records: tuple[StepRecord, ...]) -> None:
    attempts: dict[int, list[int]] = {}
    for record in records:
        attempts.setdefault(record.step, []).append(record.attempt)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in attempts.values())
