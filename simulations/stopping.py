"""Stopping a drill from any phase, by the plan's own ways out: nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from engine.desk import Desk
from engine.incident import commands as c
from engine.incident.approvals import dismissing_parties, next_step
from engine.incident.state import Incident
from engine.journal.entry import Actor
from engine.plan.plan import Plan

FINISHED = "演练结束"
STOPPED = "演练中止"


def _way_out(plan: Plan, incident: Incident, reason: str) -> tuple[c.Command, str | None]:
    """Return the command that leads towards the end, and the body in whose name it is given."""
    kind = plan.phases[incident.phase].kind
    ending = incident.open_approval("ending")
    step = next_step(plan, ending) if ending else None
    if kind == "ending" and ending and step:
        refusal = c.TakeStep(ending.id, step.id, grant=False, reason=reason)
        return refusal, plan.party(step.by, incident.district)
    if kind == "aftermath":
        return c.CloseIncident(reason), None
    leave = dismissing_parties(plan, incident)
    return c.DismissIncident(reason), leave[0] if leave else None


async def stop(desk: Desk, name: str, actor: Actor, command_id: str, reason: str) -> Incident:
    """End a drill; during its ending the approval is refused first. An ended one stays as it is.

    Raises IncidentNotFound, and CommandRefused where the plan offers no way out.
    """
    incident = desk.incident(name)
    for number in range(3):
        if incident.over:
            break
        command, party = _way_out(desk.plan(incident), incident, reason)
        step_id = str(uuid5(NAMESPACE_OID, f"{command_id}:{number}"))
        outcome = await desk.handle(name, command, replace(actor, party=party), step_id)
        incident = outcome.incident
    return incident
