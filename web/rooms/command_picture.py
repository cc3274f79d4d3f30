"""The structure of command in one incident: bodies, commander, site command, groups, overrides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.incident.command import Powers, live, powers_of
from engine.incident.override_words import override_words
from engine.incident.state import (
    Absence,
    Commander,
    Directive,
    GroupOrder,
    Incident,
    Leader,
    Order,
    Override,
)
from engine.plan.organisation import Body, ResponseGroup
from engine.plan.plan import Plan
from engine.text import Text
from web.command_words import commander_words


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A command body: its head and deputies as the plan names them, and who is away."""

    body: Body
    party: str
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class Term:
    """One term of command, in words; `by` is who appointed."""

    commander: Commander
    who: Text
    by: Text | None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a group and how it answered; without a directive it was never asked."""

    title: Text
    directive: Directive | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of the plan, standing or not, with its leaders and members."""

    group: ResponseGroup
    lead: Text | None
    leader: Leader | None
    standing: bool
    order: GroupOrder | None
    members: tuple[Member, ...]

    @property
    def answered(self) -> int:
        """How many members have answered."""
        return sum(one.directive is not None and one.directive.answered for one in self.members)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A task in command's own words, to whom and by whom, and what became of it."""

    order: Order
    party: Text
    by: Text
    directive: Directive | None


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """What was done without waiting, and whose word it needs or got."""

    override: Override
    what: Text
    owner: Text


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything that the page of command shows."""

    powers: Powers
    live: bool
    bodies: tuple[BodyLine, ...]
    terms: tuple[Term, ...]
    appointed: Term | None
    coordinates: tuple[tuple[Text, str], ...]
    groups: tuple[GroupLine, ...]
    orders: tuple[OrderLine, ...]
    away: tuple[tuple[Absence, Text], ...]
    overrides: tuple[OverrideLine, ...]
    wider: tuple[tuple[str, Text], ...]

    @property
    def current(self) -> Term | None:
        """Who commands now."""
        last = self.terms[-1] if self.terms else None
        return last if last is not None and last.commander.until is None else None


def structure(plan: Plan, incident: Incident, wider: tuple[tuple[str, Text], ...]) -> Structure:
    """Return who commands whom in an incident; `wider` are the responses that an override may begin."""
    powers = powers_of(plan, incident)
    named = incident.appointed
    return Structure(
        powers=powers,
        live=live(plan, incident),
        bodies=tuple(_bodies(plan, incident)),
        terms=tuple(_term(plan, one) for one in incident.commanders),
        appointed=_term(plan, named) if named else None,
        coordinates=tuple(
            (plan.party_title(powers.party(one)), one.clause) for one in powers.coordinates
        ),
        groups=tuple(_group(plan, incident, one) for one in plan.organisation.groups),
        orders=tuple(_orders(plan, incident)),
        away=tuple((one, plan.party_title(one.party)) for one in incident.absences.values()),
        overrides=tuple(
            OverrideLine(one, override_words(plan, incident, one), plan.party_title(one.owner))
            for one in reversed(tuple(incident.overrides.values()))
        ),
        wider=wider,
    )


def _bodies(plan: Plan, incident: Incident) -> Iterator[BodyLine]:
    for body in plan.organisation.bodies:
        if body.kind == "outside":
            continue
        party = plan.party(body.id, incident.district)
        yield BodyLine(body, party, incident.absence(party))


def _term(plan: Plan, commander: Commander) -> Term:
    by = plan.party_title(commander.by) if commander.by else None
    return Term(commander, commander_words(plan, commander), by)


def _group(plan: Plan, incident: Incident, group: ResponseGroup) -> GroupLine:
    asked = {
        one.party: one
        for one in incident.directives.values()
        if (one.origin, one.item) == ("group", group.id) and one.state != "withdrawn"
    }
    parties = [plan.party(member, incident.district) for member in group.members]
    lead = plan.party(group.lead, incident.district) if group.lead else None
    return GroupLine(
        group=group,
        lead=plan.party_title(lead) if lead else None,
        leader=incident.group_leaders.get(group.id),
        standing=group.id in incident.groups,
        order=incident.group_orders.get(group.id),
        members=tuple(Member(plan.party_title(one), asked.get(one)) for one in parties),
    )


def _orders(plan: Plan, incident: Incident) -> Iterator[OrderLine]:
    given = {one.item: one for one in incident.directives.values() if one.origin == "order"}
    for order in reversed(tuple(incident.orders.values())):
        yield OrderLine(
            order, plan.party_title(order.party), plan.party_title(order.by), given.get(order.id)
        )
