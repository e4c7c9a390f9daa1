"""`walk import`: walks taken in from the files of watches and phones."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from coach.application.clock import SystemClock
from coach.application.walk_import import Candidate, Found, Refused, WalkImport
from coach.application.workspace import Workspace
from coach.commands.walk_reason import amount_words
from coach.domain.walking import MINUTE_S, Unit, Walk, amount_of
from coach.storage.database import FILE_NAME

DONE, REFUSED = 0, 1


def add_walk_import(of_walk: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `walk import`."""
    told = (
        "Take walks from GPX and FIT files. What is here already is left out. A file that cannot be taken is"
        " named on stderr, and the others are taken all the same; the exit code is then 1."
    )
    command = of_walk.add_parser("import", help="take walks from GPX and FIT files", description=told)
    command.add_argument("files", metavar="FILE", nargs="+", type=Path)
    command.add_argument("--dry-run", action="store_true", help="only say what would come in")
    command.set_defaults(command=_import)


def _import(options: argparse.Namespace) -> int:
    """Read before a folder is made for it, taken only after that."""
    with _walk_import(options.data_dir) as reader:
        candidates = [each for of_file in reader.preview(options.files) for each in _told(of_file)]
    new = [each for each in candidates if isinstance(each, Found) and each.is_new]
    if new and not options.dry_run:
        _take(options.data_dir, new)
    print(_sum(new, is_dry=options.dry_run))
    return REFUSED if any(isinstance(each, Refused) for each in candidates) else DONE


def _take(folder: Path, new: Sequence[Found]) -> None:
    with closing(Workspace(folder, SystemClock())) as workspace:
        workspace.walk_import.take(new)[1].result()


@contextmanager
def _walk_import(folder: Path) -> Iterator[WalkImport]:
    """The import of a data folder; asking one that is not there yet creates nothing."""
    if (folder / FILE_NAME).exists():
        with closing(Workspace(folder, SystemClock())) as workspace:
            yield workspace.walk_import
    else:
        yield WalkImport(None, lambda: Unit.MINUTES, SystemClock())


# In words


def _told(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The same, each said in a line while the next file is still to be read."""
    for each in candidates:
        if isinstance(each, Refused):
            print(each.error, file=sys.stderr)
        else:
            print(f"{_walk_words(each.walk)}  {each.path.name}{_already(each)}")
    return candidates


def _walk_words(walk: Walk) -> str:
    begins = walk.started_at or walk.walked_on
    minutes = round((walk.moving_s or 0) / MINUTE_S)
    unit = walk.unit.of_distance
    return f"{begins:%Y-%m-%d %H:%M}  {amount_words(amount_of((walk,), unit), unit):>8}  {minutes:4} min"


def _already(found: Found) -> str:
    if found.same is None:
        return ""
    if found.same_in is not None:
        return f": the same walk as in {found.same_in.name}"
    if found.same.started_at is None:
        return ": left out, you wrote such a walk down on that day"
    return ": here already"


def _sum(new: Sequence[Found], *, is_dry: bool) -> str:
    walks = "1 walk" if len(new) == 1 else f"{len(new)} walks"
    if is_dry:
        return f"{walks} would come in. Nothing was stored."
    return f"{walks} came in." if new else "Nothing new came in."
