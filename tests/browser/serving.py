"""`fengsui serve --demo` as a process of its own, to be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """A console in a process; `kill` is SIGKILL, in the middle of whatever it does."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        arguments = ["serve", "--demo", "--port", str(self.port), "--data", str(self.data)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from web.cli import main; main()", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        said = ""
        while self.url not in said:
            line = self.process.stdout.readline()
            assert line, f"the console did not start: {said}"
            said += line

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        with self.process as ending:
            ending.send_signal(how)
        self.process = None


def sign_in(page: Page, served: Served, person: str, path: str) -> Page:
    page.goto(f"{served.url}/sign-in?next={path}")
    button = page.locator(f'button[name="person"][value="{person}"]')
    button.evaluate(
        "one => { for (const d of document.querySelectorAll('details')) d.open = true; }"
    )
    with page.expect_navigation():
        button.click()
    expect(page.locator("[data-line]")).to_have_text("在线")
    return page


Opened = Callable[[str, str], Page]
