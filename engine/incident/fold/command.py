"""The site command and its groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident


def _site_command(now: Incident, event: Any, _: Record) -> Incident:
    return replace(now, site_command=isinstance(event, e.SiteCommandFormed))


def _group_formed(now: Incident, event: e.GroupFormed, _: Record) -> Incident:
    return replace(now, groups=(*now.groups, event.group))


def _group_down(now: Incident, event: e.GroupStoodDown, _: Record) -> Incident:
    return replace(now, groups=tuple(g for g in now.groups if g != event.group))


FOLDS: Folds = {
    "SiteCommandFormed": _site_command,
    "SiteCommandDissolved": _site_command,
    "GroupFormed": _group_formed,
    "GroupStoodDown": _group_down,
}
