from __future__ import annotations

import pytest

from engine.incident import commands as c
from tests.incident.arena import Arena
from tests.incident.commanding import heard, refused, responding, standing, told
from tests.incident.stages import end

CUT_POWER = c.DirectTask("power", "切断厂区北侧供电", "抢险需要")


@pytest.mark.parametrize(
    ("plan", "by", "clause"),
    [
        ("special_equipment", "leading_group", "§2.1.2(2)"),
        ("special_equipment", "site_command", "§2.4.2(2)"),
        ("special_equipment", "local_government", "§4.2"),
        ("waterway", "leading_group", "二(二)1"),
        ("waterway", "site_command", "四(五)3"),
    ],
)
def test_command_directs_what_stands_in_no_list(plan: str, by: str, clause: str) -> None:
    arena = responding(plan)
    arena.do(CUT_POWER, arena.person(by))
    (directive,) = (d for d in arena.state.directives.values() if d.origin == "order")
    assert (directive.party, directive.text, directive.clause) == (
        "power",
        "切断厂区北侧供电",
        clause,
    )
    clock = arena.plan.minutes(arena.plan.command.answer_within or "")
    assert (directive.answer_due - arena.now).total_seconds() == clock * 60


def test_it_is_answered_and_runs_late_like_any_other() -> None:
    arena = responding()
    arena.do(CUT_POWER, arena.person("site_command"))
    name = next(d.id for d in arena.state.directives.values() if d.origin == "order")
    arena.wait(11)
    assert arena.state.directives[name].unanswered
    arena.do(c.MoveDirective(name, "acknowledge"), arena.person("power"))
    arena.do(c.MoveDirective(name, "complete", "已断电"), arena.person("power"))
    assert arena.state.directives[name].state == "done"
    assert any("已完成 绍兴电力局〈切断厂区北侧供电〉" in line for line in told(arena))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (c.DirectTask("power", "", "要"), "no_text"),
        (c.DirectTask("power", "断电", ""), "no_reason"),
        (c.DirectTask("nobody", "断电", "要"), "no_party"),
        (c.DirectTask("waterway.office", "断电", "要"), "no_party"),
        (c.WithdrawTask("order_1", "不必了"), "no_order"),
    ],
)
def test_a_task_is_refused_with_the_reason(said: c.Command, code: str) -> None:
    arena = responding()
    assert refused(arena, said, arena.person("site_command")) == code


@pytest.mark.parametrize("body", ["office", "fire"])
def test_who_does_not_command_directs_nobody(body: str) -> None:
    arena = responding()
    assert refused(arena, CUT_POWER, arena.person(body)) == "not_yours"


def test_before_the_city_responds_only_the_local_government_directs() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    assert refused(arena, CUT_POWER, arena.person("leading_group")) == "not_yours"
    arena.do(CUT_POWER, arena.person("local_government"))
    assert standing(arena, "order", "order_1") == {"power"}


def test_a_plan_that_gives_nobody_the_power_directs_nothing_by_order() -> None:
    arena = Arena("production_safety")
    arena.report({"deaths": 3})
    assert refused(arena, CUT_POWER, arena.person("city_government")) == "no_power"


def test_a_task_is_taken_back_and_ends_with_the_response() -> None:
    arena = responding()
    site = arena.person("site_command")
    arena.do(CUT_POWER, site)
    back = c.WithdrawTask("order_1", "误判", decider="指挥长李某")
    arena.do(back, heard(arena, "site_command"))
    assert standing(arena, "order", "order_1") == set()
    assert refused(arena, c.WithdrawTask("order_1", "误判"), site) == "taken_back"
    arena.do(CUT_POWER, site)
    end(arena)
    assert standing(arena, "order", "order_2") == set()
    assert refused(arena, CUT_POWER, site) == "illegal_phase"
