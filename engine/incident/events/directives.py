"""What was directed to a party, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DirectiveIssued:
    """A task, or the duty of a group, was directed to a party; it should answer by `answer_due`.

    `text` is what command said in its own words (origin order). `complete_due` is when it must be done, where plan or law ask for a time.
    """

    version: ClassVar[int] = 1
    directive: str
    origin: str
    item: str
    party: str
    clause: str
    answer_due: datetime
    text: str = ""
    complete_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class DirectiveReceived:
    """The directive was shown on a screen of its party; nobody has answered by this alone."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveAcknowledged:
    """A person of the party answered: understood."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveStarted:
    """The party is under way."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveCompleted:
    """The party reports the task done."""

    version: ClassVar[int] = 1
    directive: str
    note: str


@dataclass(frozen=True, slots=True)
class DirectiveDeclined:
    """The party cannot do it, and says why."""

    version: ClassVar[int] = 1
    directive: str
    reason: str


@dataclass(frozen=True, slots=True)
class DirectiveWithdrawn:
    """The directive no longer stands. `code` says why: changed, ended, dismissed or closed."""

    version: ClassVar[int] = 1
    directive: str
    code: str


@dataclass(frozen=True, slots=True)
class DirectiveUnanswered:
    """The answer clock ran out."""

    version: ClassVar[int] = 1
    directive: str
    due: datetime


@dataclass(frozen=True, slots=True)
class DirectiveOverdue:
    """The task was not done in time."""

    version: ClassVar[int] = 1
    directive: str
    due: datetime


Event = (
    DirectiveIssued
    | DirectiveReceived
    | DirectiveAcknowledged
    | DirectiveStarted
    | DirectiveCompleted
    | DirectiveDeclined
    | DirectiveWithdrawn
    | DirectiveUnanswered
    | DirectiveOverdue
)
