"""What a journal holds, as it is stored: the material of verification, before any trust in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from engine.errors import FengsuiError


class StoredEntry(NamedTuple):
    """One row: the bytes, and the columns beside them that should say the same."""

    position: int
    incident: str
    seq: int
    kind: str
    hash: str
    body: bytes


@dataclass(frozen=True, slots=True)
class RecordedCommand:
    """Which entries of which incident a command produced."""

    command: str
    incident: str
    first_seq: int
    last_seq: int


class StoredHead(NamedTuple):
    """One line of the index of incidents, as far as the entries can vouch for it."""

    incident: str
    number: int
    seq: int
    hash: str
    edition: str


class EditionConflict(FengsuiError):
    """Other files are kept under this edition hash already; nothing was replaced."""

    def __init__(self, edition: str) -> None:
        super().__init__(f"edition {edition} is kept with other files; its hash names only those")


class Holdings(Protocol):
    """One consistent view of everything stored."""

    def rows(self) -> Iterator[StoredEntry]:
        """Yield every row, grouped by incident, then by the seq column."""

    def positions(self) -> Iterator[int]:
        """Yield every position, ascending."""

    def given_out(self) -> int:
        """Return the highest position ever given out, also if its entry is gone."""

    def heads(self) -> list[StoredHead]:
        """Return the index, by number."""

    def commands(self) -> list[RecordedCommand]:
        """Return every recorded command, by incident, then by its first entry."""

    def editions(self) -> set[str]:
        """Return the hashes of the editions kept."""
