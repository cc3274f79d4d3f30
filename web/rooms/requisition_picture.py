"""What the page shows of the register of requisitions: entries, sums, what is next for each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from engine.figures import plain_number
from engine.incident.register_lifecycles import PAYING, REQUISITION
from engine.incident.requisition_words import (
    OUTCOMES,
    SORTS,
    money_words,
    outcome_words,
    paying_words,
)
from engine.incident.state import Incident, Requisition
from engine.text import Text


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry with its words; `outcomes` are what may still become of it."""

    entry: Requisition
    sort: Text
    state: Text
    paying: Text
    value: Text | None
    amount: Text | None
    outcomes: tuple[tuple[str, Text], ...]
    may_decide: bool
    may_pay: bool
    may_strike: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The register: what stands first, what was struck last; sums in yuan."""

    entries: tuple[Entered, ...]
    struck: tuple[Entered, ...]
    held: int
    unpaid: int
    decided: Text
    paid: Text
    sorts: tuple[tuple[str, Text], ...] = tuple(SORTS.items())


def register_of(incident: Incident) -> Register:
    """Return the register as the page shows it: what is still to be done stands first."""
    shown = [_entered(entry) for entry in incident.requisitions.values()]
    standing = [one for one in shown if one.entry.counts]
    standing.sort(key=lambda one: not (one.entry.unpaid or one.entry.state == "held"))
    return Register(
        entries=tuple(standing),
        struck=tuple(one for one in shown if not one.entry.counts),
        held=sum(one.entry.state == "held" for one in standing),
        unpaid=sum(one.entry.unpaid for one in standing),
        decided=_sum(standing, paid=False),
        paid=_sum(standing, paid=True),
    )


def _sum(shown: list[Entered], *, paid: bool) -> Text:
    found = Decimal(0)
    for one in shown:
        compensation = one.entry.compensation
        if compensation and (compensation.paid_at is not None or not paid):
            found += Decimal(compensation.amount)
    return money_words(str(plain_number(found)))


def _entered(entry: Requisition) -> Entered:
    compensation = entry.compensation
    moves = [move for move in REQUISITION.legal(entry.state) if move != "strike"]
    return Entered(
        entry=entry,
        sort=SORTS[entry.sort],
        state=outcome_words(entry.state),
        paying=paying_words(entry.paying),
        value=money_words(entry.value) if entry.value is not None else None,
        amount=money_words(compensation.amount) if compensation else None,
        outcomes=tuple((move, OUTCOMES[move]) for move in moves),
        may_decide=entry.counts and PAYING.after(entry.paying, "decide") is not None,
        may_pay=entry.counts and PAYING.after(entry.paying, "pay") is not None,
        may_strike=entry.paying == "open" and REQUISITION.after(entry.state, "strike") is not None,
    )
