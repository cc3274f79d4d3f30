"""The register of requisitions."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Compensation, Incident, Requisition


def _with(now: Incident, requisition: Requisition) -> Incident:
    return replace(now, requisitions={**now.requisitions, requisition.id: requisition})


def _recorded(now: Incident, event: e.RequisitionRecorded, record: Record) -> Incident:
    entry = Requisition(
        id=event.requisition,
        sort=event.sort,
        what=event.what,
        quantity=event.quantity,
        owner=event.owner,
        contact=event.contact,
        body=event.body,
        order=event.order,
        value=event.value,
        receipt=event.receipt,
        state="held",
        taken_at=record.occurred_at,
        recorder=record.actor.name,
    )
    return _with(now, entry)


def _settled(now: Incident, event: e.RequisitionSettled, record: Record) -> Incident:
    known = now.requisitions[event.requisition]
    settled = replace(known, state=event.outcome, settled_at=record.occurred_at, words=event.words)
    return _with(now, settled)


def _struck(now: Incident, event: e.RequisitionStruck, record: Record) -> Incident:
    known = now.requisitions[event.requisition]
    return _with(
        now, replace(known, state="struck", settled_at=record.occurred_at, words=event.reason)
    )


def _decided(now: Incident, event: e.CompensationDecided, record: Record) -> Incident:
    decided = Compensation(event.amount, event.by, event.reason, record.occurred_at)
    paying = "waived" if decided.nothing_due else "decided"
    known = now.requisitions[event.requisition]
    return _with(now, replace(known, paying=paying, compensation=decided))


def _paid(now: Incident, event: e.CompensationPaid, record: Record) -> Incident:
    known = now.requisitions[event.requisition]
    if known.compensation is None:
        return now
    paid = replace(known.compensation, paid_at=record.occurred_at, receipt=event.receipt)
    return _with(now, replace(known, paying="paid", compensation=paid))


FOLDS: Folds = {
    "RequisitionRecorded": _recorded,
    "RequisitionSettled": _settled,
    "RequisitionStruck": _struck,
    "CompensationDecided": _decided,
    "CompensationPaid": _paid,
}
