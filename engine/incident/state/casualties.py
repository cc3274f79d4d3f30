"""An entry of the register of casualties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """A state that an entry was in, since when, as told by whom, and the entry in the journal.

    `counts` says whether it came in the time in which it counts for the figures.
    """

    state: str
    at: datetime
    about: bool
    source: str
    seq: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Casualty:
    """A person, or several whom nobody can name yet. `state` is a state of the casualty lifecycle.

    `counted` is the state in which they count for the figures: it stays behind when the time is
    over in which a change counts, and is empty for who came after it. `past` ends with the present
    state. `struck` is the reason for striking; a struck entry counts no more.
    """

    id: str
    state: str
    counted: str
    people: int
    place: str
    past: tuple[Passage, ...]
    name: str = ""
    sex: str = ""
    age: str = ""
    identity: str = ""
    note: str = ""
    struck: str = ""

    @property
    def since(self) -> Passage:
        """How and since when they are as they are."""
        return self.past[-1]
