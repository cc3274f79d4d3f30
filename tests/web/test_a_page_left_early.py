from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from starlette.types import Message, Scope

from tests.web.console import parts_of
from web.app import create_app

SIGNING_IN: Scope = {
    "type": "http",
    "method": "POST",
    "path": "/sign-in",
    "raw_path": b"/sign-in",
    "query_string": b"",
    "headers": [
        (b"host", b"127.0.0.1:8000"),
        (b"origin", b"http://127.0.0.1:8000"),
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"content-length", b"64"),
    ],
    "scheme": "http",
    "server": ("127.0.0.1", 8000),
    "client": ("127.0.0.1", 50000),
    "http_version": "1.1",
    "root_path": "",
}


def test_a_page_that_is_left_while_it_sends_is_no_error_of_the_console(
    tmp_path: Path, caplog: Any
) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(create_app(parts_of(tmp_path))(dict(SIGNING_IN), receive, send))
    assert sent[0]["status"] == 400
    assert not [one for one in caplog.records if one.levelname == "ERROR"]
