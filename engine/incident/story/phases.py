"""The timeline in words: phases and responses."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.approvals import lowers
from engine.incident.story.telling import Scene, Tellers, Telling, both


def _phase(s: Scene, ev: e.PhaseChanged) -> Telling:
    title = s.plan.phases[ev.to].title
    return "plain", both(f"进入“{title.zh}”阶段", f"Phase: {title.en}")


def _activated(s: Scene, ev: e.ResponseActivated) -> Telling:
    title = s.plan.responses[ev.response].title
    if ev.response == ev.previous:
        to = s.level(ev.level)
        return "decision", both(f"{title.zh}降至{to.zh}", f"{title.en} lowered to {to.en}")
    verb = "响应调整为" if lowers(s.plan, ev.response, ev.previous) else "启动"
    return "decision", both(f"{verb}{title.zh}", f"In force: {title.en}")


TELLERS: Tellers = {
    "PhaseChanged": _phase,
    "ResponseActivated": _activated,
}
