"""What becomes of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Report, Told

TYPED = timedelta(minutes=1)
"""People write down a time to the minute, so a change within it may have been in the report."""


def _owed(now: Incident, event: e.ReportOwed, record: Record) -> Incident:
    report = Report(
        id=event.report,
        obligation=event.obligation,
        sender=event.sender,
        party=event.party,
        clause=event.clause,
        state="due",
        owed_at=record.recorded_at,
        due=event.due,
        supplement=_sent_before(now, event),
        kind=event.kind,
        reason=event.reason,
    )
    return _with_report(now, report)


def _sent_before(now: Incident, event: e.ReportOwed) -> int:
    """Return how many reports of one obligation its recipient was sent already."""
    return sum(
        (known.obligation, known.party) == (event.obligation, event.party)
        and known.state in ("sent", "confirmed")
        for known in now.reports.values()
    )


def _with_report(now: Incident, report: Report) -> Incident:
    return replace(now, reports={**now.reports, report.id: report})


def _sent(now: Incident, event: e.ReportSent, record: Record) -> Incident:
    report = now.reports[event.report]
    sent = replace(
        report,
        state="sent",
        sent_at=record.occurred_at,
        sent_seq=record.seq,
        how=event.how,
        whom=event.whom,
        words=event.words,
        said=event.said,
        missing=event.missing,
        told=_told(now, max(record.occurred_at, report.owed_at)),
        receipt_due=event.receipt_due,
    )
    return _with_report(now, sent)


def _told(now: Incident, at: datetime) -> Told:
    """Return what a report that went out at a moment can have said."""
    figures = {
        fact: known.value
        for fact, known in now.figures.items()
        if known.changed_at is None or known.changed_at < at + TYPED
    }
    return Told(figures, now.level.code, now.phase, now.response)


def _confirmed(now: Incident, event: e.ReportConfirmed, record: Record) -> Incident:
    confirmed = replace(
        now.reports[event.report],
        state="confirmed",
        confirmed_at=record.occurred_at,
        confirmed_by=event.by,
        confirmed_how=event.how,
    )
    return _with_report(now, confirmed)


def _receipt_overdue(now: Incident, event: e.ReceiptOverdue, _: Record) -> Incident:
    return _with_report(now, replace(now.reports[event.report], receipt_overdue=True))


def _overdue(now: Incident, event: e.ReportOverdue, _: Record) -> Incident:
    return _with_report(now, replace(now.reports[event.report], overdue=True))


def _lifted(now: Incident, event: e.ReportLifted, _: Record) -> Incident:
    return _with_report(now, replace(now.reports[event.report], state="lifted"))


FOLDS: Folds = {
    "ReportOwed": _owed,
    "ReportSent": _sent,
    "ReportConfirmed": _confirmed,
    "ReportOverdue": _overdue,
    "ReportLifted": _lifted,
    "ReceiptOverdue": _receipt_overdue,
}
