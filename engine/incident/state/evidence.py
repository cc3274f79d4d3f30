"""The answered lines of the evidence checklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """The latest answer to one line: its verdict, where it is kept, who said so and when."""

    verdict: str
    kept: str
    note: str
    at: datetime
    name: str
    party: str | None
