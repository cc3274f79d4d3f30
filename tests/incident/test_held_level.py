"""A level that was reached under a response is held until people lower it."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import subject_of
from engine.levels import Level
from tests.incident.arena import Arena

FIRST = {"special_equipment": {"deaths": 3}, "waterway": {"deaths": 3, "missing": 0}}


@pytest.fixture(params=sorted(FIRST))
def risen(request: pytest.FixtureRequest) -> Arena:
    arena = Arena(request.param)
    arena.report(FIRST[request.param])
    arena.grant()
    arena.do(c.RecordFigures({"deaths": 12}, "现场"))
    return arena


def duties(arena: Arena) -> set[str]:
    open_tasks = {d.id for d in arena.state.directives.values() if d.open}
    return open_tasks | {r.id for r in arena.state.reports.values() if r.state == "due"}


def test_a_fall_within_one_response_withdraws_nothing_by_itself(risen: Arena) -> None:
    before = duties(risen)
    risen.do(c.RecordFigures({"deaths": 3}, "核实"))
    assert risen.state.level is Level.III
    assert duties(risen) == before


def test_the_fall_is_proposed_and_granting_it_withdraws(risen: Arena) -> None:
    before = duties(risen)
    risen.do(c.RecordFigures({"deaths": 3}, "核实"))
    proposed = risen.state.open_approval("activation")
    assert proposed is not None
    assert proposed.response == risen.state.response == "city_response"
    assert "降至Ⅲ级" in subject_of(risen.plan, proposed).zh
    risen.grant()
    assert before - duties(risen)
    assert risen.state.response == "city_response"
    assert risen.state.open_approval("activation") is None
    assert {ev.code for ev in risen.events(e.DirectiveWithdrawn)} <= {"changed"}


def test_a_level_that_rises_again_drops_the_proposal(risen: Arena) -> None:
    risen.do(c.RecordFigures({"deaths": 3}, "核实"))
    risen.do(c.RecordFigures({"deaths": 12}, "再核实"))
    pending = risen.state.open_approval("activation")
    assert pending is None or pending.response != "city_response"
