"""Commands to a short and to a very long incident, beside a bare machine and a bare commit.

Every command brings a figure: it is decided, the whole plan is judged again, and what follows is
hashed, committed, folded and published before it counts. Both desks were started afresh on what
their journals hold.
"""

from __future__ import annotations

import asyncio
import tempfile
from concurrent.futures import Future
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.journal import Bare
from benchmarks.lifecycle import machine_steps
from benchmarks.long_incident import OFFICER, START, Course
from benchmarks.measure import Contender, Row, race
from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident import snapshots
from engine.incident.commands import RecordFigures
from engine.incident.due import next_due
from engine.journal.entry import Append, Entry
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

SHORT, LONG = 500, 50_000
_NAME = "long"


def fill(journal: SqliteJournal, plan: Plan, library: PlanLibrary, entries: int) -> Course:
    """Record a life of so many entries, with the snapshots that a desk would have kept."""
    journal.keep_edition(plan.edition, library.files_of(plan))
    course, version = Course(plan), 0
    last: Future[list[Entry]] | None = None
    for number, (drafts, after, _, now) in enumerate(course.grow(entries)):
        write = Append(
            incident=_NAME,
            expected=version,
            drafts=drafts,
            recorded_at=now,
            actor=OFFICER,
            edition=plan.edition,
            command=f"c{number}",
            next_due=next_due(plan, after),
            open=True,
        )
        last = journal.append(write)
        if snapshots.is_due(version, after.version):
            snapshots.keep(journal, after, last.result()[-1].hash)
        version = after.version
    if last is not None:
        last.result()
    return course


class Figures:
    """Somebody who reports a changing loss to one incident, durably, one after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._runner, self._next = desk, asyncio.Runner(), count()

    def report(self) -> None:
        """Report once, and wait until it is recorded."""
        number = next(self._next)
        figures = RecordFigures({"direct_loss_cny": 20_000 + number % 7}, "现场")
        self._runner.run(self._reported(figures, f"figure-{number}"))

    async def _reported(self, figures: RecordFigures, command: str) -> None:
        # Returns nothing: the runner would write out what its task returned, state and all.
        await self._desk.handle(_NAME, figures, OFFICER, command)

    def close(self) -> None:
        """Hang up."""
        self._runner.close()


def run() -> list[Row]:
    """Measure commands a second, and how long a start takes to have the state again."""
    library = PlanLibrary.shipped()
    plan = library.plan("special_equipment")
    with (
        tempfile.TemporaryDirectory() as directory,
        closing(Bare(Path(directory) / "bare.db")) as bare,
        closing(SqliteJournal(Path(directory) / "short.db")) as short,
        closing(SqliteJournal(Path(directory) / "long.db")) as long,
    ):
        ends = [fill(short, plan, library, SHORT), fill(long, plan, library, LONG)]
        clock = ManualClock(max([START, *(one.now for one in ends)]))
        with (
            closing(Figures(Desk(short, library, clock))) as few,
            closing(Figures(Desk(long, library, clock))) as many,
        ):
            commands = race(
                "commands of a long incident",
                [
                    Contender(f"{SHORT:,} entries", few.report, 1, "decided, judged, durable"),
                    Contender(f"{LONG:,} entries", many.report, 1, "decided, judged, durable"),
                    Contender("bare sqlite3", bare.append, 1, "a commit a row"),
                    Contender("bare transitions", machine_steps(), 4, "a step in memory"),
                ],
                peer=f"{SHORT:,} entries",
                unit="commands/s",
                seconds=0.3,
            )
        return [*commands, *_starts(short, long)]


def _starts(short: SqliteJournal, long: SqliteJournal) -> list[Row]:
    return race(
        "state after a start",
        [
            Contender(f"{SHORT:,} entries", lambda: snapshots.recall(short, _NAME)),
            Contender(f"{LONG:,} entries", lambda: snapshots.recall(long, _NAME), 1, "snapshot"),
        ],
        peer=f"{SHORT:,} entries",
        unit="starts/s",
    )
