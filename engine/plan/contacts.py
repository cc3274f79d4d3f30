"""Whom to call when a party is silent."""

from __future__ import annotations

from dataclasses import dataclass

from engine.plan.jurisdiction import Contact
from engine.plan.plan import Plan
from engine.text import Text

_NOBODY = Contact()


@dataclass(frozen=True, slots=True)
class Reachable:
    """The deputies of a party and a number, as far as plan and directory know them."""

    deputies: tuple[Text, ...]
    telephone: str


def contact_of(plan: Plan, party: str, district: str) -> Reachable:
    """Return whom to call for a party; a body is reached by way of its seat."""
    body = plan.bodies.get(plan.role_of(party))
    if body is None:
        found = _listed(plan, party)
        return Reachable((found.deputy,) if found.deputy else (), found.telephone or "")
    seat = _listed(plan, plan.party(body.seat, district)) if body.seat else _NOBODY
    deputies = body.deputies or ((seat.deputy,) if seat.deputy else ())
    return Reachable(deputies, seat.telephone or "")


def _listed(plan: Plan, party: str) -> Contact:
    role, _, district = party.partition(":")
    directory = plan.directory
    if district:
        return directory.districts[district].contacts.get(role, _NOBODY)
    unit = directory.units.get(role)
    return unit.contact or _NOBODY if unit else _NOBODY
