"""Content, proposal, the steps of the route, and the announcement by which a warning goes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NoReturn

from engine.incident.refusals import refuse, require_words
from engine.plan.lifecycle import Step
from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.decide.deciding import Deciding, Decisions, require_move, require_party
from engine.warning.routes import FEARED, announces, next_step, party, route_of
from engine.warning.state import Content, Round


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)


def _written(deciding: Deciding, command: c.WriteContent) -> e.ContentWritten:
    chapter = deciding.chapter
    title = require_words(
        command.title, "no_title", "请用一句话写明预警什么", "Say in one line what to warn of"
    )
    if command.level and command.level not in {level.code for level in chapter.levels}:
        refuse("no_such_level", "本预案没有这个预警级别", "This plan has no such warning level")
    starts, ends = _utc(command.starts_at), _utc(command.ends_at)
    if ends and ends <= (starts or deciding.now):
        refuse("ends_early", "终止时间要晚于起始时间和现在", "The end must lie after the beginning")
    offered = {item.id for item in chapter.contents if item.fill == "none"}
    if not offered.issuperset(command.others):
        refuse("no_such_item", "本预案没有这项预警内容", "This plan has no such content item")
    others = {item: said for item, text in command.others.items() if (said := text.strip())}
    number = len(deciding.state.contents) + 1
    area, measures = command.area.strip(), command.measures.strip()
    return e.ContentWritten(
        number, title, command.level, area, starts, ends, measures, dict(sorted(others.items()))
    )


def _same(content: Content, event: e.ContentWritten) -> bool:
    names = ("title", "level", "area", "starts_at", "ends_at", "measures", "others")
    return all(getattr(content, name) == getattr(event, name) for name in names)


def write(deciding: Deciding, command: c.WriteContent) -> None:
    """Write a new version. Steps that were taken on other words count no more."""
    require_move(deciding, "write")
    event = _written(deciding, command)
    if _same(deciding.state.latest, event):
        return
    running = deciding.state.round
    deciding.happen(event)
    if running and (running.steps or running.state == "agreed"):
        taken = tuple(done.step for done in running.steps)
        deciding.happen(e.StepsLapsed(running.id, taken, "content"))


def _require_route(deciding: Deciding) -> Step:
    """Return the first step of the route, or refuse because none is settled."""
    step = next_step(deciding.plan, deciding.state, None)
    if step is None:
        _refuse_open(deciding)
    return step


def _refuse_open(deciding: Deciding) -> NoReturn:
    questions, facts = deciding.state.questions, deciding.plan.facts
    if not questions:
        refuse("no_route", "预案没有适用的预警发布途径", "No route of the plan fits")
    zh = "、".join("可能达到的级别" if q == FEARED else facts[q].title.zh for q in questions)
    en = ", ".join("the level feared" if q == FEARED else facts[q].title.en for q in questions)
    refuse(
        "route_open",
        f"先要知道：{zh}；由此决定谁发布",
        f"First this must be known: {en}; it decides who issues",
        ("learn",),
    )


def propose(deciding: Deciding, command: c.Propose) -> None:
    """Put the latest version forward on the route."""
    require_move(deciding, "propose")
    state = deciding.state
    step = _require_route(deciding)
    if state.in_force == state.latest.version:
        refuse(
            "no_change", "内容没有变更，先写新的内容", "Nothing changed; write new content first"
        )
    _require_future(deciding, state.latest)
    if step.act == "propose":
        require_party(deciding, party(deciding.plan, state, step.by), step.clause)
    due = None
    if state.standing and deciding.chapter.change_within:
        minutes = deciding.plan.minutes(deciding.chapter.change_within)
        due = deciding.now + timedelta(minutes=minutes)
    name, reason = f"r{len(state.rounds) + 1}", command.reason.strip()
    deciding.happen(e.WarningProposed(name, state.latest.version, reason, due))
    if step.act == "propose" and not announces(deciding.plan, state, step):
        _take(deciding, name, step, reason)


def _require_future(deciding: Deciding, content: Content) -> None:
    if content.ends_at and content.ends_at <= deciding.now:
        refuse(
            "period_over",
            "写明的终止时间已过，先改起止时间",
            "The period that was written is over; write another",
            ("write",),
        )


def _current(deciding: Deciding, name: str, step_id: str) -> tuple[Round, Step]:
    found = deciding.state.rounds.get(name)
    if found is None or not found.running:
        refuse("not_running", "这一轮审批已经结束", "This round is over")
    step = next_step(deciding.plan, deciding.state, found)
    if step is None:
        _refuse_open(deciding)
    if step.id != step_id:
        refuse(
            "not_next",
            f"现在该办的是：{step.title.zh}",
            f"The next step is: {step.title.en}",
            (step.id,),
        )
    require_party(deciding, party(deciding.plan, deciding.state, step.by), step.clause)
    return found, step


def _take(deciding: Deciding, name: str, step: Step, reason: str) -> None:
    who = party(deciding.plan, deciding.state, step.by)
    deciding.happen(e.StepTaken(name, step.id, step.act, who, step.clause, reason))


def take_step(deciding: Deciding, command: c.TakeStep) -> None:
    """Take or refuse the next deciding step."""
    found, step = _current(deciding, command.round, command.step)
    if announces(deciding.plan, deciding.state, step):
        refuse("announce", "这一步是发布，须写明渠道", "This step announces; say how", ("issue",))
    if command.grant:
        _take(deciding, found.id, step, command.reason.strip())
        return
    reason = require_words(
        command.reason, "no_reason", "不同意须说明理由", "A refusal needs a reason"
    )
    who = party(deciding.plan, deciding.state, step.by)
    deciding.happen(e.StepRefused(found.id, step.id, who, step.clause, reason))


def announce(deciding: Deciding, command: c.Announce) -> None:
    """Let the warning, or its change, go out over the channels that are named."""
    found, step = _current(deciding, command.round, command.step)
    if not announces(deciding.plan, deciding.state, step):
        refuse("not_agreed", "还没有批准，不能发布", "It is not agreed yet", ("step",))
    state = deciding.state
    _require_future(deciding, state.contents[found.content - 1])
    channels = _channels(deciding, command)
    _take(deciding, found.id, step, command.words.strip())
    deciding.happen(
        e.WarningIssued(found.id, found.content, state.in_force, state.issuer, step.clause)
    )
    who = command.who.strip() or deciding.actor.name
    for channel in channels:
        deciding.happen(e.ChannelUsed(found.content, channel, who))


def _channels(deciding: Deciding, command: c.Announce) -> tuple[str, ...]:
    offered = [channel.id for channel in deciding.chapter.channels]
    if not offered:
        words = command.words.strip()
        return (words,) if words else ()
    used = tuple(channel for channel in offered if channel in command.channels)
    if not used or len(used) < len(set(command.channels)):
        refuse("no_channel", "请选择预案列出的发布渠道", "Choose among the plan's channels")
    return used


def use_channel(deciding: Deciding, command: c.UseChannel) -> None:
    """Record a further channel for the version in force."""
    require_move(deciding, "tell")
    channel = require_words(
        command.channel, "no_channel", "请写明发布渠道", "Say over which channel"
    )
    offered = {one.id for one in deciding.chapter.channels}
    if offered and channel not in offered:
        refuse("no_channel", "请选择预案列出的发布渠道", "Choose among the plan's channels")
    who = command.who.strip() or deciding.actor.name
    deciding.happen(e.ChannelUsed(deciding.state.in_force, channel, who))


def lift(deciding: Deciding, command: c.LiftWarning) -> None:
    """Lift the warning. Where the plan is silent, whoever issued it does."""
    require_move(deciding, "lift")
    route = route_of(deciding.plan, deciding.state)
    told = deciding.chapter.lift
    clause = told.clause if told else ""
    require_party(deciding, deciding.state.issuer, clause or (route.clause if route else ""))
    reason = require_words(command.reason, "no_reason", "解除须说明理由", "Lifting needs a reason")
    deciding.happen(e.WarningLifted(deciding.state.issuer, reason, clause))


DECISIONS: Decisions = {
    c.WriteContent: write,
    c.Propose: propose,
    c.TakeStep: take_step,
    c.Announce: announce,
    c.UseChannel: use_channel,
    c.LiftWarning: lift,
}
