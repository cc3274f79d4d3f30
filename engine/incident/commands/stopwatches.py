"""Running a stopwatch of an incident: how long people have been held, something has stood still."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class StartStopwatch:
    """Start a stopwatch that the plan names, for so many people where it runs for people."""

    stopwatch: str
    source: str
    since: Moment = NOW
    people: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountHeld:
    """Say how many are still held; none stops the stopwatch."""

    stopwatch: str
    people: int
    source: str
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class StopStopwatch:
    """Say that it is over, and when."""

    stopwatch: str
    source: str
    when: Moment = NOW
    note: str = ""


@dataclass(frozen=True, slots=True)
class CorrectStopwatch:
    """Say that it began at another time; a reason is required."""

    stopwatch: str
    since: Moment
    source: str
    reason: str


Command = StartStopwatch | CountHeld | StopStopwatch | CorrectStopwatch
