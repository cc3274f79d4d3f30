"""Doing what a ladder asks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class RecordRung:
    """Record that somebody was called or told, and what was said; one call may answer several."""

    rungs: tuple[str, ...]
    words: str
    when: Moment = NOW


Command = RecordRung
