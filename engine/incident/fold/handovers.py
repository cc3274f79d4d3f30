"""Given away, taken back, opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.fold.links import tied
from engine.incident.state import Incident, Offer


def _offered(now: Incident, event: e.HandOverOffered, record: Record) -> Incident:
    offer = Offer(
        id=event.offer,
        party=event.party,
        how=event.how,
        whom=event.whom,
        reason=event.reason,
        clause=event.clause,
        at=record.occurred_at,
        name=record.actor.name,
    )
    return _with_offer(now, offer)


def _with_offer(now: Incident, offer: Offer) -> Incident:
    return replace(now, offers={**now.offers, offer.id: offer})


def _accepted(now: Incident, event: e.HandOverAccepted, record: Record) -> Incident:
    answered = replace(
        now.offers[event.offer],
        state="accepted",
        by=event.by,
        answered_how=event.how,
        answered_at=record.occurred_at,
    )
    return _with_offer(now, answered)


def _unaccepted(now: Incident, event: Any, record: Record) -> Incident:
    declined = isinstance(event, e.HandOverDeclined)
    answered = replace(
        now.offers[event.offer],
        state="declined" if declined else "withdrawn",
        by=event.by if declined else "",
        why=event.reason,
        answered_at=record.occurred_at,
    )
    return _with_offer(now, answered)


def _handed_over(now: Incident, event: e.IncidentHandedOver, record: Record) -> Incident:
    after = replace(now, outcome="handed_over")
    if not event.incident:
        return after
    return tied(after, record, "successor", event)


def _handed_back(now: Incident, _: e.IncidentHandedBack, __: Record) -> Incident:
    return replace(now, outcome="handed_back")


def _taken_back(now: Incident, event: e.IncidentTakenBack, _: Record) -> Incident:
    gone = ("successor", "merged_into")
    links = {
        key: replace(one, ended=True, why=event.reason) if one.kind in gone else one
        for key, one in now.links.items()
    }
    return replace(now, outcome=None, links=links)


def _reopened(now: Incident, event: e.IncidentReopened, _: Record) -> Incident:
    after = replace(now, outcome=None)
    if not event.afresh:
        return after
    # What was decided and judged belonged to a response that ended.
    return replace(after, response=None, basis=None, held=None, refused={}, checks={}, resume=None)


FOLDS: Folds = {
    "HandOverOffered": _offered,
    "HandOverAccepted": _accepted,
    "HandOverDeclined": _unaccepted,
    "HandOverWithdrawn": _unaccepted,
    "IncidentHandedOver": _handed_over,
    "IncidentHandedBack": _handed_back,
    "IncidentTakenBack": _taken_back,
    "IncidentReopened": _reopened,
}
