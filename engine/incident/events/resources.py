"""Forces and goods were called out, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ResourceRequested:
    """Something was called out; its owner should answer by `answer_due`.

    `resource` is an id of the catalogue, empty for what was typed by hand, which then has a
    `title`. `party` is who answers for it, empty where the owner is in no directory; `owner` are
    then the words for it. `asked` counts in `unit`; None leaves it to the owner.
    """

    version: ClassVar[int] = 1
    callout: str
    resource: str
    kind: str
    title: str
    party: str
    owner: str
    asked: int | None
    unit: str
    task: str
    how: str
    clause: str
    answer_due: datetime


@dataclass(frozen=True, slots=True)
class ResourceMoved:
    """A call-out moved on. `quantity` is what is said to come; `by` who said so, `how` he did."""

    version: ClassVar[int] = 1
    callout: str
    move: str
    quantity: int | None
    by: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class ResourceUnanswered:
    """The answer clock of a call-out ran out."""

    version: ClassVar[int] = 1
    callout: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ResourceLapsed:
    """The incident was over before the call-out was. `code` says how: dismissed, closed…"""

    version: ClassVar[int] = 1
    callout: str
    code: str


@dataclass(frozen=True, slots=True)
class PlacesTaken:
    """How many beds of a hospital or places of a shelter are taken now, as somebody says."""

    version: ClassVar[int] = 1
    callout: str
    taken: int
    by: str
    words: str


Event = ResourceRequested | ResourceMoved | ResourceUnanswered | ResourceLapsed | PlacesTaken
