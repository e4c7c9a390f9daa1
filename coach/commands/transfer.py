"""`export` and `import`: everything out as JSON, tables, a calendar, and JSON in again."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from coach.application.calendar import WEEKS
from coach.application.clock import SystemClock
from coach.application.saved_files import save_file
from coach.application.transfer import Preview, Transfer
from coach.application.workspace import Workspace, open_catalogue
from coach.commands.arguments import weeks
from coach.domain.errors import NothingPlanned
from coach.storage.database import FILE_NAME
from coach.storage.json_merge import Tally

_NAMES = {
    "sessions": "sessions",
    "walks": "walks",
    "symptom_checks": "symptom checks",
    "pain_scores": "pain scores",
    "plan_revisions": "weeks of the plan",
    "plan_moves": "moved appointments",
    "plan_skips": "skipped appointments",
    "plan_pauses": "pauses",
    "ladder_reviews": "Monday reviews",
    "card_events": "cards read or shown",
}


def add_transfer(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of `export` and `import`."""
    export = commands.add_parser("export", help="everything on record, for another computer or a spreadsheet")
    export.add_argument(
        "--format", choices=tuple(FORMATS), required=True, help="json is everything, ics the coming weeks"
    )
    export.add_argument(
        "-o", "--out", type=Path, metavar="FILE", help="a file; with csv a folder; else printed without it"
    )
    export.add_argument(
        "--weeks", type=weeks, default=WEEKS, metavar="N", help="how many weeks a calendar holds"
    )
    export.set_defaults(command=_export, parser=export)

    bring = commands.add_parser("import", help="take what another computer exported as JSON")
    bring.add_argument("file", metavar="FILE", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="only say what would come in")
    bring.set_defaults(command=_import)


def _export(options: argparse.Namespace) -> int:
    return FORMATS[options.format](options)


def _export_json(options: argparse.Namespace) -> int:
    with _transfer(options.data_dir) as transfer:
        if options.out is not None:
            left_out = transfer.save_everything(options.out)
        else:
            exported = transfer.everything()
            sys.stdout.buffer.write(exported.content)
            left_out = exported.left_out
    for problem in left_out:
        print(f"Left out: {problem}", file=sys.stderr)
    return 0


def _export_csv(options: argparse.Namespace) -> int:
    if options.out is None:
        options.parser.error("--format csv needs -o FOLDER")
    with _transfer(options.data_dir) as transfer:
        for path in transfer.save_tables(options.out):
            print(path)
    return 0


def _export_ics(options: argparse.Namespace) -> int:
    if not (options.data_dir / FILE_NAME).exists():
        raise NothingPlanned
    with closing(Workspace(options.data_dir, SystemClock())) as workspace:
        content = workspace.calendar(options.weeks)
    if options.out is None:
        sys.stdout.buffer.write(content)
    else:
        save_file(options.out, content)
    return 0


FORMATS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "json": _export_json,
    "csv": _export_csv,
    "ics": _export_ics,
}
"""What can be exported, by the name of the format."""


def _import(options: argparse.Namespace) -> int:
    """Refused before a folder is made for it, taken only after that."""
    with _transfer(options.data_dir) as transfer:
        preview = transfer.preview(options.file)
    if options.dry_run:
        _tell(preview, "Nothing was changed.")
        return 0
    if preview.is_nothing:
        _tell(preview, "Everything in this file is here already.")
        return 0
    with closing(Workspace(options.data_dir, SystemClock())) as workspace:
        taken = workspace.transfer.take(preview)
    _tell(taken, f"Imported. What was here before is in {taken.backup}.")
    return 0


@contextmanager
def _transfer(folder: Path) -> Iterator[Transfer]:
    """The transfer of a data folder; asking one that is not there yet creates nothing."""
    if (folder / FILE_NAME).exists():
        with closing(Workspace(folder, SystemClock())) as workspace:
            yield workspace.transfer
    else:
        yield Transfer(folder, None, open_catalogue(folder), SystemClock())


# In words


def _tell(preview: Preview, last: str) -> None:
    for kind, tally in preview.records.items():
        _tell_row(_NAMES[kind], tally)
    files = preview.files
    _tell_row("files of your own", Tally(new=len(files.own_new), same=files.same))
    for name in files.kept:
        print(f"{name} differs from yours. Yours stays as it is.")
    if preview.takes_settings:
        print("Its settings are used, since there are none here.")
    if preview.keeps_settings:
        print("Its settings differ from yours. Yours stay as they are.")
    if preview.replaced:
        print(f"Records of yours that newer ones take the place of: {preview.replaced}.")
    if preview.is_carried:
        print(
            "Both computers hold symptom checks. A finding that asks for a doctor holds until it is lifted."
        )
    print(last)


def _tell_row(name: str, tally: Tally) -> None:
    counts = (
        (tally.new, "new"),
        (tally.newer, "newer than yours"),
        (tally.displaced, "of yours give way"),
        (tally.same, "here already"),
        (tally.older, "older than yours, left alone"),
    )
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    if said:
        print(f"{name:22} {said}")
