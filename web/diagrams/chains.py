"""A reporting chain as rungs: who reports, what, and who takes it further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.plan.duties import ReportChain, ReportObligation
from engine.plan.plan import Plan

TIERS = ("scene", "local", "city", "province", "outside")
"""From the scene upward; `outside` are those who only listen, such as the press."""

_KINDS = {"incident": "scene", "province": "province", "society": "outside"}
_BODIES = {"local": "local", "outside": "province"}


@dataclass(frozen=True, slots=True)
class Hop:
    """One obligation with its number in the chain."""

    number: int
    report: ReportObligation


@dataclass(frozen=True, slots=True)
class Rung:
    """What one sender owes on the way up.

    `through` is the recipient over whom it goes on, `onward` who does report on: the same, or who
    belongs together with it.
    """

    sender: str
    hops: tuple[Hop, ...]
    through: str
    onward: str

    @property
    def beside(self) -> tuple[str, ...]:
        """The other recipients, each once."""
        every = (role for hop in self.hops for role in hop.report.to)
        return tuple(role for role in dict.fromkeys(every) if role != self.through)

    def to(self, role: str) -> tuple[Hop, ...]:
        """Return the hops that reach a recipient."""
        return tuple(hop for hop in self.hops if role in hop.report.to)


def rungs_of(plan: Plan, chain: ReportChain) -> tuple[Rung, ...]:
    """Return the rungs of a chain from the scene upward."""
    hops = [Hop(number, plan.report[name]) for number, name in enumerate(chain.hops, 1)]
    senders: list[list[Hop]] = []
    for hop in hops:
        if senders and senders[-1][0].report.sender == hop.report.sender:
            senders[-1].append(hop)
        else:
            senders.append([hop])
    following = [group[0].report.sender for group in senders[1:]]
    return tuple(
        _rung(plan, tuple(group), onward)
        for group, onward in zip(senders, [*following, None], strict=True)
    )


def _rung(plan: Plan, hops: tuple[Hop, ...], onward: str | None) -> Rung:
    recipients = list(dict.fromkeys(role for hop in hops for role in hop.report.to))
    sender = hops[0].report.sender
    if onward is None:
        top = max(recipients, key=lambda role: (rank(plan, role), -recipients.index(role)))
        return Rung(sender, hops, top, top)
    if onward in recipients:
        return Rung(sender, hops, onward, onward)
    return Rung(sender, hops, _seat_of(plan, onward, recipients), onward)


def _seat_of(plan: Plan, onward: str, recipients: Iterable[str]) -> str:
    """Return the recipient that belongs together with who reports on, or the first one."""
    found = list(recipients)
    return next((role for role in found if _together(plan, role, onward)), found[0])


def _together(plan: Plan, role: str, other: str) -> bool:
    """Tell whether one sits in the other, or an office serves its group."""
    one, two = plan.bodies.get(role), plan.bodies.get(other)
    if one and two:
        return {one.kind, two.kind} == {"office", "leading_group"}
    body, unit = (one, other) if one else (two, role)
    return body is not None and (unit == body.seat or unit in body.members)


def tier(plan: Plan, role: str) -> str:
    """Return how far from the scene a unit, body or district role stands."""
    if role in plan.bodies:
        return _BODIES.get(plan.bodies[role].kind, "city")
    if role in plan.directory.roles:
        return "local"
    return _KINDS.get(plan.directory.units[role].kind, "city")


def rank(plan: Plan, role: str) -> int:
    """Return the tier as a number; whoever only listens stands lowest."""
    found = TIERS.index(tier(plan, role))
    return -1 if found == len(TIERS) - 1 else found


def chain_levels(chain: ReportChain) -> tuple[str, ...]:
    """Return the numerals of a chain's levels, the gravest last."""
    return tuple(level.numeral for level in sorted(chain.levels))
