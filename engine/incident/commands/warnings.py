"""Tying an incident to a warning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkWarning:
    """Record that a warning was prepared because of the incident, in the same commit as it."""

    warning: str
    title: str


Command = LinkWarning
