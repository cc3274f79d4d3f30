"""What can be ordered and recorded about command; each form becomes one command of the engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from starlette.responses import Response

from engine.incident import commands as c
from engine.incident.approvals import steps_of
from engine.incident.command import powers_of
from engine.journal.entry import Actor
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_reach import Opened, open_incident
from web.routing import Room
from web.views import ZONE
from web.visit import Visit

room = Room("incident_orders")
_NO_TIME = Text(zh="时间写成 2026-03-01T13:05", en="write the time as 2026-03-01T13:05")
_CHOOSE = Text(zh="请选择一项", en="choose one")


def _speaking(visit: Visit, parties: Iterable[str]) -> Actor:
    """Return who speaks: one of the parties itself, or whoever records what it said.

    The engine refuses everybody else, with the reason.
    """
    wanted = list(parties)
    own = next((party for party in wanted if party in visit.person.parties), None)
    if own is not None or not visit.may("approval.record"):
        return visit.actor_for(own)
    by = visit.field("by")
    heard = by if by in wanted else next(iter(wanted), None)
    return replace(
        visit.actor,
        on_behalf_of=heard,
        channel=visit.field("channel"),
        words=visit.field("words"),
    )


async def _order(
    visit: Visit, opened: Opened, command: c.Command, said: str, *, part: str, actor: Actor
) -> Response:
    to = f"{opened.path}/command"
    return await carry_out(visit, opened, command, said, part, actor=actor, to=to)


@room.command("/incidents/{incident}/approvals/{approval}/{step}/heard", action="approval.record")
async def step_heard(visit: Visit) -> Response:
    """Record a step that a body took by telephone: who decided, how, in which words."""
    opened = open_incident(visit)
    name, step_id = visit.path_params["approval"], visit.path_params["step"]
    approval = opened.incident.approvals.get(name)
    steps = steps_of(opened.plan, approval) if approval else ()
    step = next((one for one in steps if one.id == step_id), None)
    if step is None:
        raise PageNotFound
    grant = visit.field("decision") == "grant"
    if not grant and visit.field("decision") != "refuse":
        raise FormInvalid({"decision": _CHOOSE})
    words = visit.field("words")
    actor = replace(
        visit.actor,
        on_behalf_of=opened.plan.party(step.by, opened.incident.district),
        channel=visit.field("channel"),
        words=words,
    )
    reason = "" if grant else words
    command = c.TakeStep(name, step_id, grant, reason, visit.field("decider"))
    said = visit.gettext("已代记审批意见")
    return await carry_out(visit, opened, command, said, "decisions", actor=actor)


@room.command("/incidents/{incident}/command/name", action="command.order")
async def name_commander(visit: Visit) -> Response:
    """Say who the first commander is in person."""
    opened = open_incident(visit)
    current = opened.incident.commander
    name, office, telephone, decider = _person(visit)
    command = c.NameCommander(name, office, telephone, decider)
    actor = _speaking(visit, [current.party] if current and current.party else [])
    return await _order(
        visit, opened, command, visit.gettext("已记录"), part="commander", actor=actor
    )


@room.command("/incidents/{incident}/command/appoint", action="command.order")
async def appoint(visit: Visit) -> Response:
    """Name the commander who is to take over."""
    opened = open_incident(visit)
    powers = powers_of(opened.plan, opened.incident)
    name, office, telephone, decider = _person(visit)
    command = c.AppointCommander(name, office, telephone, visit.field("reason"), decider)
    rules = powers.appoints or opened.plan.command.appoints
    actor = _speaking(visit, map(powers.party, rules))
    said = visit.gettext("已指定现场指挥长，等待移交")
    return await _order(visit, opened, command, said, part="commander", actor=actor)


@room.command("/incidents/{incident}/command/handover", action="command.order")
async def hand_over(visit: Visit) -> Response:
    """Record that command passed to the appointed person."""
    opened = open_incident(visit)
    command = c.HandOverCommand(
        visit.field("handed_by"), visit.field("taken_by"), visit.field("how"), when_typed(visit)
    )
    said = visit.gettext("已记录指挥移交")
    return await _order(
        visit, opened, command, said, part="commander", actor=visit.actor_for(opened.own)
    )


@room.command("/incidents/{incident}/command/site", action="command.order")
async def site_command(visit: Visit) -> Response:
    """Form or dissolve the site command."""
    opened = open_incident(visit)
    powers, decider = powers_of(opened.plan, opened.incident), visit.field("decider")
    reason = visit.field("reason")
    if visit.field("act") == "dissolve":
        dissolve = c.DissolveSiteCommand(reason, decider)
        actor = _speaking(visit, map(powers.party, powers.dissolves))
        said = visit.gettext("现场指挥部已撤销")
        return await _order(visit, opened, dissolve, said, part="site", actor=actor)
    form = c.FormSiteCommand(reason, visit.field("instruction"), decider)
    actor = _speaking(visit, [powers.party(powers.forms)] if powers.forms else [])
    return await _order(
        visit, opened, form, visit.gettext("现场指挥部已成立"), part="site", actor=actor
    )


@room.command("/incidents/{incident}/command/groups/{group}", action="command.order")
async def group(visit: Visit) -> Response:
    """Form a group, stand it down, take that back, or name its leader."""
    opened = open_incident(visit)
    powers, name = powers_of(opened.plan, opened.incident), visit.path_params["group"]
    reason, decider, act = visit.field("reason"), visit.field("decider"), visit.field("act")
    actor = _speaking(visit, map(powers.party, powers.groups))
    if act == "leader":
        named, office, telephone, _ = _person(visit)
        command: c.Command = c.NameGroupLeader(name, named, office, telephone)
        actor = visit.actor_for(opened.own)
    elif act == "reverse":
        command = c.ReverseGroupOrder(name, reason, decider)
    elif act in ("form", "stand_down"):
        command = c.OrderGroup(name, act == "form", reason, decider)
    else:
        raise FormInvalid({"act": _CHOOSE})
    return await _order(visit, opened, command, visit.gettext("已记录"), part="groups", actor=actor)


@room.command("/incidents/{incident}/command/tasks", action="command.order")
async def direct(visit: Visit) -> Response:
    """Direct a task that stands in no list."""
    opened = open_incident(visit)
    powers = powers_of(opened.plan, opened.incident)
    command = c.DirectTask(
        visit.field("party"), visit.field("text"), visit.field("reason"), visit.field("decider")
    )
    actor = _speaking(visit, map(powers.party, powers.directs))
    return await _order(
        visit, opened, command, visit.gettext("任务已下达"), part="orders", actor=actor
    )


@room.command("/incidents/{incident}/command/tasks/{order}/withdraw", action="command.order")
async def withdraw(visit: Visit) -> Response:
    """Take such a task back."""
    opened = open_incident(visit)
    powers = powers_of(opened.plan, opened.incident)
    command = c.WithdrawTask(
        visit.path_params["order"], visit.field("reason"), visit.field("decider")
    )
    actor = _speaking(visit, map(powers.party, powers.directs))
    return await _order(
        visit, opened, command, visit.gettext("任务已收回"), part="orders", actor=actor
    )


@room.command("/incidents/{incident}/command/absences", action="command.order")
async def absence(visit: Visit) -> Response:
    """Record that a body's head is away and who acts meanwhile, or that the head is back."""
    opened = open_incident(visit)
    party = visit.field("party")
    visit.require(party)
    if visit.field("act") == "return":
        back = c.RecordReturn(party, visit.field("note"), when_typed(visit))
        actor, said = visit.actor_for(party), visit.gettext("已记录返岗")
        return await _order(visit, opened, back, said, part="bodies", actor=actor)
    away = c.RecordAbsence(
        party=party,
        who=visit.field("who"),
        deputy=visit.field("other") or visit.field("deputy"),
        reason=visit.field("reason"),
        until=_until(visit),
        since=when_typed(visit),
    )
    actor, said = visit.actor_for(party), visit.gettext("已登记缺位和代行人")
    return await _order(visit, opened, away, said, part="bodies", actor=actor)


@room.command("/incidents/{incident}/command/overrides", action="command.override")
async def override(visit: Visit) -> Response:
    """Act without waiting: begin a response, form the site command, or direct a task."""
    opened = open_incident(visit)
    act, reason = visit.field("act"), visit.field("reason")
    if act == "response":
        command: c.Command = c.OverrideResponse(visit.field("response"), reason)
    elif act == "site_command":
        command = c.OverrideSiteCommand(reason)
    elif act == "task":
        command = c.OverrideTask(visit.field("party"), visit.field("text"), reason)
    else:
        raise FormInvalid({"act": _CHOOSE})
    actor = visit.actor_for(opened.own)
    said = visit.gettext("已先行处置，等待追认")
    return await _order(visit, opened, command, said, part="overrides", actor=actor)


@room.command("/incidents/{incident}/command/overrides/{override}", action="command.order")
async def settle(visit: Visit) -> Response:
    """Ratify or revoke, for the body whose decision it was."""
    opened = open_incident(visit)
    found = opened.incident.overrides.get(visit.path_params["override"])
    if found is None:
        raise PageNotFound
    ratify = visit.field("decision") == "ratify"
    if not ratify and visit.field("decision") != "revoke":
        raise FormInvalid({"decision": _CHOOSE})
    command = c.SettleOverride(found.id, ratify, visit.field("reason"), visit.field("decider"))
    actor = _speaking(visit, [found.owner])
    said = visit.gettext("已追认") if ratify else visit.gettext("已撤销，所带来的一并收回")
    return await _order(visit, opened, command, said, part="overrides", actor=actor)


def _person(visit: Visit) -> tuple[str, str, str, str]:
    name, office, telephone = (visit.field(key) for key in ("name", "office", "telephone"))
    return name, office, telephone, visit.field("decider")


def _until(visit: Visit) -> datetime | None:
    """Return when an absence ends by itself; blank is open."""
    if not visit.field("until"):
        return None
    try:
        at = datetime.fromisoformat(visit.field("until"))
        return (at if at.tzinfo else at.replace(tzinfo=ZONE)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise FormInvalid({"until": _NO_TIME}) from None
