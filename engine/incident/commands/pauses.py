"""Letting a clock stand still where the plan allows it, and run on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment

Pausable = Literal["report", "completion"]


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Let the clock of a report, or of a directive's completion, stand still on a ground."""

    clock: Pausable
    subject: str
    ground: str
    reason: str
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class ResumeClock:
    """Let a clock run on; its deadline moves by the time that it stood."""

    clock: Pausable
    subject: str
    reason: str = ""
    when: Moment = NOW


Command = PauseClock | ResumeClock
