"""A call was taken; something was worth noting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class IncidentReported:
    """A call was taken. `drill` names the drill it belongs to, None for the real thing."""

    version: ClassVar[int] = 1
    plan: str
    title: str
    place: str
    district: str
    summary: str
    caller: Mapping[str, str]
    channel: str
    reported_at: datetime
    drill: str | None


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """Something worth recording. `corrects` is the sequence of the entry it corrects."""

    version: ClassVar[int] = 1
    text: str
    corrects: int | None


Event = IncidentReported | NoteAdded
