"""Phases and responses."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident
from engine.levels import Level

_LEAVING = ("close", "dismiss", "hand_over", "merge")
"""Triggers by which an incident is over."""


def _phase(now: Incident, event: e.PhaseChanged, _: Record) -> Incident:
    resume = event.source if event.trigger == "begin_ending" else now.resume
    stood = event.source if event.trigger in _LEAVING else now.stood
    return replace(now, phase=event.to, resume=resume, stood=stood)


def _activated(now: Incident, event: e.ResponseActivated, _: Record) -> Incident:
    # Whatever was refused before was refused beside another response.
    level = Level.parse(event.level)
    kept = now.group_orders if event.response == now.response else {}
    return replace(
        now, response=event.response, basis=level, held=level, refused={}, group_orders=kept
    )


FOLDS: Folds = {
    "PhaseChanged": _phase,
    "ResponseActivated": _activated,
}
