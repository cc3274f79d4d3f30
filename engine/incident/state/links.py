"""What an incident has to do with other incidents, and with authorities outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LinkKind = Literal[
    "predecessor",
    "successor",
    "merged_into",
    "merged_from",
    "split_into",
    "split_from",
    "companion",
]


@dataclass(frozen=True, slots=True)
class Link:
    """Another incident that this one is tied to; `kind` says what the other one is to this one.

    `ended` says that the tie was undone, by `why`. `facts` are the figures that came with it, in
    the `brought` entries after `seq`. `caller`, `channel` and `reported_at` are the call of a merged incident.
    """

    kind: LinkKind
    incident: str
    plan: str
    title: str
    reason: str
    at: datetime
    name: str
    seq: int
    ended: bool = False
    why: str = ""
    facts: tuple[str, ...] = ()
    brought: int = 0
    caller: Mapping[str, str] | None = None
    channel: str = ""
    reported_at: datetime | None = None

    @property
    def key(self) -> str:
        """What makes it the same tie."""
        return link_key(self.kind, self.incident)


def link_key(kind: str, incident: str) -> str:
    """Return the key of a tie."""
    return f"{kind}:{incident}"


@dataclass(frozen=True, slots=True)
class Offer:
    """An incident offered to an authority outside. `state` is a state of the offer lifecycle.

    `why` says why it was declined or withdrawn; `by` and `how` who accepted and over which channel.
    """

    id: str
    party: str
    how: str
    whom: str
    reason: str
    clause: str
    at: datetime
    name: str
    state: str = "offered"
    by: str = ""
    answered_how: str = ""
    answered_at: datetime | None = None
    why: str = ""
