"""The timeline in words: what the public was owed and told."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.releases import rule_named
from engine.incident.state.releases import Release, ReleaseDuty
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both
from engine.text import Text

DUTIES = {
    "notice": Text(zh="首次信息发布", en="first release to the public"),
    "conference": Text(zh="新闻发布会", en="press conference"),
}
_LIFTED = {
    **REASONS,
    "rule": Text(zh="发布责任或规定已变化", en="another release rule counts"),
}


def _release(s: Scene, name: str) -> Release:
    return s.after.publicity.releases[name]


def _duty(s: Scene, name: str) -> tuple[ReleaseDuty, Text]:
    duty = s.after.publicity.duties[name]
    return duty, DUTIES[duty.kind]


def _rule(s: Scene, ev: e.ReleaseRuleTaken) -> Telling:
    if ev.rule is None or ev.party is None:
        return "plain", Text(
            zh="目前级别预案没有信息发布规定", en="The plan has no release rule at this level"
        )
    who = s.party(ev.party)
    if ev.previous is None:
        return "plain", Text(
            zh=f"信息由{who.zh}统一发布", en=f"Information is released by {who.en} alone"
        )
    return "decision", Text(
        zh=f"信息发布改由{who.zh}统一负责", en=f"Information is now released by {who.en} alone"
    )


def _owed(s: Scene, ev: e.ReleaseOwed) -> Telling:
    _, what = _duty(s, ev.duty)
    who = s.party(ev.party)
    return "report", Text(zh=f"应作{what.zh}：{who.zh}", en=f"{who.en} owes: {what.en}")


def _carried(s: Scene, ev: e.ReleaseCarried) -> Telling:
    _, what = _duty(s, ev.duty)
    who = s.party(ev.party)
    return "report", Text(
        zh=f"{what.zh}改由{who.zh}负责，时限继续计算",
        en=f"{who.en} now owes the {what.en}; its clock runs on",
    )


def _overdue(s: Scene, ev: e.ReleaseOverdue) -> Telling:
    duty, what = _duty(s, ev.duty)
    who = s.party(duty.party)
    return "late", Text(zh=f"{what.zh}超时（{who.zh}）", en=f"Overdue: {what.en} ({who.en})")


def _lifted(s: Scene, ev: e.ReleaseLifted) -> Telling:
    _, what = _duty(s, ev.duty)
    why = _LIFTED[ev.code]
    return "report", Text(
        zh=f"不再需要{what.zh}：{why.zh}", en=f"No longer owed: {what.en}, {why.en}"
    )


def _drafted(s: Scene, ev: e.ReleaseDrafted) -> Telling:
    if ev.corrects is None:
        return "note", Text(zh=f"拟发布稿《{ev.title}》", en=f"Draft release: {ev.title}")
    old = _release(s, ev.corrects).wording.title
    return "note", Text(
        zh=f"拟更正稿《{ev.title}》，更正已发布的《{old}》",
        en=f"Draft correction of ‘{old}’: {ev.title}",
    )


def _edited(s: Scene, ev: e.ReleaseEdited) -> Telling:
    lapsed = bool(s.before and s.before.publicity.releases[ev.release].steps)
    zh, en = f"《{ev.title}》改为第{ev.number}版", f"‘{ev.title}’ is now version {ev.number}"
    if lapsed:
        zh, en = f"{zh}，须重新送审", f"{en} and is cleared anew"
    return "note", Text(zh=zh, en=en)


def _rerouted(s: Scene, ev: e.ReleaseRerouted) -> Telling:
    title = _release(s, ev.release).wording.title
    way = rule_named(s.plan, ev.rule).title
    return "decision", Text(
        zh=f"《{title}》按“{way.zh}”重新送审，文字保留",
        en=f"‘{title}’ goes the way of ‘{way.en}’ from its beginning; the words are kept",
    )


def _step(s: Scene, ev: e.ReleaseStepTaken) -> Telling:
    release = _release(s, ev.release)
    chain = rule_named(s.plan, release.rule).chain
    step = next((one.title for one in chain if one.id == ev.step), Text(zh=ev.step, en=ev.step))
    who, title = s.party(ev.party), release.wording.title
    return "decision", both(
        f"{who.zh}：{step.zh}（《{title}》第{ev.number}版）",
        f"{who.en}: {step.en} (‘{title}’, version {ev.number})",
        ev.reason,
    )


def _returned(s: Scene, ev: e.ReleaseReturned) -> Telling:
    who, title = s.party(ev.party), _release(s, ev.release).wording.title
    return "decision", both(f"{who.zh}退回《{title}》", f"{who.en} sent back ‘{title}’", ev.reason)


def _published(s: Scene, ev: e.ReleasePublished) -> Telling:
    who, title = s.party(ev.party), _release(s, ev.release).wording.title
    offered = s.plan.release.channels if s.plan.release else ()
    named = [one.title for one in offered if one.id in ev.channels]
    zh = "、".join([*(one.zh for one in named), *([ev.how] if ev.how else [])])
    en = ", ".join([*(one.en for one in named), *([ev.how] if ev.how else [])])
    return "decision", Text(
        zh=f"已发布《{title}》（{who.zh}）：{zh}", en=f"Published by {who.en}: ‘{title}’, {en}"
    )


def _dropped(s: Scene, ev: e.ReleaseDropped) -> Telling:
    title = _release(s, ev.release).wording.title
    return "note", both(f"发布稿《{title}》作废", f"Release ‘{title}’ given up", ev.reason)


def _conference(s: Scene, ev: e.ConferenceHeld) -> Telling:
    who = s.party(ev.party)
    return "decision", both(
        f"已举行新闻发布会（{who.zh}），{ev.spoke}发布",
        f"Press conference held for {who.en}; {ev.spoke} spoke",
        ev.words,
    )


TELLERS: Tellers = {
    "ReleaseRuleTaken": _rule,
    "ReleaseOwed": _owed,
    "ReleaseCarried": _carried,
    "ReleaseOverdue": _overdue,
    "ReleaseLifted": _lifted,
    "ReleaseDrafted": _drafted,
    "ReleaseEdited": _edited,
    "ReleaseRerouted": _rerouted,
    "ReleaseStepTaken": _step,
    "ReleaseReturned": _returned,
    "ReleasePublished": _published,
    "ReleaseDropped": _dropped,
    "ConferenceHeld": _conference,
}
