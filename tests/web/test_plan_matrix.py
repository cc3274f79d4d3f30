"""Who does what at which level is what the engine would ask for, no more and no less."""

from __future__ import annotations

import pytest

from engine.incident.rehearsal import Rehearsal, rehearse
from engine.levels import Level
from engine.plan.conditions import ALWAYS, OneOf
from engine.plan.plan import Plan
from tests.web.console import shipped
from web.rooms.plan_matrix import Duty, matrix, standing_of

PLANS = ("production_safety", "special_equipment", "waterway")
DEATHS = {Level.BELOW: 0, Level.IV: 1, Level.III: 3, Level.II: 10, Level.I: 30}
Told = set[tuple[str, str, str]]


def duties_of(plan: Plan, phase: str | None = None) -> dict[str, tuple[Duty, ...]]:
    return {row.party: row.duties for rows in matrix(plan, phase) for row in rows.rows}


def told(plan: Plan, level: Level) -> tuple[Told, Told]:
    """Return what stands at a level for certain, and what hangs on facts there."""
    every = [(party, duty) for party, duties in duties_of(plan).items() for duty in duties]
    named = [((duty.kind, duty.item.id, party), duty) for party, duty in every]
    return (
        {name for name, duty in named if duty.firm(level)},
        {name for name, duty in named if duty.hangs(level)},
    )


def asked(plan: Plan, played: Rehearsal) -> Told:
    """Return what the engine asks for from the first response to the aftermath."""
    found: Told = set()
    for stage in (played.at_once, played.activated, played.afterwards):
        directives = stage.demand.directives
        found |= {(d.origin, d.item, plan.role_of(d.party)) for d in directives}
        found |= {("report", r.obligation, plan.role_of(r.sender)) for r in stage.demand.reports}
    return found


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("level", DEATHS)
def test_the_matrix_tells_what_the_engine_asks_for_at_each_level(name: str, level: Level) -> None:
    plan = shipped().plan(name)
    played = rehearse(plan, {"deaths": DEATHS[level], "missing": 0})
    assert played.grading.level == level
    firm, hanging = told(plan, level)
    wanted = asked(plan, played)
    assert firm - wanted == set(), "told as certain, but the engine does not ask for it"
    assert wanted - firm - hanging == set(), "asked by the engine, but not told"


@pytest.mark.parametrize("name", PLANS)
def test_nobody_with_duties_is_left_without_a_heading(name: str) -> None:
    plan = shipped().plan(name)
    standing = standing_of(plan)
    tasks = [task for task in plan.tasks.tasks if standing[f"task-{task.id}"]]
    ordered = {party for task in tasks for party in task.to}
    assert ordered - duties_of(plan).keys() == set()


def test_what_a_duty_hangs_on_leaves_out_what_the_level_settles() -> None:
    plan = shipped().plan("special_equipment")
    police = next(d for d in duties_of(plan)["police"] if d.item.id == "police_evacuation")
    (condition,) = police.hangs_on
    assert "level" not in repr(condition).lower()
    assert police.hangs_on[condition] == (Level.III, Level.II, Level.I)


def test_what_always_holds_is_firm_and_what_asks_a_fact_hangs() -> None:
    asks = OneOf("fire", (True,))
    item = shipped().plan("waterway").tasks.tasks[0]
    duty = Duty("task", item, (), {Level.IV: asks, Level.III: ALWAYS})
    assert [duty.firm(level) for level in (Level.BELOW, Level.IV, Level.III)] == [
        False,
        False,
        True,
    ]
    assert [duty.hangs(level) for level in (Level.BELOW, Level.IV, Level.III)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("name", PLANS)
def test_a_phase_shows_only_what_stands_in_it_and_all_phases_everything(name: str) -> None:
    plan = shipped().plan(name)
    whole = {(party, d.item.id) for party, duties in duties_of(plan).items() for d in duties}
    by_phase = set()
    for phase in plan.phases:
        for party, duties in duties_of(plan, phase).items():
            assert all(duty.phases == (phase,) for duty in duties)
            by_phase |= {(party, duty.item.id) for duty in duties}
    assert by_phase == whole


def test_who_leads_a_group_is_told_from_who_only_joins() -> None:
    duties = duties_of(shipped().plan("special_equipment"))
    medical = next(d for d in duties["health"] if d.item.id == "medical_group")
    rescue = next(d for d in duties["fire"] if d.item.id == "rescue_group")
    assert (medical.leads, rescue.leads) == (True, False)
