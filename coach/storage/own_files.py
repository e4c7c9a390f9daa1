"""The files of a person's own routines and exercises: written whole, deleted, put back, taken from others."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from coach.domain.errors import RefusedInput, StorageError
from coach.domain.exercise import Exercise
from coach.domain.routine import Origin, Routine
from coach.storage.content_text import exercise_text, routine_text
from coach.storage.decoding import MAX_FILE_BYTES, read_toml
from coach.storage.exercises import exercise_from, exercise_in
from coach.storage.routines import routine_from, routine_in
from coach.storage.whole_file import replace_file, sync_folder


@dataclass(frozen=True, slots=True)
class DeletedFile:
    """A file as it was before it was deleted, byte for byte."""

    path: Path
    content: bytes


def write_routine(folder: Path, routine: Routine) -> None:
    """Write a routine into the file named after it.

    RefusedInput when it would not be readable again, StorageError when it cannot be written; either way the
    file that was there stays."""
    path = folder / f"{routine.id}.toml"
    text = routine_text(routine)
    routine_from(tomllib.loads(text), str(path), Origin.OWN)
    _write(path, text)


def write_exercise(folder: Path, exercise: Exercise) -> None:
    """Write an exercise into the file named after it; errors as of `write_routine`."""
    path = folder / f"{exercise.id}.toml"
    text = exercise_text(exercise)
    exercise_from(tomllib.loads(text), str(path))
    _write(path, text)


def read_foreign(path: Path) -> Routine | Exercise:
    """What somebody else's file holds, whatever the file is called; RefusedInput when it is neither."""
    if "steps" in read_toml(path):
        return exercise_in(path)
    return routine_in(path, Origin.OWN)


def delete_file(path: Path) -> DeletedFile:
    """Delete a file and give what it held; StorageError when it cannot be deleted."""
    try:
        deleted = DeletedFile(path, path.read_bytes())
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError(f"The file {path} cannot be deleted: {error.strerror or error}") from error
    return deleted


def restore_file(deleted: DeletedFile) -> None:
    """Put a deleted file back as it was; StorageError when its place is taken or cannot be written."""
    if deleted.path.exists():
        raise StorageError(f"The file {deleted.path} is there again already.")
    _replace(deleted.path, deleted.content)


def _write(path: Path, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise RefusedInput(str(path), "", "half a character", "whole ones") from error
    if len(content) > MAX_FILE_BYTES:
        raise RefusedInput(str(path), "", "a larger file", f"at most {MAX_FILE_BYTES // 1024} KiB")
    _replace(path, content)


def _replace(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        raise StorageError(f"The file {path} cannot be written: {error.strerror or error}") from error
