"""Display lists made off the window's thread and kept for the next time they are needed."""

from __future__ import annotations

import atexit
import gc
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from coach.figure.camera import Camera, Side
from coach.figure.motion import Moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_replay import Drawing, drawing_of
from coach.ui.kit.turns import when_idle

if TYPE_CHECKING:
    from coach.figure.scene import Scene

KEPT = 300
BREATH_M = 0.007


@dataclass(frozen=True, slots=True)
class Shot:
    """All that a drawing depends on. `pose` stands for the pose file; `breath` is 0..1."""

    pose_file: PoseFile = field(compare=False, repr=False)
    pose: int
    moment: Moment
    side: Side
    camera: Camera
    line_m: float
    breath: float = 0.0
    is_still: bool = False


def listed(shot: Shot) -> Scene:
    """Make a display list here and now. Loads numpy the first time; makes nothing of Qt's."""
    from coach.figure.scene import Extras, scene_of

    extras = Extras(shot.breath * BREATH_M, shot.is_still, shot.is_still, shot.line_m)
    return scene_of(shot.pose_file, shot.moment, shot.side, shot.camera, extras)


@cache
def _load_drawing() -> None:
    """Import numpy and the geometry, once a process."""
    import coach.figure.scene  # noqa: F401

    # numpy brings some ten thousand lasting objects that every full collection would walk again.
    gc.freeze()


def drawn(scene: Scene) -> Drawing:
    """The display list in Qt's shapes; in the window's thread only."""
    return drawing_of(scene.bounds, scene.marks)


def build(shot: Shot) -> Drawing:
    """Make a drawing on the spot; in the window's thread only."""
    return drawn(listed(shot))


@dataclass(slots=True)
class _Wish:
    owner: ReferenceType[QWidget]
    shots: list[Shot]
    awaited: Shot | None


class FigureBuilder(QObject):
    """One worker that builds what visible widgets wish for, the latest wish first.

    It waits for pages that are built in turns, and lets the window come round after each drawing: two threads
    of Python hold each other up."""

    _wished = Signal()
    _built = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drawings: OrderedDict[Shot, Scene | Drawing] = OrderedDict()
        self._delivery: list[Shot] = []
        self._failed: set[Shot] = set()
        self._wishes: dict[int, _Wish] = {}
        self._lock = Lock()
        self._is_working = False
        self._is_starting = False
        self._is_delivering = False
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        # Queued, so that the painting that wishes is done before the worker competes with it.
        self._wished.connect(self._start, Qt.ConnectionType.QueuedConnection)
        self._built.connect(self._deliver_soon)

    def find(self, shot: Shot) -> Drawing | None:
        """The drawing, if it is ready."""
        with self._lock:
            found = self._drawings.get(shot)
            if found is None:
                return None
            drawing = found if isinstance(found, Drawing) else drawn(found)
            self._drawings[shot] = drawing
            self._drawings.move_to_end(shot)
            return drawing

    def at_hand(self, shot: Shot, owner: QWidget) -> Drawing | None:
        """The drawing if it is in Qt's shapes already; else it comes in its turn and `owner` is updated.

        For small pictures, of which many are painted at once."""
        with self._lock:
            found = self._drawings.get(shot)
            if isinstance(found, Drawing):
                return found
            if found is not None:
                self._wishes[id(owner)] = _Wish(ref(owner), [], shot)
                if shot not in self._delivery:
                    self._delivery.append(shot)
        if found is None:
            self.wish(owner, [shot])
        else:
            self._deliver_soon()
        return None

    def wish(self, owner: QWidget, shots: Sequence[Shot]) -> None:
        """Build these for a widget, in this order, instead of what it wished before.

        The widget is updated when the first of them is ready."""
        with self._lock:
            missing = [shot for shot in shots if shot not in self._drawings and shot not in self._failed]
            awaited = shots[0] if shots and shots[0] in missing else None
            self._wishes.pop(id(owner), None)
            if not missing:
                return
            self._wishes[id(owner)] = _Wish(ref(owner), missing, awaited)
            if self._is_working:
                return
            self._is_working = True
        self._wished.emit()

    def forget(self, owner: QWidget) -> None:
        """Build nothing more for a widget."""
        with self._lock:
            self._wishes.pop(id(owner), None)

    def finish(self) -> None:
        """Wait until everything wished for is built."""
        while self._is_working:
            self._pool.start(self._work)
            self._pool.waitForDone()
        while self._delivery:
            self._deliver()

    def stop(self) -> None:
        """Drop all wishes and wait for the one at work."""
        with self._lock:
            self._wishes.clear()
        self._pool.waitForDone()

    def _start(self) -> None:
        if not self._is_starting:
            self._is_starting = True
            when_idle(self, self._start_now)

    def _start_now(self) -> None:
        self._is_starting = False
        self._pool.start(self._work)

    def _next(self) -> Shot | None:
        with self._lock:
            for wish in reversed(self._wishes.values()):
                if wish.owner() is None:
                    wish.shots.clear()
                while wish.shots:
                    shot = wish.shots.pop(0)
                    if shot not in self._drawings and shot not in self._failed:
                        return shot
            self._is_working = False
            return None

    def _work(self) -> None:
        """Build the next drawing, and ask to go on."""
        _load_drawing()
        shot = self._next()
        if shot is None:
            return
        try:
            scene = listed(shot)
        except Exception:
            with self._lock:
                self._failed.add(shot)
            self._wished.emit()
            raise
        with self._lock:
            self._drawings[shot] = scene
            self._delivery.append(shot)
            while len(self._drawings) > KEPT:
                self._drawings.popitem(last=False)
        self._built.emit()
        self._wished.emit()

    def _deliver_soon(self) -> None:
        """One at a time: what is due together runs in one turn."""
        if not self._is_delivering:
            self._is_delivering = True
            when_idle(self, self._deliver_next)

    def _deliver_next(self) -> None:
        self._is_delivering = False
        self._deliver()
        if self._delivery:
            self._deliver_soon()

    def _deliver(self) -> None:
        """Hand over one drawing; turning several into shapes at once would hold the window up."""
        with self._lock:
            if not self._delivery:
                return
            ready = self._delivery.pop(0)
            waiting = [wish.owner() for wish in self._wishes.values() if wish.awaited == ready]
            for key in [
                key for key, wish in self._wishes.items() if not wish.shots and wish.awaited == ready
            ]:
                del self._wishes[key]
        if waiting:
            self.find(ready)
        for owner in waiting:
            if owner is not None and isValid(owner):
                owner.update()


@cache
def builder() -> FigureBuilder:
    """The builder all figures share."""
    made = FigureBuilder()
    atexit.register(made.stop)
    return made


def finish_building() -> None:
    """Wait until every figure that was painted is drawn, then let it be painted again."""
    builder().finish()
