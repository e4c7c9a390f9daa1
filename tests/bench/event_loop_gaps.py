"""Prints the largest gaps of the event loop, in ms, while a session opens and its drawing loads.

The real window on a temporary folder; numpy and the geometry are loaded in the course of it. Beside each gap
stands what the window's own thread computed in it: the rest was spent waiting. Run it on a quiet machine.

python tests/bench/event_loop_gaps.py [SECONDS]
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.domain.red_flags import NO
from coach.domain.session import Options
from coach.ui.theme import apply_theme

ROUTINE = "core-foundation"
SHOWN = 8
NOTED_MS = 2.0
"""Millions of rounds are shorter; keeping them would be what takes the time."""

MOST_MS = 50.0


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A time in which the event loop did not come round."""

    length_ms: float
    own_ms: float
    at_s: float


class Beat:
    """Notes each round of the event loop that took long."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self._began_s = self._last_s = perf_counter()
        self._computed_s = thread_time()

    def strike(self) -> None:
        now_s, computed_s = perf_counter(), thread_time()
        gap = Gap(
            1000.0 * (now_s - self._last_s),
            1000.0 * (computed_s - self._computed_s),
            now_s - self._began_s,
        )
        if gap.length_ms >= NOTED_MS:
            self.gaps.append(gap)
        self._last_s, self._computed_s = now_s, computed_s


def measure(qt: QApplication, workspace: Workspace, seconds: float) -> list[Gap]:
    window = app.build_window(workspace)
    window.show()
    app.keep_window_prompt()
    safety = workspace.safety
    safety.answer({question.id: NO for question in safety.sheet.questions})[1].result()
    safety.score_pain(1).result()
    qt.processEvents()
    session, begun = workspace.practice.begin(ROUTINE, Options())
    begun.result()
    beat, timer = Beat(), QTimer()
    timer.timeout.connect(beat.strike)
    timer.start(0)
    QTimer.singleShot(0, lambda: window._play(session))
    QTimer.singleShot(round(1000 * seconds), qt.quit)
    qt.exec()
    timer.stop()
    window.session._runner.leave()
    window.close()
    return beat.gaps


def main(seconds: float) -> None:
    qt = app.application()
    apply_theme(qt, dark=False)
    with (
        TemporaryDirectory(prefix="back-coach-gaps-") as folder,
        closing(Workspace(Path(folder), SystemClock())) as workspace,
    ):
        gaps = measure(qt, workspace, seconds)
    largest = sorted(gaps, reverse=True)[:SHOWN]
    for gap in largest:
        sys.stdout.write(f"{gap.length_ms:6.1f} ms, own {gap.own_ms:5.1f} ms, at {gap.at_s:.2f} s\n")
    verdict = "" if largest[0].length_ms <= MOST_MS else ", over"
    sys.stdout.write(f"largest {largest[0].length_ms:.1f} ms of {MOST_MS:.0f} allowed{verdict}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 9.0)
