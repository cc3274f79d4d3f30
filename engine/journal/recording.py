"""Recording one write on the writing connection, inside the transaction of its group."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Mapping, Sequence

from engine.errors import StaleVersion
from engine.journal.canonical import encode, parse
from engine.journal.chain import GENESIS, open_entry, seal_all, stamp
from engine.journal.entry import Append, Entry, Snapshot, together
from engine.journal.holdings import EditionConflict
from engine.journal.streams import stream_of

# One statement and not four: each costs a hand-over between threads.
_LOOK_UP = """
SELECT
    EXISTS (SELECT 1 FROM command WHERE command = ?1),
    (SELECT seq FROM incident WHERE incident = ?2),
    (SELECT hash FROM incident WHERE incident = ?2),
    (SELECT seq FROM sqlite_sequence WHERE name = 'entry')
"""
_FIND_RECORDED = """
SELECT body, position FROM command JOIN entry
    ON entry.incident = command.incident AND seq BETWEEN first_seq AND last_seq
WHERE command = ? ORDER BY position
"""
_ADD_ENTRY = (
    "INSERT INTO entry (position, incident, seq, kind, hash, body) VALUES (?, ?, ?, ?, ?, ?)"
)
_ADD_COMMAND = "INSERT INTO command (command, incident, first_seq, last_seq) VALUES (?, ?, ?, ?)"
_MOVE_HEAD = (
    "INSERT INTO incident (incident, stream, number, seq, hash, edition, open, next_due) "
    "VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM incident WHERE stream = ?2), "
    "?3, ?4, ?5, ?6, ?7) "
    "ON CONFLICT (incident) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, "
    "edition = excluded.edition, open = excluded.open, next_due = excluded.next_due"
)


def record(connection: sqlite3.Connection, write: Append) -> list[Entry]:
    """Record a write, or return what its command recorded before; raises `StaleVersion`."""
    return record_all(connection, (write,))


def record_all(connection: sqlite3.Connection, writes: Sequence[Append]) -> list[Entry]:
    """Record the writes of one command; raises `StaleVersion` before anything is written."""
    stands: list[tuple[int, str]] = []
    position = 0
    for write in together(writes):
        known, seq, previous, last = connection.execute(
            _LOOK_UP, (write.command, write.incident)
        ).fetchone()
        if known:
            found = connection.execute(_FIND_RECORDED, (write.command,))
            return [open_entry(*row) for row in found]
        if (seq or 0) != write.expected:
            raise StaleVersion(write.incident, write.expected, seq or 0)
        position = last or 0
        stands.append((seq or 0, previous or GENESIS))
    entries: list[Entry] = []
    for write, (seq, previous) in zip(writes, stands, strict=True):
        if write.drafts:
            entries += _write(connection, write, position + len(entries), seq, previous)
    return entries


def _write(
    connection: sqlite3.Connection, write: Append, position: int, seq: int, previous: str
) -> list[Entry]:
    sealed = seal_all(write, position=position, seq=seq, previous=previous)
    connection.executemany(
        _ADD_ENTRY, [(e.position, e.incident, e.seq, e.kind, e.hash, body) for e, body in sealed]
    )
    entries = [one.entry for one in sealed]
    _move_head(connection, write, entries[-1])
    connection.execute(
        _ADD_COMMAND, (write.command, write.incident, entries[0].seq, entries[-1].seq)
    )
    return entries


def _move_head(connection: sqlite3.Connection, write: Append, last: Entry) -> None:
    due = stamp(write.next_due) if write.next_due else None
    stream = stream_of(write.incident)
    connection.execute(
        _MOVE_HEAD, (write.incident, stream, last.seq, last.hash, write.edition, write.open, due)
    )


def keep_edition(connection: sqlite3.Connection, edition: str, files: Mapping[str, bytes]) -> None:
    """Store an edition's files once; raises `EditionConflict` for other files under its hash."""
    packed = pack(files)
    kept = connection.execute("SELECT files FROM edition WHERE edition = ?", (edition,)).fetchone()
    if kept is None:
        connection.execute("INSERT INTO edition (edition, files) VALUES (?, ?)", (edition, packed))
    elif kept[0] != packed:
        raise EditionConflict(edition)


def keep_snapshot(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Keep a snapshot in place of one that another code made at the same entry."""
    connection.execute(
        "INSERT OR REPLACE INTO snapshot (incident, seq, shape, hash, body) VALUES (?, ?, ?, ?, ?)",
        (snapshot.incident, snapshot.seq, snapshot.shape, snapshot.hash, snapshot.body),
    )


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as one canonical text: [name, base64] pairs, by name."""
    return encode(
        [[name, base64.b64encode(content).decode()] for name, content in sorted(files.items())]
    )


def unpack(packed: bytes) -> dict[str, bytes]:
    """Return the files that `pack` took."""
    return {name: base64.b64decode(content) for name, content in parse(packed)}
