"""Replay: the incident as it stood after any entry, read-only, and whether its chain holds."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from engine.incident.approvals import subject_of
from engine.incident.state import Incident
from engine.journal.entry import Journal
from engine.journal.memory import MemoryJournal
from engine.journal.tampering import Broken
from engine.journal.verify import Filed, IncidentReport, verify
from engine.text import Text
from web.errors import PageNotFound
from web.rooms.incident_chronicle import lines_of, told
from web.rooms.incident_picture import picture
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_reports import chains
from web.rooms.replay_track import MarkKind, after, before, marks
from web.routing import Room
from web.visit import Visit

room = Room("replay")

_KINDS: tuple[MarkKind, ...] = ("regrade", "decision", "late")
_STATES = ("issued", "received", "acknowledged", "under_way", "done", "declined", "withdrawn")
_DEEDS = {
    "changed": Text(zh="被改动", en="was changed"),
    "removed": Text(zh="被删除", en="was removed"),
    "reordered": Text(zh="被调换次序", en="was moved"),
    "cut off": Text(zh="之后的记录被截断", en="and what follows was cut off"),
    "hash mismatch": Text(zh="的散列值不符", en="does not match its hash"),
    "column disagrees": Text(zh="与原文不符", en="disagrees with its own bytes"),
    "index disagrees": Text(zh="与索引不符", en="disagrees with the index"),
}


@room.page("/incidents/{incident}/replay", action="replay.see")
async def replay(visit: Visit) -> Response:
    """Show the track and the incident as it stood after the entry that the address names."""
    opened = open_incident(visit)
    context = _moment(visit, opened)
    checked = await _verified(visit, opened) if visit.query.get("verify") == "1" else None
    return visit.page("replay/replay.html", checked=checked, **context)


@room.page("/incidents/{incident}/replay/moment", action="replay.see")
async def moment(visit: Visit) -> Response:
    """Return what changes from entry to entry."""
    opened = open_incident(visit)
    return visit.page("replay/moment.html", **_moment(visit, opened))


@room.page("/incidents/{incident}/replay/verification", action="replay.see")
async def verification(visit: Visit) -> Response:
    """Return what checking the incident's chain found."""
    opened = open_incident(visit)
    checked = await _verified(visit, opened)
    return visit.page("replay/verification.html", checked=checked, opened=opened)


def _moment(visit: Visit, opened: Opened) -> dict[str, Any]:
    at = _position(visit.query.get("at", ""), opened.incident.version)
    desk, plan = visit.realm.desk, opened.plan
    lines = lines_of(desk, plan, opened.incident)
    then = desk.at(opened.incident.id, at)
    past, found = lines[:at], marks(lines)
    return {
        "opened": opened,
        "then": then,
        "at": at,
        "last": opened.incident.version,
        "now_line": lines[at - 1],
        "marks": found,
        "jumps": {kind: (before(found, kind, at), after(found, kind, at)) for kind in _KINDS},
        "picture": picture(plan, then, past, visit.language),
        "states": _counts(then),
        "late": sum(d.unanswered and not d.answered for d in then.directives.values()),
        "chains": chains(plan, then),
        "stretches": told(past, everything=True),
        "waiting": [subject_of(plan, a) for a in then.approvals.values() if a.state == "open"],
    }


def _position(given: str, last: int) -> int:
    """Return the entry that is meant: the last one unless another is named; never outside."""
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else last
    return min(max(1, number), last)


def _counts(then: Incident) -> Mapping[str, int]:
    counted = Counter(directive.state for directive in then.directives.values())
    return {state: counted[state] for state in _STATES if counted[state]}


@dataclass(frozen=True, slots=True)
class Checked:
    """What verification found: of this incident, and of the whole journal beside it."""

    incident: IncidentReport
    entries: int
    faults: int

    @property
    def deed(self) -> Text | None:
        """What was done to the first bad entry, if anything was."""
        broken: Broken | None = self.incident.broken
        return _DEEDS[broken.done] if broken else None


async def _verified(visit: Visit, opened: Opened) -> Checked:
    """Verify in a thread: a long journal must not hold up the other screens."""
    return await asyncio.to_thread(_examine, visit.realm.desk.journal, opened.incident.id)


def _examine(journal: Journal, incident: str) -> Checked:
    if not isinstance(journal, Filed | MemoryJournal):
        raise PageNotFound
    report = verify(journal)
    own = next(one for one in report.incidents if one.incident == incident)
    return Checked(own, report.entries, len(report.faults))
