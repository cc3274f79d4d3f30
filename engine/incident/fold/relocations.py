"""People moved away, place by place."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident, Shelter, Tally


def _with(now: Incident, shelter: Shelter) -> Incident:
    return replace(now, shelters={**now.shelters, shelter.id: shelter})


def _counted(now: Incident, event: e.RelocatedCounted, record: Record) -> Incident:
    tally = Tally(event.people, record.occurred_at, record.about, event.source, record.seq)
    known = now.shelters.get(event.entry)
    if known is None:
        return _with(now, Shelter(event.entry, event.place, (tally,), event.note))
    tallies = tuple(sorted((*known.tallies, tally), key=lambda one: (one.at, one.seq)))
    note = event.note or known.note
    return _with(now, replace(known, place=event.place, tallies=tallies, note=note))


def _struck(now: Incident, event: e.RelocatedStruck, _: Record) -> Incident:
    return _with(now, replace(now.shelters[event.entry], struck=event.reason))


FOLDS: Folds = {"RelocatedCounted": _counted, "RelocatedStruck": _struck}
