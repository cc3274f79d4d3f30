"""An absence and who acts meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """The head of a party is away; `until` is when it ends by itself, `ended` when it did."""

    id: str
    party: str
    who: str
    deputy: str
    reason: str
    since: datetime
    until: datetime | None
    ended: datetime | None = None
