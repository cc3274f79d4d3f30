"""The timeline in words: directives."""

from __future__ import annotations

from typing import Any

from engine.incident import events as e
from engine.incident.codec import kind_of
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both
from engine.text import Text

_MOVES = {
    "DirectiveIssued": ("任务下达", "Directed"),
    "DirectiveReceived": ("任务送达屏幕", "Shown on screen"),
    "DirectiveAcknowledged": ("已应答", "Acknowledged"),
    "DirectiveStarted": ("已出动", "Under way"),
    "DirectiveCompleted": ("已完成", "Done"),
    "DirectiveDeclined": ("不能执行", "Declined"),
    "DirectiveUnanswered": ("超时未应答", "Unanswered in time"),
    "DirectiveOverdue": ("超时未完成", "Not done in time"),
}


def _directive(s: Scene, ev: Any) -> Telling:
    zh, en = _MOVES[kind_of(ev)]
    title = s.directive(ev.directive)
    said = getattr(ev, "note", "") or getattr(ev, "reason", "")
    late = isinstance(ev, (e.DirectiveUnanswered, e.DirectiveOverdue, e.DirectiveDeclined))
    return "late" if late else "task", both(f"{zh} {title.zh}", f"{en}: {title.en}", said)


def _withdrawn(s: Scene, ev: e.DirectiveWithdrawn) -> Telling:
    title, why = s.directive(ev.directive), REASONS[ev.code]
    return "task", Text(zh=f"任务撤回 {title.zh}，{why.zh}", en=f"Withdrawn: {title.en}, {why.en}")


TELLERS: Tellers = {
    **dict.fromkeys(_MOVES, _directive),
    "DirectiveWithdrawn": _withdrawn,
}
