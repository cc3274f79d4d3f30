"""The state of a warning, folded from its entries and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Learnt:
    """A fact's latest value in JSON form (None is asked and unknown), when, and who said so."""

    value: Any
    at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """Who gets ready. `state` is a state of the preparation lifecycle."""

    id: str
    party: str
    clause: str
    state: str
    asked_at: datetime
    answer_due: datetime | None
    changed_at: datetime
    unanswered: bool = False
    words: str = ""
    on_behalf: bool = False

    @property
    def waiting(self) -> bool:
        """Whether nobody of the party has answered."""
        return self.state == "asked"


@dataclass(frozen=True, slots=True)
class Content:
    """One version of what the warning says; versions count from 1."""

    version: int
    title: str
    level: str
    area: str
    starts_at: datetime | None
    ends_at: datetime | None
    measures: str
    others: Mapping[str, str]
    written_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the route that was taken, or refused."""

    step: str
    party: str
    at: datetime
    name: str
    reason: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One way through the route: a version that was put forward. `state` is of the round lifecycle.

    `changes` tells that it changes a warning in force. `lapsed` are steps that count no more.
    """

    id: str
    content: int
    changes: bool
    reason: str
    proposed_at: datetime
    state: str
    due: datetime | None = None
    overdue: bool = False
    steps: tuple[StepDone, ...] = ()
    lapsed: tuple[StepDone, ...] = ()

    @property
    def running(self) -> bool:
        """Whether a step is still to be taken."""
        return self.state in ("open", "agreed")


@dataclass(frozen=True, slots=True)
class Told:
    """A channel that was used for a version: which, by whom, when."""

    content: int
    channel: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Warned:
    """Everything that is known of a warning at `version` (its last sequence number).

    `state` is a state of the warning lifecycle; `in_force` the version of the content that stands,
    0 while none was issued. `route` is empty while `questions` are open. `reminded` is the version
    whose end was announced beforehand. `ended` says why it is over, in the words of whoever ended
    it.
    """

    id: str
    version: int
    plan: str
    edition: str
    trigger: str
    title: str
    place: str
    district: str
    summary: str
    source: str
    raised_by: str
    drill: str | None
    noticed_at: datetime
    changed_at: datetime
    state: str = "noticed"
    figures: Mapping[str, Learnt] = field(default_factory=dict)
    feared: str = ""
    route: str = ""
    issuer: str = ""
    parties: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    routed: bool = False
    preparations: Mapping[str, Preparation] = field(default_factory=dict)
    contents: tuple[Content, ...] = ()
    rounds: Mapping[str, Round] = field(default_factory=dict)
    in_force: int = 0
    issued_at: datetime | None = None
    told: tuple[Told, ...] = ()
    reminded: int = 0
    incidents: tuple[str, ...] = ()
    ended: str = ""
    ended_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.state in ("lifted", "lapsed", "dismissed")

    @property
    def standing(self) -> bool:
        """Whether a version is in force."""
        return self.state in ("issued", "changing")

    @property
    def latest(self) -> Content:
        """The version written last."""
        return self.contents[-1]

    @property
    def content(self) -> Content:
        """The version in force; before the first issue the one written last."""
        return self.contents[self.in_force - 1] if self.in_force else self.latest

    @property
    def round(self) -> Round | None:
        """The round that runs, if one does."""
        return next((one for one in self.rounds.values() if one.running), None)

    @property
    def involved(self) -> frozenset[str]:
        """Every party that has a part in it: who gets ready, decides, proposes or issues."""
        found = {one.party for one in self.preparations.values()}
        found |= {done.party for one in self.rounds.values() for done in (*one.steps, *one.lapsed)}
        return frozenset(found | set(self.parties) | ({self.issuer} if self.issuer else set()))
