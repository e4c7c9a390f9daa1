"""Everything out and in: exports, and imports that are previewed, backed up, and all or nothing."""

import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from coach.application.clock import Clock
from coach.application.saved_files import save_file
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.routine import Origin
from coach.storage.backup import drop_backup, take_backup
from coach.storage.catalogue import Catalogue
from coach.storage.csv_file import write_tables
from coach.storage.database import Database
from coach.storage.json_file import decode_file, encode
from coach.storage.json_files import FileMerge, NewFiles, SettingsFate, merge_files
from coach.storage.json_merge import Tally
from coach.storage.json_proof import prove
from coach.storage.json_snapshot import Snapshot, snapshot
from coach.storage.json_store import KINDS, Merge, merge, write
from coach.storage.json_wire import Archive

BEFORE_IMPORT = "before-import"


@dataclass(frozen=True, slots=True)
class Exported:
    """An export as bytes, and the own files that are not in it because they cannot be used."""

    content: bytes
    left_out: tuple[RefusedInput, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file comes to: records by kind, own files, settings.

    `is_carried`: a blocking finding of one computer is said again after the answers of the other. `backup`
    is where everything was copied to before it was taken."""

    path: Path
    archive: Archive = field(repr=False)
    records: Mapping[str, Tally]
    files: FileMerge
    is_carried: bool
    backup: Path | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether everything in the file is here already, as it is there or newer."""
        return not self.files.new and all(tally.is_nothing for tally in self.records.values())

    @property
    def new(self) -> int:
        """How many records come in."""
        return sum(tally.new for tally in self.records.values())

    @property
    def replaced(self) -> int:
        """How many records of this computer give way to what the file says."""
        return sum(tally.replaced for tally in self.records.values())

    @property
    def takes_settings(self) -> bool:
        """Whether the settings come in; they do where there are none."""
        return self.files.settings is SettingsFate.TAKEN

    @property
    def keeps_settings(self) -> bool:
        """Whether the file has other settings, and those that are here stay."""
        return self.files.settings is SettingsFate.KEPT


class Transfer:
    """Exports and imports of one data folder; one without a database yet has nothing on record.

    Every call reads and writes while the caller waits, so a window calls from a thread of its own."""

    def __init__(self, folder: Path, database: Database | None, catalogue: Catalogue, clock: Clock) -> None:
        self.folder = folder
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    # Out

    def everything(self) -> Exported:
        """The whole data folder as JSON; StorageError or RefusedInput when it cannot be read."""
        taken = self._snapshot()
        return Exported(encode(taken.archive), taken.left_out)

    def save_everything(self, path: Path) -> tuple[RefusedInput, ...]:
        """Write the whole data folder into one file; gives what is wrong with the own files left out."""
        exported = self.everything()
        save_file(path, exported.content)
        return exported.left_out

    def save_tables(self, folder: Path) -> tuple[Path, ...]:
        """Write sessions, steps, walks and pain as CSV into a folder; gives the paths."""
        return write_tables(folder, self._snapshot().archive)

    # In

    def preview(self, path: Path) -> Preview:
        """What taking a file would come to; RefusedInput says where and why it cannot be taken.

        Nothing is written."""
        archive = decode_file(path)
        prove(archive, str(path), self._clock.now(), self._catalogue.exercise_ids())
        with self._reading() as connection:
            return self._preview(path, archive, merge(connection, archive))

    def take(self, preview: Preview) -> Preview:
        """Take what was previewed, after a backup; gives what it came to.

        StorageError when it cannot be stored, and everything is as it was before."""
        if self._database is None:
            raise ValueError("there is no database to take anything into")
        files = NewFiles(self.folder)

        def work(connection: sqlite3.Connection) -> Preview:
            merged = merge(connection, preview.archive)
            write(connection, preview.archive, merged)
            came = self._preview(preview.path, preview.archive, merged)
            files.write(came.files.new)
            return came

        with self._database.reading() as connection:
            now = self._preview(preview.path, preview.archive, merge(connection, preview.archive))
        if now.is_nothing:
            return now
        backup = take_backup(self.folder, self._database, BEFORE_IMPORT, self._clock.now())
        try:
            taken = self._database.writer.submit(work).result()
        except StorageError:
            files.take_back()
            drop_backup(backup)
            raise
        return replace(taken, backup=backup)

    # Inside

    def _preview(self, path: Path, archive: Archive, merged: Merge) -> Preview:
        records = {table.kind: merged.tallies[table.kind] for table in KINDS}
        return Preview(path, archive, records, merge_files(self.folder, archive), merged.is_carried)

    def _snapshot(self) -> Snapshot:
        shipped = {
            path.stem
            for folder in self._catalogue.exercise_folders
            if folder.origin is Origin.SHIPPED
            for path in folder.path.glob("*.toml")
        }
        with self._reading() as connection:
            return snapshot(connection, self.folder, shipped)

    def _reading(self) -> AbstractContextManager[sqlite3.Connection | None]:
        return nullcontext() if self._database is None else self._database.reading()
