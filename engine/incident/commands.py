"""What people ask of an incident. Imperative; values are checked when they are decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as told; None means now. `about` says it is approximate."""

    at: datetime | None = None
    about: bool = False


NOW = Moment()


@dataclass(frozen=True, slots=True)
class ReportIncident:
    """Open an incident from a call. `facts` are raw figures as the plan's facts define them."""

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


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """Add figures; earlier ones stay in the timeline."""

    facts: Mapping[str, Any]
    source: str
    note: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class ProposeResponse:
    """Ask for a response that the grade alone does not call for; a reason is required."""

    response: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposeEnding:
    """Ask to end the response; the plan's checklist must be satisfied."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeStep:
    """Take the next step of an approval, or refuse it with a reason."""

    approval: str
    step: str
    grant: bool
    reason: str = ""


DirectiveMove = Literal["receive", "acknowledge", "start", "complete", "decline"]


@dataclass(frozen=True, slots=True)
class MoveDirective:
    """Move a directive on; declining needs a reason, completing may carry a note."""

    directive: str
    move: DirectiveMove
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class SendReport:
    """Record that an owed report was sent: how, to whom, what."""

    report: str
    how: str
    whom: str = ""
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class ConfirmReport:
    """Record that the recipient confirmed receipt."""

    report: str
    by: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class CheckEnding:
    """Judge one line of the ending checklist."""

    condition: str
    verdict: Literal["met", "not_applicable", "not_met"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddNote:
    """Add a line to the timeline, possibly correcting an earlier entry."""

    text: str
    corrects: int | None = None
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class DismissIncident:
    """It was a false alarm or no matter for this plan; a reason is required."""

    reason: str


@dataclass(frozen=True, slots=True)
class CloseIncident:
    """End the aftermath; open duties need a reason."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """Let the clock speak: deadlines that have passed become entries."""


Command = (
    ReportIncident
    | RecordFigures
    | ProposeResponse
    | ProposeEnding
    | TakeStep
    | MoveDirective
    | SendReport
    | ConfirmReport
    | CheckEnding
    | AddNote
    | DismissIncident
    | CloseIncident
    | Tick
)
