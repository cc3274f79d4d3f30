"""A task in command's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Order:
    """What a party was told to do, by whom and why; `stands` until it is taken back."""

    id: str
    party: str
    text: str
    reason: str
    by: str
    clause: str
    at: datetime
    override: str
    stands: bool = True
    taken_back: str = ""
