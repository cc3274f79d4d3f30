"""Who commands and what was done without waiting, as the heads of all pages say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.desk import Desk
from engine.incident.override_words import override_words
from engine.incident.state import Commander, Incident, Override
from engine.plan.plan import Plan
from engine.text import Text


@dataclass(frozen=True, slots=True)
class Banner:
    """An override that nobody has ratified yet, with the incident that it was declared in."""

    incident: Incident
    number: int
    override: Override
    what: Text
    owner: Text


def banners_of(plan: Plan, incident: Incident, number: int) -> list[Banner]:
    """Return what was done without waiting and still needs the word of its body."""
    if incident.over:
        return []
    return [
        Banner(
            incident,
            number,
            one,
            override_words(plan, incident, one),
            plan.party_title(one.owner),
        )
        for one in incident.unratified
    ]


def banners_for(desk: Desk, parties: Iterable[str]) -> list[Banner]:
    """Return the banners of every open incident in which some parties have a part."""
    wanted, found = frozenset(parties), []
    for incident in desk.incidents(only_open=True):
        if not incident.unratified:
            continue
        part = {one.party for one in incident.directives.values()}
        part |= {one.owner for one in incident.unratified}
        if wanted & part:
            found += banners_of(desk.plan(incident), incident, desk.number(incident.id))
    return found


def commander_words(plan: Plan, commander: Commander) -> Text:
    """Return who somebody commanding is: the person, and whose head it is, as far as known."""
    person = f"{commander.name} {commander.office}".strip()
    if not commander.party:
        return Text(zh=person, en=person)
    party = plan.party_title(commander.party)
    if person:
        return Text(zh=f"{person}（{party.zh}）", en=f"{person} ({party.en})")
    return Text(zh=f"{party.zh}负责人", en=f"Head of {party.en}")


def commander_of(plan: Plan, incident: Incident) -> Text | None:
    """Return who commands on scene now; None when nobody does."""
    return commander_words(plan, incident.commander) if incident.commander else None
