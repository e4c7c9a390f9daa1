"""Prints what the progress page costs with twenty years on file, against one year.

(a) The view of eight weeks, read and drawn, with twenty years (20,000 sessions) over the same with one
year: at most 1.5. (b) The largest gap of the event loop in ms while all of twenty years opens, pyqtgraph
loaded: at most 50. (c) The same while pyqtgraph is loaded and eight weeks open. Beside both stands what the
window's own thread computed between two rounds of the event loop. Run it on a quiet machine.

python tests/bench/progress_cost.py
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from math import sin
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from event_loop_gaps import MOST_MS, Beat, Gap
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.application.clock import HandClock
from coach.application.history import Range
from coach.application.workspace import Workspace
from coach.domain.plan import StartingSlot
from coach.domain.session import Options
from coach.storage.database import FILE_NAME, utc_text
from coach.ui.pages.progress.view import view_of
from coach.ui.theme import apply_theme
from coach.ui.window import Window

NOW = datetime(2026, 11, 17, 12, tzinfo=UTC)
YEARS = 20
A_YEAR = 1000
"""Sessions in a year: twenty years come to 20,000."""

MOST_RATIO = 1.5
ROUNDS = 9
AFTERWARDS_MS, LONGEST_S = 300, 20
ROUTINES = ("core-foundation", "glute-foundation", "post-walk-quick")
CATEGORIES = ('["core"]', '["glutes"]', '["stretch"]')
WEEK = tuple(
    StartingSlot(weekday, time(7 + at), ROUTINES[(weekday + at) % 3]) for weekday in range(6) for at in (0, 4)
)


def fill(folder: Path, years: int) -> None:
    """A folder with so many years of practice, a pain score and a walk every other day."""
    first = NOW - timedelta(days=365 * years)
    with closing(Workspace(folder, HandClock(first))) as workspace:
        workspace.planner.adopt(WEEK).result()
        workspace.practice.write_down(ROUTINES[0], Options(), minutes_ago=0, effort=4, slot=None)[1].result()
        workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 1)))
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(session)")]
        (pattern,) = connection.execute("SELECT * FROM session").fetchall()
        rows = [
            _session(dict(zip(columns, pattern, strict=True)), first, number)
            for number in range(A_YEAR * years)
        ]
        places = ", ".join(f":{name}" for name in columns)
        connection.executemany(f"INSERT INTO session ({', '.join(columns)}) VALUES ({places})", rows)
        connection.executemany(
            "INSERT INTO pain_score (id, value, moment, scored_at, scored_on, scored_offset_min, created_at,"
            " changed_at) VALUES (?, ?, 'now', ?, ?, 0, ?, ?)",
            [_pain(first + timedelta(days=2 * number), number) for number in range(180 * years)],
        )
        connection.executemany(
            "INSERT INTO walk (id, walked_on, unit, distance_m, source, created_at, changed_at)"
            " VALUES (?, ?, 'km', '2500', 'hand', ?, ?)",
            [_walk(first + timedelta(days=2 * number), number) for number in range(180 * years)],
        )


def _session(pattern: dict[str, object], first: datetime, number: int) -> dict[str, object]:
    at = first + timedelta(days=365 * number / A_YEAR)
    done = {"id": f"s{number}", "routine": ROUTINES[number % 3], "categories": CATEGORIES[number % 3]}
    day = {"plan_on": at.date().isoformat(), "started_on": at.date().isoformat()}
    is_whole = number * 7919 % 100 > 15 + 12 * sin(number / 400)
    end = {"outcome": "complete", "credit": 1.0} if is_whole else {"outcome": "partial", "credit": 0.5}
    return pattern | done | day | end | {"started_at": utc_text(at), "ended_at": utc_text(at), "slot": None}


def _pain(at: datetime, number: int) -> tuple[object, ...]:
    text = utc_text(at)
    return (
        f"p{number}",
        round(4 + 2 * sin(number / 90)) + number * 7919 % 3 - 1,
        text,
        at.date().isoformat(),
        text,
        text,
    )


def _walk(at: datetime, number: int) -> tuple[object, ...]:
    return f"w{number}", at.date().isoformat(), utc_text(at), utc_text(at)


def open_window(workspace: Workspace, qt: QApplication) -> Window:
    window = app.build_window(workspace)
    window.show()
    app.keep_window_prompt()
    qt.processEvents()
    return window


def costs_ms(windows: Mapping[int, tuple[Window, Workspace]]) -> dict[int, float]:
    """Reading eight weeks and drawing them by years on file, medians of rounds taken in turns."""
    found: dict[int, list[float]] = {years: [] for years in windows}
    for _ in range(ROUNDS):
        for years, (window, workspace) in windows.items():
            page = window.progress.page
            assert page is not None
            began = perf_counter()
            page.show_view(view_of(workspace.history.progress(Range.WEEKS_8), Range.WEEKS_8))
            page.finish_showing()
            window.grab()
            found[years].append(1000 * (perf_counter() - began))
    return {years: median(times) for years, times in found.items()}


def gaps_until(window: Window, wish: Callable[[], object], range_: Range) -> list[Gap]:
    """What holds the window up from a wish until its range stands there."""
    beat, timer, last = Beat(), QTimer(), QTimer(singleShot=True, interval=AFTERWARDS_MS)
    loop = QEventLoop()
    last.timeout.connect(loop.quit)

    def strike() -> None:
        beat.strike()
        page = window.progress.page
        is_there = page is not None and page.view is not None and page.view.range is range_
        if page is not None and is_there and not page.is_showing and not last.isActive():
            last.start()

    timer.timeout.connect(strike)
    timer.start(0)
    QTimer.singleShot(0, lambda: wish())
    QTimer.singleShot(1000 * LONGEST_S, last, loop.quit)
    loop.exec()
    timer.stop()
    last.stop()
    page = window.progress.page
    assert page is not None
    assert page.view is not None
    assert page.view.range is range_, "it never came"
    return beat.gaps


def say(what: str, gaps: list[Gap]) -> None:
    largest = max(gaps)
    verdict = "" if largest.length_ms <= MOST_MS else ", over"
    sys.stdout.write(
        f"{what}: largest gap {largest.length_ms:.1f} ms of {MOST_MS:.0f} allowed{verdict};"
        f" own work at most {max(gap.own_ms for gap in gaps):.1f} ms\n"
    )


def main() -> None:
    qt = app.application()
    apply_theme(qt, dark=False)
    with ExitStack() as stack:
        windows = {}
        for years in (1, YEARS):
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="back-coach-progress-")))
            fill(folder, years)
            workspace = stack.enter_context(closing(Workspace(folder, HandClock(NOW))))
            window = open_window(workspace, qt)
            stack.callback(window.close)
            first = gaps_until(window, partial(window.shell.show_page, "progress"), Range.WEEKS_8)
            if years == 1:
                say("(c) pyqtgraph loads and eight weeks open", first)
            windows[years] = window, workspace
        costs = costs_ms(windows)
        page = windows[YEARS][0].progress.page
        assert page is not None
        wish = partial(page.range_wished.emit, Range.ALL)
        say("(b) all of twenty years opens", gaps_until(windows[YEARS][0], wish, Range.ALL))
    ratio = costs[YEARS] / costs[1]
    sys.stdout.write(
        f"(a) eight weeks: {costs[1]:.1f} ms with 1 year, {costs[YEARS]:.1f} ms with {YEARS},"
        f" ratio {ratio:.2f} of {MOST_RATIO} allowed{'' if ratio <= MOST_RATIO else ', over'}\n"
    )


if __name__ == "__main__":
    main()
