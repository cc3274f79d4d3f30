"""Clocks that stand still and run on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident


def _changed(now: Incident, event: Any, **fields: Any) -> Incident:
    if event.clock == "report":
        report = replace(now.reports[event.subject], **fields)
        return replace(now, reports={**now.reports, report.id: report})
    directive = replace(now.directives[event.subject], **fields)
    return replace(now, directives={**now.directives, directive.id: directive})


def _paused(now: Incident, event: e.ClockPaused, record: Record) -> Incident:
    return _changed(now, event, paused_at=record.occurred_at, pause=event.ground)


def _resumed(now: Incident, event: e.ClockResumed, _: Record) -> Incident:
    known: Any = (now.reports if event.clock == "report" else now.directives)[event.subject]
    old = known.due if event.clock == "report" else known.complete_due
    due = {"due" if event.clock == "report" else "complete_due": event.due}
    counted = known.start + (event.due - (old or event.due))
    return _changed(now, event, paused_at=None, pause="", counted_from=counted, **due)


FOLDS: Folds = {
    "ClockPaused": _paused,
    "ClockResumed": _resumed,
}
