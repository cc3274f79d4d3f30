"""The console's composition: realms, rooms, sessions and templates become one application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from engine.desk import keep_time
from engine.errors import FengsuiError
from engine.plan.plan import Plan
from engine.upkeep.book import UpkeepBook
from web.api import invalid_of, router
from web.assets import Assets
from web.drills_under_way import Demonstration, DrillsUnderWay
from web.language import load_translations
from web.people import people_of
from web.realm import Realm
from web.refusals import answer_page
from web.rooms import ROOMS
from web.routing import Room, homes_of
from web.sessions import Sessions
from web.settings import Settings
from web.shield import BODY_LIMIT, Shield
from web.site import Site
from web.views import TEMPLATES, open_templates
from web.visit import Visit


@dataclass(frozen=True)
class Parts:
    """What the console is made of; command line and tests bring their own.

    `now` is the wall clock (UTC), `new_id` makes UUIDs for forms. `template_folders` and `rooms`
    can be added to, for pages that only tests have. `demonstration` is the standing drill, if any.
    """

    settings: Settings
    real: Realm
    drill: Realm
    plans: Sequence[Plan]
    upkeep: UpkeepBook
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    rooms: Sequence[Room] = ROOMS
    template_folders: tuple[Path, ...] = (TEMPLATES,)
    demonstration: Demonstration | None = None


# Nothing about requests leaves the process: no spans, no metrics, no exporters by environment.
_UNTOLD: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(parts: Parts) -> FastAPI:
    """Return the application; raises `SettingsRefused` for settings that would be unsafe."""
    parts.settings.check()
    site = _site(parts)
    for realm in site.realms.values():
        site.sessions.on_end(realm.hub.end_session)
    app = FastAPI(
        title="Fengsui",
        version="1",
        # The description is a route of the API, under the table of permissions.
        openapi_url=None,
        telemetry=_UNTOLD,
        routes=_routes(parts.rooms, site),
        middleware=[Middleware(Shield, hosts=parts.settings.hosts)],
        exception_handlers={
            FengsuiError: _refusing(site),
            HTTPException: _refusing(site),
            RequestValidationError: _refusing(site),
            ClientDisconnect: _left,
            Exception: _refusing(site),
        },
        lifespan=_lifespan(site),
        max_body_size=BODY_LIMIT,
    )
    app.state.site = site
    return app


def _site(parts: Parts) -> Site:
    assets, translations = Assets(), load_translations()
    parts.settings.data.mkdir(parents=True, exist_ok=True)
    return Site(
        settings=parts.settings,
        people=people_of(parts.plans),
        sessions=Sessions(parts.settings.data / "sessions.sqlite3"),
        realms={"real": parts.real, "drill": parts.drill},
        upkeep=parts.upkeep,
        drills=DrillsUnderWay(parts.drill, parts.now, parts.demonstration),
        assets=assets,
        templates=open_templates(assets, translations, parts.new_id, parts.template_folders),
        translations=translations,
        homes=homes_of(parts.rooms),
        now=parts.now,
        new_id=parts.new_id,
    )


def _routes(rooms: Iterable[Room], site: Site) -> list[BaseRoute]:
    rooms = list(rooms)
    drill = [route for room in rooms for route in room.routes(site, site.realms["drill"])]
    real = [route for room in rooms for route in room.routes(site, site.realms["real"])]
    return [*router.routes, Mount(site.realms["drill"].prefix, routes=drill), *real]


async def _left(_request: Request, _error: Exception) -> Response:
    """Answer nobody: the page was left while it still sent, which is no fault of ours."""
    return Response(status_code=400)


def _refusing(site: Site) -> Callable[[Request, Exception], Coroutine[Any, Any, Response]]:
    """Answer what was refused, broke, or found no route: in the realm that the path names."""

    async def answer(request: Request, error: Exception) -> Response:
        visit = request.scope.get("fengsui.visit")
        if visit is None:
            prefix = site.realms["drill"].prefix + "/"
            realm = site.realms["drill" if request.url.path.startswith(prefix) else "real"]
            visit = Visit(site, realm, HTTPConnection(request.scope), "preference.set")
        if isinstance(error, RequestValidationError):
            error = invalid_of(error)
        return answer_page(visit, error)

    return answer


def _lifespan(site: Site) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        work, stop = [], asyncio.Event()
        for realm in site.realms.values():
            realm.hub.open()
            work.append(asyncio.create_task(realm.hub.run(site.living)))
            work.append(asyncio.create_task(keep_time(realm.desk, stop)))
            work.append(asyncio.create_task(keep_time(realm.warnings, stop)))
        work.append(asyncio.create_task(site.drills.run()))
        yield
        stop.set()
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        for realm in site.realms.values():
            realm.desk.journal.close()
        site.upkeep.journal.close()
        site.sessions.close()

    return lifespan
