"""How rooms declare pages, commands and sockets: the action comes with the path, or not at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from web.errors import NotPermitted, NotSignedIn, OriginRefused
from web.people import Role
from web.permissions import ACTIONS
from web.realm import Realm, RealmName
from web.refusals import answer_socket
from web.site import Site
from web.visit import Visit

PageHandler = Callable[[Visit], Awaitable[Response]]
SocketHandler = Callable[[Visit, WebSocket], Awaitable[None]]
BOTH: tuple[RealmName, ...] = ("real", "drill")


@dataclass(frozen=True)
class Page:
    """A page, a fragment, or what a form is posted to."""

    path: str
    method: Literal["GET", "POST"]
    action: str
    handler: PageHandler
    home_of: tuple[Role, ...]
    realms: tuple[RealmName, ...]


@dataclass(frozen=True)
class Socket:
    """A WebSocket, in both realms."""

    path: str
    action: str
    handler: SocketHandler


class Room:
    """A set of routes that belong together; `web.rooms.ROOMS` lists every room."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pages: list[Page] = []
        self.sockets: list[Socket] = []

    def page(
        self,
        path: str,
        *,
        action: str,
        home_of: Iterable[Role] = (),
        realms: tuple[RealmName, ...] = BOTH,
    ) -> Callable[[PageHandler], PageHandler]:
        """Declare a page or fragment; `home_of` makes it the room where these roles arrive."""
        _check_known(action)

        def declare(handler: PageHandler) -> PageHandler:
            self.pages.append(Page(path, "GET", action, handler, tuple(home_of), realms))
            return handler

        return declare

    def command(
        self, path: str, *, action: str, realms: tuple[RealmName, ...] = BOTH
    ) -> Callable[[PageHandler], PageHandler]:
        """Declare what a form is posted to; origin and token are checked before."""
        _check_known(action)

        def declare(handler: PageHandler) -> PageHandler:
            self.pages.append(Page(path, "POST", action, handler, (), realms))
            return handler

        return declare

    def socket(self, path: str, *, action: str) -> Callable[[SocketHandler], SocketHandler]:
        """Declare a WebSocket; origin and session are checked before it is served."""
        _check_known(action)

        def declare(handler: SocketHandler) -> SocketHandler:
            self.sockets.append(Socket(path, action, handler))
            return handler

        return declare

    def routes(self, site: Site, realm: Realm) -> list[BaseRoute]:
        """Return the room's routes in one realm, each behind its gate."""
        pages = [page for page in self.pages if realm.name in page.realms]
        routes: list[BaseRoute] = [
            Route(page.path, PageGate(page, site, realm), methods=[page.method]) for page in pages
        ]
        return routes + [
            WebSocketRoute(socket.path, SocketGate(socket, site, realm)) for socket in self.sockets
        ]


def _check_known(action: str) -> None:
    if action not in ACTIONS:
        raise KeyError(f"{action!r} is not in web.permissions.ACTIONS: add it there first")


class PageGate:
    """The door of one page in one realm: nobody reaches the handler except through it."""

    def __init__(self, page: Page, site: Site, realm: Realm) -> None:
        self.page, self.site, self.realm = page, site, realm
        self.action = page.action

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        scope["fengsui.receive"] = receive
        visit = Visit(self.site, self.realm, HTTPConnection(scope), self.action)
        scope["fengsui.visit"] = visit
        answer = await self._answer(visit, posted=scope["method"] == "POST")
        await answer(scope, receive, send)

    async def _answer(self, visit: Visit, *, posted: bool) -> Response:
        if posted:
            check_origin(visit.connection)
        visit.enter()
        if posted:
            await visit.read_form()
        answer = await self.page.handler(visit)
        visit.leave()
        return answer


class SocketGate:
    """The door of one socket in one realm."""

    def __init__(self, socket: Socket, site: Site, realm: Realm) -> None:
        self.socket, self.site, self.realm = socket, site, realm
        self.action = socket.action

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket."""
        socket = WebSocket(scope, receive, send)
        visit = Visit(self.site, self.realm, socket, self.action)
        try:
            check_origin(socket)
            visit.enter()
        except (OriginRefused, NotSignedIn, NotPermitted) as refused:
            await answer_socket(socket, visit, refused)
        else:
            await self.socket.handler(visit, socket)


def check_origin(connection: HTTPConnection) -> None:
    """Refuse what another site's page sent; every browser says where a post comes from."""
    host = connection.headers.get("host", "")
    origin = connection.headers.get("origin")
    site = connection.headers.get("sec-fetch-site", "same-origin" if origin else "")
    ours: set[str | None] = {f"http://{host}", f"https://{host}"}
    if connection.scope["type"] == "http":
        ours.add(None)
    if origin not in ours or site != "same-origin":
        raise OriginRefused


def homes_of(rooms: Iterable[Room]) -> dict[str, str]:
    """Return the path at which each role arrives."""
    return {role: page.path for room in rooms for page in room.pages for role in page.home_of}
