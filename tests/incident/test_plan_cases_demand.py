"""Every case beside a plan that says what must be done: what is demanded is exactly that."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.rehearsal import Stage, rehearse
from engine.incident.state import Incident
from engine.plan.cases import Duties, PlanCase
from engine.plan.loader import load_cases
from engine.plan.settling import chosen
from tests.incident.arena import LIBRARY, Arena

CASES = [(plan, case) for plan in LIBRARY.names() for case in load_cases(LIBRARY.files(plan), plan)]


def demanding(case: PlanCase) -> bool:
    said = case.expect
    return bool(said.response or said.at_once or said.activated or said.afterwards)


def named(cases: list[tuple[str, PlanCase]]) -> list[ParameterSet]:
    return [pytest.param(plan, case, id=f"{plan}-{case.name}") for plan, case in cases]


ALL = named(CASES)
DEMANDING = named([(plan, case) for plan, case in CASES if demanding(case)])


def asked(plan: str, case: PlanCase) -> Arena:
    arena = Arena(plan)
    arena.plan = chosen(arena.plan, case.choices)
    return arena


def tasks_of(incident: Incident) -> dict[str, set[str]]:
    standing = [d for d in incident.directives.values() if d.state != "withdrawn"]
    tasks = [d for d in standing if d.origin == "task"]
    return {d.item: {other.party for other in tasks if other.item == d.item} for d in tasks}


def reports_of(incident: Incident) -> dict[str, set[str]]:
    owed = [r for r in incident.reports.values() if r.state != "lifted"]
    return {
        r.obligation: {other.party for other in owed if other.obligation == r.obligation}
        for r in owed
    }


def agrees(incident: Incident, duties: Duties) -> None:
    if duties.tasks is not None:
        assert set(tasks_of(incident)) == set(duties.tasks)
    if duties.reports is not None:
        assert set(reports_of(incident)) == set(duties.reports)
    if duties.groups is not None:
        assert set(incident.groups) == set(duties.groups)


def rehearsed(stage: Stage, incident: Incident) -> None:
    assert {item: set(to) for item, to in stage.tasks.items()} == tasks_of(incident)
    assert {item: set(to) for item, to in stage.reports.items()} == reports_of(incident)
    assert set(stage.groups) == set(incident.groups)
    assert stage.incident.phase == incident.phase


def activate(arena: Arena, in_force: str | None) -> None:
    """Grant what is proposed; or refuse it, and put another response in force."""
    if in_force is None:
        arena.grant()
        return
    if proposed := arena.state.open_approval("activation"):
        step = next_step(arena.plan, proposed)
        assert step is not None
        refusal = c.TakeStep(proposed.id, step.id, grant=False, reason="另行决定")
        arena.do(refusal, arena.person(step.by))
    arena.do(c.ProposeResponse(in_force, reason="视情况决定"))
    arena.grant()


def end(arena: Arena) -> None:
    """Meet every condition of the ending and let every body agree."""
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met", ""))
    chains = arena.plan.ending.chains
    chain = next(x for x in chains if (arena.state.response or "none") in x.responses)
    arena.do(c.ProposeEnding(reason="险情消除"), arena.person(chain.steps[0].by))
    arena.grant("ending")


@pytest.mark.parametrize(("plan", "case"), DEMANDING)
def test_the_case_demands_exactly_this(plan: str, case: PlanCase) -> None:
    arena = asked(plan, case)
    incident = arena.report(case.facts)
    proposed = incident.open_approval("activation")
    ordered = proposed.response if proposed else None
    if case.expect.response is not None:
        assert (ordered or "none") == case.expect.response
    if case.expect.at_once is not None:
        agrees(incident, case.expect.at_once)
    activate(arena, case.in_force)
    if case.expect.activated is not None:
        agrees(arena.state, case.expect.activated)
    if case.expect.afterwards is not None:
        end(arena)
        agrees(arena.state, case.expect.afterwards)


@pytest.mark.parametrize(("plan", "case"), ALL)
def test_the_rehearsal_says_what_the_engine_does(plan: str, case: PlanCase) -> None:
    arena = asked(plan, case)
    incident = arena.report(case.facts)
    said = rehearse(arena.plan, case.facts, incident.district, in_force=case.in_force)
    assert said.grading.level is incident.level
    assert said.projected is incident.projected
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
    loaded = LIBRARY.plan(plan)
    for response in loaded.lifecycle.responses:
        arena = Arena(plan)
        arena.report()
        said = rehearse(arena.plan, {}, in_force=response.id)
        activate(arena, response.id)
        rehearsed(said.activated, arena.state)
        end(arena)
        rehearsed(said.afterwards, arena.state)
