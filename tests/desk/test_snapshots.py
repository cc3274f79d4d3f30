"""A long incident is read again from a snapshot, and a snapshot is never believed by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import IncidentNotFound
from engine.incident.commands import AddNote, ReportIncident
from engine.incident.fold import replay
from engine.incident.snapshots import EVERY, disagreeing, freeze, recall, shape, thaw
from engine.incident.state import Incident
from engine.journal.entry import Actor, Entry, Snapshot
from engine.journal.memory import MemoryJournal
from engine.journal.sqlite import SqliteJournal
from tests.incident.arena import LIBRARY, START
from web.cli import build

OFFICER = Actor("u1", "王值班", "duty_officer")


class Counting(MemoryJournal):
    """Counts the entries that were read."""

    entries_read = 0

    def read(self, incident: str, after: int = 0, upto: int | None = None) -> list[Entry]:
        found = super().read(incident, after, upto)
        self.entries_read += len(found)
        return found


async def _long(desk: Desk, notes: int) -> Incident:
    call = ReportIncident("waterway", "两船相撞", "曹娥江", "keqiao", facts={"missing": 1})
    await desk.handle("i1", call, OFFICER, "open")
    for number in range(notes):
        await desk.handle("i1", AddNote(f"第{number}条"), OFFICER, f"note-{number}")
    return desk.incident("i1")


@pytest.fixture(scope="module")
def lived() -> tuple[Counting, Incident]:
    journal = Counting()
    desk = Desk(journal, LIBRARY, ManualClock(START))
    return journal, asyncio.run(_long(desk, 2 * EVERY + 20))


def test_a_new_start_reads_only_what_came_after_the_last_snapshot(
    lived: tuple[Counting, Incident],
) -> None:
    journal, live = lived
    before = journal.entries_read
    again = Desk(journal, LIBRARY, ManualClock(START)).incident("i1")
    assert again == live == replay(journal.read("i1"))
    assert journal.entries_read - before - live.version < EVERY + 2


@pytest.mark.parametrize("seq", [1, EVERY - 1, EVERY + 200, 2 * EVERY + 10])
def test_the_past_is_what_its_own_entries_say(lived: tuple[Counting, Incident], seq: int) -> None:
    journal, _ = lived
    desk = Desk(journal, LIBRARY, ManualClock(START))
    assert desk.at("i1", seq) == replay(journal.read("i1", upto=seq))


def test_a_snapshot_of_another_chain_or_another_code_is_left_aside(
    lived: tuple[Counting, Incident],
) -> None:
    journal, live = lived
    false = freeze(replace(live, title="另一起"))
    for number, other in enumerate(
        (
            Snapshot("i1", live.version, shape(), "0" * 64, false),
            Snapshot("i1", live.version - 1, "older code", journal.read("i1")[-2].hash, false),
            Snapshot("i1", live.version - 2, shape(), journal.read("i1")[-3].hash, b"{}"),
        )
    ):
        journal.keep_snapshot(other)
        assert recall(journal, "i1") == live, number


def test_what_is_frozen_thaws_as_it_was(lived: tuple[Counting, Incident]) -> None:
    assert thaw(freeze(lived[1])) == lived[1]


def test_there_is_no_snapshot_of_what_never_was() -> None:
    with pytest.raises(IncidentNotFound):
        Desk(MemoryJournal(), LIBRARY, ManualClock(START)).incident("nothing")


def test_the_audit_finds_a_snapshot_that_says_something_else(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = SqliteJournal(path)
    asyncio.run(_long(Desk(journal, LIBRARY, ManualClock(START)), EVERY))
    journal.close()
    verify = ["audit", "verify", str(path), "--lang", "en"]
    sound = CliRunner().invoke(build(verify), verify)
    assert sound.exit_code == 0, sound.output
    with closing(sqlite3.connect(path)) as db:
        (body,) = db.execute("SELECT body FROM snapshot").fetchone()
        told = replace(thaw(body), title="另一起")
        db.execute("UPDATE snapshot SET body = ?", (freeze(told),))
        db.commit()
    found = CliRunner().invoke(build(verify), verify)
    assert found.exit_code == 1
    assert "a snapshot says something else" in found.output


def test_snapshots_of_other_code_are_nobodys_fault() -> None:
    other = Snapshot("i1", 1, "older code", "0" * 64, b"")
    assert list(disagreeing([other], lambda _, __: [])) == []
