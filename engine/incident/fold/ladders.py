"""Rungs that fell due, and what people did about them."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Rung


def _reached(now: Incident, event: e.RungReached, record: Record) -> Incident:
    rung = Rung(
        name=event.name,
        clock=event.clock,
        rung=event.rung,
        act=event.act,
        party=event.party,
        told=event.told,
        subjects=event.subjects,
        due=event.due,
        at=record.occurred_at,
    )
    key = f"{event.clock}.{event.rung}"
    known = replace(now, rungs={**now.rungs, rung.name: rung})
    if event.clock in ("report", "receipt"):
        told = {
            name: replace(report, reached=(*report.reached, key))
            for name in event.subjects
            if (report := now.reports.get(name))
        }
        return replace(known, reports={**now.reports, **told})
    asked = {
        name: replace(directive, reached=(*directive.reached, key))
        for name in event.subjects
        if (directive := now.directives.get(name))
    }
    return replace(known, directives={**now.directives, **asked})


def _recorded(now: Incident, event: e.RungRecorded, record: Record) -> Incident:
    done = replace(
        now.rungs[event.name],
        done_at=record.occurred_at,
        by=record.actor.name,
        words=event.words,
    )
    return replace(now, rungs={**now.rungs, done.name: done})


FOLDS: Folds = {
    "RungReached": _reached,
    "RungRecorded": _recorded,
}
