"""The one ordered thread that writes: each piece of work is its own committed transaction."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from coach.domain.errors import StorageError

T = TypeVar("T")

_PRIMARY_CODE = 0xFF
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program is using the data",
    sqlite3.SQLITE_LOCKED: "another program is using the data",
    sqlite3.SQLITE_FULL: "disk is full",
    sqlite3.SQLITE_IOERR: "the disk reported a fault",
    sqlite3.SQLITE_READONLY: "the data folder is read-only",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened",
    sqlite3.SQLITE_CORRUPT: "the database is damaged",
    sqlite3.SQLITE_NOTADB: "the database is damaged",
    sqlite3.SQLITE_CONSTRAINT: "a value is out of its range",
}


def primary_code(error: sqlite3.Error) -> int:
    """The primary SQLite result code of an error; 0 when the error is not SQLite's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY_CODE


def plain_reason(error: Exception) -> str:
    """Why a database refused, in a few plain words."""
    known = _REASONS.get(primary_code(error)) if isinstance(error, sqlite3.Error) else None
    return known or str(error) or type(error).__name__


class Writer:
    """Runs submitted work in order on a thread of its own, until `close`."""

    def __init__(self, open_connection: Callable[[], sqlite3.Connection]) -> None:
        self._open_connection = open_connection
        self._connection: sqlite3.Connection | None = None
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._lock = Lock()
        self._is_closed = False
        self._thread = Thread(target=self._run, name="back-coach-writer", daemon=False)
        self._thread.start()

    def submit(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Queue work; its future resolves after COMMIT, or carries a StorageError and nothing is written."""
        future: Future[T] = Future()
        with self._lock:
            if not self._is_closed:
                self._queue.put(lambda: self._complete(work, future))
                return future
        future.set_exception(StorageError("Could not save: the database is closed."))
        return future

    def close(self) -> None:
        """Finish what is queued, then end the thread and its connection."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            job()
            # Nothing of a finished piece of work is kept alive while waiting for the next.
            del job
        self._drop_connection()

    def _complete(self, work: Callable[[sqlite3.Connection], T], future: Future[T]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = self._committed(work)
        except StorageError as error:
            future.set_exception(error)
        except Exception as error:
            refusal = StorageError(f"Could not save: {plain_reason(error)}.")
            refusal.__cause__ = error
            future.set_exception(refusal)
        else:
            future.set_result(result)

    def _committed(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            self._connection = self._open_connection()
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise
        return result

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        """SQLite has rolled back by itself after some faults; a connection that cannot is replaced."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._drop_connection()

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
