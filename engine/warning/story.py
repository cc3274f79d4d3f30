"""The course of a warning in words: one sentence an entry, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.incident.figure_words import figure_words
from engine.incident.story.telling import Telling, Tone, both
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Text
from engine.warning import events as e
from engine.warning.codec import CONSEQUENCES, Record, to_record
from engine.warning.content import level_words
from engine.warning.fold import fold
from engine.warning.routes import FEARED, UNKNOWN, route_of, steps_of
from engine.warning.state import Warned


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a warning's course; `system` lines follow from others."""

    entry: Entry
    text: Text
    tone: Tone
    clause: str
    system: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    plan: Plan
    record: Record
    after: Warned

    def party(self, party: str) -> Text:
        return self.plan.party_title(party)

    def step(self, step: str) -> Text:
        steps = steps_of(self.plan, self.after)
        if self.plan.warnings:
            steps += tuple(one for route in self.plan.warnings.routes for one in route.chain)
        return next(one.title for one in steps if one.id == step)

    @property
    def said(self) -> str:
        return f"（{self.record.actor.channel}）" if self.record.actor.on_behalf_of else ""


def question_words(plan: Plan, question: str) -> Text:
    """Return what is asked: a fact's own question, or which level is feared."""
    if question == FEARED:
        return Text(zh="可能达到哪一级？", en="Which level of response may be reached?")
    return plan.facts[question].ask


def _noticed(s: _Scene, ev: e.WarningNoticed) -> Telling:
    triggers = s.plan.warnings.triggers if s.plan.warnings else ()
    trigger = next((one.title for one in triggers if one.id == ev.trigger), None)
    zh, en = (trigger.zh, trigger.en) if trigger else ("预警情形", "A trigger")
    place = f"{ev.title}，{ev.place}"
    return "plain", both(f"发现{zh}（{ev.source}）", f"{en} noticed ({ev.source})", place)


def _feared(plan: Plan, code: str) -> Text:
    if code == UNKNOWN:
        return Text(zh="可能达到的级别不明", en="the level feared is unknown")
    if code == Level.BELOW.code:
        return Text(zh=f"预计为{plan.document.below.zh}", en=f"feared: {plan.document.below.en}")
    numeral = Level.parse(code).numeral
    return Text(zh=f"可能达到{numeral}级", en=f"level {numeral} may be reached")


def _learnt(s: _Scene, ev: e.SituationLearnt) -> Telling:
    parts = []
    for fact, value in ev.facts.items():
        title, words = s.plan.facts[fact].title, figure_words(s.plan.facts[fact], value)
        parts.append(Text(zh=f"{title.zh} {words.zh}", en=f"{title.en}: {words.en}"))
    if ev.feared:
        parts.append(_feared(s.plan, ev.feared))
    zh, en = "；".join(p.zh for p in parts), "; ".join(p.en for p in parts)
    return "plain", Text(zh=f"情况（{ev.source}）：{zh}", en=f"Situation ({ev.source}): {en}")


def _routed(s: _Scene, ev: e.RouteChosen) -> Telling:
    route = route_of(s.plan, s.after)
    if route is not None:
        return "decision", both(f"发布途径：{route.title.zh}", f"Route of issue: {route.title.en}")
    if not ev.questions:
        return "decision", both("预案没有适用的发布途径", "No route of the plan fits")
    asked = [question_words(s.plan, question) for question in ev.questions]
    return "decision", Text(
        zh=f"由谁发布未定，先要知道：{''.join(one.zh for one in asked)}",
        en=f"Who issues is open; first: {' '.join(one.en for one in asked)}",
    )


def _asked(s: _Scene, ev: e.PreparationAsked) -> Telling:
    who = s.party(ev.party)
    return "task", both(f"通知{who.zh}做好准备", f"{who.en} is told to get ready")


_ANSWERS = {
    "acknowledge": ("收到", "acknowledged"),
    "ready": ("准备就绪", "is ready"),
    "decline": ("不能准备", "cannot get ready"),
}


def _answered(s: _Scene, ev: e.PreparationAnswered) -> Telling:
    who, (zh, en) = s.party(ev.party), _ANSWERS[ev.move]
    return "task", both(f"{who.zh}{zh}{s.said}", f"{who.en} {en}", ev.words)


def _unanswered(s: _Scene, ev: e.PreparationUnanswered) -> Telling:
    who = s.party(ev.party)
    return "late", both(f"{who.zh}未按时应答", f"{who.en} has not answered in time")


def _written(s: _Scene, ev: e.ContentWritten) -> Telling:
    level = level_words(s.plan, ev.level)
    zh = f"，{level.zh}" if level else ""
    en = f", {level.en}" if level else ""
    return "note", Text(
        zh=f"预警内容第{ev.content}稿：{ev.title}{zh}",
        en=f"Version {ev.content} of the content: {ev.title}{en}",
    )


def _proposed(s: _Scene, ev: e.WarningProposed) -> Telling:
    change = s.after.rounds[ev.round].changes
    zh = f"提请{'变更' if change else '发布'}预警（第{ev.content}稿）"
    en = f"{'A change of the' if change else 'The'} warning is put forward (version {ev.content})"
    return "decision", both(zh, en, ev.reason)


def _step(s: _Scene, ev: e.StepTaken) -> Telling:
    who, title = s.party(ev.party), s.step(ev.step)
    zh = title.zh if title.zh.startswith(who.zh) else f"{who.zh}：{title.zh}"
    return "decision", both(f"{zh}{s.said}", f"{who.en}: {title.en}", ev.reason)


def _refused(s: _Scene, ev: e.StepRefused) -> Telling:
    who, title = s.party(ev.party), s.step(ev.step)
    return "decision", both(
        f"{who.zh}不同意{s.said}（{title.zh}）", f"{who.en} refused ({title.en})", ev.reason
    )


def _lapsed_steps(s: _Scene, ev: e.StepsLapsed) -> Telling:
    why = (
        Text(zh="发布途径改变", en="another route is taken")
        if ev.why == "route"
        else Text(zh="内容已改", en="the content changed")
    )
    steps = [s.step(step) for step in ev.steps]
    if not steps:
        return "late", both(f"{why.zh}，须重新批准", f"It is to be agreed again: {why.en}")
    zh, en = "、".join(one.zh for one in steps), ", ".join(one.en for one in steps)
    return "late", Text(
        zh=f"{why.zh}，以下步骤失效，须重新办理：{zh}",
        en=f"Since {why.en}, these steps count no more: {en}",
    )


def _agreed(_: _Scene, __: e.WarningAgreed) -> Telling:
    return "decision", both("已批准，待发布", "Agreed, to be issued")


def _issued(s: _Scene, ev: e.WarningIssued) -> Telling:
    who = s.party(ev.issuer)
    if ev.changes:
        return "decision", both(
            f"预警变更发布（第{ev.content}稿），发布单位：{who.zh}",
            f"The change is issued (version {ev.content}) by {who.en}",
        )
    return "decision", both(
        f"预警发布（第{ev.content}稿），发布单位：{who.zh}",
        f"The warning is issued (version {ev.content}) by {who.en}",
    )


def _told(s: _Scene, ev: e.ChannelUsed) -> Telling:
    offered = s.plan.warnings.channels if s.plan.warnings else ()
    title = next((one.title for one in offered if one.id == ev.channel), None)
    zh, en = (title.zh, title.en) if title else (ev.channel, ev.channel)
    return "report", both(f"发布渠道：{zh}（{ev.who}）", f"Told over: {en} ({ev.who})")


def _change_late(_: _Scene, __: e.ChangeOverdue) -> Telling:
    return "late", both("变更未按时发布", "The change was not announced in time")


def _near(_: _Scene, __: e.ExpiryNear) -> Telling:
    return "late", both(
        "预警即将到期：延期须变更，不再需要须解除",
        "The warning ends soon: change it to extend it, or lift it",
    )


def _lapsed(_: _Scene, __: e.WarningLapsed) -> Telling:
    return "late", both("预警到期，自行失效", "The period is over; the warning has lapsed")


def _lifted(s: _Scene, ev: e.WarningLifted) -> Telling:
    who = s.party(ev.party)
    return "decision", both(f"{who.zh}解除预警{s.said}", f"{who.en} lifted the warning", ev.reason)


def _dismissed(_: _Scene, ev: e.WarningDismissed) -> Telling:
    return "decision", both("不发布预警", "No warning is issued", ev.reason)


def _opened(_: _Scene, __: e.IncidentOpened) -> Telling:
    return "decision", both("由本预警转为事件", "An incident was opened from this warning")


_TELLERS: dict[str, Callable[[_Scene, Any], Telling]] = {
    "WarningNoticed": _noticed,
    "SituationLearnt": _learnt,
    "RouteChosen": _routed,
    "PreparationAsked": _asked,
    "PreparationAnswered": _answered,
    "PreparationUnanswered": _unanswered,
    "ContentWritten": _written,
    "WarningProposed": _proposed,
    "StepTaken": _step,
    "StepRefused": _refused,
    "StepsLapsed": _lapsed_steps,
    "WarningAgreed": _agreed,
    "WarningIssued": _issued,
    "ChannelUsed": _told,
    "ChangeOverdue": _change_late,
    "ExpiryNear": _near,
    "WarningLapsed": _lapsed,
    "WarningLifted": _lifted,
    "WarningDismissed": _dismissed,
    "IncidentOpened": _opened,
}


def story(plan: Plan, entries: Sequence[Entry]) -> Iterator[Line]:
    """Yield the course of a warning in words, oldest first."""
    state: Warned | None = None
    for entry in entries:
        record = to_record(entry)
        state = fold(state, record)
        tone, text = _TELLERS[entry.kind](_Scene(plan, record, state), record.event)
        clause = getattr(record.event, "clause", "")
        yield Line(entry, text, tone, clause, entry.kind in CONSEQUENCES)
