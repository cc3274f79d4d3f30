"""Giving an incident away, taking it back, opening it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandOverToPlan:
    """Go on under another plan: `successor` names the incident that is opened under it."""

    plan: str
    successor: str
    reason: str


@dataclass(frozen=True, slots=True)
class OfferHandOver:
    """Offer the incident to an authority outside: over which channel, to whom, why."""

    party: str
    how: str
    whom: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerOffer:
    """Record what the authority answered: who, over which channel; a refusal has its reason."""

    offer: str
    accepted: bool
    by: str
    how: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take an offer back before it is answered."""

    offer: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """An incident that was handed over or merged is ours again, in the phase that it had."""

    reason: str


@dataclass(frozen=True, slots=True)
class ReopenIncident:
    """Open a closed or dismissed incident again, in a phase that the plan draws a way to."""

    phase: str
    reason: str


Command = HandOverToPlan | OfferHandOver | AnswerOffer | WithdrawOffer | TakeBack | ReopenIncident
