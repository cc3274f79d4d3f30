"""Nothing ends past a decision that is still to be made, and nothing ends before it is decided."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import next_step
from tests.incident.arena import OFFICER, Arena

PLANS = ("special_equipment", "waterway")
MINOR = {"deaths": 1, "missing": 0}
SIGNIFICANT = {"deaths": 3, "missing": 0}


def opened(plan: str, facts: dict[str, int], *, granted: bool = True) -> Arena:
    arena = Arena(plan)
    arena.report(facts)
    if granted:
        arena.grant()
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met", "已核实"))
    return arena


def propose(arena: Arena) -> None:
    arena.do(c.ProposeEnding("处置完毕"), arena.person("office"))


def code(arena: Arena, command: c.Command, role: str) -> str:
    with pytest.raises(CommandRefused) as caught:
        arena.do(command, arena.person(role))
    return caught.value.refusal.code


def step(arena: Arena, subject: str, *, grant: bool = True) -> tuple[c.TakeStep, str]:
    found = [a for a in arena.state.approvals.values() if a.subject == subject]
    taken = next_step(arena.plan, found[-1])
    assert taken is not None
    return c.TakeStep(found[-1].id, taken.id, grant, "" if grant else "还有隐患"), taken.by


@pytest.mark.parametrize("plan", PLANS)
def test_no_ending_is_proposed_past_an_undecided_activation(plan: str) -> None:
    arena = opened(plan, SIGNIFICANT, granted=False)
    assert code(arena, c.ProposeEnding(), "local_government") == "undecided"
    arena.grant()
    propose(arena)
    assert arena.state.phase == "ending"


@pytest.mark.parametrize("plan", PLANS)
def test_no_ending_is_granted_past_a_graver_proposal(plan: str) -> None:
    arena = opened(plan, MINOR)
    arena.do(c.ProposeEnding(), arena.person("local_government"))
    arena.do(c.RecordFigures(SIGNIFICANT, "现场"))
    assert code(arena, step(arena, "ending")[0], "local_government") == "undecided"
    arena.grant()
    assert (arena.state.response, arena.state.phase) == ("city_response", "responding")


@pytest.mark.parametrize("plan", PLANS)
def test_a_proposal_to_lower_lapses_when_the_response_ends(plan: str) -> None:
    arena = opened(plan, SIGNIFICANT)
    arena.do(c.RecordFigures(MINOR, "核实"))
    propose(arena)
    arena.grant("ending")
    assert arena.state.phase == "aftermath"
    assert arena.state.open_approval("activation") is None
    assert [ev.code for ev in arena.events(e.ApprovalSuperseded)] == ["ended"]


def test_a_condition_that_no_longer_holds_stops_the_ending() -> None:
    arena = opened("special_equipment", SIGNIFICANT)
    propose(arena)
    arena.do(c.CheckEnding("hazard_controlled", "not_met", "复燃"))
    grant, by = step(arena, "ending")
    assert code(arena, grant, by) == "checklist"
    refusal, by = step(arena, "ending", grant=False)
    arena.do(refusal, arena.person(by))
    assert arena.state.phase == "responding"


@pytest.mark.parametrize("plan", PLANS)
def test_asking_to_end_withdraws_nothing_until_it_is_decided(plan: str) -> None:
    arena = opened(plan, SIGNIFICANT)
    before = {d.id for d in arena.state.directives.values() if d.open}
    propose(arena)
    assert {d.id for d in arena.state.directives.values() if d.open} >= before
    refusal, by = step(arena, "ending", grant=False)
    arena.do(refusal, arena.person(by))
    assert all(name.endswith(".1") for name in arena.state.directives)


def test_the_site_command_stands_until_it_has_announced_the_end() -> None:
    arena = opened("special_equipment", SIGNIFICANT)
    propose(arena)
    for _ in range(2):
        grant, by = step(arena, "ending")
        arena.do(grant, arena.person(by))
    assert (arena.state.phase, arena.state.site_command) == ("aftermath", True)
    grant, by = step(arena, "ending")
    assert by == "site_command"
    arena.do(grant, arena.person(by))
    assert not arena.state.site_command


def test_closing_before_the_end_is_announced_needs_a_reason() -> None:
    arena = opened("waterway", SIGNIFICANT)
    propose(arena)
    grant, by = step(arena, "ending")
    arena.do(grant, arena.person(by))
    for directive in arena.state.directives.values():
        if directive.open:
            heard = arena.person(arena.plan.role_of(directive.party))
            arena.do(c.MoveDirective(directive.id, "start"), heard)
            arena.do(c.MoveDirective(directive.id, "complete"), heard)
    for report in arena.state.reports.values():
        if report.state == "due":
            arena.do(c.SendReport(report.id, "电话"))
    with pytest.raises(CommandRefused, match="尚未宣布"):
        arena.do(c.CloseIncident(), OFFICER)
