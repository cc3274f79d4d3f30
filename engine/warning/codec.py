"""Events of warnings to journal drafts and back. Old versions are upcast here, for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, get_args

from engine.incident.codec import moment, recordable
from engine.journal.chain import stamp
from engine.journal.entry import Actor, Draft, Entry
from engine.warning.events import Event

STREAM = "warning"
"""The kind of stream that warnings are kept in."""

_TYPES: dict[str, type[Any]] = {cls.__name__: cls for cls in get_args(Event)}
_TIMES: dict[str, frozenset[str]] = {
    name: frozenset(f.name for f in fields(cls) if str(f.type).startswith("datetime"))
    for name, cls in _TYPES.items()
}
_TUPLES: dict[str, frozenset[str]] = {
    name: frozenset(f.name for f in fields(cls) if str(f.type).startswith("tuple"))
    for name, cls in _TYPES.items()
}

KINDS = tuple(_TYPES)

CONSEQUENCES = frozenset(
    {
        "RouteChosen",
        "PreparationAsked",
        "PreparationUnanswered",
        "StepsLapsed",
        "WarningAgreed",
        "ChangeOverdue",
        "ExpiryNear",
        "WarningLapsed",
    }
)
"""Kinds that the engine itself appends; their actor is whoever set them off."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event with its circumstances, as the fold reads it."""

    event: Event
    warning: str
    seq: int
    edition: str
    occurred_at: datetime
    recorded_at: datetime
    actor: Actor


def _plain(value: object) -> Any:
    if isinstance(value, str):
        return recordable(value)
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def kind_of(event: Event) -> str:
    """Return the kind under which an event is recorded."""
    return type(event).__name__


def to_draft(event: Event, occurred_at: datetime) -> Draft:
    """Return the event as a journal draft."""
    payload = {f.name: _plain(getattr(event, f.name)) for f in fields(event)}
    return Draft(kind_of(event), event.version, payload, occurred_at)


def to_event(kind: str, payload: Mapping[str, Any]) -> Event:
    """Return the event that a payload of the current version stands for."""
    values = dict(payload)
    for name in _TIMES[kind]:
        values[name] = None if values[name] is None else moment(values[name])
    for name in _TUPLES[kind]:
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
        entry.recorded_at,
        entry.actor,
    )
