"""Tasks that command gives in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TaskOrdered:
    """A party is to do something that stands in no list; the directive follows.

    `override` names the override that it came by, if it did.
    """

    version: ClassVar[int] = 1
    order: str
    party: str
    text: str
    reason: str
    by: str
    clause: str
    decider: str
    deputy: str
    override: str


@dataclass(frozen=True, slots=True)
class OrderWithdrawn:
    """A task in command's own words was taken back."""

    version: ClassVar[int] = 1
    order: str
    by: str
    reason: str
    decider: str
    deputy: str


Event = TaskOrdered | OrderWithdrawn
