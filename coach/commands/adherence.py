"""`adherence`: what was done of what was planned, week by week."""

import argparse
import json
from contextlib import closing
from datetime import date, datetime, timedelta

from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.commands.arguments import a_date, weeks
from coach.domain.adherence import Count, Week
from coach.domain.errors import RefusedInput
from coach.domain.plan import DAY_BEGINS_AT
from coach.storage.database import FILE_NAME

DONE = 0
USUAL_WEEKS = 8
DECIMALS = 4


def add_adherence(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Make the command known."""
    parser = commands.add_parser("adherence", help="what was done of what was planned, week by week")
    parser.add_argument("--weeks", type=weeks, default=USUAL_WEEKS, metavar="N")
    parser.add_argument("--as-of", type=a_date, metavar="DATE", help="as it stood at the end of a day")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_adherence)


def _adherence(options: argparse.Namespace) -> int:
    rows = _rows(options)
    if options.json:
        print(json.dumps(rows, indent=2))
        return DONE
    for row in rows:
        if row["prescribed"] or row["extra"]:
            share = "—" if row["adherence"] is None else f"{row['complete']} of {row['prescribed']}"
            print(f"{row['week']}  {row['category']:9} {share}")
    return DONE


def _rows(options: argparse.Namespace) -> list[dict[str, object]]:
    """One row a week and category; none where there is no data yet, since asking creates nothing."""
    if not (options.data_dir / FILE_NAME).exists():
        return []
    with closing(Workspace(options.data_dir, SystemClock())) as workspace:
        as_of = _end_of(options.as_of) if options.as_of else None
        found = workspace.history.weeks(options.weeks, as_of)
    return [_row(week, name, count) for week in found for name, count in week.rows()]


def _end_of(day: date) -> datetime:
    """The last moment of a plan day, local."""
    try:
        return (datetime.combine(day, DAY_BEGINS_AT) + timedelta(days=1, microseconds=-1)).astimezone()
    except (ValueError, OverflowError, OSError):
        raise RefusedInput("", "--as-of", day.isoformat(), "a day nearer to today") from None


def _row(week: Week, name: str, count: Count) -> dict[str, object]:
    year, number, _ = week.monday.isocalendar()
    return {
        "week": f"{year}-W{number:02}",
        "category": name,
        "prescribed": count.prescribed,
        "complete": count.complete,
        "partial": count.partial,
        "excused": count.excused,
        "extra": count.extra,
        "adherence": None if count.adherence is None else round(count.adherence, DECIMALS),
    }
