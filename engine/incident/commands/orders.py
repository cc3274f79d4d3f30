"""Directing what stands in no list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DirectTask:
    """Direct a party in command's own words; a reason is required."""

    party: str
    text: str
    reason: str
    decider: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawTask:
    """Take such a task back; a reason is required."""

    order: str
    reason: str
    decider: str = ""


Command = DirectTask | WithdrawTask
