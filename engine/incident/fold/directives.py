"""What becomes of a directive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record, kind_of
from engine.incident.fold.folds import Folds
from engine.incident.state import Directive, Incident, earlier_round


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
        text=event.text,
        complete_due=event.complete_due,
    )
    # A new round takes the place of the one before: the state stays as small as the plan, however
    # often a level rises and falls. What became of earlier rounds is in the timeline.
    before = earlier_round(event.directive)
    kept = {name: known for name, known in now.directives.items() if name != before}
    return replace(now, directives={**kept, directive.id: directive})


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
        taken_from="",
    )
    return replace(now, directives={**now.directives, changed.id: changed})


def _unanswered(now: Incident, event: e.DirectiveUnanswered, _: Record) -> Incident:
    late = replace(now.directives[event.directive], unanswered=True)
    return replace(now, directives={**now.directives, late.id: late})


def _overdue(now: Incident, event: e.DirectiveOverdue, _: Record) -> Incident:
    late = replace(now.directives[event.directive], overdue=True)
    return replace(now, directives={**now.directives, late.id: late})


FOLDS: Folds = {
    "DirectiveIssued": _issued,
    **dict.fromkeys(_DIRECTIVE_STATES, _directive),
    "DirectiveUnanswered": _unanswered,
    "DirectiveOverdue": _overdue,
}
