"""The fold: state after one more record. It never fails on a recorded event, reads no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record, kind_of, to_record
from engine.incident.state import (
    Approval,
    Check,
    Directive,
    Incident,
    KnownFigure,
    Report,
    StepDone,
)
from engine.journal.entry import Entry
from engine.levels import Level


def _reported(event: e.IncidentReported, record: Record) -> Incident:
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


def _figures(now: Incident, event: e.FiguresRecorded, record: Record) -> Incident:
    added = {
        fact: _known(now.figures.get(fact), value, event, record)
        for fact, value in event.figures.items()
    }
    return replace(now, figures={**now.figures, **added})


def _known(
    before: KnownFigure | None, value: Any, event: e.FiguresRecorded, record: Record
) -> KnownFigure:
    """Return a figure as it is known now; an equal value has changed when it first came."""
    known = KnownFigure(value, record.occurred_at, record.about, event.source, record.seq)
    if value == (before.value if before else None):
        earlier = (before.changed_at, before.changed_seq) if before else (None, 0)
        return replace(known, changed_at=earlier[0], changed_seq=earlier[1])
    return replace(known, changed_at=record.recorded_at, changed_seq=record.seq)


def _graded(now: Incident, event: e.IncidentGraded, _: Record) -> Incident:
    level = Level.parse(event.level)
    return replace(
        now,
        level=level,
        held=None if now.response is None else max(level, now.held or level),
        ceiling=Level.parse(event.ceiling),
        projected=Level.parse(event.projected),
        graded=True,
        because=event.because,
        open=event.open,
    )


def _phase(now: Incident, event: e.PhaseChanged, _: Record) -> Incident:
    resume = event.source if event.trigger == "begin_ending" else now.resume
    return replace(now, phase=event.to, resume=resume)


def _approval_opened(now: Incident, event: e.ApprovalOpened, record: Record) -> Incident:
    opened = Approval(
        id=event.approval,
        subject=event.subject,
        response=event.response,
        level=Level.parse(event.level),
        because=event.because,
        manual=event.manual,
        reason=event.reason,
        opened_at=record.recorded_at,
        state="open",
        in_force=now.response,
    )
    return _with_approval(now, opened)


def _with_approval(now: Incident, approval: Approval) -> Incident:
    return replace(now, approvals={**now.approvals, approval.id: approval})


def _step(now: Incident, event: e.StepTaken, record: Record) -> Incident:
    approval = now.approvals[event.approval]
    done = StepDone(event.step, event.party, record.occurred_at, record.actor.name, event.reason)
    return _with_approval(now, replace(approval, steps=(*approval.steps, done)))


def _granted(now: Incident, event: e.ApprovalGranted, _: Record) -> Incident:
    return _with_approval(now, replace(now.approvals[event.approval], state="granted"))


def _refused(now: Incident, event: e.ApprovalRefused, record: Record) -> Incident:
    approval = now.approvals[event.approval]
    done = StepDone(event.step, event.party, record.occurred_at, record.actor.name, event.reason)
    closed = replace(approval, state="refused", steps=(*approval.steps, done))
    refused = now.refused
    if approval.subject == "activation" and approval.response is not None:
        refused = {**refused, approval.response: approval.level}
    return replace(_with_approval(now, closed), refused=refused)


def _superseded(now: Incident, event: e.ApprovalSuperseded, _: Record) -> Incident:
    return _with_approval(now, replace(now.approvals[event.approval], state="superseded"))


def _activated(now: Incident, event: e.ResponseActivated, _: Record) -> Incident:
    # Whatever was refused before was refused beside another response.
    level = Level.parse(event.level)
    return replace(now, response=event.response, basis=level, held=level, refused={})


def _site_command(now: Incident, event: Any, _: Record) -> Incident:
    return replace(now, site_command=isinstance(event, e.SiteCommandFormed))


def _group_formed(now: Incident, event: e.GroupFormed, _: Record) -> Incident:
    return replace(now, groups=(*now.groups, event.group))


def _group_down(now: Incident, event: e.GroupStoodDown, _: Record) -> Incident:
    return replace(now, groups=tuple(g for g in now.groups if g != event.group))


def _issued(now: Incident, event: e.DirectiveIssued, record: Record) -> Incident:
    directive = Directive(
        id=event.directive,
        origin=event.origin,
        item=event.item,
        party=event.party,
        clause=event.clause,
        state="issued",
        issued_at=record.recorded_at,
        answer_due=event.answer_due,
        changed_at=record.recorded_at,
    )
    return replace(now, directives={**now.directives, directive.id: directive})


_DIRECTIVE_STATES = {
    "DirectiveReceived": "received",
    "DirectiveAcknowledged": "acknowledged",
    "DirectiveStarted": "under_way",
    "DirectiveCompleted": "done",
    "DirectiveDeclined": "declined",
    "DirectiveWithdrawn": "withdrawn",
}


def _directive(now: Incident, event: Any, record: Record) -> Incident:
    known = now.directives[event.directive]
    said = getattr(event, "note", "") or getattr(event, "reason", "")
    changed = replace(
        known,
        state=_DIRECTIVE_STATES[kind_of(event)],
        changed_at=record.occurred_at,
        note=said or known.note,
        on_behalf=record.actor.on_behalf_of is not None,
    )
    return replace(now, directives={**now.directives, changed.id: changed})


def _unanswered(now: Incident, event: e.DirectiveUnanswered, _: Record) -> Incident:
    late = replace(now.directives[event.directive], unanswered=True)
    return replace(now, directives={**now.directives, late.id: late})


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


def _checked(now: Incident, event: e.EndingChecked, record: Record) -> Incident:
    check = Check(event.verdict, event.note, record.occurred_at, record.actor.name)
    return replace(now, checks={**now.checks, event.condition: check})


def _noted(now: Incident, _: e.NoteAdded, __: Record) -> Incident:
    return now


def _dismissed(now: Incident, _: e.IncidentDismissed, __: Record) -> Incident:
    return replace(now, outcome="dismissed")


def _closed(now: Incident, _: e.IncidentClosed, __: Record) -> Incident:
    return replace(now, outcome="closed")


_FOLDS: dict[str, Callable[[Incident, Any, Record], Incident]] = {
    "FiguresRecorded": _figures,
    "IncidentGraded": _graded,
    "PhaseChanged": _phase,
    "ApprovalOpened": _approval_opened,
    "StepTaken": _step,
    "ApprovalGranted": _granted,
    "ApprovalRefused": _refused,
    "ApprovalSuperseded": _superseded,
    "ResponseActivated": _activated,
    "SiteCommandFormed": _site_command,
    "SiteCommandDissolved": _site_command,
    "GroupFormed": _group_formed,
    "GroupStoodDown": _group_down,
    "DirectiveIssued": _issued,
    **dict.fromkeys(_DIRECTIVE_STATES, _directive),
    "DirectiveUnanswered": _unanswered,
    "ReportOwed": _owed,
    "ReportSent": _sent,
    "ReportConfirmed": _confirmed,
    "ReportOverdue": _overdue,
    "ReportLifted": _lifted,
    "EndingChecked": _checked,
    "NoteAdded": _noted,
    "IncidentDismissed": _dismissed,
    "IncidentClosed": _closed,
}


def fold(now: Incident | None, record: Record) -> Incident:
    """Return the state after a record. The first record must be IncidentReported."""
    if now is None:
        if not isinstance(record.event, e.IncidentReported):
            raise TypeError(f"{record.incident} does not begin with a report")
        return _reported(record.event, record)
    after = _FOLDS[kind_of(record.event)](now, record.event, record)
    return replace(after, version=record.seq, changed_at=record.recorded_at)


def replay(entries: Iterable[Entry], start: Incident | None = None) -> Incident | None:
    """Return the state after all entries, in order."""
    now = start
    for entry in entries:
        now = fold(now, to_record(entry))
    return now
