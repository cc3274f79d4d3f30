"""Tasks in command's own words."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Order


def _ordered(now: Incident, event: e.TaskOrdered, record: Record) -> Incident:
    order = Order(
        event.order,
        event.party,
        event.text,
        event.reason,
        event.by,
        event.clause,
        record.occurred_at,
        event.override,
    )
    return replace(now, orders={**now.orders, order.id: order})


def _withdrawn(now: Incident, event: e.OrderWithdrawn, _: Record) -> Incident:
    back = replace(now.orders[event.order], stands=False, taken_back=event.reason)
    return replace(now, orders={**now.orders, back.id: back})


FOLDS: Folds = {"TaskOrdered": _ordered, "OrderWithdrawn": _withdrawn}
