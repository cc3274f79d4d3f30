"""Durable commands through the whole desk, beside bare sqlite3 commits of like rows.

A command is decided, reconciled with the plan, hashed, committed, folded and published before it
counts. 64 people send theirs side by side, each to an incident of their own.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.journal import AT, OFFICER, Bare
from benchmarks.measure import Contender, Row, race
from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident.commands import AddNote, ReportIncident
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary

PEOPLE = 64


class People:
    """So many people at one desk, each with an incident."""

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk = desk
        self._runner = asyncio.Runner()
        self._next = count()
        self._incidents = [f"bench-{number}-{n}" for n in range(number)]
        self._runner.run(self._open())

    async def _open(self) -> None:
        for name in self._incidents:
            call = ReportIncident("waterway", "bench", "bench", "keqiao", facts={"missing": 1})
            await self._desk.handle(name, call, OFFICER, f"open-{name}")

    def note(self) -> None:
        """Let everybody write one note and wait until it is durable."""
        self._runner.run(self._all(next(self._next)))

    async def _all(self, turn: int) -> None:
        notes = (
            self._desk.handle(name, AddNote("水位上涨"), OFFICER, f"{name}-{turn}")
            for name in self._incidents
        )
        await asyncio.gather(*notes)

    def close(self) -> None:
        """Send them home."""
        self._runner.close()


def run() -> list[Row]:
    """Measure commands a second, one person and many."""
    library = PlanLibrary.shipped()
    with (
        tempfile.TemporaryDirectory() as directory,
        closing(Bare(Path(directory) / "bare.db")) as bare,
        closing(SqliteJournal(Path(directory) / "one.db")) as one,
        closing(SqliteJournal(Path(directory) / "many.db")) as many,
        closing(People(Desk(one, library, ManualClock(AT)), 1)) as alone,
        closing(People(Desk(many, library, ManualClock(AT)), PEOPLE)) as crowd,
    ):
        contenders = [
            Contender("bare sqlite3", bare.append, 1, "a commit a row"),
            Contender("fengsui desk, 1 person", alone.note, 1, "decided, durable, folded"),
            Contender("fengsui desk, 64 people", crowd.note, PEOPLE, "decided, durable, folded"),
        ]
        return race(
            "durable commands", contenders, peer="bare sqlite3", unit="commands/s", seconds=0.2
        )
