"""Prints the largest gaps of the event loop, in ms, that each page and each action on it costs.

The real window on a temporary folder. A line stands for one action and shows its largest gaps, the longest
first: how long the window did not come round, and what its own thread computed meanwhile. The rest was spent
waiting for others, such as the drawing of figures. Run it several times on a quiet machine and look at the
smallest; the first start of a process pays for what later actions find in memory.

python tests/bench/page_gaps.py [--profile ACTION]

With --profile, nothing is compared: the named action runs under cProfile, and what it spent is printed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from cProfile import Profile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from pstats import Stats
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.domain.red_flags import NO
from coach.ui.pages.editor.page import EditorPage
from coach.ui.pages.library.page import LibraryPage
from coach.ui.theme import apply_theme
from coach.ui.window import Window

SHOWN = 4
WATCHED_S = 1.5
LONGER_S = 3.0
NOTED_MS = 1.0
"""Millions of rounds are shorter; keeping them would be what takes the time."""

MOST_MS = 50.0
PROFILED_LINES = 45


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A time in which the event loop did not come round."""

    length_ms: float
    own_ms: float


@dataclass(frozen=True, slots=True)
class Action:
    """What a person does, and how long the window is watched for what follows."""

    name: str
    act: Callable[[], object]
    watched_s: float = WATCHED_S


class Beat:
    """Notes each round of the event loop that took long."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.restart()

    def restart(self) -> None:
        self.gaps.clear()
        self._last_s, self._computed_s = perf_counter(), thread_time()

    def strike(self) -> None:
        now_s, computed_s = perf_counter(), thread_time()
        length_ms = 1000.0 * (now_s - self._last_s)
        if length_ms >= NOTED_MS:
            self.gaps.append(Gap(length_ms, 1000.0 * (computed_s - self._computed_s)))
        self._last_s, self._computed_s = now_s, computed_s


def prepared(workspace: Workspace) -> None:
    """A plan, and nothing that would stand before Today."""
    today = workspace.clock.now().date()
    workspace.change_settings(replace(workspace.settings, welcomed_on=today - timedelta(days=30)))
    workspace.planner.adopt(workspace.planner.starting_week()).result()
    safety = workspace.safety
    safety.answer({question.id: NO for question in safety.sheet.questions})[1].result()
    safety.score_pain(1).result()


def actions(window: Window, workspace: Workspace) -> list[Action]:
    """A walk over the pages: each first opening, and what is done there often."""
    shell, editor = window.shell, window.library.editor
    next_week_on = workspace.clock.now().date() + timedelta(days=7)

    def library() -> LibraryPage:
        page = window.library.page
        assert page is not None
        return page

    def draft() -> EditorPage:
        assert editor.page is not None
        return editor.page

    def show_next_week() -> None:
        assert window._planning is not None
        window._planning._show_week(next_week_on)

    return [
        Action("today again", window.show_today),
        Action("plan first", lambda: shell.show_page("plan")),
        Action("today from plan", lambda: shell.show_page("today")),
        Action("plan again", lambda: shell.show_page("plan")),
        Action("plan next week", show_next_week),
        Action("library first", lambda: shell.show_page("library"), LONGER_S),
        Action("choose a routine", lambda: library().choose("glute-builder")),
        Action("choose another", lambda: library().choose("post-walk-stretch")),
        Action("exercise page", lambda: library().detail.exercise_wished.emit("glute-bridge")),
        Action("editor on a copy", lambda: editor.duplicate("core-foundation"), LONGER_S),
        Action("insert an exercise", lambda: draft().insert("bird-dog")),
        Action("change a number", lambda: draft().table.rows()[0].sets.stepUp()),
        Action("move an exercise", lambda: draft().move_item(0, 3)),
        Action("remove an exercise", lambda: draft().remove(2)),
        Action("undo", lambda: draft().undo()),
        Action("settings", lambda: shell.show_page("settings")),
        Action("walks first", lambda: shell.show_page("walks")),
        Action("log a walk", window.walking.log),
        Action("learn first", lambda: shell.show_page("learn")),
        Action("symptom check", window.show_symptom_check),
        Action("today on from there", window.show_today),
    ]


def spin(qt: QApplication, seconds: float) -> None:
    until_s = perf_counter() + seconds
    while perf_counter() < until_s:
        qt.processEvents()


def compare(qt: QApplication, walk: list[Action]) -> None:
    beat, timer = Beat(), QTimer()
    timer.timeout.connect(beat.strike)
    timer.start(0)
    worst_ms = 0.0
    for action in walk:
        beat.restart()
        action.act()
        spin(qt, action.watched_s)
        largest = sorted(beat.gaps, reverse=True)[:SHOWN]
        longest_ms = max((gap.length_ms for gap in largest), default=0.0)
        worst_ms = max(worst_ms, longest_ms)
        shown = "  ".join(f"{gap.length_ms:5.1f} (own {gap.own_ms:5.1f})" for gap in largest)
        over = "  over" if longest_ms > MOST_MS else ""
        sys.stdout.write(f"{action.name:20}{shown}{over}\n")
    timer.stop()
    sys.stdout.write(f"largest {worst_ms:.1f} ms of {MOST_MS:.0f} allowed\n")


def profile(qt: QApplication, walk: list[Action], name: str) -> None:
    for action in walk:
        if action.name == name:
            with Profile() as spent:
                action.act()
                spin(qt, action.watched_s)
            Stats(spent).sort_stats("cumulative").print_stats(PROFILED_LINES)
            return
        action.act()
        spin(qt, action.watched_s)
    raise SystemExit(f"No action is called {name!r}.")


def main(profiled: str) -> None:
    qt = app.application()
    apply_theme(qt, dark=False)
    with (
        TemporaryDirectory(prefix="back-coach-gaps-") as folder,
        closing(Workspace(Path(folder), SystemClock())) as workspace,
    ):
        prepared(workspace)
        window = app.build_window(workspace)
        window.show()
        app.keep_window_prompt()
        spin(qt, LONGER_S)
        walk = actions(window, workspace)
        if profiled:
            profile(qt, walk, profiled)
        else:
            compare(qt, walk)
        window.library.editor._close()
        window.close()


if __name__ == "__main__":
    main(sys.argv[2] if len(sys.argv) > 2 and sys.argv[1] == "--profile" else "")
