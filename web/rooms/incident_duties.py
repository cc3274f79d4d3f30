"""Directives as a desk reads them: by unit or by task, what is late or declined first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.incident.demand import Awaiting, demand
from engine.incident.directive_words import directive_title
from engine.incident.lifecycles import DIRECTIVE
from engine.incident.state import Directive, Incident
from engine.plan.plan import Plan
from engine.text import Text

Order = Literal["unit", "item"]
_RANKS = ("declined", "issued", "received", "acknowledged", "under_way", "done", "withdrawn")
_OPENED = 12
"""With no more live directives than this, every block stands open."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One directive with its words; `late` while its answer is overdue."""

    directive: Directive
    title: Text
    party: Text

    @property
    def late(self) -> bool:
        """Whether nobody has answered in time."""
        return self.directive.unanswered and not self.directive.answered

    @property
    def rank(self) -> tuple[int, int]:
        """Declined first, then late, then what still waits for an answer."""
        state = _RANKS.index(self.directive.state)
        return (0 if state == 0 else 1 if self.late else 2, state)


@dataclass(frozen=True, slots=True)
class Block:
    """The directives of one unit, or of one task or group."""

    key: str
    title: Text
    duties: tuple[Duty, ...]

    @property
    def answered(self) -> int:
        """How many were answered."""
        return sum(duty.directive.answered for duty in self.duties)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(duty.directive.state == "done" for duty in self.duties)

    @property
    def late(self) -> int:
        """How many answers are overdue."""
        return sum(duty.late for duty in self.duties)

    @property
    def declined(self) -> int:
        """How many were declined."""
        return sum(duty.directive.state == "declined" for duty in self.duties)

    @property
    def settled(self) -> bool:
        """Whether everything is done."""
        return self.done == len(self.duties)


@dataclass(frozen=True, slots=True)
class Duties:
    """All directives of an incident. `opened` says whether blocks stand open by themselves."""

    blocks: tuple[Block, ...]
    withdrawn: tuple[Duty, ...]
    awaiting: tuple[tuple[Text, tuple[Text, ...]], ...]
    opened: bool

    @property
    def live(self) -> list[Duty]:
        """Every directive that stands."""
        return [duty for block in self.blocks for duty in block.duties]


def duties(plan: Plan, incident: Incident, order: Order) -> Duties:
    """Return the directives of an incident, by unit or by what is to be done."""
    every = [_duty(plan, directive) for directive in incident.directives.values()]
    standing = [duty for duty in every if duty.directive.state != "withdrawn"]
    return Duties(
        blocks=tuple(_blocks(standing, order)),
        withdrawn=tuple(duty for duty in every if duty.directive.state == "withdrawn"),
        awaiting=tuple(_waiting(plan, one) for one in demand(plan, incident).awaiting),
        opened=len(standing) <= _OPENED,
    )


def duty_of(plan: Plan, directive: Directive) -> Duty:
    """Return one directive with its words."""
    return _duty(plan, directive)


def tellable(directive: Directive) -> tuple[str, ...]:
    """Return the moves that a unit can still report by telephone."""
    silent = ("receive", "withdraw")
    return tuple(move for move in DIRECTIVE.legal(directive.state) if move not in silent)


def _duty(plan: Plan, directive: Directive) -> Duty:
    title = directive_title(plan, directive)
    return Duty(directive, title, plan.party_title(directive.party))


def _blocks(standing: Iterable[Duty], order: Order) -> list[Block]:
    sorted_out: dict[str, list[Duty]] = defaultdict(list)
    for duty in standing:
        of = duty.directive
        sorted_out[of.party if order == "unit" else f"{of.origin}.{of.item}"].append(duty)
    blocks = []
    for key, found in sorted_out.items():
        found.sort(key=lambda duty: duty.rank)
        title = found[0].party if order == "unit" else found[0].title
        blocks.append(Block(key, title, tuple(found)))
    return sorted(blocks, key=lambda block: (block.settled, block.duties[0].rank[0]))


def _waiting(plan: Plan, one: Awaiting) -> tuple[Text, tuple[Text, ...]]:
    title = (
        plan.report[one.item].title if one.kind == "report" else plan.item_title(one.kind, one.item)
    )
    return title, tuple(plan.facts[fact].title for fact in one.facts if fact in plan.facts)
