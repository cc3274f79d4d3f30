"""The register of casualties."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Casualty, Incident, Passage


def _with(now: Incident, *entries: Casualty) -> Incident:
    return replace(now, casualties={**now.casualties, **{one.id: one for one in entries}})


def _passage(event: e.CasualtyRegistered | e.CasualtyMoved, record: Record) -> Passage:
    return Passage(
        event.state, record.occurred_at, record.about, event.source, record.seq, event.counts
    )


def _registered(now: Incident, event: e.CasualtyRegistered, record: Record) -> Incident:
    passage = _passage(event, record)
    entry = Casualty(
        id=event.entry,
        state=event.state,
        counted=event.state if event.counts else "",
        people=event.people,
        place=event.place,
        past=(passage,),
        name=event.name,
        sex=event.sex,
        age=event.age,
        identity=event.identity,
        note=event.note,
    )
    return _with(now, entry)


def _split(entry: Casualty, part: str, people: int) -> tuple[Casualty, ...]:
    """Return those of an entry who become another entry, and those who are left, if any."""
    if part == entry.id:
        return (entry,)
    return replace(entry, id=part, people=people), replace(entry, people=entry.people - people)


def _moved(now: Incident, event: e.CasualtyMoved, record: Record) -> Incident:
    gone, *left = _split(now.casualties[event.entry], event.part, event.people)
    passage = _passage(event, record)
    moved = replace(
        gone,
        state=event.state,
        counted=event.state if event.counts else gone.counted,
        place=event.place or gone.place,
        note=event.note or gone.note,
        past=(*gone.past, passage),
    )
    return _with(now, *left, moved)


def _identified(now: Incident, event: e.CasualtyIdentified, _: Record) -> Incident:
    one, *left = _split(now.casualties[event.entry], event.part, 1)
    known = replace(one, name=event.name, sex=event.sex, age=event.age, identity=event.identity)
    return _with(now, *left, known)


def _struck(now: Incident, event: e.CasualtyStruck, _: Record) -> Incident:
    return _with(now, replace(now.casualties[event.entry], struck=event.reason))


FOLDS: Folds = {
    "CasualtyRegistered": _registered,
    "CasualtyMoved": _moved,
    "CasualtyIdentified": _identified,
    "CasualtyStruck": _struck,
}
