"""A decision asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.levels import Level


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of an approval that was taken.

    A step heard by telephone names who decided, the channel and the words; `deputy` acted for the
    absent head of the party.
    """

    step: str
    party: str
    at: datetime
    name: str
    reason: str
    decider: str = ""
    deputy: str = ""
    channel: str = ""
    words: str = ""


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
