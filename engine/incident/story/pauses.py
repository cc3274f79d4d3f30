"""The timeline in words: clocks that stood still."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text


def _subject(s: Scene, clock: str, subject: str) -> Text:
    return s.report(subject) if clock == "report" else s.directive(subject)


def _paused(s: Scene, ev: e.ClockPaused) -> Telling:
    of = _subject(s, ev.clock, ev.subject)
    return "decision", both(f"中止计时 {of.zh}", f"Clock stopped: {of.en}", ev.reason)


def _resumed(s: Scene, ev: e.ClockResumed) -> Telling:
    of = _subject(s, ev.clock, ev.subject)
    return "decision", both(f"恢复计时 {of.zh}", f"Clock runs on: {of.en}", ev.reason)


TELLERS: Tellers = {
    "ClockPaused": _paused,
    "ClockResumed": _resumed,
}
