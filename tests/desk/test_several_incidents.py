"""One command over several incidents: all of it or nothing, once, whoever else is at work."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.fold import replay
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
OFFICER = Actor(user="wang", name="王值班", role="duty_officer")
LIBRARY = PlanLibrary.shipped()


def call(plan: str) -> c.ReportIncident:
    return c.ReportIncident(
        plan=plan, title="塔吊倒在船上", place="港区", district="keqiao", facts={"deaths": 1}
    )


async def two_calls(desk: Desk) -> None:
    await desk.handle("a", call("special_equipment"), OFFICER, "k1")
    await desk.handle("b", call("waterway"), OFFICER, "k2")


def test_two_desks_at_once_both_find_the_companions_figures_whole() -> None:
    async def at_once() -> None:
        journal = MemoryJournal()
        one, two = (Desk(journal, LIBRARY, ManualClock(START)) for _ in range(2))
        await two_calls(one)
        await one.handle("a", c.LinkCompanion("b", "同一起"), OFFICER, "k3")
        told = [
            desk.handle(name, c.RecordFigures({"deaths": dead}, "现场"), OFFICER, f"f{dead}")
            for dead, (desk, name) in enumerate([(one, "a"), (two, "b"), (one, "b"), (two, "a")], 2)
        ]
        await asyncio.gather(*told)
        fresh = Desk(journal, LIBRARY, ManualClock(START))
        assert fresh.incident("a").figures["deaths"].value == (
            fresh.incident("b").figures["deaths"].value
        )

    asyncio.run(at_once())


def test_merging_each_into_the_other_at_once_ends_one_of_them() -> None:
    async def crossed() -> None:
        desk = Desk(MemoryJournal(), LIBRARY, ManualClock(START))
        await two_calls(desk)
        answers = await asyncio.gather(
            desk.handle("a", c.MergeIncident("b", "同一起"), OFFICER, "k3"),
            desk.handle("b", c.MergeIncident("a", "同一起"), OFFICER, "k4"),
            return_exceptions=True,
        )
        assert [isinstance(one, CommandRefused) for one in answers].count(True) == 1
        assert [desk.incident(name).over for name in "ab"].count(True) == 1

    asyncio.run(crossed())


def test_a_hand_over_is_in_both_streams_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path)
    desk = Desk(journal, LIBRARY, ManualClock(START))

    async def act() -> None:
        await two_calls(desk)
        await desk.handle("a", c.HandOverToPlan("production_safety", "d", "工地"), OFFICER, "k3")
        again = c.HandOverToPlan("production_safety", "d", "工地")
        repeated = await desk.handle("a", again, OFFICER, "k3")
        assert repeated.repeated

    asyncio.run(act())
    before = {name: desk.incident(name) for name in "abd"}
    journal.close()
    journal = SqliteJournal(path)
    assert {name: replay(journal.read(name)) for name in "abd"} == before
    assert {head.incident for head in journal.incidents(only_open=True)} == {"b", "d"}
    journal.close()
