"""Merging two incidents, splitting one, dealing with one under two plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class MergeIncident:
    """This incident is the same as `into`, which goes on."""

    into: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SplitIncident:
    """Part of this incident is another one: `part` names the one that is opened for it.

    `facts` are figures of the new incident as its plan defines them, `corrections` those of this
    one that change with it.
    """

    part: str
    plan: str
    title: str
    place: str
    district: str
    reason: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    corrections: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenCompanion:
    """Deal with the same event under another plan as well: `companion` names what is opened."""

    plan: str
    companion: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinkCompanion:
    """Two open incidents under two plans are the same event; both go on."""

    companion: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnlinkCompanion:
    """Two incidents are not the same event after all."""

    companion: str
    reason: str


Command = MergeIncident | SplitIncident | OpenCompanion | LinkCompanion | UnlinkCompanion
