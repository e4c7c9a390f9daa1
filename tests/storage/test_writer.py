"""The writer thread: in order, each work a transaction, failures plain and without consequence."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.errors import StorageError
from coach.storage.database import open_database
from coach.storage.writer import Writer

Work = Callable[[sqlite3.Connection], int]

ROOT = Path(__file__).parents[2]
COUNTER = """
import sys
from pathlib import Path
from coach.storage.database import open_database
database = open_database(Path(sys.argv[1]))
for number in range(100):
    database.writer.submit(
        lambda connection: connection.execute("INSERT INTO n VALUES (?)", (number,)).rowcount
    ).result()
database.close()
"""


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE IF NOT EXISTS n (x INTEGER CHECK (x < 1000))")
    return connection


def add(number: int) -> Work:
    return lambda connection: connection.execute("INSERT INTO n VALUES (?)", (number,)).rowcount


def stored(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT x FROM n ORDER BY rowid")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.sqlite3"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    before = set(threading.enumerate())
    writer = Writer(lambda: connect(path))
    yield writer
    writer.close()
    assert set(threading.enumerate()) == before


def test_work_runs_in_order_on_one_thread(writer: Writer, path: Path) -> None:
    threads: set[int] = set()

    def work(number: int) -> Work:
        def run(connection: sqlite3.Connection) -> int:
            threads.add(threading.get_ident())
            return add(number)(connection)

        return run

    futures = [writer.submit(work(number)) for number in range(60)]
    assert [future.result() for future in futures] == [1] * 60
    assert stored(path) == list(range(60))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_future_resolves_after_the_commit(writer: Writer, path: Path) -> None:
    for number in range(20):
        writer.submit(add(number)).result()
        assert stored(path) == list(range(number + 1))


def test_a_failure_is_rolled_back_and_later_work_runs(writer: Writer, path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        add(1)(connection)
        raise RuntimeError("the pen broke")

    failed, later = writer.submit(half), writer.submit(add(2))
    with pytest.raises(StorageError, match=r"^Could not save: the pen broke\.$") as caught:
        failed.result()
    assert isinstance(caught.value.__cause__, RuntimeError)
    assert later.result() == 1
    assert stored(path) == [2]


def test_a_storage_error_is_passed_on_as_it_is(writer: Writer) -> None:
    error = StorageError("No.")

    def refuse(connection: sqlite3.Connection) -> None:
        raise error

    assert writer.submit(refuse).exception() is error


def test_a_full_disk_is_said_plainly_and_can_be_freed(writer: Writer, path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT INTO n VALUES (?)", [(number % 1000,) for number in range(5000)])

    writer.submit(add(1)).result()
    limit = writer.submit(lambda connection: connection.execute("PRAGMA max_page_count = 3").fetchone())
    assert limit.result() == (3,)
    with pytest.raises(StorageError, match=r"^Could not save: disk is full\.$"):
        writer.submit(fill).result()
    writer.submit(lambda connection: connection.execute("PRAGMA max_page_count = 1000").fetchone()).result()
    writer.submit(add(2)).result()
    assert stored(path) == [1, 2]


def test_a_value_out_of_range_is_said_plainly(writer: Writer) -> None:
    with pytest.raises(StorageError, match=r"^Could not save: a value is out of its range\.$"):
        writer.submit(add(1000)).result()


def test_a_connection_that_cannot_be_opened_is_tried_again(path: Path) -> None:
    faults = [sqlite3.OperationalError("no door")]

    def open_connection() -> sqlite3.Connection:
        if faults:
            raise faults.pop()
        return connect(path)

    writer = Writer(open_connection)
    first, second = writer.submit(add(1)), writer.submit(add(2))
    with pytest.raises(StorageError, match="no door"):
        first.result()
    assert second.result() == 1
    writer.close()


def test_a_connection_that_is_gone_is_replaced(writer: Writer, path: Path) -> None:
    with pytest.raises(StorageError):
        writer.submit(lambda connection: connection.close()).result()
    writer.submit(add(7)).result()
    assert stored(path) == [7]


def test_close_finishes_what_is_queued_and_refuses_more(path: Path) -> None:
    writer = Writer(lambda: connect(path))
    futures = [writer.submit(add(number)) for number in range(50)]
    writer.close()
    writer.close()
    assert all(future.done() for future in futures)
    assert stored(path) == list(range(50))
    with pytest.raises(StorageError, match="closed"):
        writer.submit(add(1)).result()


def test_cancelled_work_does_not_run(writer: Writer, path: Path) -> None:
    gate = threading.Event()
    holding = writer.submit(lambda connection: gate.wait(10))
    cancelled = writer.submit(add(1))
    assert cancelled.cancel()
    gate.set()
    assert holding.result()
    writer.submit(add(2)).result()
    with pytest.raises(CancelledError):
        cancelled.result()
    assert stored(path) == [2]


def test_two_processes_write_beside_each_other(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        database.writer.submit(lambda connection: connection.execute("CREATE TABLE n (x)").rowcount).result()
    children = [
        subprocess.Popen(
            [sys.executable, "-c", COUNTER, str(tmp_path)], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    assert [child.communicate()[1] for child in children] == ["", ""]
    with closing(open_database(tmp_path)) as database:
        rows = database.reader().execute("SELECT x, count(*) AS times FROM n GROUP BY x").fetchall()
    assert [tuple(row) for row in rows] == [(number, 2) for number in range(100)]
