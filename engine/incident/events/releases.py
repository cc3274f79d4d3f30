"""What the public was to be told, by whom and until when, and what it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class ReleaseRuleTaken:
    """Another rule of the plan's release chapter counts from now on; None when none does.

    `party` alone may speak.
    """

    version: ClassVar[int] = 1
    rule: str | None
    previous: str | None
    party: str | None
    clause: str


@dataclass(frozen=True, slots=True)
class ReleaseOwed:
    """`party` owes the public a first release (`notice`) or a press conference by `due`."""

    version: ClassVar[int] = 1
    duty: str
    kind: str
    rule: str
    party: str
    due: datetime
    clause: str


@dataclass(frozen=True, slots=True)
class ReleaseCarried:
    """What is owed goes on under another rule: its clock runs on and is never made longer."""

    version: ClassVar[int] = 1
    duty: str
    rule: str
    party: str
    due: datetime
    clause: str


@dataclass(frozen=True, slots=True)
class ReleaseOverdue:
    """The public was not told in time."""

    version: ClassVar[int] = 1
    duty: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ReleaseLifted:
    """A release or conference is no longer owed. `code`: rule, or how the incident was over."""

    version: ClassVar[int] = 1
    duty: str
    code: str


@dataclass(frozen=True, slots=True)
class ReleaseDrafted:
    """A text was drafted under a rule. `figures` are those it states; `corrects` a published one.

    `awaits` is the party whose step is next, as in every event that moves a text on.
    """

    version: ClassVar[int] = 1
    release: str
    rule: str
    title: str
    text: str
    figures: Mapping[str, Any]
    corrects: str | None
    awaits: str | None


@dataclass(frozen=True, slots=True)
class ReleaseEdited:
    """The text became version `number`; steps taken for the one before count no more."""

    version: ClassVar[int] = 1
    release: str
    number: int
    title: str
    text: str
    figures: Mapping[str, Any]
    awaits: str | None


@dataclass(frozen=True, slots=True)
class ReleaseRerouted:
    """An unpublished text goes another rule's way from its beginning; the words are kept."""

    version: ClassVar[int] = 1
    release: str
    rule: str
    clause: str
    awaits: str | None


@dataclass(frozen=True, slots=True)
class ReleaseStepTaken:
    """A body took its step for version `number` of a text."""

    version: ClassVar[int] = 1
    release: str
    number: int
    step: str
    act: str
    party: str
    clause: str
    reason: str
    awaits: str | None


@dataclass(frozen=True, slots=True)
class ReleaseReturned:
    """A body sent a text back at its step, with its reason."""

    version: ClassVar[int] = 1
    release: str
    number: int
    step: str
    party: str
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReleasePublished:
    """Version `number` went out over the plan's `channels` and whatever `how` adds.

    `party` took the last step, `speaker` is who alone may speak under the rule.
    """

    version: ClassVar[int] = 1
    release: str
    number: int
    step: str
    party: str
    speaker: str
    channels: tuple[str, ...]
    how: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class ReleaseDropped:
    """A text that was not published is not going to be."""

    version: ClassVar[int] = 1
    release: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConferenceHeld:
    """A press conference was held for `party`; `spoke` names who stood there."""

    version: ClassVar[int] = 1
    rule: str
    party: str
    spoke: str
    words: str
    clause: str


Event = (
    ReleaseRuleTaken
    | ReleaseOwed
    | ReleaseCarried
    | ReleaseOverdue
    | ReleaseLifted
    | ReleaseDrafted
    | ReleaseEdited
    | ReleaseRerouted
    | ReleaseStepTaken
    | ReleaseReturned
    | ReleasePublished
    | ReleaseDropped
    | ConferenceHeld
)
