"""The call, and notes, which change nothing but the version."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident


def reported(event: e.IncidentReported, record: Record) -> Incident:
    """Return the state that a call begins."""
    return Incident(
        id=record.incident,
        version=record.seq,
        plan=event.plan,
        edition=record.edition,
        title=event.title,
        place=event.place,
        district=event.district,
        summary=event.summary,
        caller=event.caller,
        channel=event.channel,
        drill=event.drill,
        occurred_at=record.occurred_at,
        about=record.about,
        reported_at=event.reported_at,
        opened_at=record.recorded_at,
        changed_at=record.recorded_at,
        phase="",
    )


def _noted(now: Incident, _: e.NoteAdded, __: Record) -> Incident:
    return now


FOLDS: Folds = {
    "NoteAdded": _noted,
}
