"""Sending a report, confirming its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class SendReport:
    """Record that an owed report was sent: how, to whom, what."""

    report: str
    how: str
    whom: str = ""
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class ConfirmReport:
    """Record that the recipient confirmed receipt: who, how and when."""

    report: str
    by: str
    how: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Decide that a report goes on: another one to `party`, or the final one."""

    obligation: str
    party: str
    kind: Literal["follow_up", "final"]
    reason: str = ""


Command = SendReport | ConfirmReport | FollowUp
