"""The one thread that writes: it takes all work that waits, and commits it as one group.

SQLite before 3.50.7 and 3.51.3 can lose commits when checkpoints and writers of several
connections overlap. Here only this thread's connection writes and checkpoints.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from engine.errors import JournalUnavailable

_LARGEST_GROUP = 256
_log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
"""One atomic piece of writing; it may run twice, the first time undone. What it raises undoes it
alone, not its group; it costs least to raise before the first write."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work
    future: Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None

    def tell(self, future: Future[Any]) -> None:
        if self.error is None:
            future.set_result(self.result)
        else:
            future.set_exception(self.error)


class _HalfWritten(Exception):
    """A piece of work failed between its statements: its transaction has to go."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        super().__init__(str(error))


class Writer:
    """Owns the writing connection; a future resolves only when its work is durable.

    Callbacks of a future run on the writing thread and hold up the next group: keep them short,
    and never wait in one for another write.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = False
        self._gate = Lock()
        self._thread = Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Queue work; its future may be cancelled until the work begins."""
        future: Future[T] = Future()
        with self._gate:
            if not self._closed:
                self._queue.put(_Job(work, future))
                return future
        future.set_exception(JournalUnavailable("the journal is closed"))
        return future

    def close(self) -> None:
        """Finish what was accepted, then stop; the connection is the caller's to close."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        running = True
        while running:
            group, running = self._next_group()
            if group:
                self._settle(group)

    def _next_group(self) -> tuple[list[_Job], bool]:
        job = self._queue.get()
        group: list[_Job] = []
        while job is not None:
            if job.future.set_running_or_notify_cancel():
                group.append(job)
            if len(group) >= _LARGEST_GROUP:
                return group, True
            try:
                job = self._queue.get_nowait()
            except Empty:
                return group, True
        return group, False

    def _settle(self, group: list[_Job]) -> None:
        for job, outcome in zip(group, self._commit(group), strict=True):
            outcome.tell(job.future)

    def _commit(self, group: list[_Job]) -> list[_Outcome]:
        """Commit a group; if one piece fails after it began to write, each piece by itself."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            outcomes = [self._attempt(job.work) for job in group]
            self._connection.execute("COMMIT")
        except _HalfWritten as half:
            self._roll_back()
            if len(group) == 1:
                return [_Outcome(error=half.error)]
            return [outcome for job in group for outcome in self._commit([job])]
        except sqlite3.Error as error:
            _log.error("nothing of a group of %d writes was recorded: %s", len(group), error)
            self._roll_back()
            refused = JournalUnavailable(f"the journal cannot record: {error}; nothing was written")
            return [_Outcome(error=refused)] * len(group)
        return outcomes

    def _attempt(self, work: Work) -> _Outcome:
        before = self._connection.total_changes
        try:
            return _Outcome(work(self._connection))
        except sqlite3.IntegrityError as error:
            contradiction = JournalUnavailable(f"the journal contradicts itself: {error}")
            raise _HalfWritten(contradiction) from error
        except sqlite3.Error:
            raise
        except Exception as error:
            if self._connection.total_changes != before:
                raise _HalfWritten(error) from error
            return _Outcome(error=error)

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back by itself.
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error as error:
                _log.error("rolling back failed: %s", error)
