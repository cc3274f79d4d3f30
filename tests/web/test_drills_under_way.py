from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from uuid import UUID

import pytest

from engine.clock import ManualClock, ScaledClock
from engine.desk import Desk
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from simulations.direction import Direction
from tests.web.console import START, shipped
from tests.web.rooms import TITLE
from web.compose import drill_time
from web.drills_under_way import LONGEST_WAIT, Demonstration, DrillsUnderWay
from web.realm import open_realm

NAME = "keqiao_collision"
COMMAND = str(UUID(int=1))


class Stage:
    """A drill realm on a wall clock that the test moves; a second one is the console restarted."""

    def __init__(
        self,
        journal: MemoryJournal | None = None,
        wall: ManualClock | None = None,
        demonstration: Demonstration | None = None,
    ) -> None:
        self.wall = wall or ManualClock(START)
        self.journal = journal or MemoryJournal()
        start = drill_time(self.journal, self.wall.now())
        self.clock = ScaledClock(start, self.wall)
        self.desk = Desk(self.journal, shipped(), self.clock)
        realm = open_realm("drill", self.desk)
        self.drills = DrillsUnderWay(realm, self.wall.now, demonstration)

    async def begin(self, *, pace: int = 10, people: frozenset[str] = frozenset()) -> str:
        direction = Direction(7, pace, people=people)
        return (await self.drills.start(NAME, direction, COMMAND)).id

    async def pass_minutes(self, minutes: float, every: float = 1.0) -> None:
        """Let minutes of the drill pass, as the worker would wake."""
        for _ in range(int(minutes / every)):
            self.wall.advance(timedelta(minutes=every) / self.clock.factor)
            await self.drills.step()

    def kinds(self, name: str) -> list[str]:
        return [entry.kind for entry in self.journal.read(name)]


def test_simulated_people_answer_on_the_drills_clock() -> None:
    async def play() -> None:
        stage = Stage()
        name = await stage.begin()
        await stage.drills.step()
        assert "DirectiveAcknowledged" not in stage.kinds(name)
        await stage.pass_minutes(6)
        assert "DirectiveAcknowledged" in stage.kinds(name)
        assert stage.desk.incident(name).response == "county_response"

    asyncio.run(play())


def test_a_paused_drill_stands_still_and_waits_for_no_clock() -> None:
    async def play() -> None:
        stage = Stage()
        name = await stage.begin()
        await stage.drills.set_pace(10, paused=True, command_id="p")
        head = stage.journal.head()
        stage.wall.advance(timedelta(hours=1))
        assert await stage.drills.step() == LONGEST_WAIT
        assert stage.journal.head() == head
        assert stage.desk.incident(name).opened_at == stage.clock.now()

    asyncio.run(play())


def test_the_wait_is_as_long_as_the_pace_makes_it() -> None:
    async def play() -> None:
        slow, fast = Stage(), Stage()
        await slow.begin(pace=1)
        await fast.begin(pace=60)
        waits = await slow.drills.step(), await fast.drills.step()
        assert waits[0] == pytest.approx(waits[1] * 60)
        assert 0 < waits[1] < waits[0] < LONGEST_WAIT

    asyncio.run(play())


def test_after_a_restart_a_drill_goes_on_where_it_stood() -> None:
    async def play() -> None:
        first = Stage()
        name = await first.begin(people=frozenset({"tourism"}))
        await first.pass_minutes(14)
        await first.drills.set_pace(60, paused=False, command_id="p")
        last = first.journal.since(first.journal.head() - 1)[0].recorded_at
        first.wall.advance(timedelta(hours=9))
        second = Stage(first.journal, first.wall)
        assert second.clock.now() == last
        await second.drills.step()
        assert second.drills.direction(name).people == {"tourism"}
        assert second.clock.factor == 60
        await second.pass_minutes(14)
        words = [e.payload["note"] for e in first.journal.read(name) if e.payload.get("note")]
        assert len([said for said in words if "清点人数" in said]) == 1
        assert len([said for said in words if "货船燃油泄漏" in said]) == 1
        assert not {e.actor.party for e in first.journal.read(name)} & {"tourism"}

    asyncio.run(play())


def test_the_clock_never_runs_behind_what_was_recorded() -> None:
    async def play() -> None:
        first = Stage()
        name = await first.begin(pace=60)
        await first.pass_minutes(120)
        await first.drills.stop(name, director(), "halt")
        last = first.journal.since(first.journal.head() - 1)[0].recorded_at
        assert first.wall.now() < last
        assert drill_time(first.journal, first.wall.now()) == last
        later = last + timedelta(days=1)
        assert drill_time(first.journal, later) == later

    asyncio.run(play())


def test_an_empty_journal_starts_at_the_wall_clock() -> None:
    assert drill_time(MemoryJournal(), START) == START


def test_a_drill_that_has_nothing_left_to_do_is_closed() -> None:
    async def play() -> None:
        stage = Stage()
        name = await stage.begin(pace=60)
        await stage.pass_minutes(260, every=5)
        assert stage.desk.incident(name).outcome == "closed"
        assert stage.drills.open() == []
        assert [one.id for one in stage.drills.past()] == [name]

    asyncio.run(play())


def test_a_drill_waits_for_the_people_who_still_have_work() -> None:
    async def play() -> None:
        stage = Stage()
        people = frozenset({"civil_affairs"})
        name = await stage.begin(pace=60, people=people)
        await stage.pass_minutes(260, every=5)
        incident = stage.desk.incident(name)
        assert incident.phase == "aftermath"
        assert not incident.over

    asyncio.run(play())


def test_the_demonstration_begins_at_once_and_again_a_minute_after_its_end() -> None:
    async def play() -> None:
        stage = Stage(demonstration=Demonstration(NAME, pace=10))
        await stage.drills.step()
        (first,) = stage.drills.open()
        await stage.drills.step()
        await stage.drills.stop(first.id, director(), "halt")
        await stage.drills.step()
        stage.wall.advance(timedelta(seconds=59))
        assert 0 < await stage.drills.step() <= 1
        assert stage.drills.open() == []
        stage.wall.advance(timedelta(seconds=1))
        await stage.drills.step()
        (second,) = stage.drills.open()
        assert stage.drills.direction(second.id).seed != stage.drills.direction(first.id).seed

    asyncio.run(play())


def test_a_restart_with_a_drill_under_way_begins_no_second_demonstration() -> None:
    async def play() -> None:
        first = Stage(demonstration=Demonstration(NAME))
        await first.drills.step()
        second = Stage(first.journal, first.wall, Demonstration(NAME))
        await second.drills.step()
        assert len(second.drills.open()) == 1

    asyncio.run(play())


def test_a_stumble_is_logged_and_the_drills_go_on(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play() -> None:
        stage, done = Stage(), asyncio.Event()
        calls: list[int] = []

        async def step() -> float:
            calls.append(1)
            if len(calls) == 1:
                raise RuntimeError(TITLE)
            done.set()
            return LONGEST_WAIT

        monkeypatch.setattr(stage.drills, "step", step)
        monkeypatch.setattr("web.drills_under_way.AFTER_A_FAULT", 0.0)
        work = asyncio.create_task(stage.drills.run())
        await asyncio.wait_for(done.wait(), 5)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

    with caplog.at_level(logging.ERROR):
        asyncio.run(play())
    assert "stumbled" in caplog.text


def test_a_worker_that_is_cancelled_together_with_an_entry_ends() -> None:
    async def play() -> None:
        stage = Stage()
        work = asyncio.create_task(stage.drills.run())
        for _ in range(3):
            await asyncio.sleep(0)
        stage.drills._heard(())
        await asyncio.sleep(0)
        work.cancel()
        finished, waiting = await asyncio.wait([work], timeout=2)
        assert finished
        assert not waiting

    asyncio.run(play())


def director() -> Actor:
    return Actor(user="drill_director", name="导演", role="drill_director")
