"""A plan that draws fewer moves than ours: nothing is asked for that could not be granted."""

from __future__ import annotations

from pathlib import Path

from engine.incident import commands as c
from engine.plan.library import PlanLibrary
from tests.incident.arena import Arena

KILN = PlanLibrary(Path(__file__).parents[1] / "plan" / "fixtures").plan("kiln")
GRAVE, LIGHT = {"burned": 30}, {"burned": 1}


def kiln(facts: dict[str, int]) -> Arena:
    arena = Arena("waterway")
    arena.plan = KILN
    arena.report(facts)
    return arena


def test_a_lower_response_without_a_move_to_it_is_not_proposed() -> None:
    arena = kiln(GRAVE)
    arena.grant()
    assert arena.state.response == "full"
    arena.do(c.RecordFigures(LIGHT, "核实"))
    assert arena.state.open_approval("activation") is None


def test_a_proposal_waits_for_the_phase_from_which_it_can_be_granted() -> None:
    arena = kiln(LIGHT)
    arena.grant()
    arena.do(c.CheckEnding("fire_out", "met"))
    arena.do(c.ProposeEnding())
    assert arena.state.phase == "ending"
    arena.do(c.RecordFigures(GRAVE, "现场"))
    assert arena.state.open_approval("activation") is None
    ending = arena.state.open_approval("ending")
    assert ending is not None
    arena.do(c.TakeStep(ending.id, "end", grant=False, reason="复燃"), arena.person("kiln_office"))
    proposed = arena.state.open_approval("activation")
    assert proposed is not None
    assert proposed.response == "full"
