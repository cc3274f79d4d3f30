"""The incident moved on: another phase, another response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The incident moved to another phase of its plan."""

    version: ClassVar[int] = 1
    source: str
    to: str
    trigger: str
    clause: str


@dataclass(frozen=True, slots=True)
class ResponseActivated:
    """A response is in force. `level` is the graded level it was decided on."""

    version: ClassVar[int] = 1
    response: str
    previous: str | None
    level: str
    clause: str
    reason: str


Event = PhaseChanged | ResponseActivated
