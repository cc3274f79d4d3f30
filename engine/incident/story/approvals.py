"""The timeline in words: what was asked and decided."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both, heard
from engine.text import Text


def _opened(s: Scene, ev: e.ApprovalOpened) -> Telling:
    subject = s.subject(ev.approval)
    if not ev.manual:
        return "decision", both(f"按级别提请{subject.zh}", f"Proposed by level: {subject.en}")
    return "decision", both(f"提请{subject.zh}", f"Proposed: {subject.en}", ev.reason)


_CONSENTS = {"agree": "同意", "decide": "同意", "approve": "批准"}


def _step(s: Scene, ev: e.StepTaken) -> Telling:
    subject = s.subject(ev.approval)
    if ev.act in _CONSENTS:
        who = heard(s, ev.decider, ev.deputy, s.party(ev.party))
        zh, en = f"{who.zh}{_CONSENTS[ev.act]}{subject.zh}", f"{who.en} agreed: {subject.en}"
        return "decision", both(zh, en, ev.reason)
    step = heard(s, ev.decider, ev.deputy, s.step(ev.approval, ev.step, ev.party))
    zh, en = f"{step.zh}（{subject.zh}）", f"{step.en} ({subject.en})"
    return "decision", both(zh, en, ev.reason)


def _granted(s: Scene, ev: e.ApprovalGranted) -> Telling:
    subject = s.subject(ev.approval)
    return "decision", both(f"已批准：{subject.zh}", f"Granted: {subject.en}")


def _refused(s: Scene, ev: e.ApprovalRefused) -> Telling:
    who, subject = heard(s, ev.decider, ev.deputy, s.party(ev.party)), s.subject(ev.approval)
    return "decision", both(
        f"{who.zh}不同意{subject.zh}", f"{who.en} refused {subject.en}", ev.reason
    )


def _superseded(s: Scene, ev: e.ApprovalSuperseded) -> Telling:
    subject, why = s.subject(ev.approval), REASONS[ev.code]
    return "decision", Text(
        zh=f"提请失效：{subject.zh}，{why.zh}", en=f"Proposal lapsed: {subject.en}, {why.en}"
    )


TELLERS: Tellers = {
    "ApprovalOpened": _opened,
    "StepTaken": _step,
    "ApprovalGranted": _granted,
    "ApprovalRefused": _refused,
    "ApprovalSuperseded": _superseded,
}
