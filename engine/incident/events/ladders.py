"""A ladder was climbed: somebody is reminded, called or told because a deadline nears or passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RungReached:
    """A rung fell due for one party and everything of it with the same deadline `due`.

    `name` is the rung's name in this incident, `clock` and `rung` say which one of the ladder it
    is. `act` is remind, deputy, office or commander; `told` is whose screen it reaches. `subjects`
    are directives, or reports when `clock` is report or receipt.
    """

    version: ClassVar[int] = 1
    name: str
    clock: str
    rung: str
    act: str
    party: str
    told: str
    subjects: tuple[str, ...]
    due: datetime


@dataclass(frozen=True, slots=True)
class RungRecorded:
    """A person did what the rung asks: called or told somebody, with what was said."""

    version: ClassVar[int] = 1
    name: str
    party: str
    words: str


Event = RungReached | RungRecorded
