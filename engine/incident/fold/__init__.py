"""The fold: state after one more record. It never fails on a recorded event, reads no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record, kind_of, to_record
from engine.incident.fold import (
    absences,
    approvals,
    calls,
    casualties,
    command,
    directives,
    ending,
    evidence,
    figures,
    handovers,
    ladders,
    links,
    orders,
    overrides,
    pauses,
    phases,
    releases,
    relocations,
    reports,
    requisitions,
    resources,
    stopwatches,
    warnings,
)
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident
from engine.journal.entry import Entry

_FOLDS: Folds = {
    **calls.FOLDS,
    **figures.FOLDS,
    **phases.FOLDS,
    **approvals.FOLDS,
    **command.FOLDS,
    **orders.FOLDS,
    **absences.FOLDS,
    **overrides.FOLDS,
    **directives.FOLDS,
    **reports.FOLDS,
    **releases.FOLDS,
    **ladders.FOLDS,
    **pauses.FOLDS,
    **ending.FOLDS,
    **handovers.FOLDS,
    **links.FOLDS,
    **resources.FOLDS,
    **requisitions.FOLDS,
    **evidence.FOLDS,
    **warnings.FOLDS,
    **casualties.FOLDS,
    **stopwatches.FOLDS,
    **relocations.FOLDS,
}


def fold(now: Incident | None, record: Record) -> Incident:
    """Return the state after a record. The first record must be IncidentReported."""
    if now is None:
        if not isinstance(record.event, e.IncidentReported):
            raise TypeError(f"{record.incident} does not begin with a report")
        return calls.reported(record.event, record)
    after = _FOLDS[kind_of(record.event)](now, record.event, record)
    return replace(after, version=record.seq, changed_at=record.recorded_at)


def replay(entries: Iterable[Entry], start: Incident | None = None) -> Incident | None:
    """Return the state after all entries, in order."""
    now = start
    for entry in entries:
        now = fold(now, to_record(entry))
    return now
