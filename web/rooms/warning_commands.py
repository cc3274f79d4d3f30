"""What can be done about warnings; each form becomes one command of the engine."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from starlette.responses import Response

from engine.incident.commands import ReportIncident
from engine.journal.entry import Actor
from engine.plan.lifecycle import Step
from engine.text import Text
from engine.warning import commands as c
from engine.warning.desk import name_of
from engine.warning.routes import announces, party, steps_of
from engine.warning.state import Preparation
from web.errors import FormInvalid, PageNotFound
from web.rooms.call_form import plan_of
from web.rooms.warning_reach import OpenedWarning, open_warning
from web.rooms.warnings import notice_page, raising
from web.routing import Room
from web.typed import read_facts
from web.views import ZONE
from web.visit import Visit

room = Room("warning_commands")
_NO_TIME = Text(zh="读不懂这个时间", en="this time is not understood")
_CHOOSE = Text(zh="请选择一项", en="choose one")
_NO_PLAN = Text(zh="请选择预案", en="choose a plan")
_HEARD = {
    "channel": Text(zh="写明怎样得知的，如电话", en="say how you heard it, such as by telephone"),
    "words": Text(zh="写明原话要点", en="write what was said"),
}


@room.command("/warnings", action="warning.notice")
async def notice(visit: Visit) -> Response:
    """Open a warning from a trigger that was noticed."""
    visit.require(visit.person.party)
    typed = {name: value for name, value in visit.form.items() if isinstance(value, str)}
    try:
        command = _notice(visit)
    except FormInvalid as invalid:
        if visit.wants_json:
            raise
        return notice_page(visit, typed, invalid.faults)
    # By the form's own number: a form that is sent twice can open one warning only.
    id_ = visit.own_id()
    warnings = visit.realm.warnings
    await warnings.handle(name_of(id_), command, visit.actor, visit.command_id())
    number = warnings.number(name_of(id_))
    said = visit.gettext("预警 #%(number)s 已登记，已通知做好准备") % {"number": number}
    return visit.done(f"/warnings/{id_}", said)


def _notice(visit: Visit) -> c.NoticeTrigger:
    plan = plan_of(visit.realm.desk, visit.field("plan"))
    if plan is None:
        raise FormInvalid({"plan": _NO_PLAN})
    incident = visit.field("incident")
    if incident:
        raising(visit, incident)
    return c.NoticeTrigger(
        plan=plan.id,
        trigger=visit.field("trigger"),
        title=visit.field("title"),
        place=visit.field("place"),
        district=visit.field("district"),
        source=visit.field("source") or visit.person.title.zh,
        summary=visit.field("summary"),
        facts=read_facts(visit.form, plan),
        feared=visit.field("feared"),
        incident=incident,
        drill=visit.realm.name if visit.realm.drill else None,
    )


async def _carry_out(
    visit: Visit, opened: OpenedWarning, command: c.Command, said: str, actor: Actor | None = None
) -> Response:
    acting = actor or visit.actor_for(opened.own or None)
    warnings = visit.realm.warnings
    await warnings.handle(opened.warned.id, command, acting, visit.command_id())
    return visit.done(opened.path, said)


@room.command("/warnings/{warning}/situation", action="warning.draft")
async def learn(visit: Visit) -> Response:
    """Record what is known or feared; the route follows."""
    opened = open_warning(visit)
    source = visit.field("source") or visit.person.title.zh
    facts = read_facts(visit.form, opened.plan)
    command = c.LearnSituation(source, facts, visit.field("feared"))
    return await _carry_out(visit, opened, command, visit.gettext("情况已记录"))


@room.command("/warnings/{warning}/content", action="warning.draft")
async def write(visit: Visit) -> Response:
    """Write a new version of what the warning says."""
    opened = open_warning(visit)
    chapter = opened.plan.warnings
    items = [one.id for one in chapter.contents if one.fill == "none"] if chapter else []
    command = c.WriteContent(
        title=visit.field("title"),
        area=visit.field("area"),
        level=visit.field("level"),
        starts_at=_moment(visit, "starts_at"),
        ends_at=_moment(visit, "ends_at"),
        measures=visit.field("measures"),
        others={item: visit.field(f"item-{item}") for item in items},
    )
    return await _carry_out(visit, opened, command, visit.gettext("预警内容已保存"))


def _moment(visit: Visit, name: str) -> datetime | None:
    typed = visit.field(name)
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZONE)
    except ValueError:
        raise FormInvalid({name: _NO_TIME}) from None


@room.command("/warnings/{warning}/proposal", action="warning.draft")
async def propose(visit: Visit) -> Response:
    """Put the latest version forward on the plan's route."""
    opened = open_warning(visit)
    steps = steps_of(opened.plan, opened.warned)
    first = party(opened.plan, opened.warned, steps[0].by) if steps else None
    actor = visit.actor_for(first if first in visit.person.parties else opened.own or None)
    command = c.Propose(visit.field("reason"))
    return await _carry_out(visit, opened, command, visit.gettext("已提请"), actor)


@room.command("/warnings/{warning}/steps/{stage}", action="warning.issue")
async def take_step(visit: Visit) -> Response:
    """Take or refuse a step, or announce: only for the step's own body."""
    opened = open_warning(visit)
    step, who = _step(opened, visit.path_params["stage"])
    visit.require(who)
    return await _step_taken(visit, opened, step, visit.actor_for(who))


@room.command("/warnings/{warning}/steps/{stage}/heard", action="warning.record")
async def step_heard(visit: Visit) -> Response:
    """Record a step that its body gave by telephone."""
    opened = open_warning(visit)
    step, who = _step(opened, visit.path_params["stage"])
    return await _step_taken(visit, opened, step, _on_behalf(visit, who))


def _step(opened: OpenedWarning, stage: str) -> tuple[Step, str]:
    for step in steps_of(opened.plan, opened.warned):
        if step.id == stage:
            return step, party(opened.plan, opened.warned, step.by)
    raise PageNotFound


async def _step_taken(visit: Visit, opened: OpenedWarning, step: Step, actor: Actor) -> Response:
    running = opened.warned.round
    name = visit.field("round") or (running.id if running else "")
    if visit.field("decision") == "refuse":
        refused = c.TakeStep(name, step.id, grant=False, reason=visit.field("reason"))
        return await _carry_out(visit, opened, refused, visit.gettext("已记录不同意"), actor)
    if visit.field("decision") != "grant":
        raise FormInvalid({"decision": _CHOOSE})
    if not announces(opened.plan, opened.warned, step):
        granted = c.TakeStep(name, step.id, grant=True, reason=visit.field("reason"))
        return await _carry_out(visit, opened, granted, visit.gettext("已同意"), actor)
    told = tuple(str(one) for one in visit.form.getlist("told"))
    command = c.Announce(name, step.id, told, visit.field("who"), visit.field("reason"))
    return await _carry_out(visit, opened, command, visit.gettext("预警已发布"), actor)


def _on_behalf(visit: Visit, who: str) -> Actor:
    """Return the desk's actor with the party whose words it heard, over which channel."""
    channel, words = visit.field("channel"), visit.field("words")
    faults = {name: _HEARD[name] for name in _HEARD if not visit.field(name)}
    if faults:
        raise FormInvalid(faults)
    own = visit.actor
    return Actor(own.user, own.name, own.role, own.party, who, channel, words)


@room.command("/warnings/{warning}/preparations/{preparation}", action="warning.prepare")
async def prepare(visit: Visit) -> Response:
    """Answer for a party that gets ready."""
    opened = open_warning(visit)
    found = _preparation(visit, opened)
    visit.require(found.party)
    return await _prepared(visit, opened, found, visit.actor_for(found.party))


@room.command("/warnings/{warning}/preparations/{preparation}/heard", action="warning.record")
async def prepare_heard(visit: Visit) -> Response:
    """Record an answer that was given by telephone."""
    opened = open_warning(visit)
    found = _preparation(visit, opened)
    return await _prepared(visit, opened, found, _on_behalf(visit, found.party))


def _preparation(visit: Visit, opened: OpenedWarning) -> Preparation:
    found = opened.warned.preparations.get(visit.path_params["preparation"])
    if found is None:
        raise PageNotFound
    return found


async def _prepared(
    visit: Visit, opened: OpenedWarning, found: Preparation, actor: Actor
) -> Response:
    moves: dict[str, c.PreparationMove] = {one: one for one in get_args(c.PreparationMove)}
    move = moves.get(visit.field("move"))
    if move is None:
        raise FormInvalid({"move": _CHOOSE})
    words = visit.field("reason") or visit.field("words")
    command = c.AnswerPreparation(found.id, move, words)
    return await _carry_out(visit, opened, command, visit.gettext("已应答"), actor)


@room.command("/warnings/{warning}/channels", action="warning.draft")
async def use_channel(visit: Visit) -> Response:
    """Record a further channel for the version in force."""
    opened = open_warning(visit)
    command = c.UseChannel(visit.field("channel"), visit.field("who"))
    return await _carry_out(visit, opened, command, visit.gettext("发布渠道已记录"))


@room.command("/warnings/{warning}/lift", action="warning.issue")
async def lift(visit: Visit) -> Response:
    """Lift the warning: only for whoever issued it."""
    opened = open_warning(visit)
    visit.require(opened.warned.issuer or None)
    actor = visit.actor_for(opened.warned.issuer)
    command = c.LiftWarning(visit.field("reason"))
    return await _carry_out(visit, opened, command, visit.gettext("预警已解除"), actor)


@room.command("/warnings/{warning}/lift/heard", action="warning.record")
async def lift_heard(visit: Visit) -> Response:
    """Record that whoever issued the warning lifted it by telephone."""
    opened = open_warning(visit)
    actor = _on_behalf(visit, opened.warned.issuer)
    command = c.LiftWarning(visit.field("reason"))
    return await _carry_out(visit, opened, command, visit.gettext("预警已解除"), actor)


@room.command("/warnings/{warning}/dismiss", action="warning.draft")
async def dismiss(visit: Visit) -> Response:
    """End the warning before it is issued."""
    opened = open_warning(visit)
    command = c.DismissWarning(visit.field("reason"))
    return await _carry_out(visit, opened, command, visit.gettext("已了结，不发布预警"))


@room.command("/warnings/{warning}/incident", action="incident.report")
async def to_incident(visit: Visit) -> Response:
    """Open an incident from the warning in one step; the warning stays as it is."""
    opened = open_warning(visit)
    warned, plan = opened.warned, opened.plan
    facts = {fact: known.value for fact, known in warned.figures.items()}
    report = ReportIncident(
        plan=plan.id,
        title=visit.field("title") or opened.content.title,
        place=visit.field("place") or warned.place,
        district=warned.district,
        summary=warned.summary,
        channel="other",
        facts=facts,
        source=warned.source,
        drill=visit.realm.name if visit.realm.drill else None,
        warning=warned.id,
        warned_of=opened.content.title,
    )
    known = visit.field("known", "0")
    count = int(known) if known.isascii() and known.isdigit() and len(known) < 5 else 0
    name, actor = visit.own_id(), visit.actor_for(opened.own or None)
    command = c.OpenIncident(name, count)
    done = await visit.realm.warnings.open_incident(
        warned.id, command, report, actor, visit.command_id()
    )
    number = visit.realm.desk.number(done.incident.id)
    said = visit.gettext("已由预警转为事件 #%(number)s，预警继续有效") % {"number": number}
    return visit.done(f"/incidents/{done.incident.id}", said)
