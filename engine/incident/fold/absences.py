"""Absences."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record, moment
from engine.incident.fold.folds import Folds
from engine.incident.state import Absence, Incident


def _recorded(now: Incident, event: e.AbsenceRecorded, record: Record) -> Incident:
    until: datetime | None = moment(event.until) if event.until else None
    absence = Absence(
        event.absence,
        event.party,
        event.who,
        event.deputy,
        event.reason,
        record.occurred_at,
        until,
    )
    return replace(now, absences={**now.absences, absence.id: absence})


def _ended(now: Incident, event: Any, record: Record) -> Incident:
    over = replace(now.absences[event.absence], ended=record.occurred_at)
    return replace(now, absences={**now.absences, over.id: over})


FOLDS: Folds = {"AbsenceRecorded": _recorded, "AbsenceEnded": _ended, "AbsenceRanOut": _ended}
