"""Finding what was done to an incident's entries, and to which one first.

The chain says that something is wrong; the columns, the neighbours' hashes and the index beside
it say what. Whoever rewrites a whole chain with its index consistently is only found out by a
checkpoint kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from engine.journal.chain import GENESIS, EntryUnreadable, digest, open_entry
from engine.journal.entry import Entry
from engine.journal.holdings import StoredEntry, StoredHead

Deed = Literal[
    "changed", "removed", "reordered", "cut off", "hash mismatch", "column disagrees",
    "index disagrees",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Broken:
    """The first bad entry of an incident, and what was done; None where nothing can be named."""

    done: Deed
    detail: str
    incident: str | None = None
    seq: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A row, what its bytes say by themselves, and the place in the chain that it belongs to."""

    row: StoredEntry
    digest: str
    entry: Entry | None
    wrong: str

    def broken(self, done: Deed, detail: str, seq: int | None = None) -> Broken:
        seq = self.row.seq if seq is None else seq
        return Broken(done, detail, self.row.incident, seq, self.row.position)

    @property
    def foreign(self) -> bool:
        return self.entry is not None and self.entry.incident != self.row.incident

    @property
    def at_home(self) -> bool:
        return (
            self.entry is not None
            and self.digest == self.row.hash
            and self.entry.seq == self.row.seq
            and not self.foreign
        )


def verify_incident(rows: Sequence[StoredEntry], head: StoredHead | None) -> Broken | None:
    """Return the first bad entry of one incident, or None if chain, columns and index agree.

    `rows` are all rows of the incident, at least one; `head` is its line in the index.
    """
    return _Examination([_see(row) for row in rows], head).first_broken()


def _see(row: StoredEntry) -> _Seen:
    try:
        return _Seen(row, digest(row.body), open_entry(row.body, row.position), "")
    except EntryUnreadable as error:
        return _Seen(row, digest(row.body), None, str(error))


class _Examination:
    """One incident's rows, in the order that their bytes claim."""

    def __init__(self, rows: list[_Seen], head: StoredHead | None) -> None:
        self._head = head
        self._columns = {seen.row.seq for seen in rows}
        self._claimed = {seen.entry.previous for seen in rows if seen.entry}
        if head is not None:
            self._claimed.add(head.hash)
        self._at_home = {seen.row.seq for seen in rows if seen.at_home}
        self._rows = sorted(rows, key=lambda seen: (self._place(seen), seen.row.seq))

    def _place(self, seen: _Seen) -> int:
        """Believe the bytes where another entry or the index vouches for them, else the column."""
        if seen.entry is None or seen.foreign or seen.entry.seq in self._at_home:
            return seen.row.seq
        return seen.entry.seq if seen.digest in self._claimed else seen.row.seq

    def first_broken(self) -> Broken | None:
        before: _Seen | None = None
        for index, seen in enumerate(self._rows):
            follower = self._rows[index + 1] if index + 1 < len(self._rows) else None
            broken = (
                self._gap(seen, index + 1)
                or self._alone(seen)
                or self._linked(before, seen, follower)
                or self._in_order(index)
            )
            if broken:
                return broken
            before = seen
        return self._ending(self._rows[-1])

    def _gap(self, seen: _Seen, expected: int) -> Broken | None:
        if seen.foreign or self._place(seen) <= expected:
            return None
        incident = seen.row.incident
        if expected in self._columns:
            return Broken("changed", "its bytes claim another place", incident, expected)
        return Broken("removed", f"after {expected - 1} comes {seen.row.seq}", incident, expected)

    def _alone(self, seen: _Seen) -> Broken | None:
        """Judge a row by its own bytes, columns and hash."""
        row, entry = seen.row, seen.entry
        if entry is None:
            return seen.broken("changed", seen.wrong)
        if seen.foreign:
            detail = f"the bytes are entry {entry.seq} of incident {entry.incident}"
            return seen.broken("column disagrees", detail)
        if entry.seq != row.seq and seen.digest in self._claimed:
            return self._displaced(seen, entry)
        if seen.digest != row.hash:
            return self._mismatched(seen)
        if entry.seq != row.seq:
            return seen.broken("changed", f"rewritten with a new hash to be entry {entry.seq}")
        if entry.kind != row.kind:
            return seen.broken("column disagrees", f"the bytes say {entry.kind}, not {row.kind}")
        return None

    def _displaced(self, seen: _Seen, entry: Entry) -> Broken:
        if entry.seq in self._at_home:
            return seen.broken("changed", f"overwritten with a copy of entry {entry.seq}")
        detail = f"the bytes are entry {entry.seq}, the column says {seen.row.seq}"
        if entry.seq in self._columns:
            return seen.broken("reordered", detail, min(entry.seq, seen.row.seq))
        return seen.broken("column disagrees", detail, entry.seq)

    def _mismatched(self, seen: _Seen) -> Broken:
        if seen.digest in self._claimed:
            return seen.broken("hash mismatch", "the bytes are sound, the hash column was altered")
        return seen.broken("changed", f"the bytes hash to {seen.digest}, not to {seen.row.hash}")

    def _linked(self, before: _Seen | None, seen: _Seen, follower: _Seen | None) -> Broken | None:
        """Judge a row by the one before it."""
        entry = seen.entry
        if entry is not None and entry.previous != (before.digest if before else GENESIS):
            if before is not None and self._vouched(seen, follower):
                return before.broken("changed", "rewritten with a new hash, which none names")
            return seen.broken("changed", "rewritten with a new hash: it names no entry before it")
        return None

    def _in_order(self, index: int) -> Broken | None:
        """Judge a row's position in the journal: positions rise with the sequence."""
        if index == 0 or self._position(index - 1) < self._position(index):
            return None
        # The later one is out of place only if it also comes before the one two behind it.
        late = index > 1 and self._position(index - 2) > self._position(index)
        displaced = self._rows[index if late else index - 1]
        return displaced.broken("reordered", "its position is out of order")

    def _position(self, index: int) -> int:
        return self._rows[index].row.position

    def _vouched(self, seen: _Seen, follower: _Seen | None) -> bool:
        if follower is not None and follower.entry is not None:
            return follower.entry.previous == seen.digest
        return self._head is not None and self._head.hash == seen.digest

    def _ending(self, last: _Seen) -> Broken | None:
        """Judge the end of a sound chain by the index."""
        head = self._head
        if head is None:
            return last.broken("index disagrees", "the index does not know this incident")
        if head.seq > last.row.seq:
            detail = f"the index says {head.seq}, the chain ends at {last.row.seq}"
            return Broken("cut off", detail, head.incident, last.row.seq + 1)
        if head.seq != last.row.seq or head.hash != last.digest:
            detail = f"the index ends at {head.seq} {head.hash}, the chain in {last.digest}"
            return last.broken("index disagrees", detail)
        if last.entry and head.edition != last.entry.edition:
            return last.broken("index disagrees", f"the index names edition {head.edition}")
        return None
