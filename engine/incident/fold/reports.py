"""What becomes of a report."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Report


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
        supplement=_told(now, event),
    )
    return _with_report(now, report)


def _told(now: Incident, event: e.ReportOwed) -> int:
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
    sent = replace(report, state="sent", sent_at=record.occurred_at, words=event.words)
    return _with_report(now, replace(sent, sent_seq=record.seq))


def _confirmed(now: Incident, event: e.ReportConfirmed, _: Record) -> Incident:
    return _with_report(now, replace(now.reports[event.report], state="confirmed"))


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
}
