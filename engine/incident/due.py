"""Deadlines: which have passed, and when the next one falls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from engine.incident import events as e
from engine.incident.state import Incident


def _clocks(incident: Incident) -> Iterator[tuple[datetime, e.Event]]:
    for directive in incident.directives.values():
        if directive.state in ("issued", "received") and not directive.unanswered:
            due = directive.answer_due
            yield due, e.DirectiveUnanswered(directive.id, due)
    for report in incident.reports.values():
        if report.state == "due" and not report.overdue:
            yield report.due, e.ReportOverdue(report.id, report.due)


def due(incident: Incident, now: datetime) -> list[tuple[datetime, e.Event]]:
    """Return every deadline that has passed and was not recorded yet, oldest first."""
    passed = [clock for clock in _clocks(incident) if clock[0] <= now]
    return sorted(passed, key=lambda clock: clock[0])


def next_due(incident: Incident) -> datetime | None:
    """Return when the next unrecorded deadline falls, if any runs."""
    return min((at for at, _ in _clocks(incident)), default=None)
