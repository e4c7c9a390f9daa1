"""Copies of a data folder, set aside before something large happens to it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.database import FILE_NAME, Database
from coach.storage.writer import plain_reason

BACKUPS = "backups"
COPIED = ("settings.toml", "routines", "exercises", "poses")
"""What is copied beside the database."""


def take_backup(folder: Path, database: Database, why: str, at: datetime) -> Path:
    """Copy the database, the settings and the own files into `backups/`; gives the folder of the copy.

    Only the owner can read it. StorageError when it cannot be made; nothing is left of it then."""
    backups = folder / BACKUPS
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
        target = _fresh(backups, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{why}")
        try:
            _copy_database(database, target / FILE_NAME)
            for path in _files(folder):
                _copy_file(path, target / path.relative_to(folder))
        except BaseException:
            drop_backup(target)
            raise
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"No backup could be made in {backups}: {_reason(error)}.") from error
    return target


def drop_backup(target: Path) -> None:
    """Take a backup away again, and the folder of backups with it if there is no other."""
    shutil.rmtree(target, ignore_errors=True)
    with suppress(OSError):
        target.parent.rmdir()


def _fresh(backups: Path, name: str) -> Path:
    """A new folder of this name, numbered when there is one already."""
    number = 1
    while True:
        target = backups / (name if number == 1 else f"{name}-{number}")
        try:
            target.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return target


def _copy_database(database: Database, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(sqlite3.connect(target)) as copy:
        database.reader().backup(copy)
        # One file that stands for itself, wherever it is carried.
        copy.execute("PRAGMA journal_mode = DELETE")


def _files(folder: Path) -> Iterator[Path]:
    for name in COPIED:
        path = folder / name
        if path.is_dir():
            yield from sorted(file for file in path.glob("*.toml") if file.is_file())
        elif path.is_file():
            yield path


def _copy_file(path: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.touch(mode=0o600)
    target.write_bytes(path.read_bytes())


def _reason(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return plain_reason(error)
