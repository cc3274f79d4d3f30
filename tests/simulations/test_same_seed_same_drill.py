from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from simulations.cast import Cast
from simulations.drill import Drill, run
from simulations.library import check, find, names, read_scenario
from simulations.report import START, as_data, run_scenario, sentences

LIBRARY = PlanLibrary.shipped()


def hashes(name: str, seed: int) -> list[str]:
    report = asyncio.run(run_scenario(name, LIBRARY, seed))
    return [line["hash"] for line in as_data(report)["timeline"]]


def desk_of(journal: MemoryJournal, clock: ManualClock) -> Desk:
    return Desk(journal, LIBRARY, clock)


def drill_of(desk: Desk, name: str = "d1", people: frozenset[str] = frozenset()) -> Drill:
    scenario, _ = read_scenario(find("keqiao_collision"))
    cast = Cast(scenario, LIBRARY.plan(scenario.plan), 7, people)
    return Drill(desk, cast, name, set())


@pytest.mark.parametrize("name", names())
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(name: str) -> None:
    first = hashes(name, 3)
    assert hashes(name, 3)[-1] == first[-1]
    assert hashes(name, 4)[-1] != first[-1]


@pytest.mark.parametrize("name", names())
def test_a_shipped_scenario_is_known_to_its_plan_and_runs_to_the_aftermath(name: str) -> None:
    scenario, source = read_scenario(find(name))
    check(scenario, source, LIBRARY.plan(scenario.plan))
    report = asyncio.run(run_scenario(name, LIBRARY, 1))
    assert report.plan.phases[report.evaluation.final.phase].kind == "aftermath"
    assert report.evaluation.marked("late")
    assert report.evaluation.marked("missed")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_of_the_report_says_that_it_is_a_drill(language: str) -> None:
    report = asyncio.run(run_scenario("keqiao_collision", LIBRARY, 1))
    spoken = list(sentences(report, "en" if language == "en" else "zh"))
    mark = "【演练】" if language == "zh" else "[DRILL] "
    assert all(line.startswith(mark) for line in spoken)


def test_parties_played_by_people_do_nothing_by_themselves() -> None:
    clock, people = ManualClock(START), frozenset({"tourism", "local_government:keqiao"})
    journal = MemoryJournal()
    drill = drill_of(desk_of(journal, clock), people=people)
    asyncio.run(run(drill, clock, timedelta(hours=1)))
    acted = {entry.actor.party for entry in journal.read(drill.name)}
    assert not acted & people
    assert "local_maritime:keqiao" in acted


def test_a_drill_goes_on_after_a_restart_without_giving_an_inject_twice() -> None:
    clock, journal = ManualClock(START), MemoryJournal()
    first = drill_of(desk_of(journal, clock))
    asyncio.run(run(first, clock, timedelta(minutes=40)))
    second = drill_of(desk_of(journal, clock))
    second.recall()
    assert {key for key in second.taken if key.startswith("inject")} == {
        key for key in first.taken if key.startswith("inject")
    }
    clock.advance_to(START + timedelta(minutes=70))
    asyncio.run(second.act_until(clock.now()))
    words = [entry.payload["note"] for entry in journal.read("d1") if entry.payload.get("note")]
    assert len([said for said in words if "清点人数" in said]) == 1
    assert len([said for said in words if "找到两名失踪人员" in said]) == 1
