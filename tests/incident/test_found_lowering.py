"""Who put a response in force is who lowers it, withdraws it or dismisses it."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.approvals import next_step, steps_of
from engine.incident.story import story
from tests.incident.arena import OFFICER, Arena

PLANS = ("special_equipment", "waterway")


@pytest.fixture(params=PLANS)
def arena(request: pytest.FixtureRequest) -> Arena:
    found = Arena(request.param)
    found.report({"deaths": 3, "missing": 0})
    found.grant()
    return found


def lower(arena: Arena) -> c.TakeStep:
    arena.do(c.RecordFigures({"deaths": 1}, "核实"))
    approval = arena.state.open_approval("activation")
    assert approval is not None
    step = next_step(arena.plan, approval)
    assert step is not None
    return c.TakeStep(approval.id, step.id, grant=True)


def test_the_local_government_cannot_stand_down_the_citys_response(arena: Arena) -> None:
    take = lower(arena)
    with pytest.raises(CommandRefused, match="领导小组"):
        arena.do(take, arena.person("local_government"))
    arena.do(take, arena.person("leading_group"))
    assert (arena.state.response, arena.state.groups) == ("county_response", ())


def test_a_person_cannot_propose_around_the_body_that_decided(arena: Arena) -> None:
    arena.do(c.ProposeResponse("county_response", "县里可以处置"))
    approval = arena.state.open_approval("activation")
    assert approval is not None
    assert [step.by for step in steps_of(arena.plan, approval)] == ["leading_group"]


def test_the_timeline_tells_a_lowering_as_one(arena: Arena) -> None:
    arena.do(lower(arena), arena.person("leading_group"))
    told = [line.text.zh for line in story(arena.plan, arena.journal.read("i1"))]
    county = arena.plan.responses["county_response"].title.zh
    assert f"按级别提请调整为{county}" in told
    assert any(line.endswith(f"领导小组同意调整为{county}") for line in told)
    assert f"响应调整为{county}" in told


def test_a_widened_response_is_still_decided_by_its_own_chain(arena: Arena) -> None:
    arena.do(lower(arena), arena.person("leading_group"))
    arena.do(c.RecordFigures({"deaths": 3}, "现场"))
    approval = arena.state.open_approval("activation")
    assert approval is not None
    assert steps_of(arena.plan, approval) == arena.plan.responses["city_response"].chain


def test_a_city_response_is_not_dismissed_from_the_duty_desk(arena: Arena) -> None:
    with pytest.raises(CommandRefused, match="领导小组") as caught:
        arena.do(c.DismissIncident("误报"), OFFICER)
    assert caught.value.refusal.legal == ("ProposeEnding",)
    arena.do(c.DismissIncident("误报"), arena.person("leading_group"))
    assert arena.state.outcome == "dismissed"
