"""The page of forces, requisitions and evidence, and what is done about forces and goods."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from starlette.responses import Response

from engine.engagements import engaged
from engine.incident import commands as c
from engine.incident.evidence import belongs, called_for, checklist
from engine.incident.register_lifecycles import COMMANDS_MOVES, OWNERS_MOVES
from engine.incident.resource_words import KINDS, MOVES, STATES, owner_title
from engine.incident.state import CallOut, Thing
from engine.journal.entry import Actor
from engine.plan.resources import ResourceKind
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_tabs import tab_page
from web.rooms.requisition_picture import register_of
from web.rooms.resource_picture import forces, next_words
from web.routing import Room
from web.visit import Visit

room = Room("incident_resources")
SLUG = "resources"
_KINDS = (
    "ResourceRequested ResourceMoved ResourceUnanswered ResourceLapsed PlacesTaken"
    " RequisitionRecorded RequisitionSettled RequisitionStruck CompensationDecided CompensationPaid"
    " EvidenceRecorded DirectiveIssued IncidentDismissed IncidentClosed"
)
_COUNT = Text(zh="数量写整数，如 3；不定就空着", en="a whole number such as 3; blank if open")


@room.page("/incidents/{incident}/resources", action="incident.see")
async def page(visit: Visit) -> Response:
    """Show what is called out, what is requisitioned, and how far the evidence is."""
    opened = open_incident(visit)
    plan, incident = opened.plan, opened.incident
    tasks = plan.evidence.tasks if plan.evidence else ()
    ours = {one.party for one in incident.directives.values() if belongs(plan, one)}
    return tab_page(
        visit,
        opened,
        SLUG,
        _KINDS,
        forces=forces(visit, opened),
        kind_words=KINDS,
        states=STATES,
        next_words=next_words,
        order_moves=COMMANDS_MOVES,
        register=register_of(opened.incident),
        evidence=checklist(plan, incident),
        evidence_wanted=called_for(plan, incident),
        evidence_tasks=[plan.task[name].title for name in tasks],
        evidence_parties=[plan.party_title(party) for party in sorted(ours)],
    )


@room.command("/incidents/{incident}/resources", action="resource.call")
async def request(visit: Visit) -> Response:
    """Call something out, of the catalogue or typed by hand; say who else has it."""
    opened = open_incident(visit)
    command = c.RequestResource(
        resource=visit.field("resource"),
        kind=cast("ResourceKind", visit.field("kind")) if visit.field("kind") else None,
        title=visit.field("title"),
        owner=visit.field("owner"),
        asked=typed_count(visit, "asked"),
        unit=visit.field("unit"),
        task=visit.field("task"),
        how=visit.field("how"),
        when=when_typed(visit),
    )
    if not command.resource and not command.title:
        wrong = Text(zh="选一项，或手工填写", en="choose one, or type it")
        raise FormInvalid({"resource": wrong})
    said = visit.gettext("已提出调用")
    if numbers := _others(visit, opened, command):
        warning = visit.gettext("注意：%(numbers)s 也在调用，请协调")
        said = f"{said}。{warning % {'numbers': numbers}}"
    return await _done(visit, opened, command, said)


def _others(visit: Visit, opened: Opened, command: c.RequestResource) -> str:
    """Return the numbers of the other open incidents that have called out the same thing."""
    plan, district = opened.plan, opened.incident.district
    known = plan.catalogue.get(command.resource)
    party = plan.owner(known, district) if known else ""
    typed = ("", "") if known else (command.title.strip(), command.owner.strip())
    thing = Thing(command.resource, party, *(words.casefold() for words in typed))
    desk = visit.realm.desk
    others = engaged(desk.incidents(only_open=True), opened.incident.id).get(thing, [])
    return "、".join(f"#{desk.number(other.id)}" for other in others)


@room.command(
    "/incidents/{incident}/resources/{callout}/answers/{answer}", action="resource.answer"
)
async def answer(visit: Visit) -> Response:
    """Record what the owner of a resource says: the owner in person, or the desk that heard it."""
    opened = open_incident(visit)
    callout = _callout(visit, opened)
    move = next((one for one in OWNERS_MOVES if one == visit.path_params["answer"]), None)
    if move is None:
        raise PageNotFound
    by, how = visit.field("by"), visit.field("how")
    mine = bool(callout.party) and callout.party in visit.person.parties
    if not mine:
        by = by or owner_title(opened.plan, callout).zh
    command = c.MoveResource(
        callout.id,
        move,
        typed_count(visit, "quantity"),
        by,
        how,
        visit.field("words"),
        when_typed(visit),
    )
    actor = visit.actor_for(callout.party)
    if not mine:
        heard = replace(actor, channel=how or None, words=visit.field("words") or by)
        actor = replace(heard, on_behalf_of=callout.party or None)
    said = visit.gettext("已记录") + _colon(visit) + MOVES[move].said(visit.language)
    return await _done(visit, opened, command, said, actor)


@room.command(
    "/incidents/{incident}/resources/{callout}/orders/{instruction}", action="resource.call"
)
async def order(visit: Visit) -> Response:
    """Send something home, or call it off."""
    opened = open_incident(visit)
    callout = _callout(visit, opened)
    move = next((one for one in COMMANDS_MOVES if one == visit.path_params["instruction"]), None)
    if move is None:
        raise PageNotFound
    words = visit.field("words")
    command = c.MoveResource(callout.id, move, words=words, when=when_typed(visit))
    said = visit.gettext("已记录") + _colon(visit) + MOVES[move].said(visit.language)
    return await _done(visit, opened, command, said)


@room.command("/incidents/{incident}/resources/{callout}/places", action="resource.answer")
async def places(visit: Visit) -> Response:
    """Record how many beds or places are taken now."""
    opened = open_incident(visit)
    callout = _callout(visit, opened)
    taken = typed_count(visit, "taken")
    if taken is None:
        raise FormInvalid({"taken": Text(zh="写现在有几人", en="say how many there are now")})
    command = c.RecordPlaces(callout.id, taken, visit.field("by"), visit.field("words"))
    said = visit.gettext("人数已登记")
    actor = visit.actor_for(callout.party)
    return await _done(visit, opened, command, said, actor)


def _colon(visit: Visit) -> str:
    return "：" if visit.language == "zh" else ": "


async def _done(
    visit: Visit, opened: Opened, command: c.Command, said: str, actor: Actor | None = None
) -> Response:
    """Hand the command on; who acts on the unit's page goes back there."""
    to = "/unit" if visit.field("back") == "unit" else f"{opened.path}/{SLUG}"
    return await carry_out(
        visit, opened, command, said, "callouts", party=opened.own, actor=actor, to=to
    )


def _callout(visit: Visit, opened: Opened) -> CallOut:
    found = opened.incident.callouts.get(visit.path_params["callout"])
    if found is None:
        raise PageNotFound
    if visit.action == "resource.answer":
        visit.require(found.party or None)
    return found


def typed_count(visit: Visit, field: str) -> int | None:
    """Return a whole number as typed, None when it is blank."""
    typed = visit.field(field)
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and len(typed) < 9:
        return int(typed)
    raise FormInvalid({field: _COUNT})
