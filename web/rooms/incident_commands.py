"""What can be done in the incident room; each form becomes one command of the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from starlette.responses import Response

from engine.desk import Outcome
from engine.incident import commands as c
from engine.incident.approvals import steps_of
from engine.incident.state import Directive, Report
from engine.text import Text
from web.errors import FormInvalid, NotPermitted, PageNotFound
from web.permissions import ACTIONS
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_decisions import ending
from web.rooms.incident_reach import Opened, open_incident
from web.routing import Room
from web.typed import read_facts
from web.visit import Visit

room = Room("incident_commands")
_VERDICTS: dict[str, Literal["met", "not_applicable", "not_met"]] = {
    "met": "met",
    "not_applicable": "not_applicable",
    "not_met": "not_met",
}
_CHOOSE = Text(zh="请选择一项", en="choose one")


@room.command("/incidents/{incident}/figures", action="incident.figure")
async def record_figures(visit: Visit) -> Response:
    """Add figures with their source and time."""
    opened = open_incident(visit)
    source = visit.field("source") or visit.person.title.zh
    facts = read_facts(visit.form, opened.plan)
    command = c.RecordFigures(facts, source, visit.field("note"), when_typed(visit))
    return await carry_out(
        visit, opened, command, lambda done: _recorded(visit, opened, done), "picture"
    )


def _recorded(visit: Visit, opened: Opened, outcome: Outcome) -> str:
    """Return what became of figures: one that speaks of an earlier time does not replace a newer."""
    older = [fact for entry in outcome.entries for fact in entry.payload.get("history", ())]
    if not older:
        return visit.gettext("数据已记录")
    named = "、".join(opened.plan.facts[fact].title.said(visit.language) for fact in older)
    return visit.gettext("已记入历史，现用数据较新：%(facts)s。如现用数据有误，请更正") % {
        "facts": named
    }


@room.command("/incidents/{incident}/notes", action="incident.note")
async def add_note(visit: Visit) -> Response:
    """Add a line to the timeline, or a correction of an earlier one."""
    opened = open_incident(visit)
    corrects = _entry(visit.field("corrects"))
    if corrects is not None and not visit.may("incident.correct"):
        raise NotPermitted("incident.correct", ACTIONS["incident.correct"].title)
    command = c.AddNote(visit.field("text"), corrects, when_typed(visit))
    return await carry_out(visit, opened, command, visit.gettext("已记入时间线"), "timeline")


@room.command("/incidents/{incident}/approvals/{approval}/{step}", action="approval.decide")
async def take_step(visit: Visit) -> Response:
    """Agree, decide, approve or announce, or refuse with a reason: only for the step's own body."""
    opened = open_incident(visit)
    name, step_id = visit.path_params["approval"], visit.path_params["step"]
    approval = opened.incident.approvals.get(name)
    steps = steps_of(opened.plan, approval) if approval else ()
    step = next((one for one in steps if one.id == step_id), None)
    if step is None:
        raise PageNotFound
    party = opened.plan.party(step.by, opened.incident.district)
    visit.require(party)
    grant = visit.field("decision") == "grant"
    if not grant and visit.field("decision") != "refuse":
        raise FormInvalid({"decision": _CHOOSE})
    command = c.TakeStep(name, step_id, grant, visit.field("reason"))
    agreed = visit.gettext("已宣布") if step.act == "announce" else visit.gettext("已同意")
    said = agreed if grant else visit.gettext("已记录不同意")
    return await carry_out(visit, opened, command, said, "decisions", party=party)


@room.command("/incidents/{incident}/responses", action="incident.move")
async def propose_response(visit: Visit) -> Response:
    """Ask for a response that the grade alone does not call for."""
    opened = open_incident(visit)
    command = c.ProposeResponse(visit.field("response"), visit.field("reason"))
    return await carry_out(visit, opened, command, visit.gettext("已提请"), "decisions")


@room.command("/incidents/{incident}/directives/{directive}/{move}", action="directive.record")
async def answer_by_telephone(visit: Visit) -> Response:
    """Record what a unit answered by telephone or radio, in its words."""
    opened = open_incident(visit)
    directive = _directive(opened, visit.path_params["directive"])
    move = visit.path_params["move"]
    if move not in get_args(c.DirectiveMove) or move == "receive":
        raise FormInvalid({"move": _CHOOSE})
    words = visit.field("words")
    actor = replace(
        visit.actor,
        on_behalf_of=directive.party,
        channel=visit.field("channel"),
        words=words,
    )
    command = c.MoveDirective(directive.id, move, words, when_typed(visit))
    return await carry_out(visit, opened, command, visit.gettext("已代记"), "duties", actor=actor)


@room.command("/incidents/{incident}/reports/{report}/send", action="report.send")
async def send_report(visit: Visit) -> Response:
    """Record that a report went out: how, to whom, in which words."""
    opened = open_incident(visit)
    report = _report(opened, visit.path_params["report"])
    visit.require(report.sender)
    how, whom, words = (visit.field(name) for name in ("how", "whom", "words"))
    command = c.SendReport(report.id, how, whom, words, when_typed(visit))
    said = visit.gettext("已记录报出")
    return await carry_out(visit, opened, command, said, "reports", party=report.sender)


@room.command("/incidents/{incident}/reports/{report}/confirm", action="report.receive")
async def confirm_report(visit: Visit) -> Response:
    """Record who confirmed receipt."""
    opened = open_incident(visit)
    report = _report(opened, visit.path_params["report"])
    visit.require(report.party)
    by, how = visit.field("by"), visit.field("how")
    command = c.ConfirmReport(report.id, by, how, when_typed(visit))
    said = visit.gettext("已记录确认收到")
    return await carry_out(visit, opened, command, said, "reports", party=report.party)


@room.command("/incidents/{incident}/ending/checks", action="incident.end")
async def check_ending(visit: Visit) -> Response:
    """Judge one line of the ending checklist."""
    opened = open_incident(visit)
    verdict = _VERDICTS.get(visit.field("verdict"))
    if verdict is None:
        raise FormInvalid({"verdict": _CHOOSE})
    command = c.CheckEnding(visit.field("condition"), verdict, visit.field("note"))
    return await carry_out(visit, opened, command, visit.gettext("已核对"), "ending")


@room.command("/incidents/{incident}/ending", action="incident.end")
async def propose_ending(visit: Visit) -> Response:
    """Ask to end the response."""
    opened = open_incident(visit)
    proposer = ending(opened.plan, opened.incident).proposer
    command = c.ProposeEnding(visit.field("reason"))
    said = visit.gettext("已提请终止")
    return await carry_out(visit, opened, command, said, "ending", party=proposer)


@room.command("/incidents/{incident}/dismiss", action="incident.move")
async def dismiss(visit: Visit) -> Response:
    """Close the book on a false alarm."""
    opened = open_incident(visit)
    command = c.DismissIncident(visit.field("reason"))
    said = visit.gettext("事件已撤销")
    return await carry_out(visit, opened, command, said, "ending", party=_activator(visit, opened))


@room.command("/incidents/{incident}/close", action="incident.move")
async def close(visit: Visit) -> Response:
    """End the aftermath."""
    opened = open_incident(visit)
    command = c.CloseIncident(visit.field("reason"))
    return await carry_out(visit, opened, command, visit.gettext("事件已结案"), "ending")


def _activator(visit: Visit, opened: Opened) -> str | None:
    """Return the visitor's party that put the response in force: it alone stands it down."""
    plan, incident = opened.plan, opened.incident
    chain = plan.responses[incident.response].chain if incident.response else ()
    parties = (plan.party(step.by, incident.district) for step in chain)
    return next((party for party in parties if party in visit.person.parties), None)


def _entry(given: str) -> int | None:
    if not given:
        return None
    if given.isascii() and given.isdigit() and len(given) < 9:
        return int(given)
    raise FormInvalid({"corrects": Text(zh="记录序号有误", en="no such entry number")})


def _directive(opened: Opened, name: str) -> Directive:
    found = opened.incident.directives.get(name)
    if found is None:
        raise PageNotFound
    return found


def _report(opened: Opened, name: str) -> Report:
    found = opened.incident.reports.get(name)
    if found is None:
        raise PageNotFound
    return found
