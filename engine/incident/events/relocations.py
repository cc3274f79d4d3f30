"""People moved away, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RelocatedCounted:
    """So many people have been moved to a place in all."""

    version: ClassVar[int] = 1
    entry: str
    place: str
    people: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class RelocatedStruck:
    """A place was wrong or double; it stays readable and counts no more."""

    version: ClassVar[int] = 1
    entry: str
    reason: str


Event = RelocatedCounted | RelocatedStruck
