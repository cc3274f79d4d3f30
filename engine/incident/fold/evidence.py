"""The evidence checklist as it is answered."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import EvidenceLine, Incident


def _recorded(now: Incident, event: e.EvidenceRecorded, record: Record) -> Incident:
    actor = record.actor
    line = EvidenceLine(
        event.verdict, event.kept, event.note, record.occurred_at, actor.name, actor.party
    )
    return replace(now, evidence={**now.evidence, event.item: line})


FOLDS: Folds = {"EvidenceRecorded": _recorded}
