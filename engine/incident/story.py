"""The timeline in words: one sentence an entry, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.incident import events as e
from engine.incident.approvals import level_title, lowers, steps_of, subject_of
from engine.incident.channels import channel_words
from engine.incident.codec import CONSEQUENCES, Record, kind_of, to_record
from engine.incident.figure_words import figure_words
from engine.incident.fold import fold
from engine.incident.state import Incident
from engine.incident.supplements import report_title
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Text

Tone = Literal["plain", "grade", "decision", "late", "task", "report", "note"]

_CODES = {
    "level": Text(zh="级别已变化", en="the level changed"),
    "over": Text(zh="事件已结束", en="the incident is over"),
    "changed": Text(
        zh="情况或级别变化，不再需要", en="no longer called for as facts or level changed"
    ),
    "ended": Text(zh="应急响应已终止", en="the response has ended"),
    "dismissed": Text(zh="事件已撤销", en="the incident was dismissed"),
    "closed": Text(zh="事件已结案", en="the incident was closed"),
}
_VERDICTS = {
    "met": Text(zh="已满足", en="met"),
    "not_applicable": Text(zh="不适用", en="not applicable"),
    "not_met": Text(zh="未满足", en="not met"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline; `system` lines follow from others and may be hidden."""

    entry: Entry
    text: Text
    tone: Tone
    clause: str
    system: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    plan: Plan
    record: Record
    before: Incident | None
    after: Incident

    def party(self, party: str) -> Text:
        return self.plan.party_title(party)

    def level(self, code: str) -> Text:
        return level_title(self.plan, Level.parse(code))

    def figures(self, figures: Mapping[str, Any]) -> Text:
        said = [
            (self.plan.facts[f].title, figure_words(self.plan.facts[f], v))
            for f, v in figures.items()
        ]
        return Text(
            zh="；".join(f"{title.zh} {words.zh}" for title, words in said),
            en="; ".join(f"{title.en}: {words.en}" for title, words in said),
        )

    def directive(self, name: str) -> Text:
        known = self.after.directives[name]
        title, party = self.plan.item_title(known.origin, known.item), self.party(known.party)
        return Text(zh=f"{party.zh}〈{title.zh}〉", en=f"{party.en} ‘{title.en}’")

    def report(self, name: str) -> Text:
        known = self.after.reports[name]
        title = report_title(self.plan, known)
        sender, party = self.party(known.sender), self.party(known.party)
        return Text(
            zh=f"{sender.zh}→{party.zh}〈{title.zh}〉", en=f"{sender.en} → {party.en} ‘{title.en}’"
        )

    def subject(self, approval: str) -> Text:
        return subject_of(self.plan, self.after.approvals[approval])

    def step(self, approval: str, step: str, party: str) -> Text:
        steps = steps_of(self.plan, self.after.approvals[approval])
        title = next(known.title for known in steps if known.id == step)
        who = self.party(party)
        zh = title.zh if title.zh.startswith(who.zh) else f"{who.zh}：{title.zh}"
        return Text(zh=zh, en=f"{who.en}: {title.en}")


_Telling = tuple[Tone, Text]


def _both(zh: str, en: str, reason: str = "") -> Text:
    said = reason.strip()
    return Text(zh=f"{zh}：{said}", en=f"{en}: {said}") if said else Text(zh=zh, en=en)


def _reported(_: _Scene, ev: e.IncidentReported) -> _Telling:
    name, channel = ev.caller.get("name"), channel_words(ev.channel)
    zh, en = name or channel.zh, name or channel.en
    return "plain", _both(
        f"接报（{zh}）：{ev.title}，{ev.place}", f"Call ({en}): {ev.title}, {ev.place}"
    )


def _figures(s: _Scene, ev: e.FiguresRecorded) -> _Telling:
    said = s.figures(ev.figures)
    note_zh = f"。{ev.note}" if ev.note else ""
    source = f"（{ev.source}）" if ev.source else ""
    return "plain", Text(
        zh=f"{said.zh}{source}{note_zh}", en=f"{said.en} ({ev.source}) {ev.note}".strip()
    )


def _graded(s: _Scene, ev: e.IncidentGraded) -> _Telling:
    level, ceiling = s.level(ev.level), s.level(ev.ceiling)
    criteria = {criterion.id: criterion for criterion in s.plan.grading.criteria}
    reasons = [criteria[r["criterion"]].title for r in ev.because if r["level"] == ev.level]
    why_zh = f"（依据{'、'.join(t.zh for t in reasons)}）" if reasons else ""
    why_en = f" by {', '.join(t.en for t in reasons)}" if reasons else ""
    if ev.ceiling == ev.level:
        return "grade", Text(zh=f"定级：{level.zh}{why_zh}", en=f"Graded {level.en}{why_en}")
    return "grade", Text(
        zh=f"定级：{level.zh}{why_zh}，最高可能{ceiling.zh}",
        en=f"Graded {level.en}{why_en}, may reach {ceiling.en}",
    )


def _phase(s: _Scene, ev: e.PhaseChanged) -> _Telling:
    title = s.plan.phases[ev.to].title
    return "plain", _both(f"进入“{title.zh}”阶段", f"Phase: {title.en}")


def _opened(s: _Scene, ev: e.ApprovalOpened) -> _Telling:
    subject = s.subject(ev.approval)
    if not ev.manual:
        return "decision", _both(f"按级别提请{subject.zh}", f"Proposed by level: {subject.en}")
    return "decision", _both(f"提请{subject.zh}", f"Proposed: {subject.en}", ev.reason)


_CONSENTS = {"agree": "同意", "decide": "同意", "approve": "批准"}


def _step(s: _Scene, ev: e.StepTaken) -> _Telling:
    subject = s.subject(ev.approval)
    if ev.act in _CONSENTS:
        who = s.party(ev.party)
        zh, en = f"{who.zh}{_CONSENTS[ev.act]}{subject.zh}", f"{who.en} agreed: {subject.en}"
        return "decision", _both(zh, en, ev.reason)
    step = s.step(ev.approval, ev.step, ev.party)
    zh, en = f"{step.zh}（{subject.zh}）", f"{step.en} ({subject.en})"
    return "decision", _both(zh, en, ev.reason)


def _granted(s: _Scene, ev: e.ApprovalGranted) -> _Telling:
    subject = s.subject(ev.approval)
    return "decision", _both(f"已批准：{subject.zh}", f"Granted: {subject.en}")


def _refused(s: _Scene, ev: e.ApprovalRefused) -> _Telling:
    who, subject = s.party(ev.party), s.subject(ev.approval)
    return "decision", _both(
        f"{who.zh}不同意{subject.zh}", f"{who.en} refused {subject.en}", ev.reason
    )


def _superseded(s: _Scene, ev: e.ApprovalSuperseded) -> _Telling:
    subject, why = s.subject(ev.approval), _CODES[ev.code]
    return "decision", Text(
        zh=f"提请失效：{subject.zh}，{why.zh}", en=f"Proposal lapsed: {subject.en}, {why.en}"
    )


def _activated(s: _Scene, ev: e.ResponseActivated) -> _Telling:
    title = s.plan.responses[ev.response].title
    if ev.response == ev.previous:
        to = s.level(ev.level)
        return "decision", _both(f"{title.zh}降至{to.zh}", f"{title.en} lowered to {to.en}")
    verb = "响应调整为" if lowers(s.plan, ev.response, ev.previous) else "启动"
    return "decision", _both(f"{verb}{title.zh}", f"In force: {title.en}")


def _site(_: _Scene, ev: Any) -> _Telling:
    if isinstance(ev, e.SiteCommandFormed):
        return "plain", _both("现场指挥部成立", "Site command formed")
    return "plain", _both("现场指挥部撤销", "Site command dissolved")


def _group(s: _Scene, ev: Any) -> _Telling:
    title = s.plan.groups[ev.group].title
    if isinstance(ev, e.GroupFormed):
        return "task", _both(f"{title.zh}成立", f"{title.en} formed")
    why = _CODES[ev.code]
    return "task", Text(zh=f"{title.zh}撤销，{why.zh}", en=f"{title.en} stood down: {why.en}")


_MOVES = {
    "DirectiveIssued": ("任务下达", "Directed"),
    "DirectiveReceived": ("任务送达屏幕", "Shown on screen"),
    "DirectiveAcknowledged": ("已应答", "Acknowledged"),
    "DirectiveStarted": ("已出动", "Under way"),
    "DirectiveCompleted": ("已完成", "Done"),
    "DirectiveDeclined": ("不能执行", "Declined"),
    "DirectiveUnanswered": ("超时未应答", "Unanswered in time"),
}


def _directive(s: _Scene, ev: Any) -> _Telling:
    zh, en = _MOVES[kind_of(ev)]
    title = s.directive(ev.directive)
    said = getattr(ev, "note", "") or getattr(ev, "reason", "")
    late = isinstance(ev, (e.DirectiveUnanswered, e.DirectiveDeclined))
    return "late" if late else "task", _both(f"{zh} {title.zh}", f"{en}: {title.en}", said)


def _withdrawn(s: _Scene, ev: e.DirectiveWithdrawn) -> _Telling:
    title, why = s.directive(ev.directive), _CODES[ev.code]
    return "task", Text(zh=f"任务撤回 {title.zh}，{why.zh}", en=f"Withdrawn: {title.en}, {why.en}")


_REPORTS = {
    "ReportOwed": ("应报", "Owed"),
    "ReportSent": ("已报出", "Sent"),
    "ReportConfirmed": ("已确认收到", "Receipt confirmed"),
    "ReportOverdue": ("报告超时", "Overdue"),
    "ReportLifted": ("不再需要报告", "No longer owed"),
}


def _report(s: _Scene, ev: Any) -> _Telling:
    zh, en = _REPORTS[kind_of(ev)]
    title = s.report(ev.report)
    said = getattr(ev, "words", "") or getattr(ev, "by", "")
    late = isinstance(ev, e.ReportOverdue)
    return "late" if late else "report", _both(f"{zh} {title.zh}", f"{en}: {title.en}", said)


def _checked(s: _Scene, ev: e.EndingChecked) -> _Telling:
    condition = next(c.title for c in s.plan.ending.conditions if c.id == ev.condition)
    verdict = _VERDICTS[ev.verdict]
    zh, en = (
        f"终止条件“{condition.zh}”{verdict.zh}",
        f"Ending condition ‘{condition.en}’ {verdict.en}",
    )
    return "decision", _both(zh, en, ev.note)


def _note(_: _Scene, ev: e.NoteAdded) -> _Telling:
    if ev.corrects is None:
        return "note", Text(zh=ev.text, en=ev.text)
    return "note", Text(
        zh=f"更正第{ev.corrects}条：{ev.text}", en=f"Corrects entry {ev.corrects}: {ev.text}"
    )


def _dismissed(_: _Scene, ev: e.IncidentDismissed) -> _Telling:
    return "decision", _both("事件撤销", "Dismissed", ev.reason)


def _closed(_: _Scene, ev: e.IncidentClosed) -> _Telling:
    return "decision", _both("结案", "Closed", ev.reason)


_TELLERS: dict[str, Callable[[_Scene, Any], _Telling]] = {
    "IncidentReported": _reported,
    "FiguresRecorded": _figures,
    "IncidentGraded": _graded,
    "PhaseChanged": _phase,
    "ApprovalOpened": _opened,
    "StepTaken": _step,
    "ApprovalGranted": _granted,
    "ApprovalRefused": _refused,
    "ApprovalSuperseded": _superseded,
    "ResponseActivated": _activated,
    "SiteCommandFormed": _site,
    "SiteCommandDissolved": _site,
    "GroupFormed": _group,
    "GroupStoodDown": _group,
    **dict.fromkeys(_MOVES, _directive),
    "DirectiveWithdrawn": _withdrawn,
    **dict.fromkeys(_REPORTS, _report),
    "EndingChecked": _checked,
    "NoteAdded": _note,
    "IncidentDismissed": _dismissed,
    "IncidentClosed": _closed,
}


def _by_engine(event: e.Event) -> bool:
    """Tell whether an entry follows from another, rather than being somebody's act."""
    if isinstance(event, e.ApprovalOpened):
        return not event.manual
    return kind_of(event) in CONSEQUENCES


def story(plan: Plan, entries: Sequence[Entry], start: Incident | None = None) -> Iterator[Line]:
    """Yield the timeline in words, oldest first; `start` is the state before the first entry."""
    state = start
    for entry in entries:
        record = to_record(entry)
        after = fold(state, record)
        tone, text = _TELLERS[entry.kind](_Scene(plan, record, state, after), record.event)
        clause = getattr(record.event, "clause", "")
        yield Line(entry, text, tone, clause, _by_engine(record.event))
        state = after
