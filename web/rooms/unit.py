"""The unit page: what my party has to do, for a telephone in one hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from starlette.responses import JSONResponse, Response

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.drafting import draft
from engine.incident.state import Directive
from engine.text import Text
from web.command_words import banners_for, banners_of
from web.errors import FormInvalid, PageNotFound
from web.realm import Realm
from web.rooms.unit_work import Origin, burdens, errand_of, open_count, owed_of, work_of
from web.rooms.warnings import work_words
from web.routing import Room
from web.visit import Visit

room = Room("unit")
_MOVES: dict[str, c.DirectiveMove] = {
    "acknowledge": "acknowledge",
    "start": "start",
    "complete": "complete",
    "decline": "decline",
}
_BELATED = timedelta(seconds=20)
_NO_REASON = Text(zh="请写明不能执行的原因", en="say why it cannot be done")


@room.page("/unit", action="directive.see", home_of=("unit_liaison", "local_government"))
async def unit(visit: Visit) -> Response:
    """Show everything in hand; who looks on without a party of their own chooses one."""
    parties = _parties(visit)
    if not parties:
        return visit.page("unit/parties.html", burdens=burdens(visit.realm.desk))
    return visit.page("unit/unit.html", **_view(visit, parties), **work_words(visit))


@room.page("/unit/work", action="directive.see")
async def work(visit: Visit) -> Response:
    """Return what is in hand afresh."""
    return visit.page("unit/work.html", **_view(visit, _parties(visit)))


@room.page("/unit/parties", action="board.see")
async def parties(visit: Visit) -> Response:
    """List the parties with open directives, for the desk and the commanders."""
    return visit.page("unit/parties.html", burdens=burdens(visit.realm.desk))


@room.page("/unit/elsewhere", action="directive.see")
async def elsewhere(visit: Visit) -> Response:
    """Return the strip that says whether the other realm waits for this party."""
    return visit.page("unit/elsewhere.html", **_view(visit, _parties(visit)))


@room.page("/unit/{incident}/directives/{directive}", action="directive.see")
async def directive(visit: Visit) -> Response:
    """Show one directive in full, with every answer that is possible now."""
    origin, found = _directive(visit)
    return visit.page(
        "unit/directive.html",
        errand=errand_of(origin, found),
        banners=banners_of(origin.plan, origin.incident, origin.number),
        mine=visit.may("directive.answer", found.party),
    )


@room.page("/unit/{incident}/reports/{report}", action="report.send")
async def report(visit: Visit) -> Response:
    """Show the form for a report that is owed, filled in as far as it is known."""
    origin = _origin(visit)
    found = origin.incident.reports.get(visit.path_params["report"])
    if found is None:
        raise PageNotFound
    visit.require(found.sender)
    written = draft(origin.plan, origin.incident, found, visit.language)
    return visit.page("unit/report.html", owed=owed_of(origin, found), draft=written)


@room.command("/unit/received", action="directive.answer")
async def received(visit: Visit) -> Response:
    """Record that directives were shown on a screen of their party, once each."""
    desk, count = visit.realm.desk, 0
    visit.concerns(visit.person.party)
    for key in visit.form.getlist("shown"):
        incident_id, _, name = str(key).partition(" ")
        found = desk.incident(incident_id).directives.get(name)
        if found is None:
            if desk.incident(incident_id).replaced(name) is None:
                raise PageNotFound
            continue
        visit.require(found.party)
        if found.state != "issued":
            continue
        command_id = str(uuid5(NAMESPACE_OID, f"received:{incident_id}:{name}"))
        command = c.MoveDirective(name, "receive")
        try:
            done = await desk.handle(incident_id, command, visit.actor_for(found.party), command_id)
        except CommandRefused:
            # The incident ended meanwhile: there is nothing left to receive.
            continue
        count += bool(done.entries)
    return JSONResponse({"ok": True, "received": count})


@room.command("/unit/{incident}/directives/{directive}/{move}", action="directive.answer")
async def answer(visit: Visit) -> Response:
    """Answer a directive for its party: understood, under way, done, or impossible and why."""
    origin, found = _directive(visit)
    move = _MOVES.get(visit.path_params["move"])
    if move is None:
        raise PageNotFound
    words = visit.field("words")
    if move == "decline" and not words:
        raise FormInvalid({"words": _NO_REASON})
    # By the name that was answered: a round that was replaced meanwhile is refused with its reason.
    answered = visit.path_params["directive"]
    command = c.MoveDirective(answered, move, words, _tapped(visit, found))
    actor = visit.actor_for(found.party)
    await visit.realm.desk.handle(origin.incident.id, command, actor, visit.command_id())
    said = {
        "acknowledge": visit.gettext("已应答：收到"),
        "start": visit.gettext("已应答：出动"),
        "complete": visit.gettext("已应答：完成"),
        "decline": visit.gettext("已报告不能执行，值班台会另行安排"),
    }
    return visit.done("/unit", said[move])


def _parties(visit: Visit) -> frozenset[str]:
    """Return whose work is shown: the party asked for, or all of the visitor's own."""
    asked = visit.query.get("party", "")
    if asked:
        visit.require(asked)
        return frozenset({asked})
    visit.concerns(visit.person.party)
    return visit.person.parties


def _view(visit: Visit, parties: frozenset[str]) -> dict[str, Any]:
    desk = visit.realm.desk
    asked = visit.query.get("party", "")
    return {
        "work": work_of(desk, parties),
        "banners": banners_for(desk, parties),
        "titles": [_title(visit, party) for party in sorted(parties)],
        "parties": parties,
        "mine": parties <= visit.person.parties and visit.may("directive.answer"),
        "query": f"?party={asked}" if asked else "",
        "other": other_realm(visit),
        "elsewhere": open_count(other_realm(visit).desk, parties),
    }


def other_realm(visit: Visit) -> Realm:
    """Return the realm that the visitor is not in."""
    return visit.site.realms["real" if visit.realm.drill else "drill"]


def _title(visit: Visit, party: str) -> Text:
    library = visit.realm.desk.library
    role, _, district = party.partition(":")
    plan_id, _, body = role.partition(".")
    for name in library.names():
        plan = library.plan(name)
        local = role in plan.directory.roles and district in plan.directory.districts
        named = role in plan.directory.units or (plan_id == name and body in plan.bodies)
        if local or (named and not district):
            return plan.party_title(party)
    raise PageNotFound


def _origin(visit: Visit) -> Origin:
    desk = visit.realm.desk
    incident = desk.incident(visit.path_params["incident"])
    return Origin(desk.plan(incident), incident, desk.number(incident.id))


def _directive(visit: Visit) -> tuple[Origin, Directive]:
    origin = _origin(visit)
    name = visit.path_params["directive"]
    found = origin.incident.directives.get(name) or origin.incident.replaced(name)
    if found is None:
        raise PageNotFound
    visit.require(found.party)
    return origin, found


def _tapped(visit: Visit, directive: Directive) -> c.Moment:
    """Return when the button was pressed, if the answer waited for a line to be sent."""
    given = visit.field("at")
    if not (given.isascii() and given.isdigit() and len(given) < 15):
        return c.NOW
    at = datetime.fromtimestamp(int(given) / 1000, UTC)
    if directive.changed_at <= at <= visit.now - _BELATED:
        return c.Moment(at)
    return c.NOW
