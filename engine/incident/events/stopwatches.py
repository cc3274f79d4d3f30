"""How long something has lasted. Hours are decimal strings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StopwatchStarted:
    """A stopwatch runs from `since`. `hours` had passed when this was recorded.

    `bounds` are the hours at which anything in the plan may change; the clock reports each.
    """

    version: ClassVar[int] = 1
    stopwatch: str
    since: datetime
    about: bool
    hours: str
    bounds: tuple[str, ...]
    people: int | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class StopwatchReached:
    """The clock reached one of the bounds."""

    version: ClassVar[int] = 1
    stopwatch: str
    hours: str


@dataclass(frozen=True, slots=True)
class HeldCounted:
    """So many people are still held."""

    version: ClassVar[int] = 1
    stopwatch: str
    people: int
    source: str


@dataclass(frozen=True, slots=True)
class StopwatchStopped:
    """It was over, after `hours`."""

    version: ClassVar[int] = 1
    stopwatch: str
    hours: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class StopwatchCorrected:
    """It had begun at another time; `hours` had passed since then when this was recorded."""

    version: ClassVar[int] = 1
    stopwatch: str
    since: datetime
    about: bool
    hours: str
    source: str
    reason: str


Event = StopwatchStarted | StopwatchReached | HeldCounted | StopwatchStopped | StopwatchCorrected
