"""Sending a report, confirming its receipt."""

from __future__ import annotations

from dataclasses import dataclass

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
    """Record that the recipient confirmed receipt."""

    report: str
    by: str
    how: str = ""


Command = SendReport | ConfirmReport
