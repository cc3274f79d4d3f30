"""The way out: the checklist, dismissal, closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EndingChecked:
    """A line of the ending checklist was judged: met, not_applicable or not_met."""

    version: ClassVar[int] = 1
    condition: str
    verdict: str
    note: str


@dataclass(frozen=True, slots=True)
class IncidentDismissed:
    """It was a false alarm, or no matter for this plan."""

    version: ClassVar[int] = 1
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentClosed:
    """Aftermath is over; `reason` explains duties that were left open."""

    version: ClassVar[int] = 1
    reason: str


Event = EndingChecked | IncidentDismissed | IncidentClosed
