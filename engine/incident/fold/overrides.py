"""Acts without waiting, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record, kind_of
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Override
from engine.levels import Level


def _level(code: str | None) -> Level | None:
    return None if code is None else Level.parse(code)


def _declared(now: Incident, event: e.OverrideDeclared, record: Record) -> Incident:
    override = Override(
        id=event.override,
        act=event.act,
        item=event.item,
        owner=event.owner,
        clause=event.clause,
        reason=event.reason,
        name=record.actor.name,
        at=record.occurred_at,
        phase=event.phase,
        previous=event.previous,
        basis=_level(event.basis),
        held=_level(event.held),
    )
    return replace(now, overrides={**now.overrides, override.id: override})


_STATES = {
    "OverrideRatified": "ratified",
    "OverrideRevoked": "revoked",
    "OverrideLapsed": "lapsed",
}


def _settled(now: Incident, event: Any, record: Record) -> Incident:
    settled = replace(
        now.overrides[event.override],
        state=_STATES[kind_of(event)],
        settled_at=record.occurred_at,
        settled_by=getattr(event, "by", ""),
        words=getattr(event, "words", "") or getattr(event, "reason", ""),
    )
    return replace(now, overrides={**now.overrides, settled.id: settled})


def _withdrawn(now: Incident, event: e.ResponseWithdrawn, _: Record) -> Incident:
    level, held = Level.parse(event.level), _level(event.held)
    return replace(
        now,
        response=event.previous,
        basis=_level(event.basis),
        held=None if held is None else max(held, now.level),
        refused={**now.refused, event.response: level},
        group_orders={},
    )


FOLDS: Folds = {
    "OverrideDeclared": _declared,
    **dict.fromkeys(_STATES, _settled),
    "ResponseWithdrawn": _withdrawn,
}
