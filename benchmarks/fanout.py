"""From a command to the last of 200 screens, beside a bare `websockets.broadcast`.

The console is the real one, composed by `web.compose` in a process of its own. The clock starts in
that process as `desk.handle` is called and stops in the client process when the last screen has the
message and has found it next in its stream: deciding, the durable commit, permissions and sequence
are all in it. The peer starts its clock as it calls `broadcast` and does nothing else. Both run on
uvloop without compression, both speak to the same client process over loopback, turn by turn; a
client costs more than a server, so the figures of both contain the time of 200 clients.

The command records a figure in an incident under its response at Ⅲ, with some 100 directives. It is
graded anew, which concerns every unit involved, and only those: the 200 screens are shared out among
the liaisons of these units, some six each, every screen with a session of its own. A duty desk
hears two messages of it, the figure and the grading, and its peer sends two.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import httpx
import uvloop
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.typing import Origin

from benchmarks.journal import OFFICER
from benchmarks.measure import Row
from engine.desk import Desk
from engine.incident.approvals import next_step
from engine.incident.commands import RecordFigures, ReportIncident, TakeStep
from engine.journal.entry import Actor
from web.compose import compose
from web.people import Person
from web.server import listen, server_of
from web.settings import Settings
from web.site import Site
from web.visit import COOKIE

SCREENS = 200
TURNS = 100
SECONDS = 5.0
PATIENCE = 10.0
INCIDENT = "0b9d6a52-7c51-4a53-9a7e-1f3f3c1b2a77"
HOST = "127.0.0.1"
PEER = "bare websockets.broadcast"
DESK = "duty_officer"


# The two servers, each in a process of its own: a line in is a turn, the answer is when it began.


async def _turns(turn: Callable[[str], Coroutine[Any, Any, None]]) -> None:
    """Take a turn for each line on standard input, and tell when it began."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        began = perf_counter()
        await turn(line)
        print(began, flush=True)


async def _peer() -> None:
    numbers = count(1)

    async def welcome(screen: ServerConnection) -> None:
        await screen.recv()
        await screen.send('{"snapshot":true,"p":0}')
        await screen.wait_closed()

    async with serve(welcome, HOST, 0, compression=None) as server:

        async def turn(messages: str) -> None:
            for _ in range(int(messages)):
                place = next(numbers)
                told = {"p": place, "prev": place - 1, "i": INCIDENT, "n": 1, "k": "IncidentGraded"}
                broadcast(server.connections, json.dumps(told, separators=(",", ":")))

        print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
        await _turns(turn)


async def _console(data: str) -> None:
    app = compose(Settings(data=Path(data), demo=True))
    site: Site = app.state.site
    desk, numbers = site.realms["real"].desk, count()
    listening, server = listen(HOST, 0), server_of(app)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    involved = await _respond(desk)
    listening.listen()

    async def turn(_: str) -> None:
        number = next(numbers)
        command = RecordFigures({"deaths": 4 + number % 2}, "现场指挥部")
        await desk.handle(INCIDENT, command, OFFICER, f"turn-{number}")

    units = [one.id for one in site.people.values() if _hears_of_it(one, involved)]
    print(json.dumps({"port": listening.getsockname()[1], "units": units}), flush=True)
    # As `fengsui serve` does.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    await _turns(turn)
    server.should_exit = True
    await running


async def _respond(desk: Desk) -> frozenset[str]:
    """Open the incident, take the decisions its level calls for, and return who is involved."""
    call = ReportIncident("special_equipment", "锅炉爆炸", "厂区", "keqiao", facts={"deaths": 3})
    incident = (await desk.handle(INCIDENT, call, OFFICER, "call")).incident
    plan = desk.plan(incident)
    while approval := incident.open_approval("activation"):
        step = next_step(plan, approval)
        assert step is not None
        body = Actor("bench", "bench", "commander", plan.party(step.by, incident.district))
        taken = TakeStep(approval.id, step.id, grant=True)
        incident = (await desk.handle(INCIDENT, taken, body, step.id)).incident
    return frozenset(directive.party for directive in incident.directives.values())


def _hears_of_it(person: Person, involved: frozenset[str]) -> bool:
    own = person.role in ("unit_liaison", "local_government")
    return own and not person.parties.isdisjoint(involved)


# The client process.


class Screens:
    """Connected screens: when the last of them heard the last message of a turn."""

    def __init__(self, number: int, messages: int) -> None:
        self.number, self.messages = number, messages
        self._missing, self._all = 0, asyncio.Event()
        self._last = 0.0

    def expect(self, messages: int) -> None:
        """Begin a turn in which every screen hears so many messages."""
        self._missing = self.number * messages
        self._all.clear()

    async def heard(self) -> float:
        """Return when the last message came; raises TimeoutError when one is missing."""
        async with asyncio.timeout(PATIENCE):
            await self._all.wait()
        return self._last

    async def follow(self, socket: ClientConnection) -> None:
        """Read a screen's stream from a snapshot on; raises AssertionError at a gap or a double."""
        await socket.send('{"epoch":"none","since":1}')
        place = 0
        async for text in socket:
            message = json.loads(text)
            if "snapshot" in message:
                place = message["p"]
            elif "p" in message:
                assert message["prev"] == place, message
                place = message["p"]
            else:
                continue
            self._note()

    def _note(self) -> None:
        self._last = perf_counter()
        self._missing -= 1
        if self._missing == 0:
            self._all.set()


@dataclass
class Server:
    """A server process; `told` is what it said of itself when it was ready."""

    process: asyncio.subprocess.Process
    told: dict[str, Any]

    @property
    def host(self) -> str:
        return f"{HOST}:{self.told['port']}"

    async def turn(self, order: str = "") -> float:
        """Let it take a turn; returns when it began, on the clock that all processes share."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{order}\n".encode())
        return float(await self.line())

    async def line(self) -> bytes:
        """Return the next line it says."""
        assert self.process.stdout is not None
        return await self.process.stdout.readline()


@asynccontextmanager
async def _started(*arguments: str) -> AsyncIterator[Server]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.fanout", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 20,
    )
    assert process.stdin is not None
    try:
        server = Server(process, {})
        server.told = json.loads(await server.line())
        yield server
    finally:
        process.stdin.close()
        await process.wait()


@asynccontextmanager
async def _connected(
    server: Server, people: Sequence[str], messages: int
) -> AsyncIterator[Screens]:
    """Connect a screen for each person, signed in where the server asks for it."""
    screens = Screens(len(people), messages)
    screens.expect(1)
    async with AsyncExitStack() as stack, httpx.AsyncClient() as browser:
        followed = []
        for person in people:
            cookie = await _signed_in(server, browser, person) if person else ""
            socket = await stack.enter_async_context(_socket(server, cookie))
            followed.append(asyncio.create_task(screens.follow(socket)))
        await screens.heard()
        yield screens
    await asyncio.gather(*followed)


async def _signed_in(server: Server, browser: httpx.AsyncClient, person: str) -> str:
    url = f"http://{server.host}"
    browser.cookies.clear()
    answer = await browser.post(f"{url}/sign-in", data={"person": person}, headers={"origin": url})
    return f"{COOKIE}={answer.cookies[COOKIE]}"


def _socket(server: Server, cookie: str) -> connect:
    return connect(
        f"ws://{server.host}/live",
        origin=Origin(f"http://{server.host}"),
        additional_headers={"cookie": cookie},
        compression=None,
    )


async def _time(server: Server, screens: Screens, messages: int) -> float:
    """Take a turn and return the milliseconds until the last screen heard of it."""
    screens.expect(messages)
    began, heard = await asyncio.gather(server.turn(str(messages)), screens.heard())
    return (heard - began) * 1000


async def _race(console: Server, ours: Screens, peer: Server, theirs: Screens) -> list[list[float]]:
    """Return the milliseconds of both in each turn; they take turns, and who begins changes.

    There are `TURNS`, or fewer when `SECONDS` are over.
    """
    contenders = [(console, ours), (peer, theirs)]
    took: list[list[float]] = [[], []]
    end = perf_counter() + SECONDS
    gc.collect()
    gc.disable()
    try:
        for turn in range(TURNS):
            if turn > 1 and perf_counter() > end:
                break
            for which in (turn % 2, 1 - turn % 2):
                took[which].append(await _time(*contenders[which], ours.messages))
    finally:
        gc.enable()
    return took


def _rows(name: str, messages: int, took: list[list[float]]) -> list[Row]:
    own, its = took
    ratio = median(one / other for one, other in zip(own, its, strict=True))
    each = f"{messages} message{'s' if messages > 1 else ''} to each of {SCREENS} screens"
    return [
        Row("fan-out", name, median(own), "ms", ratio, _note(own, f"decided, durable, {each}")),
        Row("fan-out", f"{PEER}, {messages}", median(its), "ms", None, _note(its, each)),
    ]


def _note(took: list[float], what: str) -> str:
    return f"lower is better; p99 {quantiles(took, n=100)[98]:.1f} of {len(took)}; {what}"


async def _measure(data: str) -> list[Row]:
    rows: list[Row] = []
    async with (
        _started("console", data) as console,
        _started("peer") as peer,
        _connected(peer, [""] * SCREENS, 0) as theirs,
    ):
        units = list(islice(cycle(console.told["units"]), SCREENS))
        for name, people, messages in (
            ("fengsui, units involved", units, 1),
            ("fengsui, duty desks", [DESK] * SCREENS, 2),
        ):
            async with _connected(console, people, messages) as ours:
                rows += _rows(name, messages, await _race(console, ours, peer, theirs))
    return rows


def run() -> list[Row]:
    """Measure milliseconds from a command to the last screen; less is better."""
    with (
        tempfile.TemporaryDirectory() as data,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        return runner.run(_measure(data))


if __name__ == "__main__":
    uvloop.run(_peer() if sys.argv[1] == "peer" else _console(sys.argv[2]))
