"""What can happen to a warning. Past tense, frozen, and never changed once released.

Payload fields are JSON values; a `datetime` field is UTC. `party` and `parties` name whom an event
concerns beside those who acted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class WarningNoticed:
    """A trigger of the plan was noticed. `incident` is what raised it, if an incident did.

    `drill` names the drill it belongs to, None for the real thing.
    """

    version: ClassVar[int] = 1
    plan: str
    trigger: str
    title: str
    place: str
    district: str
    summary: str
    source: str
    incident: str
    drill: str | None


@dataclass(frozen=True, slots=True)
class SituationLearnt:
    """What is known or feared; a fact that is None is asked and unknown.

    `feared` is the level of response that people judge may be reached: a code, `unknown`, or empty
    when nothing was said about it.
    """

    version: ClassVar[int] = 1
    facts: Mapping[str, Any]
    feared: str
    source: str


@dataclass(frozen=True, slots=True)
class RouteChosen:
    """The plan's route on what is known. It is empty while `questions` decide between several.

    `issuer` and `parties` are those of the route: who issues, and whose steps it has.
    """

    version: ClassVar[int] = 1
    route: str
    issuer: str
    parties: tuple[str, ...]
    questions: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class PreparationAsked:
    """The trigger's party is told to get ready; it should answer by `answer_due`, if a clock runs."""

    version: ClassVar[int] = 1
    preparation: str
    party: str
    clause: str
    answer_due: datetime | None


@dataclass(frozen=True, slots=True)
class PreparationAnswered:
    """The party answered: `move` is acknowledge, ready or decline."""

    version: ClassVar[int] = 1
    preparation: str
    party: str
    move: str
    words: str


@dataclass(frozen=True, slots=True)
class PreparationUnanswered:
    """The answer clock ran out."""

    version: ClassVar[int] = 1
    preparation: str
    party: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ContentWritten:
    """A version of what the warning says. `level` is empty where none is given or the plan has none.

    `others` holds the plan's further content items by id. Without `starts_at` the warning holds
    from when it is issued, without `ends_at` until it is lifted.
    """

    version: ClassVar[int] = 1
    content: int
    title: str
    level: str
    area: str
    starts_at: datetime | None
    ends_at: datetime | None
    measures: str
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WarningProposed:
    """A version of the content was put forward on the route. `due` is when a change must be out."""

    version: ClassVar[int] = 1
    round: str
    content: int
    reason: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A body took its step of the route."""

    version: ClassVar[int] = 1
    round: str
    step: str
    act: str
    party: str
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepRefused:
    """A body refused, and said why."""

    version: ClassVar[int] = 1
    round: str
    step: str
    party: str
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepsLapsed:
    """Steps count no more. `why` is route (another one is taken) or content (other words stand)."""

    version: ClassVar[int] = 1
    round: str
    steps: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class WarningAgreed:
    """Every deciding step is taken; only announcing is left."""

    version: ClassVar[int] = 1
    round: str


@dataclass(frozen=True, slots=True)
class WarningIssued:
    """The warning went out, or its change did (`changes` is the version it takes the place of)."""

    version: ClassVar[int] = 1
    round: str
    content: int
    changes: int
    issuer: str
    clause: str


@dataclass(frozen=True, slots=True)
class ChannelUsed:
    """The version in force was told over a channel: which, by whom. Free words where none is named."""

    version: ClassVar[int] = 1
    content: int
    channel: str
    who: str


@dataclass(frozen=True, slots=True)
class ChangeOverdue:
    """A change was not announced within its clock."""

    version: ClassVar[int] = 1
    round: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ExpiryNear:
    """The period of the version in force ends soon."""

    version: ClassVar[int] = 1
    content: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WarningLapsed:
    """The period of the version in force ran out."""

    version: ClassVar[int] = 1
    content: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WarningLifted:
    """Whoever issued the warning lifted it, and said why."""

    version: ClassVar[int] = 1
    party: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class WarningDismissed:
    """No warning was called for: it ended before it was issued."""

    version: ClassVar[int] = 1
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentOpened:
    """What was warned of happened, or began to: an incident was opened from the warning."""

    version: ClassVar[int] = 1
    incident: str


Event = (
    WarningNoticed
    | SituationLearnt
    | RouteChosen
    | PreparationAsked
    | PreparationAnswered
    | PreparationUnanswered
    | ContentWritten
    | WarningProposed
    | StepTaken
    | StepRefused
    | StepsLapsed
    | WarningAgreed
    | WarningIssued
    | ChannelUsed
    | ChangeOverdue
    | ExpiryNear
    | WarningLapsed
    | WarningLifted
    | WarningDismissed
    | IncidentOpened
)
