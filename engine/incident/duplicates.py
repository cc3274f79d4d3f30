"""Which open incidents may be the same event: told by 110, 12395, the office and bodies alike.

Only people say that two calls are one event; this only points at what to compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from engine.incident.state import Incident
from engine.plan.plan import Plan

_ALIKE = 2
"""Pairs of neighbouring characters that two descriptions share before they are worth comparing."""


def _pairs(incident: Incident) -> set[str]:
    said = "".join(
        one
        for one in f"{incident.title}|{incident.place}".casefold()
        if one.isalnum() or one == "|"
    )
    return {said[i : i + 2] for i in range(len(said) - 1) if "|" not in said[i : i + 2]}


def likeness(one: Incident, other: Incident) -> int:
    """Return how many pairs of neighbouring characters their titles and places share."""
    return len(_pairs(one) & _pairs(other))


def probable_duplicates(
    plan: Plan, incident: Incident, others: Iterable[Incident]
) -> list[Incident]:
    """Return open incidents that may be the same event, the likeliest first.

    They lie in the same district, were called in within the plan's `duplicates_within` of each
    other, are described alike, and nobody has said yet what they have to do with each other.
    """
    parameter = plan.lifecycle.duplicates_within
    if parameter is None or incident.over:
        return []
    window = timedelta(minutes=plan.minutes(parameter))
    tied = {link.incident for link in incident.links.values()}
    found = [
        other
        for other in others
        if other.id != incident.id
        and not other.over
        and other.id not in tied
        and other.district == incident.district
        and abs(other.reported_at - incident.reported_at) <= window
        and likeness(incident, other) >= _ALIKE
    ]
    return sorted(found, key=lambda other: -likeness(incident, other))
