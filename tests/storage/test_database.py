"""The database of a data folder: private, sound, never newer than the program, up to date."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from coach.domain.errors import StorageError
from coach.storage import database as subject
from coach.storage.database import APPLICATION_ID, FILE_NAME, instant, offset_min, open_database, utc_text

ROOT = Path(__file__).parents[2]
NEWEST = len(subject._migrations())
OPENER = """
import sys
from pathlib import Path
from coach.storage.database import open_database
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
open_database(Path(sys.argv[1])).close()
"""


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) == before


@contextmanager
def umask(value: int) -> Iterator[None]:
    previous = os.umask(value)
    try:
        yield
    finally:
        os.umask(previous)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def refusal(folder: Path) -> str:
    with pytest.raises(StorageError) as caught:
        open_database(folder)
    return str(caught.value)


def some_database(folder: Path) -> Path:
    with closing(open_database(folder)) as database:
        return database.path


@pytest.mark.parametrize("mask", [0o022, 0o000, 0o077])
def test_only_the_owner_can_read(tmp_path: Path, mask: int) -> None:
    folder = tmp_path / "data"
    with umask(mask), closing(open_database(folder)) as database:
        database.writer.submit(lambda connection: connection.execute("CREATE TABLE t (x)")).result()
        assert mode(folder) == 0o700
        assert {path.name: mode(path) for path in folder.iterdir()} == {
            FILE_NAME: 0o600,
            FILE_NAME + "-wal": 0o600,
            FILE_NAME + "-shm": 0o600,
        }


def test_an_open_file_is_made_private_again(tmp_path: Path) -> None:
    path = some_database(tmp_path)
    path.chmod(0o644)
    some_database(tmp_path)
    assert mode(path) == 0o600


def test_an_empty_folder_becomes_private_and_a_shared_one_stays(tmp_path: Path) -> None:
    empty, used = tmp_path / "empty", tmp_path / "used"
    for folder in (empty, used):
        folder.mkdir()
        folder.chmod(0o755)
    (used / "letter.txt").write_text("mine", encoding="utf-8")
    some_database(empty)
    some_database(used)
    assert (mode(empty), mode(used)) == (0o700, 0o755)


def test_the_settings_of_a_connection(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        written = database.writer.submit(
            lambda connection: [pragma(connection, name) for name in ("synchronous", "foreign_keys")]
        ).result()
        assert written == [2, 1]
        reader = database.reader()
        assert pragma(reader, "journal_mode") == "wal"
        assert pragma(reader, "busy_timeout") == 5000
        assert pragma(reader, "application_id") == APPLICATION_ID
        assert pragma(reader, "user_version") == NEWEST
        assert not database.is_remote


def test_every_table_is_strict_and_keeps_its_instants(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        reader = database.reader()
        tables = reader.execute("PRAGMA main.table_list").fetchall()
        ours = [row for row in tables if not row["name"].startswith("sqlite_")]
        assert {row["name"] for row in ours} == {
            "session",
            "step_record",
            "symptom_check",
            "pain_score",
            "walk",
            "plan_revision",
            "plan_move",
            "plan_skip",
            "plan_pause",
            "card_event",
            "ladder_review",
        }
        assert all(row["strict"] for row in ours)
        for row in ours:
            columns = {column["name"] for column in reader.execute(f"PRAGMA table_info({row['name']})")}
            assert {"created_at", "changed_at", "deleted_at"} <= columns


def test_a_reader_cannot_write_and_belongs_to_its_thread(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        reader = database.reader()
        assert database.reader() is reader
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("DELETE FROM session")
        others: list[sqlite3.Connection] = []
        thread = threading.Thread(target=lambda: others.append(database.reader()))
        thread.start()
        thread.join()
        assert others[0] is not reader
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        others[0].execute("SELECT 1")


def test_reading_shows_one_picture(tmp_path: Path) -> None:
    def insert(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE later (x)")

    with closing(open_database(tmp_path)) as database:
        count = "SELECT count(*) FROM sqlite_master WHERE name = 'later'"
        with database.reading() as connection:
            before = connection.execute(count).fetchone()[0]
            database.writer.submit(insert).result()
            assert connection.execute(count).fetchone()[0] == before == 0
        with database.reading() as connection:
            assert connection.execute(count).fetchone()[0] == 1


def test_a_fault_while_reading_is_a_plain_error(tmp_path: Path) -> None:
    with (
        closing(open_database(tmp_path)) as database,
        pytest.raises(StorageError, match="Could not read"),
        database.reading() as connection,
    ):
        connection.execute("SELECT * FROM nothing")


def test_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = some_database(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    path.chmod(0o640)
    before = contents(tmp_path)
    assert "written by a newer Back Coach" in refusal(tmp_path)
    assert contents(tmp_path) == before
    assert mode(path) == 0o640


def test_a_newer_version_that_stands_in_the_log_only_is_seen(tmp_path: Path) -> None:
    source, crashed = tmp_path / "source", tmp_path / "crashed"
    path = some_database(source)
    crashed.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
        for name, content in contents(source).items():
            if not name.endswith("-shm"):
                (crashed / name).write_bytes(content)
    before = contents(crashed)
    assert (crashed / FILE_NAME).read_bytes()[60:64] == bytes([0, 0, 0, NEWEST])
    assert "written by a newer Back Coach" in refusal(crashed)
    assert {name: contents(crashed)[name] for name in before} == before


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")


def text(path: Path) -> None:
    path.write_text("not a database at all, just words", encoding="utf-8")


@pytest.mark.parametrize("make", [foreign, text])
def test_a_file_that_is_not_ours_is_refused_and_not_touched(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / FILE_NAME)
    before = contents(tmp_path)
    assert refusal(tmp_path) == f"{tmp_path / FILE_NAME} is not a Back Coach database, or it is damaged."
    assert contents(tmp_path) == before


@pytest.mark.parametrize("start", [4096, 8192])
def test_a_damaged_database_is_refused(tmp_path: Path, start: int) -> None:
    path = some_database(tmp_path)
    content = bytearray(path.read_bytes())
    content[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    assert refusal(tmp_path) == f"The database {path} is damaged."


def test_a_file_left_empty_by_a_crash_is_filled(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    with closing(open_database(tmp_path)) as database:
        assert pragma(database.reader(), "user_version") == NEWEST


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file", encoding="utf-8")
    assert refusal(folder) == f"The data folder {folder} cannot be written: It is a file"
    assert folder.read_text(encoding="utf-8") == "a file"


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    assert refusal(folder) == f"The data folder {folder} cannot be written: Not a directory"


def test_a_folder_that_refuses_new_files() -> None:
    folder = Path("/proc/self/fdinfo")
    assert refusal(folder).startswith(f"The data folder {folder} cannot be written: ")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert refusal(tmp_path) == f"The data folder {tmp_path} cannot be written: Is a directory"


def test_migrations_run_once_each_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    (scripts / "0001_start.sql").write_text(
        "CREATE TABLE run (name TEXT);\nINSERT INTO run VALUES ('one');\n", encoding="utf-8"
    )
    monkeypatch.setattr(subject, "_MIGRATIONS", scripts)
    folder = tmp_path / "data"
    some_database(folder)
    (scripts / "0002_next.sql").write_text("INSERT INTO run\nVALUES ('two');\n", encoding="utf-8")
    some_database(folder)
    with closing(open_database(folder)) as database:
        names = [row["name"] for row in database.reader().execute("SELECT name FROM run ORDER BY rowid")]
        assert names == ["one", "two"]
        assert pragma(database.reader(), "user_version") == 2


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    (scripts / "0001_start.sql").write_text("CREATE TABLE run (name TEXT);\n", encoding="utf-8")
    monkeypatch.setattr(subject, "_MIGRATIONS", scripts)
    folder = tmp_path / "data"
    path = some_database(folder)
    (scripts / "0002_bad.sql").write_text("CREATE TABLE half (x);\nINSERT INTO none VALUES (1);\n", "utf-8")
    refusal(folder)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("run",)]
        assert pragma(connection, "user_version") == 1


@pytest.mark.parametrize("names", [[], ["0002_next.sql"], ["0001_a.sql", "0003_c.sql"]])
def test_missing_migrations_are_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    for name in names:
        (scripts / name).write_text("SELECT 1;\n", encoding="utf-8")
    monkeypatch.setattr(subject, "_MIGRATIONS", scripts)
    assert refusal(tmp_path / "data") == "This installation is incomplete. Please install it again."


def test_the_migrations_lie_inside_the_package() -> None:
    package = Path(subject.__file__).parent
    assert {path.parent for path in subject._migrations()} == {package / "migrations"}


@pytest.mark.parametrize(
    ("line", "is_remote"),
    [
        ("server:/home {} nfs4 rw 0 0", True),
        ("//box/share {} cifs rw 0 0", True),
        ("me@box: {} fuse.sshfs rw 0 0", True),
        ("/dev/sda1 {} ext4 rw 0 0", False),
    ],
)
def test_a_network_file_system_gets_a_rollback_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, is_remote: bool
) -> None:
    folder = tmp_path / "my data"
    mounts = tmp_path / "mounts"
    point = str(tmp_path.resolve() / "my data").replace(" ", "\\040")
    mounts.write_text(f"/dev/root / ext4 rw 0 0\n{line.format(point)}\n", encoding="utf-8")
    some_database(folder)
    monkeypatch.setattr(subject, "MOUNTS", mounts)
    with closing(open_database(folder)) as database:
        assert database.is_remote is is_remote
        assert pragma(database.reader(), "journal_mode") == ("delete" if is_remote else "wal")


def test_without_a_list_of_mounts_a_folder_counts_as_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "MOUNTS", tmp_path / "none")
    assert not subject.is_on_network(tmp_path)


def test_processes_may_open_a_new_folder_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENER, str(tmp_path / "data")]
    pipe = subprocess.PIPE
    children = [
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    assert [child.communicate()[1] for child in children] == [""] * 4


def test_instants_keep_their_offset_and_sort_as_text() -> None:
    east = datetime(2026, 3, 29, 1, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    read = instant(utc_text(east), offset_min(east))
    assert (read, read.utcoffset()) == (east, timedelta(minutes=345))
    moments = [datetime(2026, 3, 29, 1, 30, 0, micro, tzinfo=UTC) for micro in (0, 5, 500_000)]
    assert sorted(map(utc_text, moments)) == list(map(utc_text, moments))


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        utc_text(datetime(2026, 3, 29))  # noqa: DTZ001
