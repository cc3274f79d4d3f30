"""Events to journal drafts and back. Old versions are upcast here, for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, get_args
from unicodedata import normalize

from engine.incident import events
from engine.incident.events import Event
from engine.journal.chain import stamp
from engine.journal.entry import Actor, Draft, Entry

_TYPES: dict[str, type[Any]] = {cls.__name__: cls for cls in get_args(events.Event)}
_TIMES: dict[str, frozenset[str]] = {
    name: frozenset(f.name for f in fields(cls) if f.type in ("datetime", "datetime | None"))
    for name, cls in _TYPES.items()
}
_TUPLES: dict[str, frozenset[str]] = {
    name: frozenset(f.name for f in fields(cls) if str(f.type).startswith("tuple"))
    for name, cls in _TYPES.items()
}

KINDS = tuple(_TYPES)

CONSEQUENCES = frozenset(
    {
        "IncidentGraded",
        "PhaseChanged",
        "ApprovalGranted",
        "ApprovalSuperseded",
        "ResponseActivated",
        "SiteCommandFormed",
        "SiteCommandDissolved",
        "GroupFormed",
        "GroupStoodDown",
        "DirectiveIssued",
        "DirectiveWithdrawn",
        "DirectiveUnanswered",
        "CommandAssumed",
        "CommandEnded",
        "AppointmentLapsed",
        "AbsenceRanOut",
        "OverrideLapsed",
        "ResponseWithdrawn",
        "DirectiveOverdue",
        "ReportOwed",
        "ReportOverdue",
        "ReportLifted",
        "ReportTakenOver",
        "DirectiveTakenOver",
        "ReleaseRuleTaken",
        "ReleaseOwed",
        "ReleaseCarried",
        "ReleaseOverdue",
        "ReleaseLifted",
        "ReleaseRerouted",
        "ResourceUnanswered",
        "ResourceLapsed",
        "ReceiptOverdue",
        "RungReached",
        "StopwatchReached",
    }
)
"""Kinds that the engine itself appends; their actor is whoever set them off."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event with its circumstances, as the fold reads it."""

    event: Event
    incident: str
    seq: int
    edition: str
    occurred_at: datetime
    about: bool
    recorded_at: datetime
    actor: Actor


def moment(text: str) -> datetime:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(text)


def recordable(text: str) -> str:
    """Return text as the journal holds it: NFC, and a question mark for what no file can hold."""
    return normalize("NFC", text).encode("utf-8", "replace").decode()


def recordable_actor(actor: Actor) -> Actor:
    """Return an actor whose words the journal can hold."""
    told = {f.name: getattr(actor, f.name) for f in fields(actor)}
    return replace(actor, **{k: recordable(text) for k, text in told.items() if text is not None})


def _plain(value: object) -> Any:
    if isinstance(value, str):
        return recordable(value)
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def kind_of(event: Event) -> str:
    """Return the kind under which an event is recorded."""
    return type(event).__name__


def to_draft(event: Event, occurred_at: datetime, *, about: bool = False) -> Draft:
    """Return the event as a journal draft."""
    payload = {f.name: _plain(getattr(event, f.name)) for f in fields(event)}
    return Draft(kind_of(event), event.version, payload, occurred_at, about)


def to_event(kind: str, payload: Mapping[str, Any]) -> Event:
    """Return the event that a payload of the current version stands for."""
    values = dict(payload)
    for name in _TIMES[kind] & values.keys():
        values[name] = None if values[name] is None else moment(values[name])
    for name in _TUPLES[kind] & values.keys():
        values[name] = tuple(values[name])
    event: Event = _TYPES[kind](**values)
    return event


def to_record(entry: Entry) -> Record:
    """Return a journal entry as the fold reads it."""
    return Record(
        to_event(entry.kind, entry.payload),
        entry.incident,
        entry.seq,
        entry.edition,
        entry.occurred_at,
        entry.about,
        entry.recorded_at,
        entry.actor,
    )
