"""The `walk` commands: walks written down and taken from files, and what the ladder asks for."""

import argparse
import json
import re
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from coach.application.clock import SystemClock
from coach.application.workspace import Workspace
from coach.commands.arguments import a_date
from coach.commands.walk_import import add_walk_import
from coach.commands.walk_reason import amount_words, reason
from coach.domain.errors import RefusedInput
from coach.domain.plan import monday_of, plan_day
from coach.domain.walk_plausible import prove_plausible
from coach.domain.walk_target import WeekTarget, shown, stored
from coach.domain.walk_weeks import RatedWalk
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk
from coach.storage.database import FILE_NAME

DONE = 0
NUMBER = re.compile(r"-?\d{1,7}(\.\d{1,6})?", re.ASCII)
OPTIONS = {
    "walked_on": "--on",
    "moving_s": "--minutes",
    "pain_before": "--pain-before",
    "pain_after": "--pain-after",
    "pain_next": "--pain-next",
}
"""What a value of a walk is called on the command line; a distance is --km or --miles."""


def add_walk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the `walk` commands."""
    walk = commands.add_parser("walk", help="write walks down, list them, ask for the target of a week")
    of_walk = walk.add_subparsers(metavar="COMMAND", required=True)

    add = of_walk.add_parser("add", help="write a walk down")
    add.add_argument("--on", type=a_date, required=True, metavar="DATE")
    amount = add.add_mutually_exclusive_group(required=True)
    amount.add_argument("--minutes", type=_number, metavar="N")
    amount.add_argument("--km", type=_number, metavar="X")
    amount.add_argument("--miles", type=_number, metavar="X")
    for when in ("before", "after", "next"):
        meant = "the next morning" if when == "next" else f"{when} the walk"
        add.add_argument(f"--pain-{when}", type=int, metavar="N", help=f"0 to 10, {meant}")
    add.set_defaults(command=_add)

    listed = of_walk.add_parser("list", help="all walks")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(command=_list)

    add_walk_import(of_walk)

    target = of_walk.add_parser("target", help="what a week asks for, and why")
    target.add_argument("--as-of", type=a_date, metavar="DATE", help="a day of that week; today if left out")
    target.add_argument("--json", action="store_true")
    target.set_defaults(command=_target)


def _number(text: str) -> Decimal:
    if not NUMBER.fullmatch(text):
        raise argparse.ArgumentTypeError(f'found "{text}", expected a number such as 25 or 2.5')
    return Decimal(text)


# Adding


def _add(options: argparse.Namespace) -> int:
    clock = SystemClock()
    try:
        walk = _walk(options)
        # Before the folder is opened, and so perhaps made.
        prove_plausible(walk, clock.now())
        with closing(Workspace(options.data_dir, clock)) as workspace:
            walk, is_stored = workspace.walk_log.add(walk)
            is_stored.result()
    except RefusedInput as error:
        if error.source:
            raise
        distance = "--km" if options.miles is None else "--miles"
        place = distance if error.path == "distance_m" else OPTIONS.get(error.path, error.path)
        raise RefusedInput("", place, error.found, error.expected) from None
    print(f"{walk.walked_on.isoformat()}: {amount_words(walk.amount, walk.unit)} written down.")
    return DONE


def _walk(options: argparse.Namespace) -> Walk:
    unit, number = next(
        (unit, number)
        for unit, number in zip(Unit, (options.minutes, options.km, options.miles), strict=True)
        if number is not None
    )
    if number <= 0:
        raise RefusedInput("", "moving_s" if unit is Unit.MINUTES else "distance_m", f"{number:f}", MORE)
    is_timed = unit is Unit.MINUTES
    return Walk(
        id="new",
        walked_on=options.on,
        unit=unit,
        moving_s=int((number * MINUTE_S).quantize(Decimal(1), ROUND_HALF_UP)) if is_timed else None,
        distance_m=None if is_timed else number * METRES[unit],
        pain_before=options.pain_before,
        pain_after=options.pain_after,
        pain_next=options.pain_next,
    )


MORE = "a number above 0"


# Listing


def _list(options: argparse.Namespace) -> int:
    walks = _walks(options.data_dir)
    if options.json:
        print(json.dumps([_row(it) for it in walks], indent=2, ensure_ascii=False))
        return DONE
    if not walks:
        print("No walks yet.")
    for it in walks:
        walk = it.walk
        scores = ("–" if score is None else str(score) for score in _scores(walk).values())
        amount = amount_words(walk.amount, walk.unit)
        print(f"{walk.walked_on.isoformat()}  {amount:>9}  pain {'/'.join(scores):7}  {it.light.value}")
    return DONE


def _walks(folder: Path) -> Sequence[RatedWalk]:
    """All walks; none where there is no data yet, since asking creates nothing."""
    if not (folder / FILE_NAME).exists():
        return ()
    with closing(Workspace(folder, SystemClock())) as workspace:
        return workspace.walk_log.walks()


def _row(it: RatedWalk) -> dict[str, object]:
    walk = it.walk
    return {
        "id": walk.id,
        "date": walk.walked_on.isoformat(),
        "started_at": walk.started_at.isoformat() if walk.started_at else None,
        "unit": walk.unit.value,
        "amount": _json_number(stored(walk.amount)),
        "moving_s": walk.moving_s,
        "distance_m": _json_number(None if walk.distance_m is None else stored(walk.distance_m)),
        **_scores(walk),
        "light": it.light.value,
        "shoes": walk.shoes,
        "surface": walk.surface,
        "note": walk.note,
        "source": walk.source.value,
    }


def _scores(walk: Walk) -> dict[str, int | None]:
    return {
        "pain_before": walk.pain_before,
        "pain_after": walk.pain_after,
        "pain_next": walk.pain_next,
    }


# The target


def _target(options: argparse.Namespace) -> int:
    target = _week_target(options.data_dir, options.as_of)
    if options.json:
        print(json.dumps(_target_object(target), indent=2, ensure_ascii=False))
        return DONE
    words = reason(target)
    if target.shown is None or target.cap is None:
        print(f"{_week_name(target.monday)}: no target yet. {words}")
    else:
        most = amount_words(shown(target.cap, target.unit), target.unit)
        print(
            f"{_week_name(target.monday)}: {amount_words(target.shown, target.unit)}, at most {most}. {words}"
        )
    return DONE


def _week_target(folder: Path, as_of: date | None) -> WeekTarget:
    """The target; of nobody where there is no data yet, since asking creates nothing."""
    clock = SystemClock()
    if not (folder / FILE_NAME).exists():
        return WeekTarget(monday=monday_of(as_of or plan_day(clock.now())), unit=Unit.MINUTES)
    with closing(Workspace(folder, clock)) as workspace:
        try:
            return workspace.walk_log.target(as_of)
        except RefusedInput as error:
            raise RefusedInput("", "--as-of", error.found, error.expected) from None


def _target_object(target: WeekTarget) -> dict[str, object]:
    numbers = {
        name: _json_number(None if amount is None else stored(amount))
        for name, amount in (
            ("baseline", target.baseline),
            ("credited", target.credited),
            ("target", target.target),
        )
    }
    return {
        "week": _week_name(target.monday),
        **numbers,
        "shown": _json_number(target.shown),
        "cap": _json_number(None if target.cap is None else stored(target.cap)),
        "rule": target.rule.value,
        "reason": reason(target),
    }


def _json_number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def _week_name(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"
