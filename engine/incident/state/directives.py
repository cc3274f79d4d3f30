"""A task given to a party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


def _numbered(name: str) -> tuple[str, int]:
    stem, _, number = name.rpartition(".")
    return stem, int(number) if number.isascii() and number.isdigit() else 1


def earlier_round(name: str) -> str | None:
    """Return the name of the directive that this one was issued again for, if there was one."""
    stem, number = _numbered(name)
    return f"{stem}.{number - 1}" if number > 1 else None


@dataclass(frozen=True, slots=True)
class Directive:
    """A task given to a party. `state` is a state of the directive lifecycle.

    `text` is what command said in its own words, where no item of the plan says it.
    `taken_from` is the merged incident in which it came into this state, if it did not here.
    The completion clock runs from `start` to `complete_due`, unless it stands since `paused_at` on
    the ground `pause`; every pause moves both. `reached` are the rungs of ladders that fell due.
    """

    id: str
    origin: str
    item: str
    party: str
    clause: str
    state: str
    issued_at: datetime
    answer_due: datetime
    changed_at: datetime
    unanswered: bool = False
    note: str = ""
    on_behalf: bool = False
    text: str = ""
    taken_from: str = ""
    complete_due: datetime | None = None
    overdue: bool = False
    counted_from: datetime | None = None
    paused_at: datetime | None = None
    pause: str = ""
    reached: tuple[str, ...] = ()

    @property
    def start(self) -> datetime:
        """When the completion clock began, less the time that it stood."""
        return self.counted_from or self.issued_at

    @property
    def stem(self) -> str:
        """What its name shares with every other round of the same task for the same party."""
        return _numbered(self.id)[0]

    @property
    def next_round(self) -> str:
        """The name under which it is issued again."""
        stem, number = _numbered(self.id)
        return f"{stem}.{number + 1}"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in ("issued", "received", "acknowledged", "under_way")

    @property
    def answered(self) -> bool:
        """Whether a person of the party has answered."""
        return self.state not in ("issued", "received", "withdrawn")
