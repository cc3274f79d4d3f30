"""Something called out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from engine.plan.resources import HOUSING


class Thing(NamedTuple):
    """What a call-out is of, whichever incident calls: of the catalogue and whose, or as typed."""

    resource: str
    party: str
    title: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was said about a call-out; `to` is the state that it led to."""

    to: str
    at: datetime
    about: bool
    by: str
    how: str
    words: str
    recorder: str


@dataclass(frozen=True, slots=True)
class CallOut:
    """Something called out. `state` is a state of the call-out lifecycle.

    `asked` and `sent` count in `unit`: what was asked for, and what the owner last said would
    come. `taken` are the beds or places in use, None while nobody said.
    """

    id: str
    resource: str
    kind: str
    title: str
    party: str
    owner: str
    asked: int | None
    unit: str
    task: str
    clause: str
    state: str
    answer_due: datetime
    steps: tuple[Step, ...]
    sent: int | None = None
    taken: int | None = None
    taken_at: datetime | None = None
    unanswered: bool = False

    @property
    def live(self) -> bool:
        """Whether it is asked for, on its way, or in use."""
        return self.state in ("requested", "confirmed", "under_way", "on_scene", "in_use")

    @property
    def thing(self) -> Thing:
        """What it is of: two incidents may call out the same."""
        return Thing(self.resource, self.party, self.title.casefold(), self.owner.casefold())

    @property
    def houses(self) -> bool:
        """Whether it takes people in, as hospitals and shelters do."""
        return self.kind in HOUSING

    @property
    def changed_at(self) -> datetime:
        """When something was last said about it."""
        return self.steps[-1].at
