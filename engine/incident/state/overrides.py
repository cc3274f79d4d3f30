"""An act without waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.levels import Level


@dataclass(frozen=True, slots=True)
class Override:
    """What somebody did at once. `state` is a state of the override lifecycle.

    `act`, `item`, `owner` and what a revoked response falls back to are as it was declared.
    """

    id: str
    act: str
    item: str
    owner: str
    clause: str
    reason: str
    name: str
    at: datetime
    phase: str
    previous: str | None
    basis: Level | None
    held: Level | None
    state: str = "pending"
    settled_at: datetime | None = None
    settled_by: str = ""
    words: str = ""
