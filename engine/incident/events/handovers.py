"""An incident went to another plan or to an authority outside, came back, or was opened again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class HandOverOffered:
    """The incident was offered to an authority outside; until it accepts, we stay responsible."""

    version: ClassVar[int] = 1
    offer: str
    party: str
    how: str
    whom: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class HandOverAccepted:
    """The authority took the incident over: who said so, and over which channel."""

    version: ClassVar[int] = 1
    offer: str
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class HandOverDeclined:
    """The authority did not take it, and said why."""

    version: ClassVar[int] = 1
    offer: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandOverWithdrawn:
    """An offer that nobody answered was withdrawn; empty `reason` when the incident was over."""

    version: ClassVar[int] = 1
    offer: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentHandedOver:
    """The incident is another's now: `plan` and `incident` name the one opened under another plan.

    `party` is the authority outside that accepted it; one of the two is empty.
    """

    version: ClassVar[int] = 1
    plan: str
    incident: str
    party: str
    title: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class IncidentHandedBack:
    """An incident that was opened by a hand-over went back to the one it came from."""

    version: ClassVar[int] = 1
    incident: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentTakenBack:
    """An incident that was handed over or merged is ours again. `outcome` is what it had been."""

    version: ClassVar[int] = 1
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentReopened:
    """A closed or dismissed incident is open again. `afresh`: its response begins anew."""

    version: ClassVar[int] = 1
    outcome: str
    reason: str
    afresh: bool


Event = (
    HandOverOffered
    | HandOverAccepted
    | HandOverDeclined
    | HandOverWithdrawn
    | IncidentHandedOver
    | IncidentHandedBack
    | IncidentTakenBack
    | IncidentReopened
)
