"""A journal file read without trust and without touching it: no migration, no lock, no write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from engine.errors import FengsuiError
from engine.journal.chain import EntryUnreadable, open_entry
from engine.journal.entry import Entry, Snapshot
from engine.journal.holdings import RecordedCommand, StoredEntry, StoredHead
from engine.journal.recording import unpack

_TABLES = {"entry", "command", "incident", "edition"}


class JournalUnreadable(FengsuiError):
    """There is no journal at that place, or the file is too damaged to be read as one."""


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open one consistent view of a journal file; raises `JournalUnreadable`.

    A journal in use has a write-ahead log beside it and is read with it; one at rest is read as
    it lies, so that not even a lock file appears next to a piece of evidence.
    """
    if not path.is_file():
        raise JournalUnreadable(f"{path}: there is no journal here")
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    connection = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?{mode}", uri=True)
        # Text that is not UTF-8 any more is tampering to report, not a reason to stop.
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        connection.execute("BEGIN")
        _require_journal(path, connection)
        yield Archive(connection)
    except sqlite3.Error as error:
        raise JournalUnreadable(f"{path} cannot be read: {error}") from error
    finally:
        if connection is not None:
            connection.close()


def _require_journal(path: Path, connection: sqlite3.Connection) -> None:
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if missing := _TABLES - found:
        raise JournalUnreadable(f"{path} is not a journal: no table {', '.join(sorted(missing))}")


class Archive:
    """What one journal file holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self) -> Iterator[StoredEntry]:
        """Yield every row, grouped by incident, then by the seq column."""
        found = self._connection.execute(
            "SELECT position, incident, seq, kind, hash, body FROM entry ORDER BY incident, seq"
        )
        for position, incident, seq, kind, digest, body in found:
            yield StoredEntry(
                position,
                _text(incident),
                _whole(seq),
                _text(kind),
                _text(digest),
                body if isinstance(body, bytes) else b"",
            )

    def positions(self) -> Iterator[int]:
        """Yield every position, ascending."""
        for (position,) in self._connection.execute("SELECT position FROM entry ORDER BY position"):
            yield position

    def given_out(self) -> int:
        """Return the highest position ever given out, also if its entry is gone."""
        row = self._connection.execute(
            "SELECT max(seq) FROM sqlite_sequence WHERE name = 'entry'"
        ).fetchone()
        return _whole(row[0])

    def heads(self) -> list[StoredHead]:
        """Return the index, by number."""
        found = self._connection.execute(
            "SELECT incident, number, seq, hash, edition FROM incident ORDER BY number"
        )
        return [
            StoredHead(_text(incident), _whole(number), _whole(seq), _text(digest), _text(edition))
            for incident, number, seq, digest, edition in found
        ]

    def commands(self) -> list[RecordedCommand]:
        """Return every recorded command, by incident, then by its first entry."""
        found = self._connection.execute(
            "SELECT command, incident, first_seq, last_seq FROM command ORDER BY incident, first_seq"
        )
        return [
            RecordedCommand(_text(command), _text(incident), _whole(first), _whole(last))
            for command, incident, first, last in found
        ]

    def editions(self) -> set[str]:
        """Return the hashes of the editions kept."""
        return {_text(one) for (one,) in self._connection.execute("SELECT edition FROM edition")}

    def edition(self, edition: str) -> dict[str, bytes] | None:
        """Return the files of an edition kept, or None."""
        row = self._connection.execute(
            "SELECT files FROM edition WHERE edition = ?", (edition,)
        ).fetchone()
        return unpack(row[0]) if row and isinstance(row[0], bytes) else None

    def snapshots(self) -> list[Snapshot]:
        """Return every snapshot kept; files of the first schemas keep none."""
        tables = self._connection.execute("SELECT name FROM sqlite_master WHERE name = 'snapshot'")
        if tables.fetchone() is None:
            return []
        found = self._connection.execute(
            "SELECT incident, seq, shape, hash, body FROM snapshot ORDER BY incident, seq"
        )
        return [
            Snapshot(_text(incident), _whole(seq), _text(shape), _text(digest), bytes(body))
            for incident, seq, shape, digest, body in found
            if isinstance(body, bytes)
        ]

    def beginning(self, incident: str, upto: int) -> list[Entry]:
        """Return an incident's readable entries up to a sequence number."""
        return [
            entry
            for seq, entry in self.timeline(incident)
            if seq <= upto and isinstance(entry, Entry)
        ]

    def timeline(self, incident: str) -> Iterator[tuple[int, Entry | EntryUnreadable]]:
        """Yield an incident's sequence numbers, each with its entry or with why it has none."""
        found = self._connection.execute(
            "SELECT seq, position, body FROM entry WHERE incident = ? ORDER BY seq", (incident,)
        )
        for seq, position, body in found:
            try:
                yield _whole(seq), open_entry(body if isinstance(body, bytes) else b"", position)
            except EntryUnreadable as unreadable:
                yield _whole(seq), unreadable


def _text(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0
