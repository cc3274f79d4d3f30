"""Acting at once, and what the body whose decision it was says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverrideResponse:
    """Put a wider response in force without waiting for its chain; a reason is required."""

    response: str
    reason: str


@dataclass(frozen=True, slots=True)
class OverrideSiteCommand:
    """Form the site command without waiting for whoever decides on it; a reason is required."""

    reason: str


@dataclass(frozen=True, slots=True)
class OverrideTask:
    """Direct a task without waiting for whoever commands; a reason is required."""

    party: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SettleOverride:
    """Ratify an override, or revoke it with a reason."""

    override: str
    ratify: bool
    words: str = ""
    decider: str = ""


Command = OverrideResponse | OverrideSiteCommand | OverrideTask | SettleOverride
