"""A body's head is away, and who acts meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AbsenceRecorded:
    """`who` is away or cannot be reached, `deputy` acts for the party.

    It lasts until `until` (stamped UTC, empty for open), or until the return is recorded.
    """

    version: ClassVar[int] = 1
    absence: str
    party: str
    who: str
    deputy: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class AbsenceEnded:
    """The head is back."""

    version: ClassVar[int] = 1
    absence: str
    words: str


@dataclass(frozen=True, slots=True)
class AbsenceRanOut:
    """The absence reached its end, or the incident did. `code`: until or over."""

    version: ClassVar[int] = 1
    absence: str
    code: str
    due: datetime


Event = AbsenceRecorded | AbsenceEnded | AbsenceRanOut
