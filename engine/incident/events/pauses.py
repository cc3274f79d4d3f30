"""A clock stood still on a ground that the plan names, and ran on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """The clock of a report, or of a directive's completion, stands still from `occurred_at` on."""

    version: ClassVar[int] = 1
    clock: str
    subject: str
    party: str
    ground: str
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClockResumed:
    """The clock runs on; `due` is the deadline, moved by exactly the time that it stood."""

    version: ClassVar[int] = 1
    clock: str
    subject: str
    party: str
    due: datetime
    reason: str


Event = ClockPaused | ClockResumed
