"""The embedded journal: one SQLite file, one writing thread, readers that only read."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Executable, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool
from sqlmodel import col, func, select

from engine.errors import JournalUnavailable
from engine.journal import tables
from engine.journal.chain import open_entry, read_stamp
from engine.journal.entry import Append, Entry, IncidentHead, Snapshot, together
from engine.journal.files import WriterLock, prepare
from engine.journal.recording import keep_edition, keep_snapshot, record, record_all, unpack
from engine.journal.schema import bring_up_to_date
from engine.journal.streams import INCIDENT
from engine.journal.writer import Writer

_PATIENCE_MS = 5000
_log = logging.getLogger(__name__)

_BODY = (col(tables.Entry.body), col(tables.Entry.position))


class SqliteJournal:
    """A journal in one file, for one writing process; raises `JournalUnavailable` on opening.

    Reading is for any thread and sees only what is committed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        _warn_of_old_sqlite(self.path)
        prepare(self.path)
        self._lock = WriterLock(self.path)
        try:
            self._writing = _open_writing(self.path)
        except (sqlite3.Error, SQLAlchemyError) as error:
            self._lock.release()
            raise JournalUnavailable(f"{path} cannot be opened: {error}") from error
        except JournalUnavailable as error:
            self._lock.release()
            raise JournalUnavailable(f"{path}: {error}") from None
        self._reading = _reading_engine(self.path)
        self._writer = Writer(_raw(self._writing))
        self._closed = False

    def append(self, write: Append) -> Future[list[Entry]]:
        """Record all drafts, durably before the future resolves."""
        return self._writer.submit(partial(record, write=write))

    def append_all(self, writes: Sequence[Append]) -> Future[list[Entry]]:
        """Record the drafts of several streams in one commit, or nothing of any of them."""
        return self._writer.submit(partial(record_all, writes=together(tuple(writes))))

    def read(self, incident: str, after: int = 0, upto: int | None = None) -> list[Entry]:
        """Return entries of one incident with `after` < seq <= `upto`, in order."""
        table = tables.Entry
        found = select(*_BODY).where(col(table.incident) == incident, col(table.seq) > after)
        if upto is not None:
            found = found.where(col(table.seq) <= upto)
        return self._entries(found.order_by(col(table.seq)))

    def since(self, position: int, limit: int = 1000) -> list[Entry]:
        """Return entries of all incidents behind a position, in commit order."""
        place = col(tables.Entry.position)
        return self._entries(select(*_BODY).where(place > position).order_by(place).limit(limit))

    def head(self) -> int:
        """Return the last position, 0 when empty."""
        ((last,),) = self._rows(select(func.max(col(tables.Entry.position))))
        return last or 0

    def recorded(self, command: str) -> list[Entry]:
        """Return the entries that a command produced, in all streams, or nothing."""
        made, table = tables.Command, tables.Entry
        return self._entries(
            select(*_BODY)
            .join(made, col(made.incident) == col(table.incident))
            .where(col(made.command) == command)
            .where(col(table.seq).between(col(made.first_seq), col(made.last_seq)))
            .order_by(col(table.position))
        )

    def incidents(self, *, only_open: bool = False, stream: str = INCIDENT) -> list[IncidentHead]:
        """Return the index of one kind of stream, oldest first."""
        table = tables.Incident
        found = select(table.__table__).order_by(col(table.number))  # type: ignore[attr-defined]
        found = found.where(col(table.stream) == stream)
        if only_open:
            found = found.where(col(table.open))
        return [_head(row) for row in self._rows(found)]

    def keep_edition(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Store an edition's files durably; raises `EditionConflict` for other files."""
        self._writer.submit(partial(keep_edition, edition=edition, files=dict(files))).result()

    def edition(self, edition: str) -> Mapping[str, bytes] | None:
        """Return the files of a stored edition."""
        table = tables.Edition
        rows = self._rows(select(table.files).where(col(table.edition) == edition))
        return unpack(rows[0][0]) if rows else None

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot behind what waits to be written; a failure is logged."""
        future = self._writer.submit(partial(keep_snapshot, snapshot=snapshot))
        future.add_done_callback(partial(_log_loss, snapshot))

    def snapshot(self, incident: str, shape: str, upto: int | None = None) -> Snapshot | None:
        """Return the latest snapshot of a shape that is not behind `upto`."""
        table = tables.Snapshot
        found = select(table.__table__).where(  # type: ignore[attr-defined]
            col(table.incident) == incident, col(table.shape) == shape
        )
        if upto is not None:
            found = found.where(col(table.seq) <= upto)
        rows = self._rows(found.order_by(col(table.seq).desc()).limit(1))
        return Snapshot(*rows[0]) if rows else None

    def close(self) -> None:
        """Finish what was accepted and release the file."""
        self._writer.close()
        if not self._closed:
            self._closed = True
            # The writing connection goes last: whoever goes last checkpoints.
            self._reading.dispose()
            self._writing.close()
            self._lock.release()

    def _entries(self, found: Executable) -> list[Entry]:
        return [open_entry(*row) for row in self._rows(found)]

    def _rows(self, found: Executable) -> list[Any]:
        try:
            with self._reading.connect() as connection:
                return list(connection.execute(found).all())
        except SQLAlchemyError as error:
            raise JournalUnavailable(f"{self.path} cannot be read: {error}") from error


def _log_loss(snapshot: Snapshot, future: Future[None]) -> None:
    if not future.cancelled() and (error := future.exception()):
        _log.warning("no snapshot of %s at %d: %s", snapshot.incident, snapshot.seq, error)


def _head(row: Any) -> IncidentHead:
    return IncidentHead(
        incident=row.incident,
        number=row.number,
        seq=row.seq,
        hash=row.hash,
        edition=row.edition,
        open=row.open,
        next_due=read_stamp(row.next_due) if row.next_due else None,
    )


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise JournalUnavailable("the writing connection is not SQLite's")
    return raw


def _open_writing(path: Path) -> Connection:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, "rwc", "journal_mode = WAL", "synchronous = FULL"),
        poolclass=NullPool,
    )
    # The driver's own transactions leave out schema changes; these do not.
    event.listen(engine, "begin", lambda one: one.exec_driver_sql("BEGIN IMMEDIATE"))
    connection = engine.connect()
    try:
        bring_up_to_date(connection)
    except (SQLAlchemyError, JournalUnavailable):
        connection.close()
        raise
    return connection


def _reading_engine(path: Path) -> Engine:
    return create_engine(
        "sqlite://",
        creator=lambda: _connect(path, "ro", "query_only = ON"),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=-1,
    )


def _connect(path: Path, mode: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in (f"busy_timeout = {_PATIENCE_MS}", "foreign_keys = ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _warn_of_old_sqlite(path: Path) -> None:
    version = sqlite3.sqlite_version_info
    if version < (3, 50, 7) or (3, 51, 0) <= version < (3, 51, 3):
        _log.warning(
            "SQLite %s can lose commits when several connections write and checkpoint at once "
            "(mended in 3.50.7 and 3.51.3); this journal writes and checkpoints on one "
            "connection only: let no other program write %s",
            sqlite3.sqlite_version,
            path,
        )
