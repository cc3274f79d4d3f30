"""Incidents were tied to each other: merged, split, handed over, dealt with under two plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class IncidentLinked:
    """Another incident was tied to this one; `kind` says what it is to this one.

    `differing` names figures that both knew otherwise: none was overwritten. `facts` are the
    figures that come with the tie; they are recorded in the next entry.
    """

    version: ClassVar[int] = 1
    kind: str
    incident: str
    plan: str
    title: str
    reason: str
    differing: tuple[Mapping[str, Any], ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentUnlinked:
    """A tie was undone."""

    version: ClassVar[int] = 1
    kind: str
    incident: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentMerged:
    """This incident is the same as another, which goes on; this one is over."""

    version: ClassVar[int] = 1
    incident: str
    plan: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentAbsorbed:
    """Another incident was the same as this one: its call, and what was different in it.

    `facts` are the figures taken from it, recorded in the next `brought` entries; `differing` those
    that both knew otherwise, which stay as they are here. `deeds` is what had been done and sent there.
    """

    version: ClassVar[int] = 1
    incident: str
    plan: str
    title: str
    place: str
    summary: str
    caller: Mapping[str, str]
    channel: str
    reported_at: datetime
    reason: str
    facts: tuple[str, ...]
    brought: int
    differing: tuple[Mapping[str, Any], ...]
    deeds: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ReportTakenOver:
    """A report of a merged incident counts here as sent: nothing is sent twice.

    `report` is ours; `current` says that what it told is what is known here.
    """

    version: ClassVar[int] = 1
    report: str
    obligation: str
    sender: str
    party: str
    clause: str
    incident: str
    state: str
    sent_at: datetime
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class DirectiveTakenOver:
    """What a party answered or did in a merged incident counts here."""

    version: ClassVar[int] = 1
    directive: str
    origin: str
    item: str
    party: str
    clause: str
    incident: str
    state: str
    issued_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """A merged incident was another one after all: what came from it no longer counts here."""

    version: ClassVar[int] = 1
    incident: str
    title: str
    reason: str


Event = (
    IncidentLinked
    | IncidentUnlinked
    | IncidentMerged
    | IncidentAbsorbed
    | ReportTakenOver
    | DirectiveTakenOver
    | MergeUndone
)
