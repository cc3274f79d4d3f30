"""Tying an incident to a warning."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions


def link(deciding: Deciding, command: c.LinkWarning) -> None:
    """Record the warning that the incident raised; once each."""
    if command.warning not in deciding.state.warnings:
        deciding.happen(e.WarningLinked(command.warning, command.title.strip(), raised=True))


DECISIONS: Decisions = {c.LinkWarning: link}
