"""Durable appends, beside the same rows put into bare sqlite3 and committed one by one.

One producer waits for each answer before its next append; 64 producers, each on its own incident,
do the same side by side, and the writer commits them in groups. Bare sqlite3 writes rows of the
same bytes into the same tables with the same durability, but seals and checks nothing. Ratios are
to bare sqlite3 with a commit a row, which is all that 64 connections could do as well: SQLite lets
one commit at a time.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from benchmarks.measure import Contender, Row, race
from engine.journal.chain import GENESIS, seal
from engine.journal.entry import Actor, Append, Draft, Entry, Journal
from engine.journal.memory import MemoryJournal
from engine.journal.sqlite import SqliteJournal

PRODUCERS = 64
EACH = 8
AT = datetime(2024, 5, 1, 8, 30, tzinfo=UTC)
OFFICER = Actor("u1", "值班员", "duty_officer")
NOTE = Draft("Noted", 1, {"note": "现场报告：锅炉爆炸，伤亡情况正在核实。", "number": 1}, AT)


def _write(incident: str, expected: int) -> Append:
    command = f"{incident}-{expected}"
    return Append(incident, expected, [NOTE], AT, OFFICER, "e" * 64, command, AT, open=True)


class Producer:
    """Somebody who appends to one incident and waits for each answer."""

    def __init__(self, journal: Journal, incident: str) -> None:
        self._journal = journal
        self._incident = incident
        self._next: Iterator[int] = count()

    def append(self) -> list[Entry]:
        """Append once and wait until it is durable."""
        return self._journal.append(_write(self._incident, next(self._next))).result()


class Crowd:
    """Producers in one event loop: each sends its next append when its last one is durable."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._runner = asyncio.Runner()
        self._turn = count()

    def append(self) -> None:
        """Let every producer append `EACH` times."""
        self._runner.run(self._all(next(self._turn) * EACH))

    async def _all(self, start: int) -> None:
        await asyncio.gather(*(self._one(f"crowd-{n}", start) for n in range(PRODUCERS)))

    async def _one(self, incident: str, start: int) -> None:
        for expected in range(start, start + EACH):
            await asyncio.wrap_future(self._journal.append(_write(incident, expected)))

    def close(self) -> None:
        """Send them home."""
        self._runner.close()


class Bare:
    """The same rows by sqlite3 alone: no hashing, no checks, no threads."""

    def __init__(self, path: Path) -> None:
        # The journal makes the tables, so that both write the same schema.
        SqliteJournal(path).close()
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA synchronous = FULL")
        self._body = seal(_write("bare", 0), NOTE, position=1, seq=1, previous=GENESIS).body
        self._next = count(1)

    def append(self, rows: int = 1) -> None:
        """Write so many entries with their index and command rows, in one commit."""
        self._db.execute("BEGIN IMMEDIATE")
        for _ in range(rows):
            self._put(next(self._next))
        self._db.execute("COMMIT")

    def _put(self, seq: int) -> None:
        row = ("bare", seq, "Noted", GENESIS, self._body)
        self._db.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?)", row)
        head = ("bare", "incident", 1, seq, GENESIS, "e" * 64, True, None)
        self._db.execute("INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)", head)
        self._db.execute("INSERT INTO command VALUES (?, 'bare', ?, ?)", (str(seq), seq, seq))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def run() -> list[Row]:
    """Measure durable appends a second, and what a group costs beside what it could cost."""
    with (
        tempfile.TemporaryDirectory() as directory,
        closing(Bare(Path(directory) / "bare.db")) as bare,
        closing(SqliteJournal(Path(directory) / "one.db")) as alone,
        closing(SqliteJournal(Path(directory) / "many.db")) as shared,
        closing(Crowd(shared)) as crowd,
    ):
        memory = MemoryJournal()
        contenders = [
            Contender("bare sqlite3", bare.append, 1, "a commit a row"),
            Contender("fengsui, 1 producer", Producer(alone, "alone").append, 1, "durable"),
            Contender("fengsui, 64 producers", crowd.append, PRODUCERS * EACH, "durable"),
            Contender(
                "bare sqlite3, 64 a commit",
                lambda: bare.append(PRODUCERS),
                PRODUCERS,
                "the ceiling",
            ),
            Contender("fengsui, in memory", Producer(memory, "m").append, 1, "not durable"),
        ]
        return race("journal", contenders, peer="bare sqlite3", unit="appends/s", seconds=0.15)
