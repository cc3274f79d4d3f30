"""The server: one process, one loop, set up as was measured for many screens."""

from __future__ import annotations

import socket

import uvicorn
from starlette.applications import Starlette

from web.live.messages import SHUTTING_DOWN
from web.site import Site

USER_TIMEOUT_MS = 10_000
GRACE_SECONDS = 5
MESSAGE_LIMIT = 64 * 1024
BACKLOG = 2048


class ConsoleServer(uvicorn.Server):
    """Tells every screen that we stop before its socket goes, so that it knows to come back."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Announce, then stop."""
        app = self.config.app
        if isinstance(app, Starlette):
            site: Site = app.state.site
            for realm in site.realms.values():
                realm.hub.announce(SHUTTING_DOWN)
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """Bind a socket and listen; what a client leaves unread for 10 seconds is given up.

    Raises OSError when the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT_MS)
        listening.bind((host.strip("[]"), port))
        # From here on whoever comes waits in line, and a second console learns that it is second.
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def server_of(app: Starlette) -> ConsoleServer:
    """Return a server for the console; compression is off, it costs twice the time."""
    return ConsoleServer(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            ws_max_size=MESSAGE_LIMIT,
            ws_per_message_deflate=False,
            loop="uvloop",
            workers=1,
            timeout_graceful_shutdown=GRACE_SECONDS,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    )
