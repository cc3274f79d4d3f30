"""The console is killed in the middle of its work and started again on the same data."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from uuid import NAMESPACE_OID, uuid5

import httpx
from websockets.sync.client import connect
from websockets.typing import Origin

from engine.clock import ManualClock, SystemClock
from engine.desk import Desk
from engine.incident.codec import kind_of
from engine.incident.commands import ReportIncident
from engine.incident.due import due
from engine.incident.state import Incident
from engine.journal.entry import Actor, Entry
from engine.journal.files import journal_file
from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import verify
from engine.plan.library import PlanLibrary
from tests.web.test_serve_command import free_port, serving, until
from web.visit import COOKIE

INCIDENT = "9d0c4a5e-4f0e-4c39-8a54-0f5d2f1f7f10"
OFFICER = Actor(user="duty_officer", name="值班员", role="duty_officer")
CALL = ReportIncident("waterway", "货船碰撞", "杭甬运河", "keqiao", facts={"missing": 1})
WORDS = {"NoteAdded": "text", "FiguresRecorded": "note"}
LATE = {"DirectiveUnanswered", "ReportOverdue", "RungReached"}
A_SHIFT = timedelta(hours=9)


def opened(data: Path, at: datetime) -> Incident:
    """Leave an incident in a data directory, opened at a moment that may be long gone."""
    data.mkdir()
    with closing(SqliteJournal(journal_file(data, "real"))) as journal:
        desk = Desk(journal, PlanLibrary.shipped(), ManualClock(at))
        return asyncio.run(desk.handle(INCIDENT, CALL, OFFICER, "call")).incident


def entries_of(data: Path) -> list[Entry]:
    with closing(SqliteJournal(journal_file(data, "real"))) as journal:
        return journal.read(INCIDENT)


def words_of(data: Path) -> Counter[str]:
    """Count how often each act of the clerks stands in the journal."""
    said = [e.payload[WORDS[e.kind]] for e in entries_of(data) if e.kind in WORDS]
    return Counter(words for words in said if words)


def audited(data: Path) -> bool:
    command = [sys.executable, "-c", "from web.cli import main; main()", "audit", "verify"]
    answer = subprocess.run(
        [*command, "--data", str(data), "--json"], capture_output=True, check=True, timeout=30
    )
    return json.loads(answer.stdout)["ok"] is True


@contextmanager
def console(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Run `fengsui serve` until killed, by whoever wants it so or at the end."""
    with serving("--demo", "--port", str(port), "--data", str(data)) as process:
        until(process, "Ctrl+C")
        with httpx.Client(transport=httpx.HTTPTransport(retries=6)) as patient:
            assert patient.get(f"http://127.0.0.1:{port}/sign-in").status_code == 200
        yield process


@dataclass
class Clerk:
    """Somebody at a browser: sends act after act, and repeats what was not answered."""

    name: str
    browser: httpx.Client
    path: str
    answered: list[str] = field(default_factory=list)
    asked: Iterator[int] = field(default_factory=count)
    unanswered: str = ""
    csrf: str = ""

    def sign_in(self) -> None:
        assert self.browser.post("/sign-in", data={"person": OFFICER.user}).status_code == 303
        found = re.search(r'name="csrf" value="([^"]+)"', self.browser.get("/lobby").text)
        assert found
        self.csrf = found[1]

    def work(self, acknowledged: SimpleQueue[str]) -> None:
        """Act until the connection is lost."""
        try:
            while True:
                self.repeat()
                self.unanswered = f"{self.name} {next(self.asked)}"
                self.repeat()
                acknowledged.put(self.answered[-1])
        except httpx.TransportError:
            return

    def repeat(self) -> None:
        """Send again what was not answered, in the same form."""
        if self.unanswered:
            self.act(self.unanswered)
            self.answered.append(self.unanswered)
            self.unanswered = ""

    def act(self, words: str) -> None:
        form = {
            "csrf": self.csrf,
            "command": str(uuid5(NAMESPACE_OID, words)),
            "text": words,
            "note": words,
            "fact-waterway-missing": words[-1],
        }
        answer = self.browser.post(self.path, data=form)
        assert answer.status_code == 303, answer.text


@contextmanager
def clerk(port: int, name: str, path: str = f"/incidents/{INCIDENT}/notes") -> Iterator[Clerk]:
    url = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=url, headers={"origin": url}, timeout=10) as browser:
        yield Clerk(name, browser, path)


@contextmanager
def clerks(port: int) -> Iterator[list[Clerk]]:
    with ExitStack() as stack:
        people = [stack.enter_context(clerk(port, f"记录{number}")) for number in range(3)]
        figures = clerk(port, "数据", f"/incidents/{INCIDENT}/figures")
        yield [*people, stack.enter_context(figures)]


def killed_at_work(data: Path, port: int, people: list[Clerk], acts: int) -> None:
    """Let everybody work, and kill the console after so many acknowledged acts."""
    acknowledged: SimpleQueue[str] = SimpleQueue()
    with console(data, port) as process, ThreadPoolExecutor(len(people)) as threads:
        for person in people:
            # Once: sessions outlive the console.
            if not person.csrf:
                person.sign_in()
        working = [threads.submit(person.work, acknowledged) for person in people]
        for _ in range(acts):
            acknowledged.get(timeout=20)
        process.kill()
        for one in working:
            one.result()


def test_every_acknowledged_act_survives_kills_and_stands_there_once(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    opened(data, SystemClock().now())
    with clerks(port) as people:
        for acts in (9, 120):
            killed_at_work(data, port, people, acts)
            recorded = words_of(data)
            assert all(recorded[words] == 1 for person in people for words in person.answered)
            assert verify(journal_file(data, "real")).ok
        with console(data, port):
            for person in people:
                person.repeat()
                # As if the answer had been lost on its way.
                person.act(person.answered[0])
    assert words_of(data) == Counter(words for person in people for words in person.answered)
    assert audited(data)


def heard_by(one: Clerk, port: int, late: int, notes: int) -> Counter[str]:
    """Follow the live feed until it told of so many deadlines, write a note, and hear it too."""
    host, heard = f"127.0.0.1:{port}", Counter[str]()
    cookie = {"cookie": f"{COOKIE}={one.browser.cookies[COOKIE]}"}
    live = connect(f"ws://{host}/live", origin=Origin(f"http://{host}"), additional_headers=cookie)
    with live as socket:
        socket.send('{"epoch": "", "since": 0}')
        while sum(heard[kind] for kind in LATE) < late:
            heard[json.loads(socket.recv(timeout=20)).get("k", "")] += 1
        one.act(f"{one.name} {notes}")
        while heard["NoteAdded"] < notes:
            heard[json.loads(socket.recv(timeout=20)).get("k", "")] += 1
    return heard


def test_deadlines_that_passed_while_it_was_down_are_told_once_and_marked_late(
    tmp_path: Path,
) -> None:
    data, port, now = tmp_path / "data", free_port(), SystemClock().now()
    incident = opened(data, now - A_SHIFT)
    plan = PlanLibrary.shipped().edition(incident.edition)
    passed = Counter(kind_of(event) for _, event in due(plan, incident, now))
    assert set(passed) == LATE
    for starts in (1, 2):
        with console(data, port) as process, clerk(port, "值班") as one:
            one.sign_in()
            told = heard_by(one, port, passed.total(), starts)
            process.kill()
        assert {kind: told[kind] for kind in LATE} == passed
    late = [entry for entry in entries_of(data) if entry.kind in LATE]
    assert Counter(entry.kind for entry in late) == passed
    assert all(entry.recorded_at - entry.occurred_at > A_SHIFT / 2 for entry in late)
    assert verify(journal_file(data, "real")).ok
