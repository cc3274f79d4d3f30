"""Ties to other incidents, and what was taken over from a merged one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Directive, Incident, Link, Report
from engine.incident.state.links import LinkKind, link_key

_Tied = e.IncidentLinked | e.IncidentMerged | e.IncidentAbsorbed | e.IncidentHandedOver


def tied(now: Incident, record: Record, kind: LinkKind, to: _Tied, **more: Any) -> Incident:
    """Return the state with one more tie."""
    link = Link(
        kind,
        to.incident,
        to.plan,
        to.title,
        to.reason,
        at=record.occurred_at,
        name=record.actor.name,
        seq=record.seq,
        **more,
    )
    return replace(now, links={**now.links, link.key: link})


def _linked(now: Incident, event: e.IncidentLinked, record: Record) -> Incident:
    kind = cast("LinkKind", event.kind)
    return tied(now, record, kind, event, facts=event.facts)


def _unlinked(now: Incident, event: e.IncidentUnlinked, _: Record) -> Incident:
    return _untied(now, event.kind, event.incident, event.reason)


def _untied(now: Incident, kind: str, incident: str, why: str) -> Incident:
    key = link_key(kind, incident)
    if key not in now.links:
        return now
    return replace(now, links={**now.links, key: replace(now.links[key], ended=True, why=why)})


def _merged(now: Incident, event: e.IncidentMerged, record: Record) -> Incident:
    after = replace(now, outcome="merged")
    return tied(after, record, "merged_into", event)


def _absorbed(now: Incident, event: e.IncidentAbsorbed, record: Record) -> Incident:
    return tied(
        now,
        record,
        "merged_from",
        event,
        facts=event.facts,
        brought=event.brought,
        caller=event.caller,
        channel=event.channel,
        reported_at=event.reported_at,
    )


def _report_taken(now: Incident, event: e.ReportTakenOver, record: Record) -> Incident:
    known = now.reports.get(event.report) or Report(
        id=event.report,
        obligation=event.obligation,
        sender=event.sender,
        party=event.party,
        clause=event.clause,
        state="due",
        owed_at=record.recorded_at,
        due=record.recorded_at,
    )
    taken = replace(
        known,
        state=event.state,
        sent_at=event.sent_at,
        # What it did not tell is news from the beginning.
        sent_seq=record.seq if event.current else 0,
        words=event.words,
        taken_from=event.incident,
    )
    return replace(now, reports={**now.reports, taken.id: taken})


def _directive_taken(now: Incident, event: e.DirectiveTakenOver, record: Record) -> Incident:
    known = now.directives.get(event.directive) or Directive(
        id=event.directive,
        origin=event.origin,
        item=event.item,
        party=event.party,
        clause=event.clause,
        state="issued",
        issued_at=event.issued_at,
        answer_due=event.issued_at,
        changed_at=record.recorded_at,
    )
    taken = replace(
        known,
        state=event.state,
        changed_at=record.occurred_at,
        note=event.note or known.note,
        taken_from=event.incident,
    )
    return replace(now, directives={**now.directives, taken.id: taken})


def _undone(now: Incident, event: e.MergeUndone, record: Record) -> Incident:
    """Forget what counted only because the other incident was the same as this one."""
    latest = {(r.obligation, r.party): r.id for r in now.reports.values()}
    reports = {
        name: replace(one, state="lifted")
        if one.taken_from == event.incident and latest[one.obligation, one.party] == name
        else one
        for name, one in now.reports.items()
    }
    directives = {
        name: replace(one, state="withdrawn", changed_at=record.occurred_at)
        if one.taken_from == event.incident
        else one
        for name, one in now.directives.items()
    }
    after = replace(now, reports=reports, directives=directives)
    return _untied(after, "merged_from", event.incident, event.reason)


FOLDS: Folds = {
    "IncidentLinked": _linked,
    "IncidentUnlinked": _unlinked,
    "IncidentMerged": _merged,
    "IncidentAbsorbed": _absorbed,
    "ReportTakenOver": _report_taken,
    "DirectiveTakenOver": _directive_taken,
    "MergeUndone": _undone,
}
