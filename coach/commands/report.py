"""`report`: one page for a therapist as PDF. Qt is loaded here alone, without a screen."""

import argparse
import os
import sys
from contextlib import closing
from pathlib import Path

from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.commands.arguments import weeks
from coach.storage.database import FILE_NAME

DONE, REFUSED = 0, 1
USUAL_WEEKS = 8
NOTHING_YET = "Nothing is planned or recorded yet, so there is nothing to report."


def add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Make the command known."""
    parser = commands.add_parser("report", help="one page for a therapist as PDF")
    parser.add_argument("--weeks", type=weeks, default=USUAL_WEEKS, metavar="N")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.pdf")
    parser.set_defaults(command=_report)


def _report(options: argparse.Namespace) -> int:
    """Where there is no data yet, asking creates nothing."""
    if not (options.data_dir / FILE_NAME).exists():
        print(NOTHING_YET, file=sys.stderr)
        return REFUSED
    with closing(Workspace(options.data_dir, SystemClock())) as workspace:
        report = workspace.reports.of_weeks(options.weeks)
    if report.is_empty:
        print(NOTHING_YET, file=sys.stderr)
        return REFUSED
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from coach import app

    app.draw_report(options.out, report)
    return DONE
