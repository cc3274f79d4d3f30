"""A running console for tests: the real application and server, in memory, on a free port."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

import httpx
from starlette.applications import Starlette
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from engine.clock import ManualClock
from engine.desk import Desk
from engine.journal.entry import Actor, Append, Draft, Entry
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan
from engine.upkeep.book import UpkeepBook
from web.app import Parts, create_app
from web.realm import Realm, RealmName, open_realm
from web.rooms import ROOMS
from web.routing import Room
from web.server import listen, server_of
from web.settings import Settings
from web.site import Site
from web.views import TEMPLATES
from web.visit import COOKIE

START = datetime(2026, 3, 1, 5, 42, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"
OFFICER = Actor(user="duty_officer", name="值班员", role="duty_officer")


@cache
def shipped() -> PlanLibrary:
    return PlanLibrary.shipped()


def plans() -> list[Plan]:
    return [shipped().plan(name) for name in shipped().names()]


def directive(party: str, number: int = 1) -> Draft:
    payload = {"directive": f"d{number}", "party": party}
    return Draft("DirectiveIssued", 1, payload, START)


def note(text: str = "一句话") -> Draft:
    return Draft("NoteAdded", 1, {"text": text}, START)


def record(realm: Realm, drafts: Sequence[Draft], incident: str = "inc-1") -> list[Entry]:
    """Append to a realm's journal and tell its hub, as the desk does."""
    journal = realm.desk.journal
    expected = max((entry.seq for entry in journal.read(incident)), default=0)
    command = str(UUID(int=journal.head() + 1))
    write = Append(
        incident, expected, drafts, START, OFFICER, "e" * 64, command, next_due=None, open=True
    )
    entries = journal.append(write).result()
    realm.hub.receive(entries)
    return entries


def realm_of(name: RealmName, *, heartbeat: float = 15.0) -> Realm:
    return open_realm(
        name, Desk(MemoryJournal(), shipped(), ManualClock(START)), heartbeat=heartbeat
    )


def parts_of(data: Path, rooms: Sequence[Room] = (), heartbeat: float = 15.0) -> Parts:
    numbers = count(1)
    return Parts(
        settings=Settings(data=data, demo=True),
        real=realm_of("real", heartbeat=heartbeat),
        drill=realm_of("drill", heartbeat=heartbeat),
        plans=plans(),
        upkeep=UpkeepBook(MemoryJournal(), shipped(), ManualClock(START)),
        now=ManualClock(START).now,
        new_id=lambda: str(UUID(int=next(numbers))),
        rooms=(*ROOMS, *rooms),
        template_folders=(TEMPLATES, PAGES),
    )


@dataclass
class Console:
    """A console that listens, and how tests speak to it."""

    host: str
    site: Site

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def real(self) -> Realm:
        return self.site.realms["real"]

    def browser(self, **headers: str) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers={"origin": self.url, **headers})

    @contextmanager
    def signed_in(self, person: str) -> Iterator[httpx.Client]:
        with self.browser() as client:
            answer = client.post("/sign-in", data={"person": person})
            assert answer.status_code == 303, answer.text
            yield client

    def csrf(self, client: httpx.Client) -> str:
        session = self.site.sessions.find(client.cookies[COOKIE], START)
        assert session is not None
        return session.csrf

    @contextmanager
    def socket(
        self,
        client: httpx.Client,
        path: str = "/live",
        origin: str | None = None,
        max_queue: int = 16,
    ) -> Iterator[ClientConnection]:
        cookie = f"{COOKIE}={client.cookies.get(COOKIE, '')}"
        with connect(
            f"ws://{self.host}{path}",
            origin=Origin(origin or self.url),
            additional_headers={"cookie": cookie},
            compression=None,
            max_queue=max_queue,
            close_timeout=1,
        ) as connected:
            yield connected


@contextmanager
def running(parts: Parts) -> Iterator[Console]:
    with serving(create_app(parts)) as console:
        yield console


@contextmanager
def serving(app: Starlette) -> Iterator[Console]:
    listening = listen("127.0.0.1", 0)
    server = server_of(app)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    # The kernel takes connections from here on; the server answers them once it runs.
    listening.listen()
    thread.start()
    try:
        yield Console(f"127.0.0.1:{listening.getsockname()[1]}", app.state.site)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        assert not thread.is_alive(), "the server did not stop"
