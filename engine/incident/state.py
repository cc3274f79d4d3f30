"""The state of an incident, folded from its entries and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.levels import Level


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A fact's latest value in JSON form, when it was so, who said so, and the entry.

    `changed_at` and `changed_seq` say when the value was first recorded; who only confirms it
    changes neither.
    """

    value: Any
    at: datetime
    about: bool
    source: str
    seq: int
    changed_at: datetime | None = None
    changed_seq: int = 0


@dataclass(frozen=True, slots=True)
class Directive:
    """A task given to a party. `state` is a state of the directive lifecycle."""

    id: str
    origin: str
    item: str
    party: str
    clause: str
    state: str
    issued_at: datetime
    answer_due: datetime
    changed_at: datetime
    unanswered: bool = False
    note: str = ""
    on_behalf: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in ("issued", "received", "acknowledged", "under_way")

    @property
    def answered(self) -> bool:
        """Whether a person of the party has answered."""
        return self.state not in ("issued", "received", "withdrawn")


@dataclass(frozen=True, slots=True)
class Report:
    """A report owed to one recipient. `state` is a state of the report lifecycle.

    `supplement` counts the reports of the same obligation that this recipient got before.
    """

    id: str
    obligation: str
    sender: str
    party: str
    clause: str
    state: str
    owed_at: datetime
    due: datetime
    sent_at: datetime | None = None
    sent_seq: int = 0
    overdue: bool = False
    words: str = ""
    supplement: int = 0


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of an approval that was taken."""

    step: str
    party: str
    at: datetime
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A decision asked for. `state` is a state of the approval lifecycle.

    `in_force` is the response that was in force when it was opened.
    """

    id: str
    subject: str
    response: str | None
    level: Level
    because: tuple[Mapping[str, Any], ...]
    manual: bool
    reason: str
    opened_at: datetime
    state: str
    steps: tuple[StepDone, ...] = ()
    in_force: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """The latest judgement of one line of the ending checklist."""

    verdict: str
    note: str
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything that is known of an incident at `version` (its last sequence number).

    `basis` is the graded level on which the response in force was decided, `held` the highest
    level reached since: duties stay at it until people lower it. `refused` maps a response to the
    level at which it was last refused since one came into force. `resume` is the phase before
    ending began. `outcome` is dismissed or closed once it is over.
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
    outcome: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is demanded any more (dismissed or closed)."""
        return self.outcome is not None

    def open_approval(self, subject: str) -> Approval | None:
        """Return the undecided approval of a subject, if there is one."""
        found = (a for a in self.approvals.values() if a.subject == subject and a.state == "open")
        return next(found, None)
