"""The timeline in words: what ties the incident to a warning."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both


def _linked(_: Scene, ev: e.WarningLinked) -> Telling:
    if ev.raised:
        return "decision", both(
            f"据本事件提出预警：{ev.title}", f"A warning was raised from this incident: {ev.title}"
        )
    return "decision", both(f"由预警转为事件：{ev.title}", f"Opened from the warning: {ev.title}")


TELLERS: Tellers = {"WarningLinked": _linked}
