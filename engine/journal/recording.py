"""Recording one write on the writing connection, inside the transaction of its group."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Mapping

from engine.errors import StaleVersion
from engine.journal.canonical import encode, parse
from engine.journal.chain import GENESIS, open_entry, seal_all, stamp
from engine.journal.entry import Append, Entry
from engine.journal.holdings import EditionConflict

# One statement and not four: each costs a hand-over between threads.
_LOOK_UP = """
SELECT
    (SELECT first_seq FROM command WHERE command = ?1),
    (SELECT seq FROM incident WHERE incident = ?2),
    (SELECT hash FROM incident WHERE incident = ?2),
    (SELECT seq FROM sqlite_sequence WHERE name = 'entry')
"""
_FIND_RECORDED = """
SELECT body, position FROM command JOIN entry
    ON entry.incident = command.incident AND seq BETWEEN first_seq AND last_seq
WHERE command = ? ORDER BY seq
"""
_ADD_ENTRY = (
    "INSERT INTO entry (position, incident, seq, kind, hash, body) VALUES (?, ?, ?, ?, ?, ?)"
)
_ADD_COMMAND = "INSERT INTO command (command, incident, first_seq, last_seq) VALUES (?, ?, ?, ?)"
_MOVE_HEAD = (
    "INSERT INTO incident (incident, number, seq, hash, edition, open, next_due) "
    "VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM incident), ?, ?, ?, ?, ?) "
    "ON CONFLICT (incident) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, "
    "edition = excluded.edition, open = excluded.open, next_due = excluded.next_due"
)


def record(connection: sqlite3.Connection, write: Append) -> list[Entry]:
    """Record a write, or return what its command recorded before; raises `StaleVersion`."""
    known, seq, previous, position = connection.execute(
        _LOOK_UP, (write.command, write.incident)
    ).fetchone()
    if known is not None:
        found = connection.execute(_FIND_RECORDED, (write.command,))
        return [open_entry(*row) for row in found]
    seq = seq or 0
    if seq != write.expected:
        raise StaleVersion(write.incident, write.expected, seq)
    if not write.drafts:
        return []
    sealed = seal_all(write, position=position or 0, seq=seq, previous=previous or GENESIS)
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
    connection.execute(
        _MOVE_HEAD, (write.incident, last.seq, last.hash, write.edition, write.open, due)
    )


def keep_edition(connection: sqlite3.Connection, edition: str, files: Mapping[str, bytes]) -> None:
    """Store an edition's files once; raises `EditionConflict` for other files under its hash."""
    packed = pack(files)
    kept = connection.execute("SELECT files FROM edition WHERE edition = ?", (edition,)).fetchone()
    if kept is None:
        connection.execute("INSERT INTO edition (edition, files) VALUES (?, ?)", (edition, packed))
    elif kept[0] != packed:
        raise EditionConflict(edition)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as one canonical text: [name, base64] pairs, by name."""
    return encode(
        [[name, base64.b64encode(content).decode()] for name, content in sorted(files.items())]
    )


def unpack(packed: bytes) -> dict[str, bytes]:
    """Return the files that `pack` took."""
    return {name: base64.b64decode(content) for name, content in parse(packed)}
