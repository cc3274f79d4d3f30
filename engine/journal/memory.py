"""A journal in memory: tests, drills, ensembles. Every future is resolved when it is returned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from threading import Lock

from engine.errors import FengsuiError, JournalUnavailable, StaleVersion
from engine.journal.chain import GENESIS, body_of, seal_all
from engine.journal.entry import Append, Entry, IncidentHead
from engine.journal.holdings import EditionConflict, RecordedCommand, StoredEntry, StoredHead


class MemoryJournal:
    """Keeps everything while the process lives; safe to use from several threads."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._streams: dict[str, list[Entry]] = {}
        self._heads: dict[str, IncidentHead] = {}
        self._commands: dict[str, RecordedCommand] = {}
        self._editions: dict[str, dict[str, bytes]] = {}
        self._closed = False
        self._lock = Lock()

    def append(self, write: Append) -> Future[list[Entry]]:
        """Record all drafts; the future is resolved already."""
        future: Future[list[Entry]] = Future()
        try:
            with self._lock:
                entries = self._record(write)
        except FengsuiError as error:
            future.set_exception(error)
        else:
            future.set_result(entries)
        return future

    def _record(self, write: Append) -> list[Entry]:
        if self._closed:
            raise JournalUnavailable("the journal is closed")
        if write.command in self._commands:
            return self._produced(self._commands[write.command])
        head = self._heads.get(write.incident)
        seq = head.seq if head else 0
        if seq != write.expected:
            raise StaleVersion(write.incident, write.expected, seq)
        if not write.drafts:
            return []
        previous = head.hash if head else GENESIS
        sealed = seal_all(write, position=len(self._entries), seq=seq, previous=previous)
        entries = [one.entry for one in sealed]
        self._keep(write, entries, head.number if head else len(self._heads) + 1)
        return entries

    def _keep(self, write: Append, entries: list[Entry], number: int) -> None:
        incident, last = write.incident, entries[-1]
        self._entries += entries
        self._streams.setdefault(incident, []).extend(entries)
        self._heads[incident] = IncidentHead(
            incident, number, last.seq, last.hash, write.edition, write.open, write.next_due
        )
        self._commands[write.command] = RecordedCommand(
            write.command, incident, entries[0].seq, last.seq
        )

    def _produced(self, command: RecordedCommand) -> list[Entry]:
        return self._streams[command.incident][command.first_seq - 1 : command.last_seq]

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
            known = self._commands.get(command)
            return self._produced(known) if known else []

    def incidents(self, *, only_open: bool = False) -> list[IncidentHead]:
        """Return the index, oldest incident first."""
        with self._lock:
            return [head for head in self._heads.values() if head.open or not only_open]

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
        """Return the index, by number."""
        return [
            StoredHead(head.incident, head.number, head.seq, head.hash, head.edition)
            for head in self.incidents()
        ]

    def commands(self) -> list[RecordedCommand]:
        """Return every recorded command, by incident, then by its first entry."""
        return sorted(self._commands.values(), key=lambda one: (one.incident, one.first_seq))

    def editions(self) -> set[str]:
        """Return the hashes of the editions kept."""
        return set(self._editions)
