"""Runs the real window on a fast clock and prints each step once it is stored, until it is killed.

The clock waits for each step to be stored: no person's step is shorter than a commit takes."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from coach.app import TOUR_BEGINS, build_window
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.session import StepRecord
from coach.ui.start_dialog import StartDialog
from coach.ui.theme import apply_theme

ROUTINE = "core-foundation"
TICK_S, TICKS_A_FRAME = 1.0, 5


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def play(folder: Path) -> None:
    """Start a session in the window and let its clock run fast."""
    app = QApplication([])
    apply_theme(app, dark=False)
    clock = HandClock(TOUR_BEGINS)
    workspace = Workspace(folder, clock)
    window = build_window(workspace)

    acknowledged: list[StepRecord] = []

    def stored(record: StepRecord) -> None:
        acknowledged.append(record)
        say(f"{record.step} {record.attempt} {record.next_step}")

    window._runner.step_saved.connect(stored)
    window.show()
    window.request_start(ROUTINE)
    (question,) = window.findChildren(StartDialog)
    assert question.warm_up is not None
    question.warm_up.setChecked(False)
    question.start.click()
    while not window._runner.is_running:
        workspace.wait_until_stored()
        app.processEvents()
    say("begun")
    while window._runner.is_running:
        for _ in range(TICKS_A_FRAME):
            clock.move(TICK_S)
            window.session.tick()
            while len(acknowledged) < len(window._runner.records):
                app.processEvents()
        app.processEvents()
    say("over")
    sys.stdin.read()


if __name__ == "__main__":
    play(Path(sys.argv[1]))
