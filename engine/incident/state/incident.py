"""Everything that is known of an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.incident.state.absences import Absence
from engine.incident.state.approvals import Approval
from engine.incident.state.casualties import Casualty
from engine.incident.state.command import Commander, GroupOrder, Leader, SiteOrder
from engine.incident.state.directives import Directive
from engine.incident.state.ending import Check
from engine.incident.state.evidence import EvidenceLine
from engine.incident.state.figures import KnownFigure
from engine.incident.state.ladders import Rung
from engine.incident.state.links import Link, Offer
from engine.incident.state.orders import Order
from engine.incident.state.overrides import Override
from engine.incident.state.releases import Publicity
from engine.incident.state.relocations import Shelter
from engine.incident.state.reports import Report
from engine.incident.state.requisitions import Requisition
from engine.incident.state.resources import CallOut
from engine.incident.state.stopwatches import Stopwatch
from engine.levels import Level


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything that is known of an incident at `version` (its last sequence number).

    `basis` is the graded level on which the response in force was decided, `held` the highest
    level reached since: duties stay at it until people lower it. `refused` maps a response to the
    level at which it was last refused since one came into force. `resume` is the phase before
    ending began. `warnings` are those it came out of or raised. `commanders` are all terms of
    command, oldest first; `appointed` is who is to take over. `outcome` says how it ended once it
    is over: dismissed, closed, handed_over, merged or handed_back; `stood` is the phase in which it
    did. `acting` maps a command body to the one whose name it bears now.
    """

    id: str
    version: int
    plan: str
    edition: str
    title: str
    place: str
    district: str
    summary: str
    caller: Mapping[str, str]
    channel: str
    drill: str | None
    occurred_at: datetime
    about: bool
    reported_at: datetime
    opened_at: datetime
    changed_at: datetime
    phase: str
    resume: str | None = None
    figures: Mapping[str, KnownFigure] = field(default_factory=dict)
    level: Level = Level.BELOW
    ceiling: Level = Level.I
    projected: Level = Level.BELOW
    graded: bool = False
    because: tuple[Mapping[str, Any], ...] = ()
    open: tuple[Mapping[str, Any], ...] = ()
    response: str | None = None
    basis: Level | None = None
    held: Level | None = None
    refused: Mapping[str, Level] = field(default_factory=dict)
    site_command: bool = False
    groups: tuple[str, ...] = ()
    directives: Mapping[str, Directive] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    callouts: Mapping[str, CallOut] = field(default_factory=dict)
    requisitions: Mapping[str, Requisition] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceLine] = field(default_factory=dict)
    outcome: str | None = None
    publicity: Publicity = field(default_factory=Publicity)
    warnings: tuple[str, ...] = ()
    commanders: tuple[Commander, ...] = ()
    appointed: Commander | None = None
    site_order: SiteOrder | None = None
    group_orders: Mapping[str, GroupOrder] = field(default_factory=dict)
    group_leaders: Mapping[str, Leader] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    stood: str | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    acting: Mapping[str, str] = field(default_factory=dict)
    rungs: Mapping[str, Rung] = field(default_factory=dict)
    casualties: Mapping[str, Casualty] = field(default_factory=dict)
    stopwatches: Mapping[str, Stopwatch] = field(default_factory=dict)
    shelters: Mapping[str, Shelter] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether nothing is demanded any more."""
        return self.outcome is not None

    def replaced(self, directive: str) -> Directive | None:
        """Return the directive that took the place of an earlier round, if this names one."""
        later = (one for one in self.directives.values() if directive.startswith(f"{one.stem}."))
        return next((one for one in later if one.id != directive), None)

    @property
    def commander(self) -> Commander | None:
        """Return who commands on scene now."""
        last = self.commanders[-1] if self.commanders else None
        return last if last is not None and last.until is None else None

    def absence(self, party: str) -> Absence | None:
        """Return the absence of a party's head, if it lasts."""
        found = (a for a in self.absences.values() if a.party == party and a.ended is None)
        return next(found, None)

    @property
    def unratified(self) -> tuple[Override, ...]:
        """Return what was done without waiting and is neither ratified nor revoked."""
        return tuple(one for one in self.overrides.values() if one.state == "pending")

    def tied(self, *kinds: str) -> tuple[Link, ...]:
        """Return the ties of some kinds that stand, oldest first."""
        return tuple(one for one in self.links.values() if one.kind in kinds and not one.ended)

    @property
    def offer(self) -> Offer | None:
        """The offer to an authority outside that waits for its answer, if there is one."""
        return next((one for one in self.offers.values() if one.state == "offered"), None)

    def open_approval(self, subject: str) -> Approval | None:
        """Return the undecided approval of a subject, if there is one."""
        found = (a for a in self.approvals.values() if a.subject == subject and a.state == "open")
        return next(found, None)
