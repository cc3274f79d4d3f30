"""Absence and deputising."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class RecordAbsence:
    """Record that a party's head is away, and who acts meanwhile. `until` None is open."""

    party: str
    who: str
    deputy: str
    reason: str
    until: datetime | None = None
    since: Moment = NOW


@dataclass(frozen=True, slots=True)
class RecordReturn:
    """Record that the head is back."""

    party: str
    words: str = ""
    when: Moment = NOW


Command = RecordAbsence | RecordReturn
