"""A drill that grows while its ending is decided still comes to its end."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident.state import Incident
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from simulations.cast import Cast
from simulations.drill import Drill, run
from simulations.library import find, read_scenario
from simulations.report import START

LIBRARY = PlanLibrary.shipped()


def run_with(facts: dict[str, int], after_proposal: float) -> Incident:
    scenario, _ = read_scenario(find("keqiao_collision"))
    at = scenario.ending.at + 1 + after_proposal
    late = scenario.injects[0].model_copy(update={"id": "late", "at": at, "facts": facts})
    changed = scenario.model_copy(update={"injects": (*scenario.injects, late)})
    clock = ManualClock(START)
    desk = Desk(MemoryJournal(), LIBRARY, clock)
    drill = Drill(desk, Cast(changed, LIBRARY.plan(scenario.plan), 1), "d1", set())
    return asyncio.run(run(drill, clock, timedelta(hours=12)))


def test_a_graver_figure_during_the_ending_is_decided_first_and_then_it_ends() -> None:
    final = run_with({"deaths": 4}, after_proposal=0.2)
    endings = [a.state for a in final.approvals.values() if a.subject == "ending"]
    assert endings == ["superseded", "granted"]
    assert (final.response, final.phase) == ("city_response", "aftermath")
