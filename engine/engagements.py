"""What is called out by more than one incident at a time: a warning for the desk, never a bar."""

from __future__ import annotations

from collections.abc import Iterable

from engine.incident.state import Incident, Thing


def engaged(incidents: Iterable[Incident], but: str) -> dict[Thing, list[Incident]]:
    """Return the incidents, other than the one named `but`, by what they have called out now."""
    found: dict[Thing, list[Incident]] = {}
    for incident in incidents:
        if incident.id == but:
            continue
        things = {one.thing for one in incident.callouts.values() if one.live}
        for thing in things:
            found.setdefault(thing, []).append(incident)
    return found
