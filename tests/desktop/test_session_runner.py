"""The running session on a clock that is moved by hand: nothing here waits."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from coach.application.clock import HandClock
from coach.application.practice import Closing, Practice
from coach.application.workspace import Workspace
from coach.desktop.main_thread import MainThread
from coach.desktop.session_runner import SessionRunner
from coach.domain.cues import CueKind
from coach.domain.errors import StorageError
from coach.domain.player.events import (
    AnswerPain,
    Back,
    Ease,
    End,
    FalseAlarm,
    Pause,
    PauseReason,
    Resume,
    Skip,
    StopForPain,
)
from coach.domain.player.state import Lead, Phase
from coach.domain.session import Options, Outcome, SessionRecord, StepRecord, StepResult, credit_of
from coach.domain.timeline import Timeline, total_s
from coach.storage.sessions import Sessions

ROUTINE = "core-foundation"
SHORT = "standing-break"
FULL = "Could not save: disk is full."


class Heard:
    """Everything a runner said, in its order."""

    def __init__(self, runner: SessionRunner) -> None:
        self.all: list[tuple[str, object]] = []
        signals = ("route_changed", "cue_given", "paused", "step_saved", "save_failed", "closed")
        for name in signals:
            getattr(runner, name).connect(lambda said, name=name: self.all.append((name, said)))

    def of(self, name: str) -> list[object]:
        return [said for signal, said in self.all if signal == name]


class Played:
    """One runner in one workspace, with a clock and what was heard."""

    def __init__(self, workspace: Workspace, clock: HandClock) -> None:
        self.workspace = workspace
        self.clock = clock
        self.main_thread = MainThread()
        self.runner = SessionRunner(workspace.practice, clock, self.main_thread.when_stored)
        self.heard = Heard(self.runner)

    def begin(self, routine_id: str = SHORT, *, warm_up: bool = False) -> SessionRecord:
        session, stored = self.workspace.practice.begin(routine_id, Options(warm_up=warm_up))
        stored.result()
        self.runner.play(session)
        return session

    def tick(self, seconds: float) -> None:
        self.clock.move(seconds)
        self.runner.tick()

    def run(self, seconds: float, tick_s: float = 1.0) -> None:
        """Tick through `seconds`."""
        for _ in range(round(seconds / tick_s)):
            self.tick(tick_s)

    def to_the_end(self, tick_s: float = 1.0) -> None:
        ticks = 0
        while self.runner.is_running:
            self.tick(tick_s)
            ticks += 1
            assert ticks < 10_000, "the session does not end"

    def settle(self) -> None:
        """Let commits and their acknowledgements through: the last step first, then the end."""
        for _ in range(3):
            self.workspace.wait_until_stored()
            QCoreApplication.processEvents()

    @property
    def phase(self) -> Phase:
        view = self.runner.view()
        assert view is not None
        return view.phase

    @property
    def beats(self) -> bool:
        return self.runner.findChildren(QTimer)[0].isActive()


@pytest.fixture
def played(qapp: QApplication, ready_workspace: Workspace, hand_clock: HandClock) -> Iterator[Played]:
    made = Played(ready_workspace, hand_clock)
    yield made
    made.runner.leave()
    made.settle()


class Disk:
    """A disk that can be full: steps and endings fail while it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        self.refused: list[object] = []
        for name in ("step_finished", "close"):
            monkeypatch.setattr(Sessions, name, self._while_full(getattr(Sessions, name)))

    def _while_full(self, store: Callable[..., Future[None]]) -> Callable[..., Future[None]]:
        def stored(sessions: Sessions, *values: object) -> Future[None]:
            if not self.is_full:
                return store(sessions, *values)
            self.refused.append(values[1])
            failed: Future[None] = Future()
            failed.set_exception(StorageError(FULL))
            return failed

        return stored


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


# Time


@pytest.fixture
def quarter_second_records(played: Played) -> tuple[StepRecord, ...]:
    played.begin(ROUTINE)
    played.to_the_end(0.25)
    played.settle()
    return played.runner.records


@pytest.mark.parametrize("tick_s", [0.25, 4.9])
def test_a_whole_session_is_worth_everything_however_it_ticks(
    played: Played, on_file: Sessions, tick_s: float
) -> None:
    session = played.begin(ROUTINE)
    played.to_the_end(tick_s)
    played.settle()
    (closing,) = played.heard.of("closed")
    assert closing == Closing(Outcome.COMPLETE, 1.0)
    assert played.heard.of("paused") == []
    assert [record.step for record in played.runner.records] == [step.index for step in session.timeline]
    assert {record.result for record in played.runner.records} == {StepResult.DONE}
    assert [record.elapsed_s for record in played.runner.records] == [
        step.duration_s for step in session.timeline
    ]
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records
    assert found.ended_at == played.clock.now()
    assert 0 <= played.clock.monotonic_s() - total_s(session.timeline) < tick_s


def test_slow_ticks_give_the_records_of_quick_ones(
    played: Played, quarter_second_records: tuple[StepRecord, ...]
) -> None:
    played.begin(ROUTINE)
    played.to_the_end(4.9)
    played.settle()
    assert played.runner.records == quarter_second_records


def test_a_long_silence_pauses_at_the_last_tick(played: Played) -> None:
    played.begin(ROUTINE)
    played.run(12)
    before = played.runner.view()
    played.tick(6)
    after = played.runner.view()
    assert before is not None
    assert after is not None
    assert played.heard.of("paused") == [PauseReason.GAP]
    assert (after.phase, after.left_s) == (Phase.PAUSED, before.left_s)


def test_five_seconds_of_silence_are_no_gap(played: Played) -> None:
    played.begin(ROUTINE)
    played.run(12)
    played.tick(5)
    assert played.heard.of("paused") == []


def test_sleep_pauses_and_is_not_credited(played: Played) -> None:
    session = played.begin(ROUTINE)
    played.run(12)
    played.clock.sleep(3600)
    played.tick(0.25)
    assert played.heard.of("paused") == [PauseReason.SLEPT]
    played.runner.send(Resume())
    played.to_the_end()
    played.settle()
    assert credit_of(session.timeline, played.runner.records) == 1.0
    assert played.heard.of("paused") == [PauseReason.SLEPT]


def test_a_computer_that_slept_while_paused_goes_on_when_told_to(played: Played) -> None:
    played.begin(ROUTINE)
    played.run(12)
    played.runner.send(Pause())
    played.clock.sleep(3600)
    played.clock.move(100)
    played.runner.send(Resume())
    played.run(4)
    assert played.heard.of("paused") == [PauseReason.PERSON]
    assert played.phase is Phase.WORK


def test_a_computer_that_slept_before_the_session_does_not_pause_it(played: Played) -> None:
    played.clock.asleep_s = 3600.0
    played.begin(ROUTINE)
    played.run(20)
    assert played.heard.of("paused") == []


def test_a_changed_wall_clock_never_pauses(played: Played) -> None:
    played.begin(ROUTINE)
    for hours in (5, -9, 0):
        played.clock.wall += timedelta(hours=hours)
        played.run(3)
    assert played.heard.of("paused") == []


def test_the_heartbeat_runs_only_while_time_counts(played: Played) -> None:
    assert not played.beats
    played.begin()
    assert played.beats
    played.runner.send(Pause())
    assert not played.beats
    played.runner.send(Resume())
    assert played.beats
    played.runner.send(StopForPain())
    assert not played.beats
    played.runner.send(FalseAlarm())
    assert played.beats
    played.tick(6)
    assert not played.beats
    played.runner.send(Resume())
    played.to_the_end()
    assert not played.beats


def test_the_heartbeat_brings_the_session_up_to_its_clock(played: Played) -> None:
    played.begin()
    played.clock.move(2)
    (heartbeat,) = played.runner.findChildren(QTimer)
    heartbeat.timeout.emit()
    view = played.runner.view()
    assert view is not None
    assert view.elapsed_s == 2


def test_a_warm_up_comes_first_and_only_once(played: Played) -> None:
    session = played.begin(ROUTINE, warm_up=True)
    view = played.runner.view()
    assert view is not None
    assert (view.lead, view.lead_left_s) == (Lead.WARM_UP, 180)
    played.run(180 + 12)
    played.runner.leave()
    played.settle()
    played.runner.play(played.workspace.practice.resume(session.id))
    view = played.runner.view()
    assert view is not None
    assert view.lead is Lead.GET_READY


def test_cues_come_in_their_order(played: Played) -> None:
    played.begin(SHORT)
    played.to_the_end(0.25)
    kinds = [cue.kind for cue in played.heard.of("cue_given")]  # type: ignore[attr-defined]
    assert kinds[-1] is CueKind.FINISHED
    assert CueKind.PHASE in kinds


# Storing


def test_a_step_is_saved_when_its_commit_is_acknowledged(played: Played, on_file: Sessions) -> None:
    session = played.begin()
    played.run(4)
    assert len(played.runner.records) == 1
    assert played.heard.of("step_saved") == []
    played.workspace.wait_until_stored()
    assert played.heard.of("step_saved") == []
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records
    QCoreApplication.processEvents()
    assert played.heard.of("step_saved") == list(played.runner.records)


def test_the_end_is_told_after_every_step_is_stored(played: Played, on_file: Sessions) -> None:
    session = played.begin()
    played.to_the_end()
    found = on_file.get(session.id)
    assert found is not None
    assert found.is_open
    assert played.heard.of("closed") == []
    played.settle()
    stored = [name for name, _ in played.heard.all if name in {"step_saved", "closed"}]
    assert stored == ["step_saved"] * len(session.timeline) + ["closed"]
    found = on_file.get(session.id)
    assert found is not None
    assert found.outcome is Outcome.COMPLETE


def test_ending_early_closes_with_what_it_is_worth(played: Played, on_file: Sessions) -> None:
    session = played.begin(ROUTINE)
    played.run(100)
    played.runner.send(End(is_safety_stop=True))
    played.settle()
    (closing,) = played.heard.of("closed")
    assert isinstance(closing, Closing)
    assert closing.outcome is Outcome.STOPPED
    found = on_file.get(session.id)
    assert found is not None
    assert (found.outcome, found.credit) == (Outcome.STOPPED, closing.credit)


def test_a_failed_commit_pauses_and_is_told(played: Played, disk: Disk) -> None:
    played.begin()
    disk.is_full = True
    played.run(4)
    assert played.phase is Phase.WORK
    played.settle()
    assert played.phase is Phase.PAUSED
    assert played.heard.of("save_failed") == [FULL]
    assert played.heard.of("step_saved") == []


def test_trying_again_stores_in_order_and_the_session_ends(
    played: Played, disk: Disk, on_file: Sessions
) -> None:
    session = played.begin()
    disk.is_full = True
    played.run(4)
    played.settle()
    played.runner.send(Skip())
    played.runner.send(Skip())
    played.settle()
    disk.is_full = False
    played.runner.retry_saving()
    played.settle()
    assert played.heard.of("step_saved") == list(played.runner.records)
    assert len(played.runner.records) == 3
    played.runner.send(Resume())
    played.to_the_end()
    played.settle()
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records
    assert found.outcome is not None
    assert len(played.heard.of("closed")) == 1


def test_a_disk_that_fails_at_the_last_step_keeps_the_session_open(
    played: Played, disk: Disk, on_file: Sessions
) -> None:
    session = played.begin()
    played.run(total_s(session.timeline) - 1)
    played.settle()
    disk.is_full = True
    played.tick(1)
    played.settle()
    assert not played.runner.is_running
    assert played.heard.of("closed") == []
    assert played.heard.of("save_failed") == [FULL]
    played.runner.retry_saving()
    played.settle()
    assert played.heard.of("save_failed") == [FULL, FULL]
    disk.is_full = False
    played.runner.retry_saving()
    played.settle()
    assert played.heard.of("closed") == [Closing(Outcome.COMPLETE, 1.0)]
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records


def test_a_failure_that_nobody_answered_is_tried_again_with_the_next_step(
    played: Played, disk: Disk, on_file: Sessions
) -> None:
    session = played.begin()
    disk.is_full = True
    played.run(4)
    played.settle()
    disk.is_full = False
    played.runner.send(Resume())
    played.run(60)
    played.settle()
    assert len(played.runner.records) > 1
    assert played.heard.of("step_saved") == list(played.runner.records)
    played.to_the_end()
    played.settle()
    assert played.heard.of("closed") == [Closing(Outcome.COMPLETE, 1.0)]
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records


def test_trying_again_acknowledges_each_step_once(played: Played, disk: Disk, on_file: Sessions) -> None:
    session = played.begin()
    disk.is_full = True
    played.run(4)
    disk.is_full = False
    played.run(60)
    played.runner.save_failed.connect(played.runner.retry_saving)
    played.settle()
    records = played.runner.records
    assert len(records) > 1
    assert sorted(played.heard.of("step_saved"), key=records.index) == list(records)  # type: ignore[arg-type]
    found = on_file.get(session.id)
    assert found is not None
    assert set(found.records) == set(records)


def test_ending_while_something_is_unsaved_tries_again(played: Played, disk: Disk, on_file: Sessions) -> None:
    session = played.begin()
    disk.is_full = True
    played.run(4)
    played.settle()
    assert played.runner.view().elapsed_s == 0  # type: ignore[union-attr]
    disk.is_full = False
    played.runner.send(End())
    played.settle()
    assert len(played.heard.of("closed")) == 1
    found = on_file.get(session.id)
    assert found is not None
    assert found.records == played.runner.records


def test_an_end_that_cannot_be_stored_is_told_and_tried_again(
    played: Played, disk: Disk, on_file: Sessions
) -> None:
    session = played.begin()
    played.to_the_end()
    played.workspace.wait_until_stored()
    disk.is_full = True
    played.settle()
    assert disk.refused
    assert played.heard.of("save_failed") == [FULL]
    assert played.heard.of("closed") == []
    disk.is_full = False
    played.runner.retry_saving()
    played.settle()
    assert played.heard.of("closed") == [Closing(Outcome.COMPLETE, 1.0)]
    found = on_file.get(session.id)
    assert found is not None
    assert found.outcome is Outcome.COMPLETE


def test_an_end_is_stored_once(played: Played) -> None:
    played.begin()
    played.to_the_end()
    for _ in range(3):
        played.settle()
        played.tick(1)
        played.runner.retry_saving()
    assert len(played.heard.of("closed")) == 1


def test_a_failure_of_a_session_that_was_left_does_not_disturb_the_next(played: Played, disk: Disk) -> None:
    played.begin()
    disk.is_full = True
    played.run(4)
    played.runner.leave()
    disk.is_full = False
    played.begin()
    played.settle()
    assert played.phase is Phase.PREPARE
    assert played.heard.of("paused") == []


# Leaving and going on


def test_a_session_that_was_left_can_be_resumed(played: Played, on_file: Sessions) -> None:
    session = played.begin(ROUTINE)
    played.run(30)
    played.runner.leave()
    played.settle()
    assert not played.runner.is_running
    assert played.runner.view() is None
    assert not played.beats
    found = on_file.get(session.id)
    assert found is not None
    assert found.is_open
    played.tick(60)
    assert played.heard.of("closed") == []
    assert played.workspace.practice.unfinished() == found


def test_a_resumed_session_begins_its_unfinished_step_anew(played: Played) -> None:
    session = played.begin(ROUTINE)
    played.run(30)
    before = played.runner.view()
    assert before is not None
    assert before.elapsed_s > 3
    played.runner.leave()
    played.settle()
    played.runner.play(played.workspace.practice.resume(session.id))
    view = played.runner.view()
    assert view is not None
    assert (view.step, view.elapsed_s) == (before.step, 0)
    assert (view.lead, view.lead_left_s) == (Lead.GET_READY, 3)
    played.to_the_end()
    played.settle()
    assert played.heard.of("closed") == [Closing(Outcome.COMPLETE, 1.0)]
    keys = [(record.step, record.attempt) for record in played.runner.records]
    assert len(set(keys)) == len(keys)


def test_attempts_go_on_counting_after_a_resume(played: Played) -> None:
    session = played.begin(ROUTINE)
    played.run(30)
    played.runner.send(Back())
    played.runner.leave()
    played.settle()
    played.runner.play(played.workspace.practice.resume(session.id))
    played.to_the_end()
    played.settle()
    attempts: dict[int, list[int]] = {}
    for record in played.runner.records:
        attempts.setdefault(record.step, []).append(record.attempt)
    assert [1, 2] in attempts.values()
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in attempts.values())


def eased_in_the_middle(played: Played, practice: Practice) -> Timeline:
    """Play into bird-dog, say it hurts, and go on with what is easier."""
    view = played.runner.view()
    while view is None or view.phase is not Phase.WORK or view.step.exercise != "bird-dog":
        played.tick(1)
        view = played.runner.view()
    played.run(5)
    easier = practice.easier(view.step)
    assert easier is not None
    for event in (StopForPain(), AnswerPain(), Ease(easier.exercise, easier.dose)):
        played.runner.send(event)
    return played.runner.route


def test_easing_in_the_middle_stores_the_route_with_its_step(played: Played, on_file: Sessions) -> None:
    session = played.begin(ROUTINE)
    route = eased_in_the_middle(played, played.workspace.practice)
    played.settle()
    assert played.heard.of("route_changed") == [route]
    found = on_file.get(session.id)
    assert found is not None
    assert found.timeline == session.timeline
    assert found.route == route != session.timeline
    assert found.records[-1].next_step in {step.index for step in route}


def test_an_eased_session_goes_on_eased_and_counts_in_full(played: Played) -> None:
    session = played.begin(ROUTINE)
    route = eased_in_the_middle(played, played.workspace.practice)
    played.runner.leave()
    played.settle()
    played.runner.play(played.workspace.practice.resume(session.id))
    assert played.runner.route == route
    played.to_the_end()
    played.settle()
    (closing,) = played.heard.of("closed")
    assert isinstance(closing, Closing)
    assert closing.credit == pytest.approx(1.0)


def test_a_second_session_starts_clean(played: Played) -> None:
    first = played.begin()
    played.to_the_end()
    played.settle()
    second = played.begin()
    assert played.runner.session == second != first
    assert played.runner.records == ()
    assert played.phase is Phase.PREPARE
