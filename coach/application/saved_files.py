"""Files that a person asked for, written whole."""

from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.whole_file import replace_file


def save_file(path: Path, content: bytes) -> None:
    """Write a file in one step; StorageError, and what was there stays, when that fails."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise StorageError(f"Could not write {path}: {error.strerror}.") from error
