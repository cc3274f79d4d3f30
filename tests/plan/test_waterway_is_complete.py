"""What the waterway document lists is in the plan: members, groups, drills, the order of ending."""

from __future__ import annotations

from engine.plan.coverage import coverage
from engine.plan.library import PlanLibrary

PLAN = PlanLibrary.shipped().plan("waterway")


def test_fourteen_bureaus_and_the_local_governments_are_members() -> None:
    members = [unit.unit for unit in PLAN.organisation.units if unit.member]
    assert len(members) == 15
    assert set(members) == set(PLAN.bodies["leading_group"].members)


def test_of_the_eight_groups_only_the_experts_have_no_lead() -> None:
    groups = PLAN.organisation.groups
    assert len(groups) == 8
    assert [group.id for group in groups if group.lead is None] == ["expert_group"]


def test_localities_drill_every_two_years_and_the_group_every_year() -> None:
    assert PLAN.upkeep is not None
    every = {d.id: d.every for d in PLAN.upkeep.duties if d.every}
    assert {name: (span.count, span.unit) for name, span in every.items()} == {
        "local_drill": (2, "years"),
        "comprehensive_drill": (1, "years"),
    }


def test_teams_leave_before_the_site_command_is_dissolved_and_the_order_comes_last() -> None:
    assert PLAN.task["dissolve_site_command"].after == ("teams_withdraw",)
    chain = next(x for x in PLAN.ending.chains if "city_response" in x.responses)
    assert [step.act for step in chain.steps] == ["decide", "announce"]


def test_either_condition_ends_a_response() -> None:
    assert PLAN.ending.require == "any"
    assert [line.id for line in PLAN.ending.conditions] == ["rescue_complete", "danger_removed"]


def test_every_clause_is_answered_and_every_citation_is_listed() -> None:
    found = coverage(PLAN)
    assert [a.entry.number for a in found.answers if a.state == "unanswered"] == []
    assert [(c.clause, c.item) for c in found.unlisted()] == []
