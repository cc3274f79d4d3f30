"""What the page of forces and goods shows: call-outs by kind, the catalogue, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from engine.desk import Desk
from engine.engagements import engaged
from engine.incident.commands import ResourceMove
from engine.incident.register_lifecycles import CALLOUT, COMMANDS_MOVES, OWNERS_MOVES
from engine.incident.registers import housed
from engine.incident.resource_words import (
    KINDS,
    MOVES,
    STATES,
    counted,
    owner_title,
    resource_title,
)
from engine.incident.state import CallOut, Incident, Thing
from engine.plan.resources import RESOURCE_KINDS
from engine.text import Text
from web.rooms.incident_reach import Opened
from web.visit import Visit

_NEXT: dict[str, ResourceMove] = {
    "requested": "confirm",
    "confirmed": "depart",
    "under_way": "arrive",
    "on_scene": "engage",
    "in_use": "release",
}
_STAYING = ("shelter", "hospital", "expert")
_DONE = ("released", "unavailable", "stood_down")
_FORCES = ("requested", "confirmed", "under_way", "on_scene", "in_use")


@dataclass(frozen=True, slots=True)
class CalledOut:
    """A call-out as the page shows it. `next` is the big button, `moves` the others.

    `mine` says that the visitor answers for its owner, who then need not be named. `numbers` are
    those of other open incidents that have it too.
    """

    callout: CallOut
    title: Text
    owner: Text
    asked: Text | None
    sent: Text | None
    state: Text
    next: ResourceMove | None
    moves: tuple[ResourceMove, ...]
    mine: bool
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A resource of the catalogue that can be called out, and who else has it now."""

    id: str
    title: Text
    owner: Text
    quantity: Text | None
    contact: str
    clause: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forces:
    """All call-outs by kind, the catalogue by kind, and how many people are housed."""

    kinds: tuple[tuple[Text, tuple[CalledOut, ...]], ...]
    past: tuple[CalledOut, ...]
    catalogue: tuple[tuple[Text, tuple[Offer, ...]], ...]
    counts: tuple[tuple[Text, int], ...]
    late: int
    sheltered: int
    admitted: int


def next_move(callout: CallOut) -> ResourceMove | None:
    """Return the move that is due next: what does not travel is put to use where it is."""
    if callout.state == "confirmed" and callout.kind in _STAYING:
        return "engage"
    return _NEXT.get(callout.state)


def next_words(callout: CallOut, move: str) -> Text:
    """Return a move as a button says it."""
    if move == "engage" and callout.houses:
        return Text(zh="开始接收", en="Taking people in")
    if move == "release" and callout.houses:
        return Text(zh="停止使用", en="No longer used")
    return MOVES[move]


def called_out(visit: Visit, opened: Opened, callout: CallOut, others: list[str]) -> CalledOut:
    """Return a call-out with what the visitor may do about it."""
    legal = [move for move in CALLOUT.legal(callout.state) if move != "lapse"]
    answers = visit.may("resource.answer", callout.party)
    orders = visit.may("resource.call", opened.own)
    may = (*(OWNERS_MOVES if answers else ()), *(COMMANDS_MOVES if orders else ()))
    open_moves = [
        move for move in (*OWNERS_MOVES, *COMMANDS_MOVES) if move in legal and move in may
    ]
    first = next_move(callout)
    plan = opened.plan
    return CalledOut(
        callout=callout,
        title=resource_title(plan, callout),
        owner=owner_title(plan, callout),
        asked=None if callout.asked is None else counted(plan, callout, callout.asked),
        sent=None if callout.sent is None else counted(plan, callout, callout.sent),
        state=STATES[callout.state],
        next=first if first in open_moves else None,
        moves=tuple(move for move in open_moves if move != first),
        mine=bool(callout.party) and callout.party in visit.person.parties,
        numbers=tuple(others),
    )


def forces(visit: Visit, opened: Opened) -> Forces:
    """Return everything that the first block of the page shows."""
    desk, incident = visit.realm.desk, opened.incident
    taken = engaged(desk.incidents(only_open=True), incident.id)
    shown = []
    for callout in incident.callouts.values():
        having = taken.get(callout.thing, []) if callout.live else []
        numbers = [f"#{desk.number(one.id)}" for one in having]
        shown.append(called_out(visit, opened, callout, numbers))
    live = [one for one in shown if one.callout.live]
    live.sort(key=lambda one: _FORCES.index(one.callout.state))
    states = [one.callout.state for one in live]
    return Forces(
        kinds=tuple(
            (KINDS[kind], tuple(one for one in live if one.callout.kind == kind))
            for kind in RESOURCE_KINDS
            if any(one.callout.kind == kind for one in live)
        ),
        past=tuple(reversed([one for one in shown if not one.callout.live])),
        catalogue=_catalogue(desk, opened, taken),
        counts=tuple((STATES[s], states.count(s)) for s in _FORCES if s in states),
        late=sum(one.callout.unanswered and one.callout.state == "requested" for one in live),
        sheltered=housed(incident, "shelter"),
        admitted=housed(incident, "hospital"),
    )


def _catalogue(
    desk: Desk, opened: Opened, taken: dict[Thing, list[Incident]]
) -> tuple[tuple[Text, tuple[Offer, ...]], ...]:
    """Return the catalogue by kind; what this plan names stands before what others name."""
    plan, incident = opened.plan, opened.incident
    found: dict[str, list[Offer]] = {}
    for name, one in plan.catalogue.items():
        party = plan.owner(one, incident.district)
        having = taken.get(Thing(name, party), [])
        known = one.quantity
        offer = Offer(
            id=name,
            title=one.title,
            owner=plan.party_title(party),
            quantity=_quantity(known.count, known.unit) if known else None,
            contact=one.contact or "",
            clause=one.cited.get(plan.id, ""),
            numbers=tuple(f"#{desk.number(other.id)}" for other in having),
        )
        found.setdefault(one.kind, []).append(offer)
    return tuple(
        (KINDS[kind], tuple(sorted(found[kind], key=lambda offer: not offer.clause)))
        for kind in RESOURCE_KINDS
        if kind in found
    )


def _quantity(count: int, unit: Text) -> Text:
    return Text(zh=f"{count}{unit.zh}", en=f"{count} {unit.en}")
