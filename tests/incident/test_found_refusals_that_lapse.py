"""What was refused once must not silence a later proposal that has its own grounds."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident.approvals import next_step
from tests.incident.arena import Arena

FALLEN = {"deaths": 1, "missing": 0}
SIGNIFICANT = {"deaths": 3, "missing": 0}


def responding(plan: str = "waterway") -> Arena:
    arena = Arena(plan)
    arena.report(SIGNIFICANT)
    arena.grant()
    return arena


def refuse(arena: Arena, subject: str) -> None:
    approval = arena.state.open_approval(subject)
    assert approval is not None
    step = next_step(arena.plan, approval)
    assert step is not None
    no = c.TakeStep(approval.id, step.id, grant=False, reason="情况未明")
    arena.do(no, arena.person(step.by))


def asked(arena: Arena) -> str | None:
    approval = arena.state.open_approval("activation")
    return approval.response if approval else None


def test_a_refused_ending_does_not_count_as_a_refused_response() -> None:
    arena = responding()
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met"))
    arena.do(c.ProposeEnding(), arena.person("office"))
    refuse(arena, "ending")
    assert arena.state.refused == {}
    arena.do(c.RecordFigures(FALLEN, "核实"))
    arena.grant()
    assert arena.state.response == "county_response"
    arena.do(c.RecordFigures(SIGNIFICANT, "现场"))
    assert asked(arena) == "city_response"


def test_a_refusal_lapses_when_another_response_comes_into_force() -> None:
    arena = Arena("waterway")
    arena.report(FALLEN)
    refuse(arena, "activation")
    arena.do(c.RecordFigures(SIGNIFICANT, "现场"))
    arena.grant()
    arena.do(c.RecordFigures(FALLEN, "核实"))
    assert asked(arena) == "county_response"
