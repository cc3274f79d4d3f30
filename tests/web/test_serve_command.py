from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

FENGSUI = [sys.executable, "-c", "from web.cli import main; main()", "serve"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [*FENGSUI, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(process: subprocess.Popen[str], last: str) -> str:
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if last in line:
            break
    return told


def test_serve_says_where_the_console_and_the_data_are_and_stops_when_told(
    tmp_path: Path,
) -> None:
    port = free_port()
    with serving("--demo", "--port", str(port), "--data", str(tmp_path / "kept")) as process:
        told = until(process, "Ctrl+C")
        assert f"http://127.0.0.1:{port}/" in told
        assert str(tmp_path / "kept") in told
        transport = httpx.HTTPTransport(retries=5)
        with httpx.Client(transport=transport) as client:
            assert client.get(f"http://127.0.0.1:{port}/sign-in").status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == -signal.SIGTERM
    assert (tmp_path / "kept" / "real.sqlite3").exists()
    assert (tmp_path / "kept" / "drill.sqlite3").exists()


def test_a_port_that_is_taken_is_told_with_another_to_try(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*FENGSUI, "--demo", "--port", str(port), "--data", str(tmp_path / "kept")]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert answer.returncode == 2
    assert f"--port {port + 1}" in answer.stderr
    assert not (tmp_path / "kept").exists()


def test_only_the_owner_may_look_into_the_data_directory(tmp_path: Path) -> None:
    port = free_port()
    with serving("--demo", "--port", str(port), "--data", str(tmp_path / "kept")) as process:
        until(process, "Ctrl+C")
        assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
