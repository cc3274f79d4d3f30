"""One connected screen: its place in the stream, and what waits for it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from starlette.websockets import WebSocketDisconnect

from engine.journal.entry import Entry
from web.live.concern import View
from web.live.messages import TOO_SLOW, tail, told

Send = Callable[[str], Coroutine[Any, Any, None]]
QUEUE = 256


class _Begun:
    """Awaits a coroutine that was already driven to its first wait."""

    def __init__(self, begun: Coroutine[Any, Any, None], waiting: Any) -> None:
        self._begun, self._waiting = begun, waiting

    def __await__(self) -> Generator[Any, Any, None]:
        try:
            yield self._waiting
            yield from self._begun.__await__()
        finally:
            self._begun.close()


class Follower:
    """A screen that follows a realm. All of it runs in the event loop's thread.

    Messages are written at once while the connection takes them, so a broadcast is one pass
    without a task for each screen; behind a full connection they queue, at most `QUEUE`, and
    then the follower is closed to come back by position. Nobody ever waits for it.
    """

    def __init__(self, send: Send, view: View, session: str) -> None:
        self.session = session
        self.last = 0
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._send, self._view = send, view
        self._live = False
        self._waiting: deque[Entry] = deque()
        self._queue: deque[str] = deque()
        self._writer: asyncio.Task[None] | None = None

    def tell(self, entry: Entry, rest: str) -> None:
        """Pass an entry on, if its receiver may hear of it."""
        if self.ended.done() or not self._view(entry):
            return
        if self._live:
            self._pass_on(entry.position, rest)
        elif len(self._waiting) >= QUEUE:
            self.end(TOO_SLOW)
        else:
            self._waiting.append(entry)

    def beat(self, message: str) -> None:
        """Write a heartbeat; during a replay `last` runs ahead of what was written, so not then."""
        if self._live:
            self.write(message)

    def write(self, message: str) -> None:
        """Write a message now, or queue it behind those that wait."""
        if self.ended.done():
            return
        if self._writer is not None:
            self._queue.append(message)
            if len(self._queue) > QUEUE:
                self.end(TOO_SLOW)
            return
        sending = self._send(message)
        try:
            waiting = sending.send(None)
        except StopIteration:
            return
        except (WebSocketDisconnect, RuntimeError):
            self.end(1006)
            return
        self._writer = asyncio.create_task(self._drain(_Begun(sending, waiting)))

    async def replay(self, entries: list[Entry], head: int) -> None:
        """Send what was missed up to `head`, then what came in meanwhile, then go live."""
        for entry in entries:
            if entry.position <= head and self._view(entry):
                await self._replayed(entry)
        while self._waiting:
            entry = self._waiting.popleft()
            if entry.position > self.last:
                await self._replayed(entry)
        self._live = True

    def end(self, code: int) -> None:
        """End the stream; whoever serves the socket closes it with the code."""
        if not self.ended.done():
            self.ended.set_result(code)
        if self._writer is not None:
            self._writer.cancel()

    def _pass_on(self, position: int, rest: str) -> None:
        message = told(position, self.last, rest)
        self.last = position
        self.write(message)

    async def _replayed(self, entry: Entry) -> None:
        message = told(entry.position, self.last, tail(entry))
        self.last = entry.position
        await self._send(message)

    async def _drain(self, begun: Awaitable[None]) -> None:
        try:
            await begun
            while self._queue:
                await self._send(self._queue.popleft())
        except (WebSocketDisconnect, RuntimeError):
            self.end(1006)
        finally:
            self._writer = None
