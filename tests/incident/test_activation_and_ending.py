"""From the call to the end of the response, as each plan orders it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import CommandRefused, FigureImpossible
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import next_step
from engine.levels import Level
from tests.incident.arena import OFFICER, Arena

MAJOR = {"special_equipment": {"deaths": 3}, "waterway": {"deaths": 2, "missing": 1}}


def refused(arena: Arena, command: c.Command, actor: Any = OFFICER) -> str:
    head = arena.journal.head()
    with pytest.raises(CommandRefused) as caught:
        arena.do(command, actor)
    assert arena.journal.head() == head
    return caught.value.refusal.code


@pytest.fixture(params=sorted(MAJOR))
def arena(request: pytest.FixtureRequest) -> Arena:
    found = Arena(request.param)
    found.report(MAJOR[request.param])
    return found


def test_first_response_goes_out_at_once(arena: Arena) -> None:
    state = arena.state
    assert state.phase == "first_response"
    assert state.directives
    assert state.reports
    assert all(directive.clause for directive in state.directives.values())


def test_activation_is_proposed_with_its_reasons_and_waits_for_a_person(arena: Arena) -> None:
    proposed = arena.state.open_approval("activation")
    assert proposed is not None
    assert (proposed.response, proposed.level) == ("city_response", Level.III)
    assert proposed.because[0]["clause"]
    assert arena.state.response is None


def test_only_the_body_that_the_plan_names_decides(arena: Arena) -> None:
    proposed = arena.state.open_approval("activation")
    assert proposed is not None
    step = next_step(arena.plan, proposed)
    assert step is not None
    grant = c.TakeStep(proposed.id, step.id, grant=True)
    assert refused(arena, grant, arena.person("finance")) == "not_yours"
    arena.do(grant, arena.person(step.by))
    assert arena.state.response == "city_response"
    assert refused(arena, grant, arena.person(step.by)) == "already_decided"


def test_a_refusal_needs_a_reason_and_is_not_asked_again_at_the_same_level(arena: Arena) -> None:
    proposed = arena.state.open_approval("activation")
    assert proposed is not None
    step = next_step(arena.plan, proposed)
    assert step is not None
    person = arena.person(step.by)
    assert refused(arena, c.TakeStep(proposed.id, step.id, grant=False), person) == "no_reason"
    arena.do(c.TakeStep(proposed.id, step.id, grant=False, reason="县里可以处置"), person)
    arena.do(c.RecordFigures({"serious_injuries": 2}, "医院"))
    assert arena.state.open_approval("activation") is None
    arena.do(c.RecordFigures({"deaths": 12}, "现场"))
    assert arena.state.open_approval("activation") is not None


def test_groups_form_and_directives_go_to_their_units(arena: Arena) -> None:
    arena.grant()
    state = arena.state
    assert state.phase == "responding"
    assert set(state.groups) == {group.id for group in arena.plan.organisation.groups}
    for group in arena.plan.organisation.groups:
        parties = {d.party for d in state.directives.values() if d.item == group.id}
        assert parties == {arena.party(member) for member in group.members}


def test_figures_that_fall_withdraw_nothing_until_people_decide(arena: Arena) -> None:
    arena.grant()
    before = {d.id for d in arena.state.directives.values() if d.open}
    lower = dict.fromkeys(MAJOR[arena.plan.id], 0) | {"deaths": 1}
    arena.do(c.RecordFigures(lower, "核实", "误传"))
    assert arena.state.level is Level.IV
    assert {d.id for d in arena.state.directives.values() if d.open} >= before
    proposed = arena.state.open_approval("activation")
    assert proposed is not None
    assert proposed.response == "county_response"


def test_a_downgrade_withdraws_with_a_reason(arena: Arena) -> None:
    arena.grant()
    lower = dict.fromkeys(MAJOR[arena.plan.id], 0) | {"deaths": 1}
    arena.do(c.RecordFigures(lower, "核实"))
    arena.grant()
    withdrawn = arena.events(e.DirectiveWithdrawn)
    assert withdrawn
    assert {ev.code for ev in withdrawn} == {"changed"}
    assert arena.state.groups == ()


def test_an_upgrade_adds_only_what_is_missing(arena: Arena) -> None:
    arena.grant()
    before = set(arena.state.directives)
    arena.do(c.RecordFigures({"deaths": 31}, "现场"))
    arena.grant()
    state = arena.state
    assert state.level is Level.I
    assert before <= set(state.directives)
    assert all(name.endswith(".1") for name in state.directives)
    assert not arena.events(e.DirectiveWithdrawn)


def test_an_unknown_or_impossible_figure_is_refused_by_name(arena: Arena) -> None:
    head = arena.journal.head()
    for facts in ({"deaths": -1}, {"deaths": 1.5}, {"ghosts": 1}):
        with pytest.raises(FigureImpossible, match=next(iter(facts))):
            arena.do(c.RecordFigures(facts, "现场"))
    assert arena.journal.head() == head


def settle_checklist(arena: Arena) -> None:
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met", "已核实"))


def ending_chain(arena: Arena) -> list[str]:
    chains = arena.plan.ending.chains
    return [s.by for chain in chains if "city_response" in chain.responses for s in chain.steps]


def test_ending_waits_for_the_checklist(arena: Arena) -> None:
    arena.grant()
    proposer = arena.person(ending_chain(arena)[0])
    assert refused(arena, c.ProposeEnding(), proposer) == "checklist"
    settle_checklist(arena)
    arena.do(c.ProposeEnding("处置完毕"), proposer)
    assert arena.state.phase == "ending"


def test_every_body_of_the_chain_is_heard_and_the_response_ends(arena: Arena) -> None:
    arena.grant()
    settle_checklist(arena)
    arena.do(c.ProposeEnding("处置完毕"), arena.person(ending_chain(arena)[0]))
    arena.grant("ending")
    taken = [arena.plan.role_of(ev.party) for ev in arena.events(e.StepTaken)]
    assert taken[1:] == ending_chain(arena)
    assert arena.state.phase == "aftermath"
    assert arena.state.groups == ()
    aftermath = [d for d in arena.state.directives.values() if d.open]
    assert aftermath


def test_a_refused_ending_goes_back_to_the_response(arena: Arena) -> None:
    arena.grant()
    settle_checklist(arena)
    arena.do(c.ProposeEnding("处置完毕"), arena.person(ending_chain(arena)[0]))
    ending = arena.state.open_approval("ending")
    assert ending is not None
    step = next_step(arena.plan, ending)
    assert step is not None
    arena.do(c.TakeStep(ending.id, step.id, grant=False, reason="还有隐患"), arena.person(step.by))
    assert arena.state.phase == "responding"
    assert arena.state.groups


def test_closing_with_open_duties_needs_a_reason(arena: Arena) -> None:
    arena.grant()
    settle_checklist(arena)
    arena.do(c.ProposeEnding("处置完毕"), arena.person(ending_chain(arena)[0]))
    arena.grant("ending")
    assert refused(arena, c.CloseIncident()) == "no_reason"
    arena.do(c.CloseIncident("善后移交属地"))
    assert arena.state.over
    assert refused(arena, c.RecordFigures({"deaths": 1}, "x")) == "over"


def test_a_false_alarm_withdraws_everything(arena: Arena) -> None:
    assert refused(arena, c.DismissIncident(" ")) == "no_reason"
    arena.do(c.DismissIncident("误报"))
    assert not [d for d in arena.state.directives.values() if d.open]
    assert not [r for r in arena.state.reports.values() if r.state == "due"]
    assert arena.state.open_approval("activation") is None
