"""The checklist and the end."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Check, Incident


def _checked(now: Incident, event: e.EndingChecked, record: Record) -> Incident:
    check = Check(event.verdict, event.note, record.occurred_at, record.actor.name)
    return replace(now, checks={**now.checks, event.condition: check})


def _dismissed(now: Incident, _: e.IncidentDismissed, __: Record) -> Incident:
    return replace(now, outcome="dismissed")


def _closed(now: Incident, _: e.IncidentClosed, __: Record) -> Incident:
    return replace(now, outcome="closed")


FOLDS: Folds = {
    "EndingChecked": _checked,
    "IncidentDismissed": _dismissed,
    "IncidentClosed": _closed,
}
