"""Whom an entry concerns: what a unit may hear of, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from engine.journal.entry import Entry
from web.people import Person
from web.permissions import ACTIONS, Reach

View = Callable[[Entry], bool]
"""Whether somebody may hear of an entry."""

FOR_ALL_INVOLVED = frozenset(
    {
        "IncidentReported",
        "IncidentGraded",
        "PhaseChanged",
        "ResponseActivated",
        "IncidentDismissed",
        "IncidentClosed",
        "WarningNoticed",
        "RouteChosen",
        "WarningProposed",
        "StepsLapsed",
        "WarningAgreed",
        "WarningIssued",
        "WarningLapsed",
        "WarningLifted",
        "WarningDismissed",
        "ContentWritten",
        "ExpiryNear",
        "ChangeOverdue",
        "IncidentOpened",
    }
)
_THINGS = ("directive", "report", "approval", "release", "callout", "round", "preparation")
_PARTIES = ("party", "sender", "awaits", "told", "issuer")


class Concerns:
    """Folds entries into who is concerned by which directive, report and incident."""

    def __init__(self) -> None:
        self._by_thing: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._by_incident: dict[str, set[str]] = defaultdict(set)
        self._noted = 0
        self._latest: tuple[Entry | None, int, frozenset[str]] = (None, 0, frozenset())

    def note(self, entry: Entry) -> None:
        """Learn from an entry; one that was learnt from before changes nothing."""
        if entry.position <= self._noted:
            return
        self._noted = entry.position
        named = _named(entry)
        self._by_incident[entry.incident] |= named
        for thing in _things(entry):
            self._by_thing[thing] |= named

    def of(self, entry: Entry) -> frozenset[str]:
        """Return all parties that an entry concerns."""
        # A broadcast asks once for each screen about the same entry.
        asked, noted, parties = self._latest
        if asked is not entry or noted != self._noted:
            parties = self._parties(entry)
            self._latest = (entry, self._noted, parties)
        return parties

    def _parties(self, entry: Entry) -> frozenset[str]:
        found = _named(entry)
        for thing in _things(entry):
            found |= self._by_thing.get(thing, set())
        if entry.kind in FOR_ALL_INVOLVED:
            found |= self._by_incident.get(entry.incident, set())
        return frozenset(found)

    def view_of(self, person: Person) -> View:
        """Return what a person may hear of, by the table of permissions."""
        reach = ACTIONS["live.follow"].reach(person)
        if reach is Reach.ANY:
            return lambda _entry: True
        if reach is Reach.NOTHING:
            return lambda _entry: False
        return lambda entry: not person.parties.isdisjoint(self.of(entry))


def _named(entry: Entry) -> set[str]:
    values = [entry.payload.get(key) for key in _PARTIES]
    values += [entry.actor.party, entry.actor.on_behalf_of]
    listed = entry.payload.get("parties")
    values += listed if isinstance(listed, list) else []
    return {value for value in values if isinstance(value, str) and value}


def _things(entry: Entry) -> list[tuple[str, str, str]]:
    ids = ((kind, entry.payload.get(kind)) for kind in _THINGS)
    return [(entry.incident, kind, id_) for kind, id_ in ids if isinstance(id_, str)]
