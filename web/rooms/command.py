"""The commanders' room: what waits for my body's decision, and every open incident."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from web.command_words import banners_of, commander_of
from web.rooms.board_picture import gravest
from web.rooms.unit_work import Origin, open_count, open_origins, waiting_for
from web.routing import Room
from web.visit import Visit

room = Room("command")


@room.page("/command", action="board.see", home_of=("commander",))
async def command(visit: Visit) -> Response:
    """Show decisions first, then incidents."""
    return visit.page("command/command.html", **_view(visit))


@room.page("/command/state", action="board.see")
async def state(visit: Visit) -> Response:
    """Return decisions and incidents afresh."""
    return visit.page("command/state.html", **_view(visit))


def _view(visit: Visit) -> dict[str, Any]:
    desk, parties = visit.realm.desk, visit.person.parties
    origins = {one.incident.id: one for one in open_origins(desk)}
    decisions = [one for of in origins.values() for one in waiting_for(of, parties)]
    decisions.sort(key=lambda one: one.approval.opened_at)
    incidents = [origins[one.id] for one in gravest(desk)]
    return {
        "decisions": decisions,
        "incidents": [(one, _unanswered(one), _pending(one)) for one in incidents],
        "banners": [
            banner for one in incidents for banner in banners_of(one.plan, one.incident, one.number)
        ],
        "commanders": {one.incident.id: commander_of(one.plan, one.incident) for one in incidents},
        "duties": open_count(desk, parties),
    }


def _unanswered(origin: Origin) -> int:
    """Return how many directives are late without an answer."""
    directives = origin.incident.directives.values()
    return sum(one.open and one.unanswered and not one.answered for one in directives)


def _pending(origin: Origin) -> int:
    """Return how many decisions are open, whoever takes them."""
    return sum(one.state == "open" for one in origin.incident.approvals.values())
