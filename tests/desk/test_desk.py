"""The desk: stale decisions are taken again, repeats change nothing, restarts lose nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import IncidentNotFound
from engine.incident import commands as c
from engine.journal.entry import Actor, Entry
from engine.journal.memory import MemoryJournal
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
OFFICER = Actor(user="wang", name="王值班", role="duty_officer")
LIBRARY = PlanLibrary.shipped()
CALL = c.ReportIncident(
    plan="waterway", title="货船碰撞", place="杭甬运河", district="keqiao", facts={"missing": 1}
)


def desk_on(journal: MemoryJournal | SqliteJournal, clock: ManualClock | None = None) -> Desk:
    return Desk(journal, LIBRARY, clock or ManualClock(START))


def test_the_same_command_twice_has_one_effect_and_one_answer() -> None:
    async def twice() -> None:
        desk = desk_on(MemoryJournal())
        first, second = await asyncio.gather(
            desk.handle("i1", CALL, OFFICER, "k1"), desk.handle("i1", CALL, OFFICER, "k1")
        )
        assert first.entries == second.entries
        assert second.repeated
        assert desk.journal.head() == len(first.entries)

    asyncio.run(twice())


def test_two_desks_on_one_journal_decide_again_on_the_fresh_state() -> None:
    async def interleave() -> None:
        journal = MemoryJournal()
        one, two = desk_on(journal), desk_on(journal)
        await one.handle("i1", CALL, OFFICER, "k1")
        two.incident("i1")
        await one.handle("i1", c.AddNote("甲记"), OFFICER, "k2")
        outcome = await two.handle("i1", c.AddNote("乙记"), OFFICER, "k3")
        assert outcome.incident.version == journal.head()
        assert [entry.seq for entry in journal.read("i1")] == list(range(1, journal.head() + 1))

    asyncio.run(interleave())


def test_a_restart_shows_every_acknowledged_act(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.handle("i1", CALL, OFFICER, "k1")
        await desk.handle("i1", c.AddNote("已联系船东"), OFFICER, "k2")

    journal = SqliteJournal(tmp_path / "journal.sqlite3")
    before = desk_on(journal)
    asyncio.run(act(before))
    journal.close()
    reopened = SqliteJournal(tmp_path / "journal.sqlite3")
    after = desk_on(reopened)
    assert after.incident("i1") == before.incident("i1")
    assert after.number("i1") == 1
    reopened.close()


def test_deadlines_that_passed_while_nobody_ran_fire_once_on_the_next_tick() -> None:
    async def late() -> None:
        journal = MemoryJournal()
        await desk_on(journal).handle("i1", CALL, OFFICER, "k1")
        clock = ManualClock(START + timedelta(hours=9))
        restarted = desk_on(journal, clock)
        assert await restarted.tick() == 1
        head = journal.head()
        assert await restarted.tick() == 0
        assert journal.head() == head
        assert any(entry.kind == "ReportOverdue" for entry in journal.read("i1"))

    asyncio.run(late())


def test_listeners_hear_every_entry_after_it_is_recorded() -> None:
    async def listen() -> None:
        desk = desk_on(MemoryJournal())
        heard: list[Entry] = []

        def hear(entries: Sequence[Entry]) -> None:
            heard.extend(entries)

        stop = desk.subscribe(hear)
        await desk.handle("i1", CALL, OFFICER, "k1")
        stop()
        await desk.handle("i1", c.AddNote("之后"), OFFICER, "k2")
        assert heard == desk.journal.read("i1")[:-1]

    asyncio.run(listen())


def test_what_is_recorded_is_published_though_whoever_asked_went_away() -> None:
    async def leave() -> None:
        desk = desk_on(MemoryJournal())
        heard: list[Entry] = []
        desk.subscribe(heard.extend)
        asking = asyncio.create_task(desk.handle("i1", CALL, OFFICER, "k1"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await desk.handle("i1", c.AddNote("之后"), OFFICER, "k2")
        assert [entry.position for entry in heard] == list(range(1, desk.journal.head() + 1))

    asyncio.run(leave())


def test_an_unknown_incident_is_named() -> None:
    with pytest.raises(IncidentNotFound, match="i9"):
        desk_on(MemoryJournal()).incident("i9")


def test_the_past_can_be_seen_as_it_was() -> None:
    async def past() -> None:
        desk = desk_on(MemoryJournal())
        opened = await desk.handle("i1", CALL, OFFICER, "k1")
        await desk.handle("i1", c.RecordFigures({"deaths": 3}, "现场"), OFFICER, "k2")
        assert desk.at("i1", opened.incident.version) == opened.incident

    asyncio.run(past())


def test_words_in_another_unicode_form_are_recorded_and_replay_alike() -> None:
    async def note() -> None:
        desk = desk_on(MemoryJournal())
        await desk.handle("i1", CALL, OFFICER, "k1")
        someone = Actor(user="u", name="Cafe\u0301", role="duty_officer")
        figures = c.RecordFigures({"deaths": 1}, "Cafe\u0301 \ud800")
        await desk.handle("i1", figures, someone, "k2")
        assert desk.incident("i1").figures["deaths"].source == "Café ?"
        assert desk_on_again(desk).incident("i1") == desk.incident("i1")

    def desk_on_again(desk: Desk) -> Desk:
        return Desk(desk.journal, LIBRARY, ManualClock(START))

    asyncio.run(note())


def test_a_repeat_that_would_now_be_illegal_gets_its_first_answer() -> None:
    async def repeat() -> None:
        desk = desk_on(MemoryJournal())
        opened = await desk.handle("i1", CALL, OFFICER, "k1")
        directive = next(iter(opened.incident.directives.values()))
        liaison = Actor(user="li", name="李", role="unit_liaison", party=directive.party)
        start = c.MoveDirective(directive.id, "start")
        first = await desk.handle("i1", start, liaison, "k2")
        again = await desk.handle("i1", start, liaison, "k2")
        assert again.repeated
        assert again.entries == first.entries

    asyncio.run(repeat())
