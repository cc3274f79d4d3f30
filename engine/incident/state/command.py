"""Who commands on scene, and what people ordered beside what the plan demands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Commander:
    """One term of command. `party` is whose head commands, empty for an appointed person.

    `by` is who appointed; `until` is None while it lasts. `handed` says how command came.
    """

    party: str
    name: str
    office: str
    telephone: str
    by: str
    clause: str
    since: datetime
    until: datetime | None = None
    handed: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """That people decided on a site command, which the plan leaves open."""

    by: str
    clause: str
    reason: str
    instruction: str
    at: datetime
    override: str


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """That a group is to stand, or not to, until the response changes."""

    stand: bool
    by: str
    clause: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a group in person."""

    name: str
    office: str
    telephone: str
