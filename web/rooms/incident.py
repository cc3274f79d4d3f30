"""The incident room: what is known, what happened, what is being done, decided and reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import Response

from engine.incident.drafting import draft
from engine.incident.lifecycles import phases_of
from engine.incident.state import Incident
from web.errors import PageNotFound
from web.rooms.incident_chronicle import hushed, lines_of, told
from web.rooms.incident_decisions import decisions, ending, may_be_proposed
from web.rooms.incident_duties import duties, duty_of, tellable
from web.rooms.incident_picture import ASKED, picture, worth_asking
from web.rooms.incident_reach import Opened, concerned, open_incident
from web.rooms.incident_reports import chains, hop_of
from web.rooms.incident_tabs import head_words, tabs_of
from web.routing import Room
from web.visit import Visit

room = Room("incident")
_Words = Mapping[str, Any]


@room.page("/incidents", action="incident.see", home_of=("auditor",))
async def index(visit: Visit) -> Response:
    """List the incidents of the realm: all of them, or those that concern the visitor."""
    desk = visit.realm.desk
    found = []
    for incident in reversed(desk.incidents()):
        plan = desk.plan(incident)
        # Each is asked for, so that an empty list is held against the visitor's parties too.
        own = min(concerned(desk, plan, incident) & visit.person.parties, default="")
        if visit.concerns(own or None):
            found.append(Opened(plan, incident, desk.number(incident.id), own))
    visit.concerns(visit.person.party)
    return visit.page("incident/index.html", found=found)


@room.page("/incidents/{incident}", action="incident.see")
async def incident_room(visit: Visit) -> Response:
    """Show the whole room."""
    opened = open_incident(visit)
    context: dict[str, Any] = {}
    for words in _PARTS.values():
        context |= words(visit, opened)
    return visit.page(
        "incident/room.html",
        opened=opened,
        kinds=_KINDS,
        corrects=_correcting(visit, opened.incident),
        tabs=tabs_of(visit, opened),
        slug="",
        **context,
    )


@room.page("/incidents/{incident}/parts/{part}", action="incident.see")
async def part(visit: Visit) -> Response:
    """Return one part of the room afresh."""
    opened = open_incident(visit)
    name = visit.path_params["part"]
    if name not in _PARTS:
        raise PageNotFound
    return visit.page(f"incident/{name}.html", opened=opened, **_PARTS[name](visit, opened))


@room.page("/incidents/{incident}/figures", action="incident.see")
async def figures_sheet(visit: Visit) -> Response:
    """Show the form that adds figures."""
    opened = open_incident(visit)
    first, others = worth_asking(opened.plan, opened.incident)
    return _sheet(visit, "figures", opened, asked=first, others=others)


@room.page("/incidents/{incident}/directives/{directive}", action="incident.see")
async def directive_sheet(visit: Visit) -> Response:
    """Show one directive: what happened to it, and the form for an answer by telephone."""
    opened = open_incident(visit)
    directive = opened.incident.directives.get(visit.path_params["directive"])
    if directive is None:
        raise PageNotFound
    return _sheet(
        visit,
        "directive",
        opened,
        duty=duty_of(opened.plan, directive),
        moves=tellable(directive),
        past=_past(visit, opened, "directive", directive.id),
    )


@room.page("/incidents/{incident}/reports/{report}", action="incident.see")
async def report_sheet(visit: Visit) -> Response:
    """Show one report: what it must say, as far as known, and the forms to send and confirm."""
    opened = open_incident(visit)
    report = opened.incident.reports.get(visit.path_params["report"])
    if report is None:
        raise PageNotFound
    hop = hop_of(opened.plan, report)
    return _sheet(
        visit,
        "report",
        opened,
        hop=hop,
        content=opened.plan.contents[hop.obligation.content],
        draft=draft(opened.plan, opened.incident, report, visit.language),
        past=_past(visit, opened, "report", report.id),
    )


def _sheet(visit: Visit, name: str, opened: Opened, **context: Any) -> Response:
    """Return a sheet: by itself for a script that lays it over the room, else as a page."""
    bare = visit.connection.headers.get("x-fragment") == "1"
    layout = "incident/bare.html" if bare else "incident/sheet.html"
    template = f"incident/{name}_sheet.html"
    return visit.page(template, opened=opened, layout=layout, bare=bare, **context)


def _past(visit: Visit, opened: Opened, kind: str, name: str) -> list[Any]:
    lines = lines_of(visit.realm.desk, opened.plan, opened.incident)
    return [line for line in lines if line.entry.payload.get(kind) == name]


def _head(_: Visit, opened: Opened) -> _Words:
    return head_words(opened)


def _links(visit: Visit, opened: Opened) -> _Words:
    return {**_decided(visit, opened), **_directed(visit, opened), **_reported(visit, opened)}


def _pictured(visit: Visit, opened: Opened) -> _Words:
    lines = lines_of(visit.realm.desk, opened.plan, opened.incident)
    return {
        "picture": picture(opened.plan, opened.incident, lines, visit.language),
        "asked": ASKED,
    }


def _timeline(visit: Visit, opened: Opened) -> _Words:
    lines = lines_of(visit.realm.desk, opened.plan, opened.incident)
    everything = visit.query.get("all") == "1"
    return {
        "stretches": told(lines, everything=everything),
        "everything": everything,
        "hidden": len(hushed(lines)),
    }


def _decided(visit: Visit, opened: Opened) -> _Words:
    return {
        "decisions": decisions(visit, opened),
        "proposable": may_be_proposed(opened.plan, opened.incident),
    }


def _directed(visit: Visit, opened: Opened) -> _Words:
    by_item = visit.query.get("by") == "item"
    order = "item" if by_item else "unit"
    return {
        "duties": duties(opened.plan, opened.incident, "item" if by_item else "unit"),
        "order": order,
        "groups": [opened.plan.groups[name] for name in opened.incident.groups],
    }


def _reported(_: Visit, opened: Opened) -> _Words:
    return {"chains": chains(opened.plan, opened.incident)}


def _ended(_: Visit, opened: Opened) -> _Words:
    incident, plan = opened.incident, opened.plan
    return {
        "ending": ending(plan, incident),
        "ending_open": incident.open_approval("ending") is not None,
        "legal": phases_of(plan).legal(incident.phase),
    }


_PARTS: dict[str, Callable[[Visit, Opened], _Words]] = {
    "head": _head,
    "links": _links,
    "picture": _pictured,
    "timeline": _timeline,
    "decisions": _decided,
    "duties": _directed,
    "reports": _reported,
    "ending": _ended,
}

_GRADES = "FiguresRecorded IncidentGraded"
_PHASES = "PhaseChanged ResponseActivated IncidentDismissed IncidentClosed"
_APPROVALS = "ApprovalOpened StepTaken ApprovalGranted ApprovalRefused ApprovalSuperseded"
_DIRECTIVES = (
    "DirectiveIssued DirectiveReceived DirectiveAcknowledged DirectiveStarted DirectiveCompleted "
    "DirectiveDeclined DirectiveWithdrawn DirectiveUnanswered DirectiveOverdue GroupFormed GroupStoodDown"
)
_REPORTS = (
    "ReportOwed ReportSent ReportConfirmed ReportOverdue ReportLifted ReceiptOverdue "
    "ClockPaused ClockResumed"
)
_COMMAND = (
    "SiteCommandFormed SiteCommandDissolved CommandAssumed CommanderNamed CommandHandedOver "
    "CommandEnded OverrideDeclared OverrideRatified OverrideRevoked OverrideLapsed ResponseWithdrawn"
)
_KINDS = {
    "head": f"IncidentGraded {_PHASES} {_COMMAND}",
    "links": f"{_APPROVALS} {_DIRECTIVES} {_REPORTS}",
    "picture": _GRADES,
    "timeline": "*",
    "decisions": f"{_APPROVALS} {_PHASES}",
    "duties": f"{_DIRECTIVES} {_GRADES} {_PHASES} SiteCommandFormed SiteCommandDissolved",
    "reports": _REPORTS,
    "ending": f"EndingChecked {_APPROVALS} {_PHASES} {_DIRECTIVES} {_REPORTS}",
}
"""Which entries make which part of the room out of date."""


def _correcting(visit: Visit, incident: Incident) -> int | None:
    """Return the entry that the visitor is about to correct, if the address names one."""
    given = visit.query.get("correct", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    return number if 1 <= number <= incident.version else None
