"""The files of an export taken into a data folder: only what is not there yet, and all of it or none."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.json_own import FOLDERS, SETTINGS_FILE, settings_in, settings_text
from coach.storage.json_wire import Archive
from coach.storage.whole_file import replace_file


class SettingsFate(StrEnum):
    """What becomes of the settings of an export."""

    NONE = "none"
    TAKEN = "taken"
    SAME = "same"
    KEPT = "kept"
    """The ones that are here stay."""


@dataclass(frozen=True, slots=True)
class FileMerge:
    """What an export does to the files of a data folder.

    `new` are those to write, by their path in the folder; `kept` differ here and stay as they are."""

    new: Mapping[str, bytes]
    same: int
    kept: tuple[str, ...]
    settings: SettingsFate

    @property
    def own_new(self) -> tuple[str, ...]:
        """The own files among the new ones."""
        return tuple(name for name in self.new if name != SETTINGS_FILE)


def merge_files(folder: Path, archive: Archive) -> FileMerge:
    """What an export that was proved does to the files of a folder; StorageError when one cannot be read."""
    new: dict[str, bytes] = {}
    same = 0
    kept: list[str] = []
    for name in FOLDERS:
        for file in getattr(archive, name):
            inside, content = f"{name}/{file.file}", file.text.encode()
            here = _content(folder / inside)
            if here is None:
                new[inside] = content
            elif here == content:
                same += 1
            else:
                kept.append(inside)
    settings = _settings_fate(folder, archive)
    if settings is SettingsFate.TAKEN and archive.settings is not None:
        new[SETTINGS_FILE] = settings_text(archive.settings, SETTINGS_FILE)
    return FileMerge(new, same, tuple(kept), settings)


def _settings_fate(folder: Path, archive: Archive) -> SettingsFate:
    if archive.settings is None:
        return SettingsFate.NONE
    if not (folder / SETTINGS_FILE).exists():
        return SettingsFate.TAKEN
    return SettingsFate.SAME if settings_in(folder) == archive.settings else SettingsFate.KEPT


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"The file {path} cannot be read: {error.strerror or error}") from error


@dataclass(slots=True)
class NewFiles:
    """Files written into a folder, which can be taken back until nobody needs that any more."""

    folder: Path
    _made: list[Path] = field(default_factory=list)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files by their path in the folder; StorageError when one cannot be, or is there already."""
        for name, content in files.items():
            path = self.folder / name
            if path.exists():
                raise StorageError(f"The file {path} has come in between.")
            if not path.parent.exists():
                self._made.append(path.parent)
            self._made.append(path)
            try:
                replace_file(path, content)
            except OSError as error:
                raise StorageError(f"The file {path} cannot be written: {error.strerror or error}") from error

    def take_back(self) -> None:
        """Remove what was written, as far as it came, and the folders that were made for it."""
        for path in reversed(self._made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        self._made.clear()
