"""Counting the people moved away, place by place."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class CountRelocated:
    """Say how many people have been moved to a place in all; a later count takes its place.

    `entry` is the place's entry; without one it is a new place.
    """

    people: int
    source: str
    place: str = ""
    entry: str | None = None
    note: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class StrikeRelocated:
    """Strike a place that is wrong or double; a reason is required."""

    entry: str
    reason: str


Command = CountRelocated | StrikeRelocated
