"""Where people were moved to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of a place, when it was so, who said so, and the entry."""

    people: int
    at: datetime
    about: bool
    source: str
    seq: int


@dataclass(frozen=True, slots=True)
class Shelter:
    """A place to which people were moved. `tallies` are in order of time, the last one holds.

    `struck` is the reason for striking; a struck place counts no more.
    """

    id: str
    place: str
    tallies: tuple[Tally, ...]
    note: str = ""
    struck: str = ""

    @property
    def latest(self) -> Tally:
        """The count that holds."""
        return self.tallies[-1]
