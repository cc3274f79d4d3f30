"""What follows for command on scene: who commands first, and what has lost its ground."""

from __future__ import annotations

from collections.abc import Iterator

from engine.incident import events as e
from engine.incident.command import Powers, live, powers_of
from engine.incident.state import Incident, Override
from engine.plan.plan import Plan


def ended(plan: Plan, incident: Incident) -> str:
    """Return why something ended: dismissed, closed, ended, or the facts changed."""
    if incident.outcome is not None:
        return incident.outcome
    return "ended" if plan.phases[incident.phase].kind == "aftermath" else "changed"


def commanders(plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield who commands first, whose command has lost its ground, who cannot take over."""
    powers, current = powers_of(plan, incident), incident.commander
    if incident.appointed is not None and not powers.appoints:
        yield e.AppointmentLapsed(ended(plan, incident))
    if current is not None and _lost(powers, appointed=not current.party):
        yield e.CommandEnded(ended(plan, incident))
    elif current is None and (first := powers.first):
        rule = plan.command.first
        yield e.CommandAssumed(first, rule.clause if rule else "")


def _lost(powers: Powers, *, appointed: bool) -> bool:
    if not live(powers.plan, powers.incident):
        return True
    return not powers.appoints if appointed else powers.first_lost


def lapses(plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield absences that the incident outlived, and overrides with nothing left to ratify."""
    if incident.over:
        for absence in incident.absences.values():
            if absence.ended is None:
                yield e.AbsenceRanOut(absence.id, "over", incident.changed_at)
    for override in incident.unratified:
        if not live(plan, incident) or not _stands(plan, incident, override):
            yield e.OverrideLapsed(override.id, ended(plan, incident))


def _stands(plan: Plan, incident: Incident, override: Override) -> bool:
    """Whether what an override brought still hangs on it."""
    if override.act == "response":
        return incident.response == override.item
    if override.act == "site_command":
        order, response = incident.site_order, plan.responses.get(incident.response or "")
        must = response is not None and response.site_command == "must"
        return order is not None and order.override == override.id and not must
    return incident.orders[override.item].stands
