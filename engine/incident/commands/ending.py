"""The way out: the checklist, dismissal, closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class CheckEnding:
    """Judge one line of the ending checklist."""

    condition: str
    verdict: Literal["met", "not_applicable", "not_met"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DismissIncident:
    """It was a false alarm or no matter for this plan; a reason is required."""

    reason: str


@dataclass(frozen=True, slots=True)
class CloseIncident:
    """End the aftermath; open duties need a reason."""

    reason: str = ""


Command = CheckEnding | DismissIncident | CloseIncident
