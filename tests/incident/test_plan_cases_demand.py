"""Every case beside a plan that says what must be done: what is demanded is exactly that."""

from __future__ import annotations

import pytest

from engine.incident.state import Incident
from engine.plan.cases import Duties, PlanCase
from engine.plan.loader import load_cases
from tests.incident.arena import LIBRARY, Arena

CASES = [
    pytest.param(plan, case, id=f"{plan}-{case.name}")
    for plan in LIBRARY.names()
    for case in load_cases(LIBRARY.files(plan), plan)
    if case.expect.response or case.expect.at_once or case.expect.activated
]


def agrees(incident: Incident, duties: Duties) -> None:
    standing = [d for d in incident.directives.values() if d.state != "withdrawn"]
    tasks = {d.item for d in standing if d.origin == "task"}
    owed = {r.obligation for r in incident.reports.values() if r.state != "lifted"}
    if duties.tasks is not None:
        assert tasks == set(duties.tasks)
    if duties.reports is not None:
        assert owed == set(duties.reports)
    if duties.groups is not None:
        assert set(incident.groups) == set(duties.groups)


@pytest.mark.parametrize(("plan", "case"), CASES)
def test_the_case_demands_exactly_this(plan: str, case: PlanCase) -> None:
    arena = Arena(plan)
    incident = arena.report(case.facts)
    proposed = incident.open_approval("activation")
    ordered = proposed.response if proposed else None
    if case.expect.response is not None:
        assert (ordered or "none") == case.expect.response
    if case.expect.at_once is not None:
        agrees(incident, case.expect.at_once)
    if case.expect.activated is not None:
        arena.grant()
        agrees(arena.state, case.expect.activated)
