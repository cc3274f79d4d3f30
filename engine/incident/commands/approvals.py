"""Asking for a response or its end, and deciding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposeResponse:
    """Ask for a response that the grade alone does not call for; a reason is required."""

    response: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposeEnding:
    """Ask to end the response; the plan's checklist must be satisfied."""

    reason: str = ""
    decider: str = ""


@dataclass(frozen=True, slots=True)
class TakeStep:
    """Take the next step of an approval, or refuse it with a reason.

    `decider` is the person whose word somebody else records, with the channel and the words.
    """

    approval: str
    step: str
    grant: bool
    reason: str = ""
    decider: str = ""


Command = ProposeResponse | ProposeEnding | TakeStep
