from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident.commands import AddNote
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from simulations.cast import Cast
from simulations.direction import CONTROLLER, Direction, direction_of
from simulations.drill import Drill, run
from simulations.library import find, read_scenario
from simulations.report import START
from simulations.stopping import STOPPED, stop

LIBRARY = PlanLibrary.shipped()
DIRECTOR = Actor(user="drill_director", name="导演", role="drill_director")
PARTIES = st.sampled_from(["fire", "police", "local_government:keqiao", "waterway.office"])


def drill_after(minutes: int) -> tuple[Desk, Drill]:
    scenario, _ = read_scenario(find("paojiang_vessel_explosion"))
    clock = ManualClock(START)
    desk = Desk(MemoryJournal(), LIBRARY, clock)
    drill = Drill(desk, Cast(scenario, LIBRARY.plan(scenario.plan), 1), "d1", set())
    asyncio.run(run(drill, clock, timedelta(minutes=minutes)))
    return desk, drill


@settings(deadline=None, max_examples=15)
@given(
    seed=st.integers(0, 10**9 - 1),
    pace=st.integers(1, 999),
    paused=st.booleans(),
    people=st.frozensets(PARTIES),
)
def test_what_the_director_set_is_read_back_from_the_timeline(
    seed: int, pace: int, paused: bool, people: frozenset[str]
) -> None:
    scenario, _ = read_scenario(find("keqiao_collision"))
    desk = Desk(MemoryJournal(), LIBRARY, ManualClock(START))
    drill = Drill(desk, Cast(scenario, LIBRARY.plan("waterway"), 1), "d1", set())
    direction = Direction(seed, pace, paused, people)

    async def direct() -> None:
        await drill.open()
        await desk.handle("d1", Direction(1, 60).note, CONTROLLER, "a")
        await desk.handle("d1", direction.note, CONTROLLER, "b")

    asyncio.run(direct())
    assert direction_of(desk.journal.read("d1")) == direction


def test_a_note_of_somebody_else_directs_nothing() -> None:
    desk, drill = drill_after(1)
    officer = Actor(user="duty_officer", name="值班员", role="duty_officer")
    asyncio.run(desk.handle(drill.name, Direction(9, 60).note, officer, "x"))
    asyncio.run(desk.handle(drill.name, AddNote("导调设置 seed=1"), CONTROLLER, "y"))
    assert direction_of(desk.journal.read(drill.name)) == Direction()


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [(1, "dismissed"), (30, "dismissed"), (113, "dismissed"), (150, "closed")],
)
def test_a_drill_is_stopped_from_every_phase_with_its_reason(minutes: int, outcome: str) -> None:
    desk, drill = drill_after(minutes)
    stopped = asyncio.run(stop(desk, drill.name, DIRECTOR, "halt", STOPPED))
    assert stopped.outcome == outcome, stopped.phase
    last = desk.journal.read(drill.name)
    assert [e for e in last if e.payload.get("reason") == STOPPED]
    assert drill.upcoming() == []


def test_stopping_twice_records_nothing_more() -> None:
    desk, drill = drill_after(5)
    asyncio.run(stop(desk, drill.name, DIRECTOR, "halt", STOPPED))
    head = desk.journal.head()
    again = asyncio.run(stop(desk, drill.name, replace(DIRECTOR, name="另一人"), "other", STOPPED))
    assert again.over
    assert desk.journal.head() == head
