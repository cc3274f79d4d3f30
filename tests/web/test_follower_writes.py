"""How one follower's messages are written: at once, behind a full connection, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from starlette.websockets import WebSocketDisconnect

from engine.journal.entry import Entry
from tests.web.console import OFFICER
from web.live.follower import QUEUE, Follower
from web.live.messages import TOO_SLOW, tail

AT = datetime(2026, 3, 1, tzinfo=UTC)


class Line:
    """A connection that can be full, as uvicorn's is while its buffer is above the mark."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.room = asyncio.Event()
        self.room.set()
        self.closed = False

    async def send(self, message: str) -> None:
        await self.room.wait()
        if self.closed:
            raise WebSocketDisconnect
        self.sent.append(message)


def entry(position: int) -> Entry:
    return Entry(
        position=position,
        incident="i",
        seq=position,
        kind="NoteAdded",
        version=1,
        occurred_at=AT,
        about=False,
        recorded_at=AT,
        actor=OFFICER,
        edition="e",
        command="c",
        payload={},
        previous="0",
        hash="1",
    )


def on_a_line(story: Callable[[Line, Follower], Coroutine[Any, Any, None]]) -> None:
    async def told() -> None:
        line = Line()
        await story(line, Follower(line.send, lambda _entry: True, "session"))

    asyncio.run(told())


def tell(follower: Follower, *positions: int) -> None:
    for position in positions:
        follower.tell(entry(position), tail(entry(position)))


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def places(line: Line) -> list[str]:
    return [message.split(",")[0] for message in line.sent]


def test_a_free_connection_is_written_within_the_broadcast_itself() -> None:
    async def story(line: Line, follower: Follower) -> None:
        await follower.replay([], 0)
        tell(follower, 1, 2)
        assert places(line) == ['{"p":1', '{"p":2']

    on_a_line(story)


def test_behind_a_full_connection_messages_wait_in_order() -> None:
    async def story(line: Line, follower: Follower) -> None:
        await follower.replay([], 0)
        line.room.clear()
        tell(follower, 1, 2, 3)
        await settle()
        assert line.sent == []
        line.room.set()
        await settle()
        tell(follower, 4)
        assert places(line) == ['{"p":1', '{"p":2', '{"p":3', '{"p":4']

    on_a_line(story)


def test_a_full_queue_ends_the_follower_to_come_back_by_position() -> None:
    async def story(line: Line, follower: Follower) -> None:
        await follower.replay([], 0)
        line.room.clear()
        tell(follower, *range(1, QUEUE + 2))
        assert not follower.ended.done()
        tell(follower, QUEUE + 2)
        assert follower.ended.result() == TOO_SLOW
        line.room.set()
        await settle()
        assert line.sent == []

    on_a_line(story)


def test_entries_that_come_in_during_the_replay_follow_it_once() -> None:
    async def story(line: Line, follower: Follower) -> None:
        line.room.clear()
        replay = asyncio.create_task(follower.replay([entry(1), entry(2), entry(3)], 2))
        await settle()
        tell(follower, 3, 4)
        line.room.set()
        await replay
        tell(follower, 5)
        assert places(line) == [f'{{"p":{n}' for n in (1, 2, 3, 4, 5)]

    on_a_line(story)


def test_a_connection_that_is_gone_ends_the_follower_quietly() -> None:
    async def story(line: Line, follower: Follower) -> None:
        await follower.replay([], 0)
        line.closed = True
        tell(follower, 1, 2)
        assert follower.ended.result() == 1006

    on_a_line(story)


def test_a_heartbeat_does_not_overtake_the_replay() -> None:
    async def story(line: Line, follower: Follower) -> None:
        follower.beat("beat")
        assert line.sent == []
        await follower.replay([], 0)
        follower.beat("beat")
        assert line.sent == ["beat"]

    on_a_line(story)
