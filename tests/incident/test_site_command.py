from __future__ import annotations

from typing import Any

import pytest

from engine.incident import commands as c
from tests.incident.arena import Arena
from tests.incident.commanding import heard, refused, responding, standing, told
from tests.incident.stages import end

ON_ORDER = "市政府电话指示立即成立"


@pytest.mark.parametrize(
    ("facts", "said", "code"),
    [
        ({"deaths": 3}, c.FormSiteCommand("水域狭窄、船舶多"), None),
        ({"deaths": 3}, c.FormSiteCommand(), "no_reason"),
        ({"deaths": 10}, c.FormSiteCommand("自行判断"), "no_instruction"),
        ({"deaths": 10}, c.FormSiteCommand("", ON_ORDER), None),
        ({"deaths": [3, 10]}, c.FormSiteCommand("自行判断"), "no_instruction"),
        ({"deaths": 3, "social_impact": True}, c.FormSiteCommand("", ON_ORDER), None),
        ({"deaths": 3, "social_impact": True}, c.FormSiteCommand("视情"), "no_instruction"),
    ],
)
def test_the_waterway_group_forms_it_as_needed_or_on_instruction(
    facts: dict[str, Any], said: c.FormSiteCommand, code: str | None
) -> None:
    arena = Arena("waterway")
    arena.report(facts)
    arena.grant()
    assert not arena.state.site_command
    group = arena.person("leading_group")
    if code:
        assert refused(arena, said, group) == code
    else:
        arena.do(said, group)
        assert arena.state.site_command


def test_only_the_group_forms_it_itself_or_by_telephone() -> None:
    arena = responding("waterway")
    said = c.FormSiteCommand("水域狭窄", decider="组长王某")
    assert refused(arena, said, arena.person("maritime")) == "not_yours"
    assert refused(arena, said) == "not_yours"
    arena.do(said, heard(arena, "leading_group"))
    assert arena.state.site_order is not None
    assert arena.state.site_order.clause == "二(一)"
    assert any("组长王某，电话" in line and "成立现场指挥部" in line for line in told(arena))


def test_formed_in_the_first_response_it_stands_on_and_ends_with_the_response() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 10})
    arena.do(c.FormSiteCommand("", ON_ORDER), arena.person("leading_group"))
    assert arena.state.site_command
    arena.grant()
    assert arena.state.site_command
    end(arena)
    assert not arena.state.site_command
    assert arena.state.site_order is None


def test_people_dissolve_what_people_formed_with_a_reason() -> None:
    arena = responding("waterway")
    group = arena.person("leading_group")
    assert refused(arena, c.DissolveSiteCommand("完成"), group) == "no_site"
    arena.do(c.FormSiteCommand("水域狭窄"), group)
    assert refused(arena, c.DissolveSiteCommand(" "), group) == "no_reason"
    assert refused(arena, c.FormSiteCommand("再设"), group) == "stands"
    arena.do(c.DissolveSiteCommand("主要救援完成"), group)
    assert not arena.state.site_command
    assert arena.replayed() == arena.state


def test_one_that_the_plan_demands_is_neither_formed_nor_dissolved_by_people() -> None:
    arena = responding("special_equipment")
    group = arena.person("leading_group")
    assert arena.state.site_command
    assert refused(arena, c.FormSiteCommand("再设"), group) == "stands"
    assert refused(arena, c.DissolveSiteCommand("够了"), group) == "no_site"


def test_a_county_response_has_no_site_command() -> None:
    arena = responding("waterway", deaths=1)
    assert arena.state.response == "county_response"
    said = c.FormSiteCommand("水域狭窄")
    assert refused(arena, said, arena.person("leading_group")) == "no_power"


@pytest.mark.parametrize(
    ("plan", "by"), [("special_equipment", "site_command"), ("waterway", "leading_group")]
)
def test_a_group_stands_down_early_and_its_directives_follow(plan: str, by: str) -> None:
    arena = responding(plan)
    down = c.OrderGroup("publicity_group", stand=False, reason="无媒体到场")
    assert refused(arena, down, arena.person("office")) == "not_yours"
    assert standing(arena, "group", "publicity_group")
    arena.do(down, arena.person(by))
    assert "publicity_group" not in arena.state.groups
    assert not standing(arena, "group", "publicity_group")
    withdrawn = [x for x in told(arena) if "宣传报道组" in x and "按指挥命令" in x]
    assert len(withdrawn) == 2
    arena.do(c.ReverseGroupOrder("publicity_group", "媒体到场"), arena.person(by))
    assert "publicity_group" in arena.state.groups
    assert standing(arena, "group", "publicity_group")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (c.OrderGroup("publicity_group", stand=False, reason=""), "no_reason"),
        (c.OrderGroup("publicity_group", stand=True, reason="要"), "as_it_is"),
        (c.OrderGroup("choir", stand=True, reason="要"), "no_group"),
        (c.ReverseGroupOrder("publicity_group", "要"), "no_order"),
        (c.NameGroupLeader("publicity_group", ""), "no_name"),
    ],
)
def test_an_order_about_a_group_is_refused_with_the_reason(said: c.Command, code: str) -> None:
    arena = responding("waterway")
    assert refused(arena, said, arena.person("leading_group")) == code


def test_an_order_about_a_group_holds_until_the_response_changes() -> None:
    arena = responding("special_equipment")
    site = arena.person("site_command")
    arena.do(c.OrderGroup("publicity_group", stand=False, reason="无媒体到场"), site)
    arena.do(c.RecordFigures({"deaths": 10}, "现场"))
    assert "publicity_group" not in arena.state.groups
    arena.grant()
    assert arena.state.response == "province_request"
    assert "publicity_group" in arena.state.groups
    assert arena.state.group_orders == {}


def test_a_leader_is_named_in_person_for_as_long_as_the_group_stands() -> None:
    arena = responding("waterway")
    arena.do(c.NameGroupLeader("rescue_group", "陈某", "副局长", "13900000003"))
    assert arena.state.group_leaders["rescue_group"].name == "陈某"
    down = c.OrderGroup("rescue_group", stand=False, reason="搜救结束")
    arena.do(down, arena.person("leading_group"))
    assert "rescue_group" not in arena.state.group_leaders
    assert refused(arena, c.NameGroupLeader("rescue_group", "陈某")) == "not_standing"
