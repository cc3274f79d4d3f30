"""The timeline in words: who commands on scene."""

from __future__ import annotations

from typing import Any

from engine.incident import events as e
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both, heard
from engine.text import Text


def _by(s: Scene, ev: Any) -> Text:
    return heard(s, ev.decider, ev.deputy, s.party(ev.by))


def _person(ev: Any) -> str:
    return "，".join(part for part in (f"{ev.office}{ev.name}", ev.telephone) if part)


def _person_en(ev: Any) -> str:
    return ", ".join(part for part in (ev.name, ev.office, ev.telephone) if part)


def _assumed(s: Scene, ev: e.CommandAssumed) -> Telling:
    who, rule = s.party(ev.party), s.plan.command.first
    as_what = rule.title if rule else Text(zh="现场指挥", en="command on scene")
    return "decision", both(f"{who.zh}：{as_what.zh}", f"{who.en}: {as_what.en}")


def _named(s: Scene, ev: e.CommanderNamed) -> Telling:
    who = heard(s, ev.decider, "", s.party(ev.party))
    zh, en = f"{who.zh}现场指挥：{_person(ev)}", f"{who.en} commands through {_person_en(ev)}"
    return "decision", both(zh, en)


def _appointed(s: Scene, ev: e.CommanderAppointed) -> Telling:
    by = _by(s, ev)
    zh = f"{by.zh}指定{_person(ev)}为现场指挥长，待移交"
    en = f"{by.en} appointed {_person_en(ev)} commander on scene, to take over"
    return "decision", both(zh, en, ev.reason)


def _lapsed(_: Scene, ev: e.AppointmentLapsed) -> Telling:
    why = REASONS[ev.code]
    return "decision", both(f"指挥长的指定失效，{why.zh}", f"The appointment lapsed: {why.en}")


def _handed(s: Scene, ev: e.CommandHandedOver) -> Telling:
    to = s.after.commander
    name = to.name if to else ""
    said = "；".join(part for part in (ev.handed_by, ev.taken_by) if part)
    zh, en = f"现场指挥移交给{name}", f"Command on scene handed over to {name}"
    if said:
        zh, en = f"{zh}（确认：{said}）", f"{en} (confirmed by {said})"
    return "decision", both(zh, en, ev.words)


def _ended(_: Scene, ev: e.CommandEnded) -> Telling:
    why = REASONS[ev.code]
    return "plain", both(f"现场指挥结束，{why.zh}", f"Command on scene ended: {why.en}")


def _site_ordered(s: Scene, ev: e.SiteCommandOrdered) -> Telling:
    if ev.override:
        return "decision", both(
            "先行成立现场指挥部", "Site command formed by an override", ev.reason
        )
    by, said = _by(s, ev), ev.instruction or ev.reason
    zh = f"{by.zh}{'按指示' if ev.instruction else ''}决定成立现场指挥部"
    en = f"{by.en} decided on a site command{' as instructed' if ev.instruction else ''}"
    return "decision", both(zh, en, said)


def _site_lifted(s: Scene, ev: e.SiteCommandOrderLifted) -> Telling:
    by = _by(s, ev)
    return "decision", both(
        f"{by.zh}决定撤销现场指挥部", f"{by.en} decided to dissolve the site command", ev.reason
    )


def _site(_: Scene, ev: Any) -> Telling:
    if isinstance(ev, e.SiteCommandFormed):
        return "plain", both("现场指挥部成立", "Site command formed")
    return "plain", both("现场指挥部撤销", "Site command dissolved")


def _group_ordered(s: Scene, ev: e.GroupOrdered) -> Telling:
    by, title = _by(s, ev), s.plan.groups[ev.group].title
    zh = f"{by.zh}决定{'成立' if ev.stand else '撤下'}{title.zh}"
    en = f"{by.en} ordered the {title.en} to {'form' if ev.stand else 'stand down'}"
    return "decision", both(zh, en, ev.reason)


def _group_reversed(s: Scene, ev: e.GroupOrderReversed) -> Telling:
    by, title = _by(s, ev), s.plan.groups[ev.group].title
    zh = f"{by.zh}撤回对{title.zh}的调整"
    return "decision", both(zh, f"{by.en} took the order about the {title.en} back", ev.reason)


def _leader(s: Scene, ev: e.GroupLeaderNamed) -> Telling:
    title = s.plan.groups[ev.group].title
    return "note", both(f"{title.zh}组长：{_person(ev)}", f"{title.en} led by {_person_en(ev)}")


def _group(s: Scene, ev: Any) -> Telling:
    title = s.plan.groups[ev.group].title
    if isinstance(ev, e.GroupFormed):
        return "task", both(f"{title.zh}成立", f"{title.en} formed")
    why = REASONS[ev.code]
    return "task", Text(zh=f"{title.zh}撤销，{why.zh}", en=f"{title.en} stood down: {why.en}")


TELLERS: Tellers = {
    "CommandAssumed": _assumed,
    "CommanderNamed": _named,
    "CommanderAppointed": _appointed,
    "AppointmentLapsed": _lapsed,
    "CommandHandedOver": _handed,
    "CommandEnded": _ended,
    "SiteCommandOrdered": _site_ordered,
    "SiteCommandOrderLifted": _site_lifted,
    "SiteCommandFormed": _site,
    "SiteCommandDissolved": _site,
    "GroupOrdered": _group_ordered,
    "GroupOrderReversed": _group_reversed,
    "GroupLeaderNamed": _leader,
    "GroupFormed": _group,
    "GroupStoodDown": _group,
}
