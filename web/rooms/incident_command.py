"""The page of command: who commands now and before, the site command, groups, absences, overrides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.responses import Response

from engine.incident.approvals import outranks
from engine.incident.lifecycles import phases_of
from engine.incident.state import Incident
from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.command_picture import Structure, structure
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_tabs import tab_page
from web.routing import Room
from web.visit import Visit

room = Room("incident_command")

KINDS = (
    "CommandAssumed CommanderNamed CommanderAppointed AppointmentLapsed CommandHandedOver "
    "CommandEnded SiteCommandOrdered SiteCommandOrderLifted SiteCommandFormed "
    "SiteCommandDissolved GroupOrdered GroupOrderReversed GroupLeaderNamed GroupFormed "
    "GroupStoodDown TaskOrdered OrderWithdrawn AbsenceRecorded AbsenceEnded AbsenceRanOut "
    "OverrideDeclared OverrideRatified OverrideRevoked OverrideLapsed ResponseActivated "
    "ResponseWithdrawn PhaseChanged DirectiveIssued DirectiveReceived DirectiveAcknowledged "
    "DirectiveStarted DirectiveCompleted DirectiveDeclined DirectiveUnanswered DirectiveWithdrawn"
)
"""Which entries make the page out of date."""


@room.page("/incidents/{incident}/command", action="incident.see")
async def page(visit: Visit) -> Response:
    """Show the structure of command, and the forms of what the visitor may order or record."""
    opened = open_incident(visit)
    found = structure(opened.plan, opened.incident, _wider(opened.plan, opened.incident))
    return tab_page(
        visit,
        opened,
        "command",
        KINDS,
        command=found,
        voices=voices(visit, opened, found),
        addressees=addressees(opened.plan, opened.incident),
        channels=CHANNELS,
    )


CHANNELS: tuple[tuple[str, Text], ...] = (
    ("电话", Text(zh="电话", en="Telephone")),
    ("对讲机", Text(zh="对讲机", en="Radio")),
    ("当面", Text(zh="当面", en="In person")),
    ("视频会商", Text(zh="视频会商", en="Video call")),
)
"""Over what a word may be heard, as it is recorded."""


def _wider(plan: Plan, incident: Incident) -> tuple[tuple[str, Text], ...]:
    graph = phases_of(plan)
    return tuple(
        (response.id, response.title)
        for response in plan.lifecycle.responses
        if response.id != incident.response
        and outranks(plan, response.id, incident.response)
        and graph.after(incident.phase, f"activate_{response.id}")
    )


def voice(visit: Visit, parties: Iterable[str]) -> dict[str, Any] | None:
    """Return how the visitor may speak for one of some parties: as its own, or as heard.

    None when neither is possible, so that no form is offered.
    """
    wanted = list(dict.fromkeys(parties))
    own = next((party for party in wanted if party in visit.person.parties), None)
    if own is not None and visit.may("command.order", own):
        return {"heard": False, "parties": [own]}
    if wanted and visit.may("approval.record"):
        return {"heard": True, "parties": wanted}
    return None


def voices(visit: Visit, opened: Opened, found: Structure) -> dict[str, Any]:
    """Return how the visitor may speak in each matter of the page."""
    plan, incident, powers = opened.plan, opened.incident, found.powers
    if incident.over:
        return dict.fromkeys(
            ("name", "appoint", "hand_over", "form", "dissolve", "groups", "direct", "away"), None
        ) | {"override": False}
    current = incident.commander
    first = [current.party] if current and current.party else []
    site = incident.site_order is not None and incident.site_command
    forming = [powers.party(powers.forms)] if powers.forms and not incident.site_command else []
    response = plan.responses.get(incident.response or "")
    grouping = powers.groups if response is not None and response.groups else ()
    bodies = [line.party for line in found.bodies]
    return {
        "name": voice(visit, first),
        "appoint": voice(visit, map(powers.party, powers.appoints)),
        "hand_over": incident.appointed is not None and visit.may("command.order", opened.own),
        "form": voice(visit, forming),
        "dissolve": voice(visit, map(powers.party, powers.dissolves)) if site else None,
        "groups": voice(visit, map(powers.party, grouping)),
        "direct": voice(visit, map(powers.party, powers.directs)),
        "away": [one for one in bodies if visit.may("command.order", one)],
        "override": found.live and visit.may("command.override", opened.own or None),
    }


def addressees(plan: Plan, incident: Incident) -> list[tuple[str, Text]]:
    """Return every party that a task can be directed to: bodies, local authorities, units."""
    bodies = [one.id for one in plan.organisation.bodies if one.kind != "outside"]
    units = [entry.unit for entry in plan.organisation.units]
    named = dict.fromkeys(plan.party(one, incident.district) for one in [*units, *bodies])
    found = dict.fromkeys([*named, *plan.directory.units])
    return [(party, plan.party_title(party)) for party in found]
