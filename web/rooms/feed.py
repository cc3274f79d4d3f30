"""The live feed: one socket a screen."""

from __future__ import annotations

from starlette.websockets import WebSocket

from web.live.socket import serve_follower
from web.routing import Room
from web.visit import Visit

room = Room("feed")


@room.socket("/live", action="live.follow")
async def follow(visit: Visit, socket: WebSocket) -> None:
    """Follow the realm, as far as the person may hear of it."""
    hub = visit.realm.hub
    view = hub.concerns.view_of(visit.person)
    await serve_follower(socket, hub, view, visit.signed_in.key, visit.site.living)
