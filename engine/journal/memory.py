"""A journal in memory: tests, drills, ensembles. Every future is resolved when it is returned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from threading import Lock

from engine.errors import FengsuiError, JournalUnavailable, StaleVersion
from engine.journal.chain import GENESIS, body_of, seal_all
from engine.journal.entry import Append, Entry, IncidentHead, Snapshot, together
from engine.journal.holdings import EditionConflict, RecordedCommand, StoredEntry, StoredHead
from engine.journal.streams import INCIDENT, stream_of


class MemoryJournal:
    """Keeps everything while the process lives; safe to use from several threads."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._streams: dict[str, list[Entry]] = {}
        self._heads: dict[str, IncidentHead] = {}
        self._commands: dict[str, list[RecordedCommand]] = {}
        self._editions: dict[str, dict[str, bytes]] = {}
        self._snapshots: dict[tuple[str, int], Snapshot] = {}
        self._closed = False
        self._lock = Lock()

    def append(self, write: Append) -> Future[list[Entry]]:
        """Record all drafts; the future is resolved already."""
        return self.append_all((write,))

    def append_all(self, writes: Sequence[Append]) -> Future[list[Entry]]:
        """Record the drafts of several streams, or nothing; the future is resolved already."""
        future: Future[list[Entry]] = Future()
        try:
            with self._lock:
                entries = self._record(together(writes))
        except FengsuiError as error:
            future.set_exception(error)
        else:
            future.set_result(entries)
        return future

    def _record(self, writes: Sequence[Append]) -> list[Entry]:
        if self._closed:
            raise JournalUnavailable("the journal is closed")
        for write in writes:
            if write.command in self._commands:
                return self._produced(write.command)
            head = self._heads.get(write.incident)
            seq = head.seq if head else 0
            if seq != write.expected:
                raise StaleVersion(write.incident, write.expected, seq)
        # All are sealed before any is kept: what cannot be sealed leaves no half of a command.
        sealed: list[list[Entry]] = []
        position = len(self._entries)
        for write in writes:
            sealed.append(self._sealed(write, position))
            position += len(write.drafts)
        for write, entries in zip(writes, sealed, strict=True):
            if entries:
                self._keep(write, entries)
        return [entry for entries in sealed for entry in entries]

    def _sealed(self, write: Append, position: int) -> list[Entry]:
        head = self._heads.get(write.incident)
        seq, previous = (head.seq, head.hash) if head else (0, GENESIS)
        return [one.entry for one in seal_all(write, position=position, seq=seq, previous=previous)]

    def _keep(self, write: Append, entries: list[Entry]) -> None:
        incident, last = write.incident, entries[-1]
        head = self._heads.get(incident)
        number = head.number if head else self._next_number(incident)
        self._entries += entries
        self._streams.setdefault(incident, []).extend(entries)
        self._heads[incident] = IncidentHead(
            incident, number, last.seq, last.hash, write.edition, write.open, write.next_due
        )
        self._commands.setdefault(write.command, []).append(
            RecordedCommand(write.command, incident, entries[0].seq, last.seq)
        )

    def _next_number(self, name: str) -> int:
        return 1 + sum(stream_of(known) == stream_of(name) for known in self._heads)

    def _produced(self, command: str) -> list[Entry]:
        return [
            entry
            for one in self._commands[command]
            for entry in self._streams[one.incident][one.first_seq - 1 : one.last_seq]
        ]

    def read(self, incident: str, after: int = 0, upto: int | None = None) -> list[Entry]:
        """Return entries of one incident with `after` < seq <= `upto`, in order."""
        with self._lock:
            return self._streams.get(incident, [])[max(after, 0) : upto]

    def since(self, position: int, limit: int = 1000) -> list[Entry]:
        """Return entries of all incidents behind a position, in commit order."""
        with self._lock:
            return self._entries[max(position, 0) :][:limit]

    def head(self) -> int:
        """Return the last position, 0 when empty."""
        with self._lock:
            return len(self._entries)

    def recorded(self, command: str) -> list[Entry]:
        """Return the entries that a command produced, or nothing if it was never recorded."""
        with self._lock:
            return self._produced(command) if command in self._commands else []

    def incidents(self, *, only_open: bool = False, stream: str = INCIDENT) -> list[IncidentHead]:
        """Return the index of one kind of stream, oldest first."""
        with self._lock:
            found = [head for head in self._heads.values() if head.open or not only_open]
        return [head for head in found if stream_of(head.incident) == stream]

    def keep_edition(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Store an edition's files; raises `EditionConflict` for other files under its hash."""
        with self._lock:
            if self._closed:
                raise JournalUnavailable("the journal is closed")
            if self._editions.setdefault(edition, dict(files)) != files:
                raise EditionConflict(edition)

    def edition(self, edition: str) -> Mapping[str, bytes] | None:
        """Return the files of a stored edition."""
        with self._lock:
            return self._editions.get(edition)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot."""
        with self._lock:
            self._snapshots[snapshot.incident, snapshot.seq] = snapshot

    def snapshot(self, incident: str, shape: str, upto: int | None = None) -> Snapshot | None:
        """Return the latest snapshot of a shape that is not behind `upto`."""
        with self._lock:
            found = [
                one
                for one in self._snapshots.values()
                if (one.incident, one.shape) == (incident, shape)
                and (upto is None or one.seq <= upto)
            ]
        return max(found, key=lambda one: one.seq, default=None)

    def close(self) -> None:
        """Refuse further writing; what was recorded stays readable."""
        with self._lock:
            self._closed = True

    def rows(self) -> Iterator[StoredEntry]:
        """Yield what is held, incident by incident, for verification."""
        for incident in sorted(self._streams):
            for e in self._streams[incident]:
                yield StoredEntry(e.position, e.incident, e.seq, e.kind, e.hash, body_of(e))

    def positions(self) -> Iterator[int]:
        """Yield every position held, ascending."""
        return (entry.position for entry in self._entries)

    def given_out(self) -> int:
        """Return the highest position ever given to an entry."""
        return len(self._entries)

    def heads(self) -> list[StoredHead]:
        """Return the index, by stream and number."""
        return [
            StoredHead(head.incident, head.number, head.seq, head.hash, head.edition)
            for head in self._heads.values()
        ]

    def commands(self) -> list[RecordedCommand]:
        """Return every recorded command, by incident, then by its first entry."""
        every = (one for recorded in self._commands.values() for one in recorded)
        return sorted(every, key=lambda one: (one.incident, one.first_seq))

    def editions(self) -> set[str]:
        """Return the hashes of the editions kept."""
        return set(self._editions)
