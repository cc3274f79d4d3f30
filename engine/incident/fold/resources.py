"""What becomes of what was called out."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.register_lifecycles import CALLOUT
from engine.incident.state import CallOut, Incident, Step


def _with(now: Incident, callout: CallOut) -> Incident:
    return replace(now, callouts={**now.callouts, callout.id: callout})


def _step(to: str, by: str, how: str, words: str, record: Record) -> Step:
    return Step(to, record.occurred_at, record.about, by, how, words, record.actor.name)


def _requested(now: Incident, event: e.ResourceRequested, record: Record) -> Incident:
    asked = _step("requested", record.actor.name, event.how, event.task, record)
    callout = CallOut(
        id=event.callout,
        resource=event.resource,
        kind=event.kind,
        title=event.title,
        party=event.party,
        owner=event.owner,
        asked=event.asked,
        unit=event.unit,
        task=event.task,
        clause=event.clause,
        state="requested",
        answer_due=event.answer_due,
        steps=(asked,),
    )
    return _with(now, callout)


def _moved(now: Incident, event: e.ResourceMoved, record: Record) -> Incident:
    known = now.callouts[event.callout]
    to = CALLOUT.after(known.state, event.move) or known.state
    step = _step(to, event.by, event.how, event.words, record)
    sent = known.sent if event.quantity is None else event.quantity
    return _with(now, replace(known, state=to, sent=sent, steps=(*known.steps, step)))


def _unanswered(now: Incident, event: e.ResourceUnanswered, _: Record) -> Incident:
    return _with(now, replace(now.callouts[event.callout], unanswered=True))


def _lapsed(now: Incident, event: e.ResourceLapsed, record: Record) -> Incident:
    known = now.callouts[event.callout]
    to = CALLOUT.after(known.state, "lapse") or known.state
    step = _step(to, "", "", "", record)
    return _with(now, replace(known, state=to, steps=(*known.steps, step)))


def _taken(now: Incident, event: e.PlacesTaken, record: Record) -> Incident:
    known = now.callouts[event.callout]
    return _with(now, replace(known, taken=event.taken, taken_at=record.occurred_at))


FOLDS: Folds = {
    "ResourceRequested": _requested,
    "ResourceMoved": _moved,
    "ResourceUnanswered": _unanswered,
    "ResourceLapsed": _lapsed,
    "PlacesTaken": _taken,
}
