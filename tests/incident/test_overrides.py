from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.state import Override
from tests.incident.arena import Arena
from tests.incident.commanding import heard, refused, responding, standing, told
from tests.incident.stages import end

REASON = "通信中断，等不及"


def reported(plan: str = "special_equipment", deaths: int = 3) -> Arena:
    arena = Arena(plan)
    arena.report({"deaths": deaths})
    return arena


def settled(arena: Arena, *, ratify: bool, words: str = "情况不符") -> Override:
    override = arena.state.overrides["override_1"]
    body = arena.plan.role_of(override.owner)
    arena.do(c.SettleOverride(override.id, ratify, words), arena.person(body))
    return arena.state.overrides["override_1"]


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_a_response_begins_at_once_and_waits_for_the_body_whose_decision_it_was(plan: str) -> None:
    arena = reported(plan)
    arena.do(c.OverrideResponse("city_response", REASON))
    assert arena.state.response == "city_response"
    assert arena.plan.phases[arena.state.phase].kind == "responding"
    assert arena.state.open_approval("activation") is None
    (override,) = arena.state.unratified
    assert (override.owner, override.reason) == (arena.party("leading_group"), REASON)
    assert settled(arena, ratify=True).state == "ratified"
    assert arena.state.response == "city_response"
    assert arena.state.unratified == ()


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_revoking_a_response_withdraws_what_it_brought(plan: str) -> None:
    arena = reported(plan)
    before = {d.id for d in arena.state.directives.values() if d.open}
    arena.do(c.OverrideResponse("city_response", REASON))
    assert settled(arena, ratify=False).state == "revoked"
    state = arena.state
    assert (state.response, state.phase) == (None, "first_response")
    assert (state.groups, state.site_command) == ((), False)
    assert {d.id.rpartition(".")[0] for d in state.directives.values() if d.open} == {
        name.rpartition(".")[0] for name in before
    }
    assert state.open_approval("activation") is None, "refused at this level"
    assert arena.replayed() == state


def test_a_revoked_widening_falls_back_to_what_people_had_decided() -> None:
    arena = responding("special_equipment", deaths=1)
    assert arena.state.response == "county_response"
    held = arena.state.held
    arena.do(c.OverrideResponse("city_response", REASON))
    arena.do(c.OverrideResponse("province_request", "仍在扩大"))
    assert [o.state for o in arena.state.overrides.values()] == ["lapsed", "pending"]
    assert refused(arena, c.ProposeEnding("完"), arena.person("office")) == "unratified"
    (override,) = arena.state.unratified
    arena.do(
        c.SettleOverride(override.id, ratify=False, words="未扩大"), arena.person("leading_group")
    )
    state = arena.state
    assert (state.response, state.phase, state.held) == ("county_response", "standby", held)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (c.OverrideResponse("county_response", REASON), "not_wider"),
        (c.OverrideResponse("city_response", REASON), "not_wider"),
        (c.OverrideResponse("province_request", ""), "no_reason"),
        (c.OverrideResponse("nothing", REASON), "no_response"),
        (c.OverrideSiteCommand(REASON), "stands"),
        (c.OverrideTask("power", "", REASON), "no_text"),
        (c.SettleOverride("override_1", ratify=True), "no_override"),
    ],
)
def test_an_override_never_lowers_and_never_ends(said: c.Command, code: str) -> None:
    assert refused(responding(), said) == code


def test_a_site_command_stands_at_once_and_falls_when_revoked() -> None:
    arena = responding("waterway", deaths=10)
    arena.do(c.OverrideSiteCommand(REASON))
    assert arena.state.site_command
    assert settled(arena, ratify=False).state == "revoked"
    assert not arena.state.site_command


def test_a_task_goes_out_at_once_and_is_withdrawn_when_revoked() -> None:
    arena = reported()
    arena.do(c.OverrideTask("power", "立即断电", REASON))
    assert standing(arena, "order", "order_1") == {"power"}
    owner = arena.state.overrides["override_1"].owner
    assert owner == arena.party("local_government")
    settled(arena, ratify=False)
    assert standing(arena, "order", "order_1") == set()


def test_only_the_body_whose_decision_it_was_settles_it_once() -> None:
    arena = reported("waterway")
    arena.do(c.OverrideResponse("city_response", REASON))
    ratify = c.SettleOverride("override_1", ratify=True, decider="组长王某")
    assert refused(arena, ratify, arena.person("office")) == "not_yours"
    assert refused(arena, ratify) == "not_yours"
    revoke = c.SettleOverride("override_1", ratify=False)
    assert refused(arena, revoke, arena.person("leading_group")) == "no_reason"
    arena.do(ratify, heard(arena, "leading_group"))
    assert any("组长王某，电话" in line and "追认" in line for line in told(arena))
    assert refused(arena, ratify, arena.person("leading_group")) == "already_decided"


def test_an_override_lapses_with_the_incident() -> None:
    arena = reported()
    arena.do(c.OverrideTask("power", "立即断电", REASON))
    arena.do(c.DismissIncident("误报"))
    assert arena.state.unratified == ()
    assert [ev.code for ev in arena.events(e.OverrideLapsed)] == ["dismissed"]


def test_once_ratified_the_response_ends_by_its_chain() -> None:
    arena = reported()
    arena.do(c.OverrideResponse("city_response", REASON))
    settled(arena, ratify=True)
    end(arena)
    assert arena.plan.phases[arena.state.phase].kind == "aftermath"
