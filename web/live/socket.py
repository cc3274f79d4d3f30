"""The socket: sign-in and origin were checked before; here the stream is served until it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from web.live.concern import View
from web.live.follower import Follower
from web.live.hub import Hub
from web.live.messages import SIGNED_OUT

HELLO_WITHIN = 10.0
CLOSE_WITHIN = 5.0
BAD_HELLO = 4400


async def serve_follower(
    socket: WebSocket, hub: Hub, view: View, session: str, living: Callable[[str], bool]
) -> None:
    """Serve one screen: its hello, the replay, then the live stream until either side ends it."""
    await socket.accept()
    try:
        hello = await asyncio.wait_for(_hello(socket), HELLO_WITHIN)
    except TimeoutError:
        hello = None
    except WebSocketDisconnect:
        return
    if hello is None:
        await _close(socket, BAD_HELLO)
        return
    if not living(session):
        # It ended before the hello, when the hub did not know this screen yet.
        await _close(socket, SIGNED_OUT)
        return
    follower = Follower(socket.send_text, view, session)
    try:
        code = await _until_ended(socket, hub, follower, hello)
    finally:
        hub.leave(follower)
    await _close(socket, code)


async def _until_ended(
    socket: WebSocket, hub: Hub, follower: Follower, hello: tuple[str, int]
) -> int:
    # Someone must always receive: uvicorn stops reading behind an unread message, pongs included.
    tasks: list[asyncio.Task[Any]] = [
        asyncio.create_task(_receive(socket, follower)),
        asyncio.create_task(_join(hub, follower, hello)),
    ]
    try:
        return await asyncio.shield(follower.ended)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _join(hub: Hub, follower: Follower, hello: tuple[str, int]) -> None:
    try:
        await hub.join(follower, *hello)
    except (WebSocketDisconnect, RuntimeError):
        follower.end(1006)


async def _receive(socket: WebSocket, follower: Follower) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, RuntimeError, KeyError):
        follower.end(1000)


async def _hello(socket: WebSocket) -> tuple[str, int] | None:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect
    try:
        hello = orjson.loads(message.get("text") or "")
    except orjson.JSONDecodeError:
        return None
    if not isinstance(hello, dict):
        return None
    epoch, since = hello.get("epoch"), hello.get("since")
    if not isinstance(epoch, str) or not isinstance(since, int) or since < 0:
        return None
    return epoch, since


async def _close(socket: WebSocket, code: int) -> None:
    """Say why, if the other side still listens; a full connection is dropped without words."""
    try:
        await asyncio.wait_for(socket.close(code), CLOSE_WITHIN)
    except (TimeoutError, WebSocketDisconnect, RuntimeError):
        return
