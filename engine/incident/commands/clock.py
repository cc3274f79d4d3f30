"""When something happened, and letting the clock speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as told; None means now. `about` says it is approximate."""

    at: datetime | None = None
    about: bool = False


NOW = Moment()


@dataclass(frozen=True, slots=True)
class Tick:
    """Let the clock speak: deadlines that have passed become entries."""


Command = Tick
