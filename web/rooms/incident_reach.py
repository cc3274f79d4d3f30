"""Which incident a path names, and whether the visitor's party has a part in it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.desk import Desk
from engine.incident.approvals import steps_of
from engine.incident.releases import release_parties
from engine.incident.state import Incident
from engine.plan.plan import Plan
from web.visit import Visit


@dataclass(frozen=True)
class Opened:
    """An incident with the plan edition it is pinned to, and the number people name it by.

    `own` is the visitor's party that has a part in it; empty when none has.
    """

    plan: Plan
    incident: Incident
    number: int
    own: str

    @property
    def path(self) -> str:
        """The room's path within the realm."""
        return f"/incidents/{self.incident.id}"


def open_incident(visit: Visit) -> Opened:
    """Return the incident that the path names.

    Raises `IncidentNotFound`, and `NotPermitted` for who may act only for their own party when
    that party has no part in it.
    """
    desk = visit.realm.desk
    incident = desk.incident(visit.path_params["incident"])
    plan = desk.plan(incident)
    own = min(concerned(desk, plan, incident) & visit.person.parties, default="")
    visit.require(own or None)
    return Opened(plan, incident, desk.number(incident.id), own)


def concerned(desk: Desk, plan: Plan, incident: Incident) -> frozenset[str]:
    """Return every party with a part in an incident: also who reported it, and the plan's bodies.

    A body of another plan has none, though it may bear the same name.
    """
    first = desk.journal.read(incident.id, upto=1)
    reporters = {one.actor.party for one in first if one.actor.party}
    bodies = {plan.party(body.id, incident.district) for body in plan.organisation.bodies}
    return involved(plan, incident) | reporters | bodies


def involved(plan: Plan, incident: Incident) -> frozenset[str]:
    """Return every party that was directed or called out, reports, is told, decides or speaks."""
    found = {directive.party for directive in incident.directives.values()}
    for report in incident.reports.values():
        found |= {report.sender, report.party}
    found |= {callout.party for callout in incident.callouts.values() if callout.party}
    for approval in incident.approvals.values():
        found |= {plan.party(step.by, incident.district) for step in steps_of(plan, approval)}
    return frozenset(found) | release_parties(plan, incident)
