"""Who appears in a plan: parties with duties of their own, parties that only act, and local names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.plan.standing import StandingDuty
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
    """Return every unit and district role that the plan names anywhere."""
    found = dict.fromkeys(_named(plan))
    return tuple(party for party in found if party not in plan.bodies)


def _named(plan: Plan) -> Iterator[str]:
    """Yield everybody who is named, those with duties of their own first."""
    for unit in plan.organisation.units:
        yield unit.unit
    for body in plan.organisation.bodies:
        yield from (*body.members, *((body.seat,) if body.seat else ()))
    for group in plan.organisation.groups:
        yield from (*((group.lead,) if group.lead else ()), *group.members)
    for task in plan.tasks.tasks:
        yield from task.to
    for report in plan.reports.reports:
        yield from (report.sender, *report.to)
    for step in _steps(plan):
        yield step.by
    for hand_over in plan.document.handovers:
        yield from (hand_over.to_party,) if hand_over.to_party else ()
    yield from _standing(plan)


def _steps(plan: Plan) -> Iterator[Step]:
    for response in plan.lifecycle.responses:
        yield from response.chain
    for chain in plan.ending.chains:
        yield from chain.steps
    for route in plan.warnings.routes if plan.warnings else ():
        yield from route.chain
    for rule in plan.release.rules if plan.release else ():
        yield from rule.chain


def _standing(plan: Plan) -> Iterator[str]:
    """Yield everybody who is named for what is owed at all times."""
    for duty in _duties(plan):
        yield from duty.by
    for upkeep in plan.upkeep.duties if plan.upkeep else ():
        yield from (*upkeep.by, *upkeep.to)
    for part in (plan.warnings, plan.prevention):
        for report in part.reports if part else ():
            yield from (report.sender, *report.to)
    for trigger in plan.warnings.triggers if plan.warnings else ():
        yield from trigger.prepare
    for route in plan.warnings.routes if plan.warnings else ():
        yield route.issuer
    for rule in plan.release.rules if plan.release else ():
        yield rule.speaker


def _duties(plan: Plan) -> Iterator[StandingDuty]:
    for part in (plan.warnings, plan.prevention, plan.safeguards):
        yield from part.duties if part else ()
    if plan.prevention and plan.prevention.key_units:
        yield from plan.prevention.key_units.rules


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
