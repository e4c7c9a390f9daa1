"""The command line. Qt is loaded only for the commands that open a window."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from coach import __version__
from coach.application.agenda_rows import agenda_rows
from coach.application.clock import SystemClock
from coach.application.workspace import Workspace, default_folder, open_catalogue
from coach.commands.adherence import add_adherence
from coach.commands.arguments import a_date, an_instant, weeks
from coach.commands.report import add_report
from coach.commands.transfer import add_transfer
from coach.commands.walk import add_walk
from coach.domain.errors import CoachError, RefusedInput
from coach.domain.plan import monday_of, plan_day
from coach.domain.progression import FIRST_WEEK, LAST_WEEK
from coach.domain.routine import Routine
from coach.domain.timeline import expand, total_s
from coach.figure.motion import WALKING
from coach.storage.catalogue import Catalogue
from coach.storage.database import FILE_NAME
from coach.storage.timeline_json import step_object

DONE, REFUSED = 0, 1


def run() -> NoReturn:
    """Entry point of the `back-coach` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code: 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    options.data_dir = (options.data_dir or default_folder()).absolute()
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        # A reader that has gone shows now, not when Python cleans up and can only complain.
        print(end="", flush=True)
        return code
    except CoachError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="back-coach", description="Guided routines for a back that hurts when you walk."
    )
    parser.add_argument("--version", action="version", version=f"back-coach {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything in DIR instead of the usual place"
    )
    parser.set_defaults(command=_open)
    commands = parser.add_subparsers(metavar="COMMAND")

    start = commands.add_parser("start", help="open straight into a guided session")
    start.add_argument("routine", metavar="ROUTINE")
    start.set_defaults(command=_start)

    routines = commands.add_parser("routines", help="list the routines")
    routines.add_argument("--json", action="store_true")
    routines.set_defaults(command=_routines)

    timeline = commands.add_parser("timeline", help="every timed step of a routine")
    timeline.add_argument("routine", metavar="ROUTINE")
    timeline.add_argument("--week", type=_ladder_week, metavar="N", help="at the dose of ladder week N")
    timeline.add_argument("--json", action="store_true")
    timeline.set_defaults(command=_timeline)

    agenda = commands.add_parser("agenda", help="what the plan asks for, and how it stands")
    agenda.add_argument(
        "--from", dest="first", type=a_date, metavar="DATE", help="this week's Monday if left out"
    )
    agenda.add_argument("--weeks", type=weeks, default=1, metavar="N")
    agenda.add_argument(
        "--as-of", type=an_instant, metavar="INSTANT", help="as it stood then, such as 2026-11-17T18:00"
    )
    agenda.add_argument("--json", action="store_true")
    agenda.set_defaults(command=_agenda)

    add_adherence(commands)
    add_walk(commands)
    add_report(commands)

    check = commands.add_parser("check", help="validate exercise, routine and plan files")
    check.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    check.set_defaults(command=_check)

    tour = commands.add_parser("tour", help="draw every screen of the main job into a folder")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    tour.add_argument("--scale", type=_scale, default=1.0, metavar="F")
    tour.set_defaults(command=_tour)

    _add_figures(commands)
    add_transfer(commands)
    return parser


def _add_figures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    figures = commands.add_parser("figures", help="draw every exercise's keyframes into a folder")
    figures.add_argument("--out", type=Path, required=True, metavar="DIR")
    figures.add_argument("--theme", choices=("light", "dark"), help="one theme instead of both")
    figures.add_argument("--exercise", metavar="ID", help=f"one exercise, or {WALKING}, instead of all")
    figures.add_argument("--turn", action="store_true", help="each exercise from all around as well")
    figures.set_defaults(command=_figures)


def _size(text: str) -> tuple[int, int]:
    width, by, height = text.partition("x")
    if not (by and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f'found "{text}", expected a size such as 1280x800')
    size = int(width), int(height)
    if not (900 <= size[0] <= 7680 and 600 <= size[1] <= 4320):
        raise argparse.ArgumentTypeError(f'found "{text}", expected 900x600 to 7680x4320')
    return size


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4.0:
        raise argparse.ArgumentTypeError(f'found "{text}", expected a number from 0.5 to 4')
    return scale


def _ladder_week(text: str) -> int:
    if text not in {str(number) for number in range(FIRST_WEEK, LAST_WEEK + 1)}:
        raise argparse.ArgumentTypeError(f'found "{text}", expected a week from {FIRST_WEEK} to {LAST_WEEK}')
    return int(text)


def _open(options: argparse.Namespace) -> int:
    return _window(options.data_dir, "")


def _start(options: argparse.Namespace) -> int:
    _catalogue(options).routine(options.routine)
    return _window(options.data_dir, options.routine)


def _window(folder: Path, routine_id: str) -> int:
    from coach import app

    if app.is_display_missing():
        print("No display: Back Coach needs a screen to open its window.", file=sys.stderr)
        return REFUSED
    return app.open_window(folder, routine_id)


def _routines(options: argparse.Namespace) -> int:
    routines, problems = _catalogue(options).routines()
    if options.json:
        print(json.dumps([_routine_object(routine) for routine in routines], indent=2, ensure_ascii=False))
    else:
        for routine in routines:
            minutes, seconds = divmod(routine.duration_s, 60)
            print(f"{routine.id:22} {minutes:3}:{seconds:02}  {routine.name}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return REFUSED if problems else DONE


def _routine_object(routine: Routine) -> dict[str, object]:
    return {
        "id": routine.id,
        "name": routine.name,
        "category": [category.value for category in routine.categories],
        "level": "-".join(str(level) for level in routine.levels),
        "duration_s": routine.duration_s,
        "items": [item.exercise for item in routine.items],
    }


def _timeline(options: argparse.Namespace) -> int:
    catalogue = _catalogue(options)
    routine = catalogue.dosed(options.routine, options.week)
    steps = expand(routine, catalogue.exercises_of(routine))
    if options.json:
        whole = {
            "routine": routine.id,
            "total_s": total_s(steps),
            "steps": [step_object(step) for step in steps],
        }
        print(json.dumps(whole, indent=2, ensure_ascii=False))
        return DONE
    for step in steps:
        name = catalogue.exercise(step.exercise).name if step.exercise else ""
        side = step.side.value if step.side else ""
        print(f"{step.start_s:5} {step.duration_s:4}  {step.kind.value:10} {side:11} {name}".rstrip())
    print(f"{total_s(steps):5} s in all")
    return DONE


def _agenda(options: argparse.Namespace) -> int:
    rows = _agenda_rows(options)
    if options.json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return DONE
    for row in rows:
        print(f"{row['date']} {row['time']}  {row['status']:9} {row['routine'] or 'walk'}")
    return DONE


def _agenda_rows(options: argparse.Namespace) -> list[dict[str, object]]:
    """The rows asked for; none where there is no data yet, since asking creates nothing."""
    if not (options.data_dir / FILE_NAME).exists():
        return []
    with closing(Workspace(options.data_dir, SystemClock())) as workspace:
        now = options.as_of or workspace.clock.now()
        first = options.first or monday_of(plan_day(now))
        try:
            last = first + timedelta(weeks=options.weeks, days=-1)
            return agenda_rows(workspace.agenda.days(first, last, now))
        except OverflowError:
            raise RefusedInput("", "--from", first.isoformat(), "an earlier day") from None


def _check(options: argparse.Namespace) -> int:
    catalogue = _catalogue(options)
    problems = 0
    for path in _content_files(options.paths):
        try:
            catalogue.check_file(path)
        except CoachError as error:
            print(error, file=sys.stderr)
            problems += 1
    return REFUSED if problems else DONE


def _content_files(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]


def _tour(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from coach import app

    for picture in app.draw_tour(options.out, is_dark=options.theme == "dark", size=options.size):
        print(picture)
    return DONE


def _figures(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from coach import app

    catalogue = _catalogue(options)
    has_walk = options.exercise in (None, WALKING)
    if options.exercise == WALKING:
        exercises = []
    elif options.exercise:
        exercises = [catalogue.exercise_named(options.exercise)]
    else:
        exercises, problems = catalogue.exercises()
        for problem in problems:
            print(problem, file=sys.stderr)
    themes = (options.theme,) if options.theme else ("light", "dark")
    for picture in app.draw_figures(
        options.out, exercises, themes, has_walk=has_walk, is_turned=options.turn
    ):
        print(picture)
    return DONE


def _catalogue(options: argparse.Namespace) -> Catalogue:
    return open_catalogue(options.data_dir)
