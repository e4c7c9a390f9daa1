"""Files that a person asked for, written whole where they were wished."""

from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.whole_file import replace_file


def save_file(path: Path, content: bytes) -> None:
    """Write a file in one step; StorageError, and what was there stays, when that fails."""
    if path.exists() and not path.is_file():
        raise _refusal(path, "something else has that name")
    if not path.parent.is_dir():
        raise _refusal(path, "its folder is not there")
    try:
        replace_file(path, content)
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error


def _refusal(path: Path, reason: str) -> StorageError:
    return StorageError(f"The file {path} cannot be written: {reason}.")
