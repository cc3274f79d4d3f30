"""How a form of the incident's rooms becomes one command of the engine."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from engine.desk import Outcome
from engine.incident import commands as c
from engine.journal.entry import Actor
from web.errors import FormInvalid
from web.rooms.incident_reach import Opened
from web.typed_time import TypedWrong, read_typed_time
from web.views import ZONE
from web.visit import Visit


async def carry_out(
    visit: Visit,
    opened: Opened,
    command: c.Command,
    said: str | Callable[[Outcome], str],
    part: str,
    *,
    party: str | None = None,
    actor: Actor | None = None,
    to: str | None = None,
) -> Response:
    """Hand a command to the desk, and return to what it changed: a part of the room, or `to`, a path.

    `said` tells what was done, if need be from what was recorded.
    """
    acting = actor or visit.actor_for(party)
    desk = visit.realm.desk
    outcome = await desk.handle(opened.incident.id, command, acting, visit.command_id())
    words = said if isinstance(said, str) else said(outcome)
    return visit.done(f"{to or opened.path}#{part}", words)


def when_typed(visit: Visit) -> c.Moment:
    """Return when it happened, as typed; blank is now."""
    try:
        return read_typed_time(visit.field("occurred"), visit.now, ZONE)
    except TypedWrong as wrong:
        raise FormInvalid({"occurred": wrong.reason}) from None
