"""Who commands on scene."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Commander, GroupOrder, Incident, Leader, SiteOrder


def _assumed(now: Incident, event: e.CommandAssumed, record: Record) -> Incident:
    first = Commander(event.party, "", "", "", "", event.clause, record.occurred_at)
    return replace(now, commanders=(*now.commanders, first))


def _named(now: Incident, event: e.CommanderNamed, _: Record) -> Incident:
    *earlier, current = now.commanders
    named = replace(current, name=event.name, office=event.office, telephone=event.telephone)
    return replace(now, commanders=(*earlier, named))


def _appointed(now: Incident, event: e.CommanderAppointed, record: Record) -> Incident:
    named = Commander(
        "",
        event.name,
        event.office,
        event.telephone,
        event.by,
        event.clause,
        record.occurred_at,
        reason=event.reason,
    )
    return replace(now, appointed=named)


def _lapsed(now: Incident, _: e.AppointmentLapsed, __: Record) -> Incident:
    return replace(now, appointed=None)


def _closed(now: Incident, record: Record) -> tuple[Commander, ...]:
    """Return every term of command, the last one ended."""
    if now.commander is None:
        return now.commanders
    return (*now.commanders[:-1], replace(now.commanders[-1], until=record.occurred_at))


def _handed_over(now: Incident, event: e.CommandHandedOver, record: Record) -> Incident:
    if now.appointed is None:
        return now
    taken = replace(now.appointed, since=record.occurred_at, handed=event.words)
    return replace(now, commanders=(*_closed(now, record), taken), appointed=None)


def _ended(now: Incident, _: e.CommandEnded, record: Record) -> Incident:
    return replace(now, commanders=_closed(now, record))


def _site_ordered(now: Incident, event: e.SiteCommandOrdered, record: Record) -> Incident:
    order = SiteOrder(
        event.by, event.clause, event.reason, event.instruction, record.occurred_at, event.override
    )
    return replace(now, site_order=order)


def _site_lifted(now: Incident, _: e.SiteCommandOrderLifted, __: Record) -> Incident:
    return replace(now, site_order=None)


def _site_formed(now: Incident, _: e.SiteCommandFormed, __: Record) -> Incident:
    return replace(now, site_command=True)


def _site_dissolved(now: Incident, _: e.SiteCommandDissolved, __: Record) -> Incident:
    return replace(now, site_command=False, site_order=None)


def _group_ordered(now: Incident, event: e.GroupOrdered, record: Record) -> Incident:
    order = GroupOrder(event.stand, event.by, event.clause, event.reason, record.occurred_at)
    return replace(now, group_orders={**now.group_orders, event.group: order})


def _group_reversed(now: Incident, event: e.GroupOrderReversed, _: Record) -> Incident:
    left = {group: order for group, order in now.group_orders.items() if group != event.group}
    return replace(now, group_orders=left)


def _leader(now: Incident, event: e.GroupLeaderNamed, _: Record) -> Incident:
    leader = Leader(event.name, event.office, event.telephone)
    return replace(now, group_leaders={**now.group_leaders, event.group: leader})


def _group_formed(now: Incident, event: e.GroupFormed, _: Record) -> Incident:
    return replace(now, groups=(*now.groups, event.group))


def _group_down(now: Incident, event: e.GroupStoodDown, _: Record) -> Incident:
    leaders: dict[str, Any] = {**now.group_leaders}
    leaders.pop(event.group, None)
    standing = tuple(group for group in now.groups if group != event.group)
    return replace(now, groups=standing, group_leaders=leaders)


FOLDS: Folds = {
    "CommandAssumed": _assumed,
    "CommanderNamed": _named,
    "CommanderAppointed": _appointed,
    "AppointmentLapsed": _lapsed,
    "CommandHandedOver": _handed_over,
    "CommandEnded": _ended,
    "SiteCommandOrdered": _site_ordered,
    "SiteCommandOrderLifted": _site_lifted,
    "SiteCommandFormed": _site_formed,
    "SiteCommandDissolved": _site_dissolved,
    "GroupOrdered": _group_ordered,
    "GroupOrderReversed": _group_reversed,
    "GroupLeaderNamed": _leader,
    "GroupFormed": _group_formed,
    "GroupStoodDown": _group_down,
}
