"""Asking to end a county response once called out the whole city: its duties named the phase ending."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident.state import Incident
from tests.incident.arena import Arena


def called(incident: Incident) -> set[str]:
    return {d.item for d in incident.directives.values() if d.state != "withdrawn"}


def owed(incident: Incident) -> set[str]:
    return {r.obligation for r in incident.reports.values()}


def ask_to_end(arena: Arena) -> None:
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met", ""))
    ways = arena.plan.ending.chains
    way = next(way for way in ways if (arena.state.response or "none") in way.responses)
    arena.do(c.ProposeEnding(reason="险情消除"), arena.person(way.steps[0].by))


def test_asking_to_end_a_county_response_calls_nobody_new() -> None:
    arena = Arena("special_equipment")
    arena.report({"equipment": "lift", "stranded_hours": 2})
    arena.grant()
    before = arena.state
    ask_to_end(arena)
    assert arena.state.phase == "ending"
    assert (called(arena.state), owed(arena.state)) == (called(before), owed(before))


def test_asking_to_end_a_city_response_withdraws_nobody() -> None:
    arena = Arena("special_equipment")
    arena.report({"equipment": "crane", "crane_overturned": True})
    arena.grant()
    before = arena.state
    ask_to_end(arena)
    assert (called(arena.state), owed(arena.state)) == (called(before), owed(before))
