"""Deadlines: which have passed, and when the next one falls. One function a topic, in `TOPICS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from engine.incident import events as e
from engine.incident.ladders import rungs
from engine.incident.state import Incident
from engine.incident.stopwatches import ahead
from engine.plan.plan import Plan

Running = tuple[datetime, e.Event]
"""When a clock runs out, and the event that it is then."""


def _answers(_: Plan, incident: Incident) -> Iterator[Running]:
    for directive in incident.directives.values():
        if directive.state in ("issued", "received") and not directive.unanswered:
            at = directive.answer_due
            yield at, e.DirectiveUnanswered(directive.id, at)


def _reports(_: Plan, incident: Incident) -> Iterator[Running]:
    for report in incident.reports.values():
        if report.running and not report.overdue:
            yield report.due, e.ReportOverdue(report.id, report.due)


def _callouts(_: Plan, incident: Incident) -> Iterator[Running]:
    for callout in incident.callouts.values():
        if callout.state == "requested" and not callout.unanswered:
            yield callout.answer_due, e.ResourceUnanswered(callout.id, callout.answer_due)


def _releases(_: Plan, incident: Incident) -> Iterator[Running]:
    for duty in incident.publicity.duties.values():
        if duty.state == "owed" and not duty.overdue:
            yield duty.due, e.ReleaseOverdue(duty.id, duty.due)


def _absences(_: Plan, incident: Incident) -> Iterator[Running]:
    for absence in incident.absences.values():
        if absence.ended is None and absence.until is not None:
            yield absence.until, e.AbsenceRanOut(absence.id, "until", absence.until)


def _completions(_: Plan, incident: Incident) -> Iterator[Running]:
    for directive in incident.directives.values():
        at = directive.complete_due
        if at and directive.open and directive.paused_at is None and not directive.overdue:
            yield at, e.DirectiveOverdue(directive.id, at)


def _receipts(_: Plan, incident: Incident) -> Iterator[Running]:
    for report in () if incident.over else incident.reports.values():
        at = report.receipt_due
        if at and report.state == "sent" and not report.receipt_overdue:
            yield at, e.ReceiptOverdue(report.id, at)


def _stopwatches(_: Plan, incident: Incident) -> Iterator[Running]:
    for at, stopwatch, hours in ahead(incident):
        yield at, e.StopwatchReached(stopwatch, str(hours))


TOPICS: tuple[Callable[[Plan, Incident], Iterator[Running]], ...] = (
    _answers,
    _reports,
    _releases,
    _callouts,
    _absences,
    _completions,
    _receipts,
    rungs,
    _stopwatches,
)
"""The clocks of each topic: those that run and whose end was not recorded yet."""


def _clocks(plan: Plan, incident: Incident) -> Iterator[Running]:
    if incident.over:
        return
    for topic in TOPICS:
        yield from topic(plan, incident)


def due(plan: Plan, incident: Incident, now: datetime) -> list[Running]:
    """Return every deadline that has passed and was not recorded yet, oldest first."""
    passed = [clock for clock in _clocks(plan, incident) if clock[0] <= now]
    return sorted(passed, key=lambda clock: clock[0])


def next_due(plan: Plan, incident: Incident) -> datetime | None:
    """Return when the next unrecorded deadline falls, if any runs."""
    return min((at for at, _ in _clocks(plan, incident)), default=None)
