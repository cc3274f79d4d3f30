"""The command board: one screen for a whole room, without input."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from engine.incident.state import Incident
from web.rooms.board_picture import gravest, picture
from web.routing import Room
from web.visit import Visit

room = Room("board")


@room.page("/board", action="board.see")
async def board(visit: Visit) -> Response:
    """Show the gravest open incident, whichever it is by then; without one, the clock."""
    return visit.page("board/board.html", part="/board/state", **_gravest(visit))


@room.page("/board/state", action="board.see")
async def gravest_state(visit: Visit) -> Response:
    """Return the gravest incident's board afresh."""
    return visit.page("board/state.html", **_gravest(visit))


@room.page("/board/{incident}", action="board.see")
async def incident_board(visit: Visit) -> Response:
    """Show one incident for as long as the screen stands."""
    incident = visit.realm.desk.incident(visit.path_params["incident"])
    part = f"/board/{incident.id}/state"
    return visit.page("board/board.html", part=part, **_shown(visit, incident))


@room.page("/board/{incident}/state", action="board.see")
async def incident_state(visit: Visit) -> Response:
    """Return one incident's board afresh."""
    incident = visit.realm.desk.incident(visit.path_params["incident"])
    return visit.page("board/state.html", **_shown(visit, incident))


def _gravest(visit: Visit) -> dict[str, Any]:
    found = gravest(visit.realm.desk)
    return _shown(visit, found[0]) if found else {"board": None, "others": []}


def _shown(visit: Visit, incident: Incident) -> dict[str, Any]:
    desk = visit.realm.desk
    others = [one for one in gravest(desk) if one.id != incident.id]
    return {
        "board": picture(desk, incident, visit.now),
        "others": [(one, desk.plan(one), desk.number(one.id)) for one in others],
    }
