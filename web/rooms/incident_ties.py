"""What an incident has to do with others: hand-overs, merges, splits, companions, opening again."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from engine.incident import commands as c
from engine.incident.decide.handovers import phase_to_resume
from engine.incident.demand import context_of, situation_of
from engine.incident.duplicates import probable_duplicates
from engine.incident.lifecycles import phases_of
from engine.incident.state import Incident
from engine.incident.state.links import Link
from engine.plan.document import HandOver
from engine.plan.lifecycle import Phase
from engine.plan.plan import Plan
from engine.text import Text
from engine.truth import judge
from web.errors import FormInvalid
from web.rooms.incident_acts import carry_out
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_tabs import tab_page
from web.routing import Room
from web.typed import read_facts
from web.visit import Visit

room = Room("incident_ties")
_KINDS = (
    "IncidentHandedOver IncidentHandedBack IncidentTakenBack IncidentReopened HandOverOffered "
    "HandOverAccepted HandOverDeclined HandOverWithdrawn IncidentMerged IncidentAbsorbed "
    "MergeUndone IncidentLinked IncidentUnlinked PhaseChanged IncidentClosed IncidentDismissed IncidentGraded"
)
_CHOOSE = Text(zh="请选择", en="choose one")


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie with the incident at its other end, as it stands now."""

    link: Link
    incident: Incident
    plan: Plan
    number: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """Where the plan itself says that such an incident goes."""

    way: HandOver
    title: Text


@room.page("/incidents/{incident}/ties", action="incident.see")
async def page(visit: Visit) -> Response:
    """Show every tie of an incident, and the forms that make or end one."""
    opened = open_incident(visit)
    plan, incident = opened.plan, opened.incident
    desk = visit.realm.desk
    others = [one for one in desk.incidents(only_open=True) if one.id != incident.id]
    return tab_page(
        visit,
        opened,
        "ties",
        _KINDS,
        ties=[_tied(visit, link) for link in incident.links.values()],
        likely=[_line(visit, one) for one in probable_duplicates(plan, incident, others)],
        others=[_line(visit, one) for one in others],
        plans=[one for one in desk.plans() if one.id != plan.id],
        every_plan=desk.plans(),
        parties=_outside(plan, incident),
        suggested=_suggested(plan, incident),
        back=plan.phases[phase_to_resume(plan, incident)] if _given_away(incident) else None,
        reopenable=_reopenable(plan, incident),
        may_move=visit.may("incident.move", opened.own or None),
    )


def _given_away(incident: Incident) -> bool:
    return incident.outcome in ("handed_over", "merged", "handed_back")


def _line(visit: Visit, incident: Incident) -> tuple[int, Incident, Plan]:
    desk = visit.realm.desk
    return desk.number(incident.id), incident, desk.plan(incident)


def _tied(visit: Visit, link: Link) -> Tied:
    number, incident, plan = _line(visit, visit.realm.desk.incident(link.incident))
    return Tied(link, incident, plan, number)


def _outside(plan: Plan, incident: Incident) -> list[tuple[str, Text]]:
    """Return whom an incident can be offered to: those that the plan names first."""
    named = [one.to_party for one in plan.document.handovers if one.to_party]
    units = [name for name in (*plan.directory.units, *plan.directory.roles) if name not in named]
    return [
        (name, plan.party_title(plan.party(name, incident.district)))
        for name in dict.fromkeys([*named, *units])
    ]


def _suggested(plan: Plan, incident: Incident) -> list[Suggested]:
    """Return the hand-overs whose grounds hold by what is known."""
    situation, context = situation_of(plan, incident), context_of(plan, incident)
    return [
        Suggested(way, way.title)
        for way in plan.document.handovers
        if not incident.over and judge(way.when, situation, context).holds
    ]


def _reopenable(plan: Plan, incident: Incident) -> list[Phase]:
    if incident.outcome not in ("closed", "dismissed"):
        return []
    legal = phases_of(plan).legal(incident.phase)
    return [phase for phase in plan.phases.values() if f"reopen_{phase.id}" in legal]


async def _done(visit: Visit, opened: Opened, command: c.Command, said: str) -> Response:
    to = f"{opened.path}/ties"
    return await carry_out(visit, opened, command, said, "ties", party=opened.own or None, to=to)


@room.command("/incidents/{incident}/ties/plan", action="incident.move")
async def hand_over(visit: Visit) -> Response:
    """Go on under another plan."""
    opened = open_incident(visit)
    command = c.HandOverToPlan(visit.field("plan"), visit.own_id(), visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("已移交，按新的预案继续"))


@room.command("/incidents/{incident}/ties/offers", action="incident.move")
async def offer(visit: Visit) -> Response:
    """Offer the incident to an authority outside."""
    opened = open_incident(visit)
    fields = (visit.field(name) for name in ("party", "how", "whom", "reason"))
    command = c.OfferHandOver(*fields)
    return await _done(visit, opened, command, visit.gettext("已提出移交，对方接收前仍由我方负责"))


@room.command("/incidents/{incident}/ties/offers/{offer}", action="incident.move")
async def answer(visit: Visit) -> Response:
    """Record what the authority answered, or take the offer back."""
    opened = open_incident(visit)
    name, decision = visit.path_params["offer"], visit.field("decision")
    by, how, reason = (visit.field(one) for one in ("by", "how", "reason"))
    if decision == "withdraw":
        command: c.Command = c.WithdrawOffer(name, reason)
        return await _done(visit, opened, command, visit.gettext("移交已收回"))
    if decision not in ("accept", "decline"):
        raise FormInvalid({"decision": _CHOOSE})
    command = c.AnswerOffer(name, decision == "accept", by, how, reason)
    said = (
        visit.gettext("对方已接收") if decision == "accept" else visit.gettext("已记录对方不接收")
    )
    return await _done(visit, opened, command, said)


@room.command("/incidents/{incident}/ties/back", action="incident.move")
async def take_back(visit: Visit) -> Response:
    """Make an incident that was given away ours again."""
    opened = open_incident(visit)
    command = c.TakeBack(visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("已收回，继续处置"))


@room.command("/incidents/{incident}/ties/again", action="incident.move")
async def reopen(visit: Visit) -> Response:
    """Open a closed or dismissed incident again."""
    opened = open_incident(visit)
    command = c.ReopenIncident(visit.field("phase"), visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("事件已重开"))


@room.command("/incidents/{incident}/ties/merge", action="incident.move")
async def merge(visit: Visit) -> Response:
    """Say that this incident is the same as another one, which goes on."""
    opened = open_incident(visit)
    command = c.MergeIncident(_other(visit, "into"), visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("已并入，另一事件继续"))


@room.command("/incidents/{incident}/ties/split", action="incident.move")
async def split(visit: Visit) -> Response:
    """Open another incident for a part of this one."""
    opened = open_incident(visit)
    plan = next((p for p in visit.realm.desk.plans() if p.id == visit.field("plan")), None)
    if plan is None:
        raise FormInvalid({"plan": _CHOOSE})
    command = c.SplitIncident(
        part=visit.own_id(),
        plan=plan.id,
        title=visit.field("title"),
        place=visit.field("place"),
        district=visit.field("district"),
        reason=visit.field("reason"),
        facts=read_facts(visit.form, plan),
    )
    return await _done(visit, opened, command, visit.gettext("已分出另一事件"))


@room.command("/incidents/{incident}/ties/companions", action="incident.move")
async def open_companion(visit: Visit) -> Response:
    """Deal with the same event under another plan as well."""
    opened = open_incident(visit)
    command = c.OpenCompanion(visit.field("plan"), visit.own_id(), visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("已按另一预案同时处置，数据互通"))


@room.command("/incidents/{incident}/ties/companions/{companion}", action="incident.move")
async def tie_companion(visit: Visit) -> Response:
    """Say that two open incidents are the same event under two plans, or that they are not."""
    opened = open_incident(visit)
    other, reason = visit.path_params["companion"], visit.field("reason")
    if visit.field("decision") == "unlink":
        command: c.Command = c.UnlinkCompanion(other, reason)
        return await _done(visit, opened, command, visit.gettext("已解除联动"))
    named = _other(visit, "other") if other == "new" else other
    command = c.LinkCompanion(named, reason)
    return await _done(visit, opened, command, visit.gettext("已联动，数据互通"))


def _other(visit: Visit, field: str) -> str:
    """Return the incident chosen in a form."""
    chosen = visit.field(field)
    if not chosen:
        raise FormInvalid({field: _CHOOSE})
    return visit.realm.desk.incident(chosen).id
