"""Every case beside a plan, taken through the engine: case, rehearsal and engine say the same."""

from __future__ import annotations

import pytest

from engine.incident.rehearsal import rehearse
from engine.plan.cases import PlanCase
from engine.plan.loader import load_cases
from engine.plan.settling import chosen
from engine.proof.verdict import disagreements
from tests.incident.arena import LIBRARY, Arena
from tests.incident.stages import activate, end, rehearsed

CASES = [
    pytest.param(plan, case, id=f"{plan}-{case.name}")
    for plan in LIBRARY.names()
    for case in load_cases(LIBRARY.files(plan), plan)
]


@pytest.mark.parametrize(("plan", "case"), CASES)
def test_the_engine_demands_what_the_case_and_the_rehearsal_say(plan: str, case: PlanCase) -> None:
    arena = Arena(plan)
    arena.plan = chosen(arena.plan, case.choices)
    incident = arena.report(case.facts)
    said = rehearse(arena.plan, case.facts, incident.district, in_force=case.in_force)
    assert list(disagreements(case.expect, said)) == []
    assert (said.grading.level, said.projected) == (incident.level, incident.projected)
    proposed = incident.open_approval("activation")
    assert (said.ordered.id if said.ordered else None) == (proposed and proposed.response)
    rehearsed(said.at_once, incident)
    activate(arena, case.in_force)
    assert (said.response.id if said.response else None) == arena.state.response
    rehearsed(said.activated, arena.state)
    end(arena)
    rehearsed(said.afterwards, arena.state)


@pytest.mark.parametrize("plan", LIBRARY.names())
def test_the_rehearsal_follows_every_response_that_people_may_choose(plan: str) -> None:
    for response in LIBRARY.plan(plan).lifecycle.responses:
        arena = Arena(plan)
        arena.report()
        said = rehearse(arena.plan, {}, in_force=response.id)
        activate(arena, response.id)
        rehearsed(said.activated, arena.state)
        end(arena)
        rehearsed(said.afterwards, arena.state)
