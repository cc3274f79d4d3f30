"""Who appears in a plan: parties with duties of their own, parties that only act, and local names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.plan_matrix import grouped, matrix


def people_of(plan: Plan) -> dict[str, Any]:
    """Return what the page of the organisation shows beside the plan itself."""
    return {
        "units": grouped(plan, acting(plan)),
        "duties_of": {unit.unit: unit for unit in plan.organisation.units},
        "busy": {row.party for rows in matrix(plan) for row in rows.rows},
        "places": places(plan),
    }


def acting(plan: Plan) -> tuple[str, ...]:
    """Return every unit and district role that the plan gives duties, tasks, reports or a seat."""
    found = dict.fromkeys(_named(plan))
    return tuple(party for party in found if party not in plan.bodies)


def _named(plan: Plan) -> Iterator[str]:
    for unit in plan.organisation.units:
        yield unit.unit
    for body in plan.organisation.bodies:
        yield from body.members
    for group in plan.organisation.groups:
        yield from group.members
    for task in plan.tasks.tasks:
        yield from task.to
    for report in plan.reports.reports:
        yield from (report.sender, *report.to)


def places(plan: Plan) -> dict[str, list[tuple[Text, Text]]]:
    """Return for each district role who fills it where: the district and the party's name there."""
    return {
        role: [
            (district.title, plan.party_title(f"{role}:{name}"))
            for name, district in plan.directory.districts.items()
        ]
        for role in acting(plan)
        if role in plan.directory.roles
    }
