"""The running session: ticks the player, stores each finished step, tells the screen what it sees."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.application.clock import Clock
from coach.application.practice import Practice
from coach.domain.player.events import (
    Announce,
    Effect,
    Event,
    Pause,
    Paused,
    RouteEased,
    SessionEnded,
    Start,
    StepFinished,
    Tick,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import PlayerState, ready
from coach.domain.player.view import PlayerView, view
from coach.domain.session import SessionRecord, StepRecord, unfinished_step
from coach.domain.timeline import Timeline

HEARTBEAT_MS = 50


class WhenStored(Protocol):
    """Calls back on the window's thread when a commit is acknowledged or has failed."""

    def __call__(
        self, stored: Future[None], then: Callable[[], None], failed: Callable[[str], None], /
    ) -> None: ...


class SessionRunner(QObject):
    """One session at a time. Signals carry frozen values; times come from the clock that is handed in."""

    view_changed = Signal(object)
    route_changed = Signal(object)
    cue_given = Signal(object)
    paused = Signal(object)
    step_saved = Signal(object)
    save_failed = Signal(str)
    closed = Signal(object)

    def __init__(
        self, practice: Practice, clock: Clock, when_stored: WhenStored, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._practice = practice
        self._clock = clock
        self._when_stored = when_stored
        self._session: SessionRecord | None = None
        self._state: PlayerState | None = None
        self._records: list[StepRecord] = []
        self._unsaved: deque[tuple[StepRecord, Timeline | None]] = deque()
        self._has_failed = False
        self._ending: SessionEnded | None = None
        self._heartbeat = QTimer(self)
        self._heartbeat.setTimerType(Qt.TimerType.PreciseTimer)
        self._heartbeat.setInterval(HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self.tick)

    @property
    def session(self) -> SessionRecord | None:
        """The session that is on, or was last."""
        return self._session

    @property
    def is_running(self) -> bool:
        """Whether a session is on, paused ones included."""
        return self._state is not None and not self._state.is_over

    @property
    def records(self) -> tuple[StepRecord, ...]:
        """Every attempt of this session so far."""
        return tuple(self._records)

    @property
    def route(self) -> Timeline:
        """What is played, eased steps included."""
        return self._state.route if self._state else ()

    def view(self) -> PlayerView | None:
        """What a screen should show now."""
        return view(self._state) if self._state else None

    def play(self, session: SessionRecord) -> None:
        """Play a session that has just begun, or go on with one from its unfinished step."""
        self._session = session
        self._records = list(session.records)
        self._unsaved.clear()
        self._has_failed = False
        self._ending = None
        self._state = ready(session.route, first_step=unfinished_step(session), records=session.records)
        is_new = not session.records
        self.send(Start(warm_up=session.options.warm_up and is_new))

    def leave(self) -> None:
        """Put the session down without ending it; it can be resumed."""
        self._heartbeat.stop()
        self._state = None

    def send(self, event: Event) -> None:
        """Let a person's wish act at this instant."""
        self.tick()
        self._apply(event)

    def tick(self) -> None:
        """Bring the session up to this instant."""
        self._apply(Tick(self._clock.slept_s()))

    def retry_saving(self) -> None:
        """Try again to store what could not be stored."""
        self._has_failed = False
        for record, route in tuple(self._unsaved):
            self._submit(record, route)
        self._close_when_saved()

    def _apply(self, event: Event) -> None:
        if self._state is None:
            return
        self._state, effects = advance(self._state, event, self._clock.monotonic_s())
        self._beat()
        self._carry_out(effects)
        self.view_changed.emit(view(self._state))

    def _beat(self) -> None:
        is_waiting = self._state is None or self._state.is_waiting
        if is_waiting == self._heartbeat.isActive():
            self._heartbeat.stop() if is_waiting else self._heartbeat.start()

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        eased: Timeline | None = None
        for effect in effects:
            match effect:
                case RouteEased(route):
                    eased = route
                    self.route_changed.emit(route)
                case StepFinished(record):
                    self._records.append(record)
                    self._store(record, eased)
                case Announce(cue):
                    self.cue_given.emit(cue)
                case Paused(reason):
                    self.paused.emit(reason)
                case SessionEnded():
                    self._ending = effect
                    if self._has_failed:
                        self.retry_saving()
        self._close_when_saved()

    def _store(self, record: StepRecord, route: Timeline | None) -> None:
        """Hand a record over, after those that could not be stored before: they are kept in their order."""
        self._unsaved.append((record, route))
        if self._has_failed:
            self.retry_saving()
        else:
            self._submit(record, route)

    def _submit(self, record: StepRecord, route: Timeline | None) -> None:
        assert self._session is not None
        session_id = self._session.id
        self._when_stored(
            self._practice.step_finished(session_id, record, route),
            lambda: self._saved(session_id, record),
            lambda sentence: self._not_saved(session_id, sentence),
        )

    def _saved(self, session_id: str, record: StepRecord) -> None:
        waiting = deque(each for each in self._unsaved if each[0] != record)
        if self._session is None or self._session.id != session_id or len(waiting) == len(self._unsaved):
            return
        self._unsaved = waiting
        self.step_saved.emit(record)
        self._close_when_saved()

    def _not_saved(self, session_id: str, sentence: str) -> None:
        if self._session is None or self._session.id != session_id:
            return
        self._has_failed = True
        self.send(Pause())
        self.save_failed.emit(sentence)

    def _close_when_saved(self) -> None:
        if self._ending is None or self._unsaved or self._session is None:
            return
        ending, self._ending = self._ending, None
        closing, stored = self._practice.close(
            self._session, self._records, is_safety_stop=ending.is_safety_stop
        )
        self._when_stored(
            stored, lambda: self.closed.emit(closing), lambda sentence: self._not_closed(ending, sentence)
        )

    def _not_closed(self, ending: SessionEnded, sentence: str) -> None:
        self._ending = ending
        self.save_failed.emit(sentence)
