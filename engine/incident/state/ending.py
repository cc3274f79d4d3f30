"""The judged lines of the checklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Check:
    """The latest judgement of one line of the ending checklist."""

    verdict: str
    note: str
    at: datetime
    name: str
