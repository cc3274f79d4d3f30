"""What the journal holds: entries, each chained to the one before it in its incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from engine.journal.streams import INCIDENT

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: a signed-in user with role and party, or the engine itself.

    `on_behalf_of` names the party whose words, heard over `channel`, were recorded for it.
    """

    user: str
    name: str
    role: str
    party: str | None = None
    on_behalf_of: str | None = None
    channel: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that is not recorded yet.

    `occurred_at` (UTC) is when it happened, as claimed; `about` says that it is approximate.
    """

    kind: str
    version: int
    payload: Payload
    occurred_at: datetime
    about: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded event. `seq` counts from 1 without gaps in its incident; `position` in the journal.

    `hash` is the SHA-256, in hex, of the stored bytes, which contain `previous`, the hash of the
    entry before (64 zeros before the first). `position` is not hashed.
    """

    position: int
    incident: str
    seq: int
    kind: str
    version: int
    occurred_at: datetime
    about: bool
    recorded_at: datetime
    actor: Actor
    edition: str
    command: str
    payload: Payload
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Append:
    """One atomic write: all drafts of one command to one incident, or nothing.

    `command` is the client's UUID: a command that is already recorded is never recorded again;
    the entries it produced the first time are returned. `next_due` (UTC) and `open` feed the
    index by which due work is found after a restart.
    """

    incident: str
    expected: int
    drafts: Sequence[Draft]
    recorded_at: datetime
    actor: Actor
    edition: str
    command: str
    next_due: datetime | None
    open: bool


def together(writes: Sequence[Append]) -> Sequence[Append]:
    """Return writes that can be recorded in one commit; raises ValueError for others."""
    if len({write.command for write in writes}) > 1:
        raise ValueError("writes of several commands cannot be recorded as one")
    if len({write.incident for write in writes}) < len(writes):
        raise ValueError("one stream cannot be written twice by one command")
    return writes


@dataclass(frozen=True, slots=True)
class IncidentHead:
    """One line of the index of streams, rebuilt from the journal if need be.

    `number` counts from 1 within the streams of its kind.
    """

    incident: str
    number: int
    seq: int
    hash: str
    edition: str
    open: bool
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state folded up to entry `seq`, which has the `hash`; `shape` names the code that folded.

    It can be thrown away at any time: the entries say everything that it says.
    """

    incident: str
    seq: int
    shape: str
    hash: str
    body: bytes


class Journal(Protocol):
    """Where entries are kept. Two stand behind it: in memory, and SQLite."""

    def append(self, write: Append) -> Future[list[Entry]]:
        """Record all drafts, durably before the future resolves.

        The future fails with StaleVersion when the incident is not at `expected`, and with
        JournalUnavailable when nothing can be written.
        """

    def append_all(self, writes: Sequence[Append]) -> Future[list[Entry]]:
        """Record the drafts of several streams in one commit, or nothing of any of them.

        All writes are of one command and of different streams; every stream must be at its
        `expected`. The entries come back in the order of the writes.
        """

    def read(self, incident: str, after: int = 0, upto: int | None = None) -> list[Entry]:
        """Return entries of one incident with `after` < seq <= `upto`, in order."""

    def since(self, position: int, limit: int = 1000) -> list[Entry]:
        """Return entries of all incidents behind a position, in commit order."""

    def head(self) -> int:
        """Return the last position, 0 when empty."""

    def recorded(self, command: str) -> list[Entry]:
        """Return the entries that a command produced, in all streams, or nothing."""

    def incidents(self, *, only_open: bool = False, stream: str = INCIDENT) -> list[IncidentHead]:
        """Return the index of one kind of stream, oldest first."""

    def keep_edition(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Store a plan edition's files, so that its incidents stay readable for ever."""

    def edition(self, edition: str) -> Mapping[str, bytes] | None:
        """Return the files of a stored edition."""

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot some time soon; that it could not be kept is logged, never raised."""

    def snapshot(self, incident: str, shape: str, upto: int | None = None) -> Snapshot | None:
        """Return the latest snapshot of a shape that is not behind `upto`."""

    def close(self) -> None:
        """Finish what was accepted and release the store."""
