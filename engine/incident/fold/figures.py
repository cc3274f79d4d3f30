"""What is known, and the level that it establishes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, KnownFigure
from engine.levels import Level


def _figures(now: Incident, event: e.FiguresRecorded, record: Record) -> Incident:
    added = {
        fact: _known(now.figures.get(fact), value, event, record)
        for fact, value in event.figures.items()
        if fact not in event.history
    }
    return replace(now, figures={**now.figures, **added})


def _known(
    before: KnownFigure | None, value: Any, event: e.FiguresRecorded, record: Record
) -> KnownFigure:
    """Return a figure as it is known now; an equal value has changed when it first came."""
    known = KnownFigure(
        value,
        record.occurred_at,
        record.about,
        event.source,
        record.seq,
        register=event.register,
    )
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


FOLDS: Folds = {
    "FiguresRecorded": _figures,
    "IncidentGraded": _graded,
}
