"""The database of a data folder: opened safely, kept private, brought up to date, read by any thread."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from coach.domain.errors import StorageError
from coach.storage.writer import Writer, plain_reason, primary_code

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FILE_NAME = "back-coach.sqlite3"
APPLICATION_ID = 0x42436F61
"""`BCoa` in the header of the file."""

BUSY_S = 5.0
"""How long a second process waits for the first."""

REMOTE_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smbfs", "smb3", "afs", "ceph", "davfs", "ncpfs", "glusterfs", "9p"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.s3fs"}
)
MOUNTS = Path("/proc/mounts")

_MIGRATIONS = Path(__file__).with_name("migrations")
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_VERSION_AT = 60
_APPLICATION_AT = 68


class Database:
    """An open database: `writer` writes, every thread reads through a connection of its own."""

    def __init__(self, path: Path, *, is_remote: bool) -> None:
        self.path = path
        self.is_remote = is_remote
        self._own = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self.writer = Writer(partial(_connect, path))

    def reader(self) -> sqlite3.Connection:
        """The read-only connection of the calling thread; rows are `sqlite3.Row`."""
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            # Other threads never use it: only `close` does, when reading is over.
            connection = _connect(self.path, is_bound_to_thread=False)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA query_only = ON")
            self._own.connection = connection
            with self._lock:
                self._own.number = len(self._readers)
                self._readers.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging picture of the data for several queries; StorageError when it cannot be read."""
        try:
            connection = self.reader()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise StorageError(f"Could not read {self.path}: {plain_reason(error)}.") from error

    def version(self) -> tuple[int, int]:
        """A stamp that changes with every commit; those of two threads differ whatever was committed."""
        with self.reading() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        return self._own.number, int(version)

    def close(self) -> None:
        """Finish all queued writes and close every connection."""
        self.writer.close()
        with self._lock:
            while self._readers:
                self._readers.pop().close()
            self._own = threading.local()


def open_database(folder: Path) -> Database:
    """Open or create the database of a data folder; StorageError says plainly why it cannot be used."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_remote = is_on_network(folder)
        with _turn(folder):
            _make_private(folder, path)
            _refuse_foreign(path)
            with closing(_connect(path)) as connection:
                _prepare(connection, path, is_remote=is_remote)
    except OSError as error:
        raise StorageError(_unwritable(folder, _reason(error, folder))) from error
    except sqlite3.Error as error:
        if primary_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise StorageError(_damaged(path)) from error
        raise StorageError(_unwritable(folder, plain_reason(error))) from error
    return Database(path, is_remote=is_remote)


def is_on_network(folder: Path) -> bool:
    """Whether a folder lies on a network file system, as far as the system tells."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _type_at(folder.resolve(), mounts) in REMOTE_TYPES


# How instants are stored


def utc_text(at: datetime) -> str:
    """An aware instant as UTC text of fixed width, which sorts by time."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def offset_min(at: datetime) -> int:
    """The offset of an aware instant, in whole minutes east of UTC."""
    return round((at.utcoffset() or timedelta(0)) / timedelta(minutes=1))


def instant(text: str, minutes: int) -> datetime:
    """The instant that UTC text names, with the offset it had."""
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=minutes)))


# Files


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One process at a time opens a folder: SQLite does not wait for its turn to change the journal."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no such lock.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_private(folder: Path, path: Path) -> None:
    """Only the owner reads: a new or empty folder becomes 0700, the file 0600 before anything is in it."""
    if not any(folder.iterdir()):
        folder.chmod(0o700)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)


def _refuse_foreign(path: Path) -> None:
    """Read the header without SQLite, so that a file that is not ours stays as it is."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        return
    if header[: len(_MAGIC)] != _MAGIC or _number(header, _APPLICATION_AT) != APPLICATION_ID:
        raise StorageError(f"{path} is not a Back Coach database, or it is damaged.")
    _refuse_newer(path, _number(header, _VERSION_AT))
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            _refuse_newer(path, _version(connection))


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(_migrations()):
        raise StorageError(
            f"{path} was written by a newer Back Coach. Nothing was changed; please update the app."
        )


def _unwritable(folder: Path, reason: str) -> str:
    return f"The data folder {folder} cannot be written: {reason}"


def _reason(error: OSError, folder: Path) -> str:
    if folder.is_file():
        return "It is a file"
    return error.strerror or str(error)


def _damaged(path: Path) -> str:
    return f"The database {path} is damaged."


def _type_at(folder: Path, mounts: str) -> str:
    """The file system type of the deepest mount that holds a folder."""
    deepest, found = -1, ""
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        mount = Path(_unescaped(point))
        if folder.is_relative_to(mount) and len(mount.parts) >= deepest:
            deepest, found = len(mount.parts), kind
    return found


def _unescaped(point: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point


# Connections


def _connect(path: Path, *, is_bound_to_thread: bool = True) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=is_bound_to_thread,
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, is_remote: bool) -> None:
    """Prove the database sound, then bring its settings and its tables up to date."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StorageError(_damaged(path))
    _refuse_newer(path, _version(connection))
    for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        with suppress(FileNotFoundError):
            file.chmod(0o600)
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_remote else 'WAL'}")
    _migrate(connection)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrations() -> list[Path]:
    files = sorted(_MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    if not files or [int(file.name[:4]) for file in files] != list(range(1, len(files) + 1)):
        raise StorageError("This installation is incomplete. Please install it again.")
    return files


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what is new, each migration with its version in one transaction; processes take turns."""
    for number, file in enumerate(_migrations(), start=1):
        if _version(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) < number:
                for statement in _statements(file.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
