"""Taking a call, adding a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class ReportIncident:
    """Open an incident from a call. `facts` are raw figures as the plan's facts define them.

    `warning` names the warning that it comes out of, `warned_of` what that was about.
    """

    plan: str
    title: str
    place: str
    district: str
    summary: str = ""
    caller: Mapping[str, str] = field(default_factory=dict)
    channel: str = "phone"
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    reported_at: datetime | None = None
    when: Moment = NOW
    drill: str | None = None
    warning: str = ""
    warned_of: str = ""


@dataclass(frozen=True, slots=True)
class AddNote:
    """Add a line to the timeline, possibly correcting an earlier entry."""

    text: str
    corrects: int | None = None
    when: Moment = NOW


Command = ReportIncident | AddNote
