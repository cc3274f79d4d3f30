"""A task given to a party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Directive:
    """A task given to a party. `state` is a state of the directive lifecycle."""

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

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in ("issued", "received", "acknowledged", "under_way")

    @property
    def answered(self) -> bool:
        """Whether a person of the party has answered."""
        return self.state not in ("issued", "received", "withdrawn")
