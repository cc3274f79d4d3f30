"""What the public is told: the rule that counts, what is owed, texts and conferences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

DutyKind = Literal["notice", "conference"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a text, with the figures that it states, when and by whom it was written."""

    number: int
    title: str
    text: str
    figures: Mapping[str, Any]
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class ReleaseStep:
    """A step taken (or refused, when not `granted`) for version `number` of a text."""

    number: int
    step: str
    party: str
    at: datetime
    name: str
    reason: str
    granted: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """When, by which party and person, and over which channels a text went out."""

    at: datetime
    about: bool
    party: str
    name: str
    channels: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Release:
    """A text for the public. `state` is a state of the release lifecycle.

    `steps` are those that count for the present version, `lapsed` those that do not any more.
    `rule` is the rule of the plan whose chain it goes. `corrects` names an earlier release.
    """

    id: str
    rule: str
    state: str
    opened_at: datetime
    changed_at: datetime
    versions: tuple[Wording, ...]
    steps: tuple[ReleaseStep, ...] = ()
    lapsed: tuple[ReleaseStep, ...] = ()
    corrects: str | None = None
    published: Publication | None = None
    dropped: str = ""

    @property
    def wording(self) -> Wording:
        """The present version."""
        return self.versions[-1]

    @property
    def open(self) -> bool:
        """Whether it may still be published."""
        return self.state in ("draft", "review", "returned")


@dataclass(frozen=True, slots=True)
class ReleaseDuty:
    """A first release or a press conference that `party` owes. `state`: owed, met or lifted."""

    id: str
    kind: str
    rule: str
    party: str
    clause: str
    since: datetime
    due: datetime
    state: str = "owed"
    overdue: bool = False
    met_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """A press conference that was held: for whom, who spoke, who recorded it."""

    rule: str
    party: str
    spoke: str
    words: str
    at: datetime
    about: bool
    name: str


@dataclass(frozen=True, slots=True)
class Publicity:
    """Everything about public information in an incident; `rule` counts now, `since` then."""

    rule: str | None = None
    since: datetime | None = None
    duties: Mapping[str, ReleaseDuty] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    conferences: tuple[Conference, ...] = ()

    def owed(self, kind: str) -> ReleaseDuty | None:
        """Return the duty of a kind that is owed now."""
        found = (d for d in self.duties.values() if d.kind == kind and d.state == "owed")
        return next(found, None)
